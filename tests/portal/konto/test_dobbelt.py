"""Two clicks, two tabs, the back button: what a login does when a browser says the same thing twice."""

from __future__ import annotations

import pytest

from kostra.portal.konto.models import Innloggingsforsok
from kostra.portal.revisjon.models import Hendelse
from kostra.portal.varsling.models import Forsendelse
from portal import bygg
from portal.konto import hjelp

pytestmark = pytest.mark.django_db


def _kopi(klient):
    """A request that left the browser before the answer to the one before had come."""
    kopi = hjelp.nettleser()
    kopi.cookies.load({navn: c.value for navn, c in klient.cookies.items()})
    return kopi


def _ta_imot(klient, svar) -> None:
    """The answer comes back: its cookies are the browser's."""
    for navn, kake in svar.cookies.items():
        if kake.value and kake["max-age"] != 0:
            klient.cookies[navn] = kake.value
        else:
            klient.cookies.pop(navn, None)


@pytest.mark.parametrize("rekkefolge", [1, -1], ids=["i rekkefølge", "den siste først"])
def test_dobbeltklikk_paa_foerste_logg_inn_gir_en_sms_og_koden_virker(
    klokka, klient, nora, rekkefolge
):
    """Whichever answer the browser ends with, the page shows the number of the code that came."""
    klient.get(hjelp.LOGG_INN)
    svar = [hjelp.steg1(_kopi(klient), nora.brukerid) for _ in range(2)]
    for ett in svar[::rekkefolge]:
        _ta_imot(klient, ett)
    brev = Forsendelse.objects.get(kanal="sms")
    side = klient.get(hjelp.KODE).content.decode()
    assert f'<span id="ref">{brev.kontekst["referanse"]}</span>' in side
    assert hjelp.steg2(klient, hjelp.siste_kode(klient)).url == "/skjema/"
    assert hjelp.okter() == 1


def _senere(klokka, klient):
    klokka.fram(seconds=11)
    return _kopi(klient)


def _annen_nettleser(_klokka, _klient):
    annen = hjelp.nettleser()
    annen.get(hjelp.LOGG_INN)
    return annen


def _samme_etter_svaret(_klokka, klient):
    return klient


@pytest.mark.parametrize("neste", [_senere, _annen_nettleser, _samme_etter_svaret])
def test_det_som_ikke_er_et_dobbeltklikk_faar_sin_egen_kode(klokka, klient, nora, neste):
    """Someone else who knows the password, too: they get nothing of what the first one got."""
    klient.get(hjelp.LOGG_INN)
    foer = _kopi(klient)
    hjelp.steg1(klient, nora.brukerid)
    foerste = klient.session["forsok"]
    andre = neste(klokka, foer if neste is _senere else klient)
    hjelp.steg1(andre, nora.brukerid)
    assert andre.session["forsok"] != foerste
    assert Forsendelse.objects.filter(kanal="sms").count() == 2


def test_dobbeltklikk_paa_andre_logg_inn_naar_den_foerste_er_svart(klokka, klient, nora):
    hjelp.steg1(klient, nora.brukerid)
    kode = hjelp.siste_kode(klient)
    hjelp.steg2(klient, kode)
    svar = klient.post(hjelp.KODE, {"kode": kode}, follow=True)
    assert svar.redirect_chain[-1][0] == "/skjema/"
    assert hjelp.er_inne(klient)


def test_dobbeltklikk_paa_andre_logg_inn_naar_svaret_ikke_er_kommet(klokka, klient, nora):
    """The second request left with the old session; its answer must not take the new one away."""
    hjelp.steg1(klient, nora.brukerid)
    kode, andre = hjelp.siste_kode(klient), _kopi(klient)
    _ta_imot(klient, hjelp.steg2(klient, kode))
    _ta_imot(klient, hjelp.steg2(andre, kode))
    assert hjelp.er_inne(klient)
    assert hjelp.okter() == 1
    assert Hendelse.objects.filter(handling="konto.innlogget").count() == 1


def test_kommunens_dobbeltklikk_ender_innlogget(klokka, klient):
    _, orgnr, pin = hjelp.kommune()
    klient.get(hjelp.LOGG_INN)
    andre = _kopi(klient)
    _ta_imot(klient, hjelp.steg1(klient, orgnr, pin))
    _ta_imot(klient, hjelp.steg1(andre, orgnr, pin))
    assert hjelp.er_inne(klient)


def test_tilbakeknappen_til_paaloggingen_etter_innlogging(klokka, klient, nora):
    hjelp.inn(klient, nora)
    assert klient.get(hjelp.LOGG_INN).url == "/skjema/"
    svar = klient.get(hjelp.KODE, follow=True)
    assert svar.redirect_chain[-1][0] == "/skjema/"
    assert hjelp.er_inne(klient)


def test_tilbakeknappen_fra_koden_gir_paaloggingen_og_en_ny_kode(klokka, klient, nora):
    hjelp.steg1(klient, nora.brukerid)
    gammelt = Innloggingsforsok.objects.get()
    assert nora.brukerid in klient.get(hjelp.LOGG_INN).content.decode()
    hjelp.steg1(klient, nora.brukerid)
    assert hjelp.steg2(klient, hjelp.siste_kode(klient)).url == "/skjema/"
    gammelt.refresh_from_db()
    assert hjelp.okter() == 1


def test_tilbakeknappen_etter_utlogging_viser_ingen_side(klokka, klient, nora):
    hjelp.inn(klient, nora)
    side = klient.get("/min-side/")
    assert side["Cache-Control"] == "no-store"
    klient.post("/logg-ut/")
    assert klient.get("/min-side/").url.startswith("/logg-inn/")


def test_to_faner_hvert_sitt_forsok_den_siste_gjelder(klokka, klient, nora):
    """One browser has one attempt: the code of the earlier tab is told apart by its number."""
    hjelp.steg1(klient, nora.brukerid)
    foerste = hjelp.siste_kode(klient)
    klokka.fram(seconds=2)
    hjelp.steg1(klient, nora.brukerid)
    if hjelp.siste_kode(klient) != foerste:
        assert hjelp.steg2(klient, foerste).status_code == 422
    assert hjelp.steg2(klient, hjelp.siste_kode(klient)).url == "/skjema/"


def test_en_side_fra_foer_ny_paalogging_i_en_annen_fane_sier_hva_som_har_skjedd(klokka, nora):
    """The token of the old page is void; nothing is saved, and the page says how to go on."""
    klient = hjelp.nettleser(enforce_csrf_checks=True)
    side = klient.get(hjelp.LOGG_INN)
    gammelt = str(side.context["csrf_token"])
    kom = {"referer": "https://kostra.example/logg-inn/"}
    _, orgnr, pin = hjelp.kommune(bygg.enhet("5501", "Tromsø"))
    felt = {"brukernavn": orgnr, "passord": pin, "sprak": "nb", "csrfmiddlewaretoken": gammelt}
    assert klient.post(hjelp.LOGG_INN, felt, headers=kom).status_code == 302
    svar = klient.post(
        "/min-side/sprak/", {"sprak": "nn", "csrfmiddlewaretoken": gammelt}, headers=kom
    )
    assert svar.status_code == 403
    assert "logget inn på nytt i et annet vindu" in svar.content.decode()
    assert hjelp.er_inne(klient)
