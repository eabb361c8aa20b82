"""Sessions: how long they last, what ends them, and that the end is on the server."""

from __future__ import annotations

import json

import pytest
from django.urls import reverse

from kostra.portal.konto import services
from kostra.portal.konto.models import Bruker
from kostra.portal.revisjon.models import Hendelse
from portal import bygg
from portal.konto import hjelp

pytestmark = pytest.mark.django_db
MIN_SIDE = "/min-side/"


@pytest.fixture
def inne(klient, klokka):
    """A browser that is logged in, as (klient, account)."""
    konto, orgnr, pin = hjelp.kommune(bygg.enhet("5501", "Tromsø"))
    hjelp.steg1(klient, orgnr, pin)
    return klient, konto


def _kopi(klient):
    """Another browser with the same cookies: what a thief would have."""
    kopi = hjelp.nettleser()
    kopi.cookies.load({navn: c.value for navn, c in klient.cookies.items()})
    return kopi


# -- limits ----------------------------------------------------------------------------------------
def test_uten_aa_gjoere_noe_er_man_ute_etter_30_minutter(inne, klokka):
    klient, _ = inne
    klokka.fram(minutes=29, seconds=59)
    assert klient.get(MIN_SIDE).status_code == 200
    klokka.fram(minutes=30)
    svar = klient.get(MIN_SIDE)
    assert svar.url == "/logg-inn/?grunn=tid&neste=%2Fmin-side%2F"
    assert "30 minutter" in klient.get(svar.url).content.decode()
    assert hjelp.okter() == 0


def test_den_som_arbeider_er_inne_til_det_er_gaatt_12_timer(inne, klokka):
    klient, _ = inne
    for _ in range(12 * 3 - 1):
        klokka.fram(minutes=20)
        assert klient.get(MIN_SIDE).status_code == 200
    klokka.fram(minutes=20)
    assert klient.get(MIN_SIDE).url.startswith("/logg-inn/?grunn=lenge")


def test_siden_vet_naar_okten_tar_slutt(inne, klokka):
    klient, _ = inne
    klokka.fram(minutes=10)
    request = klient.get(MIN_SIDE).wsgi_request
    assert (request.okt_utloper.hour, request.okt_utloper.minute) == (11, 40)
    for _ in range(35):
        klokka.fram(minutes=20)
        slutt = klient.get(MIN_SIDE).wsgi_request.okt_utloper
    assert (slutt.hour, slutt.minute) == (23, 0)


def test_ett_tastetrykk_forlenger(inne, klokka):
    klient, _ = inne
    klokka.fram(minutes=28)
    svar = klient.post("/okt/forleng/", headers={"accept": "application/json"})
    klokka.fram(minutes=28)
    assert klient.get(MIN_SIDE).status_code == 200
    assert json.loads(svar.content)["utloper"] == 1_799_751_600_000 + 58 * 60_000


def test_forlenging_uten_skript_gaar_tilbake_til_siden(inne):
    klient, _ = inne
    svar = klient.post("/okt/forleng/", headers={"referer": "https://kostra.example/min-side/"})
    assert svar.url == "https://kostra.example/min-side/"
    svar = klient.post("/okt/forleng/", headers={"referer": "https://ond.example/"})
    assert svar.url == "/skjema/"
    assert klient.get("/okt/forleng/").status_code == 405


def test_det_siden_spoer_om_selv_forlenger_ikke(inne, klokka):
    klient, _ = inne
    for _ in range(3):
        klokka.fram(minutes=9)
        assert klient.get(MIN_SIDE, headers={"X-Kostra-Stille": "1"}).status_code == 200
    klokka.fram(minutes=3)
    assert klient.get(MIN_SIDE).url.startswith("/logg-inn/?grunn=tid")


def test_en_visning_kan_si_at_den_ikke_forlenger(inne, klokka, monkeypatch):
    from kostra.portal.konto import views_minside

    klient, _ = inne
    monkeypatch.setattr(views_minside.min_side, "forlenger", False, raising=False)
    klokka.fram(minutes=20)
    klient.get(MIN_SIDE)
    klokka.fram(minutes=11)
    assert klient.get(MIN_SIDE).url.startswith("/logg-inn/?grunn=tid")


# -- what ends it ----------------------------------------------------------------------------------
def test_noekkelen_til_okten_er_ny_etter_paalogging(klient, klokka, nora):
    foer = {klient.session.session_key} if klient.session.session_key else set()
    hjelp.steg1(klient, nora.brukerid)
    foer.add(klient.session.session_key)
    hjelp.steg2(klient, hjelp.siste_kode())
    assert klient.session.session_key not in foer
    assert not any(klient.session.exists(noekkel) for noekkel in foer)


def test_en_okt_som_er_plantet_paa_forhaand_blir_ikke_innlogget(klient, klokka, nora):
    hjelp.steg1(klient, nora.brukerid)
    plantet = _kopi(klient)
    hjelp.steg2(klient, hjelp.siste_kode())
    assert hjelp.er_inne(klient)
    assert not hjelp.er_inne(plantet)


def test_ingenting_fra_foer_paalogging_foelger_med(klient, klokka, nora):
    hjelp.inn(klient, nora)
    assert not {"forsok", "hemmelig", "brukernavn"} & set(klient.session.keys())


@pytest.mark.parametrize(
    "hendelse",
    [
        lambda b: services.avslutt_okter(bruker=b),
        lambda b: services.nytt_startpassord(bruker=b),
        lambda b: services.bytt_passord(bruker=b, nytt="en ganske ny setning"),
        lambda b: Bruker.objects.filter(pk=b.pk).update(aktiv=False),
    ],
    ids=["rett mistet", "nytt startpassord", "passord byttet", "bruker stengt"],
)
def test_okten_doer_paa_tjeneren_naar_kontoen_endres(klient, klokka, nora, hendelse):
    annen = hjelp.nettleser()
    hjelp.inn(klient, nora)
    hjelp.inn(annen, nora)
    hendelse(nora)
    for en in (klient, annen):
        assert en.get(MIN_SIDE).url.startswith("/logg-inn/?grunn=avsluttet")
    assert hjelp.okter() == 0


def test_etter_utlogging_kan_okten_ikke_brukes_av_noen(inne):
    klient, konto = inne
    tyv = _kopi(klient)
    assert hjelp.er_inne(tyv)
    svar = klient.post("/logg-ut/")
    assert svar.url == "/logg-inn/?grunn=utlogget"
    assert not hjelp.er_inne(tyv)
    assert Hendelse.objects.filter(handling="konto.utlogget", aktor=str(konto.pk)).exists()


def test_utlogging_rydder_nettleseren_men_den_er_fortsatt_kjent(inne):
    klient, _ = inne
    svar = klient.post("/logg-ut/")
    assert svar["Clear-Site-Data"] == '"cache"'
    assert klient.cookies["__Host-kostra-kjent"].value


def test_utlogging_er_post_med_csrf(inne):
    klient, _ = inne
    assert klient.get("/logg-ut/").status_code == 405
    streng = hjelp.nettleser(enforce_csrf_checks=True)
    streng.cookies.load({navn: c.value for navn, c in klient.cookies.items()})
    assert streng.post("/logg-ut/").status_code == 403
    assert hjelp.er_inne(klient)


def test_to_utlogginger_etter_hverandre_gaar_bra(inne):
    klient, _ = inne
    klient.post("/logg-ut/")
    assert klient.post("/logg-ut/").url == "/logg-inn/?grunn=utlogget"


def test_to_nettlesere_er_inne_samtidig_og_uavhengig(klient, klokka, nora):
    annen = hjelp.nettleser()
    hjelp.inn(klient, nora)
    hjelp.inn(annen, nora)
    klient.post("/logg-ut/")
    assert hjelp.er_inne(annen)


def test_logg_ut_alle_logger_ut_alle(klient, klokka, nora):
    annen = hjelp.nettleser()
    hjelp.inn(annen, nora)
    hjelp.inn(klient, nora)
    assert klient.post("/min-side/logg-ut-alle/").url == "/logg-inn/?grunn=alle"
    assert not hjelp.er_inne(klient)
    assert not hjelp.er_inne(annen)


def test_ny_paalogging_som_en_annen_tar_ikke_med_den_foerste(inne, nora):
    klient, _ = inne
    tyv = _kopi(klient)
    hjelp.inn(klient, nora)
    assert klient.session["_auth_user_id"] == str(nora.pk)
    assert not hjelp.er_inne(tyv)


def test_okten_ligger_i_en_vernet_kake(klient, klokka):
    _, orgnr, pin = hjelp.kommune()
    kake = hjelp.steg1(klient, orgnr, pin).cookies["__Host-kostra"]
    assert (kake["secure"], kake["httponly"], kake["samesite"], kake["path"], kake["domain"]) == (
        True, True, "Strict", "/", "",
    )  # fmt: skip


# -- whoever isn't in ------------------------------------------------------------------------------
def test_den_som_ikke_er_inne_sendes_til_paalogging_og_saa_dit_den_skulle(klient):
    svar = klient.get("/min-side/?a=b")
    assert svar.url == "/logg-inn/?neste=%2Fmin-side%2F%3Fa%3Db"
    assert "Logg inn for å se siden" in klient.get(svar.url).content.decode()


def test_en_side_hentet_av_htmx_sender_hele_siden_til_paalogging(klient):
    svar = klient.get(
        MIN_SIDE,
        headers={"HX-Request": "true", "HX-Current-URL": "https://kostra.example/skjema/7/"},
    )
    assert svar.status_code == 200
    assert svar["HX-Redirect"] == "/logg-inn/?neste=%2Fskjema%2F7%2F"


@pytest.mark.parametrize("hode", [{"accept": "application/json"}, {"sec-fetch-dest": "empty"}])
def test_et_skript_faar_401_i_stedet_for_en_side(klient, hode):
    svar = klient.post(
        "/min-side/sprak/", headers=hode | {"referer": "https://kostra.example/min-side/"}
    )
    assert (svar.status_code, svar.json()["til"]) == (401, "/logg-inn/?neste=%2Fmin-side%2F")


def test_etter_et_skjema_som_ikke_kom_fram_gaar_man_tilbake_til_siden_det_stod_paa(klient):
    svar = klient.post("/min-side/sprak/", headers={"referer": "https://kostra.example/min-side/"})
    assert svar.url == "/logg-inn/?neste=%2Fmin-side%2F"
    svar = klient.post("/min-side/sprak/", headers={"referer": "https://ond.example/x"})
    assert svar.url == "/logg-inn/"


@pytest.mark.parametrize(
    "grunn", ["tid", "lenge", "avsluttet", "utlogget", "alle", "forsok", "forfra"]
)
def test_hver_grunn_har_sin_forklaring(klient, grunn):
    assert "ds-alert" in klient.get(f"/logg-inn/?grunn={grunn}").content.decode()


def test_en_ukjent_grunn_sier_ingenting(klient):
    side = klient.get("/logg-inn/?grunn=<script>").content.decode()
    assert "ds-alert" not in side
    assert "<script>" not in side


# -- the first login -------------------------------------------------------------------------------
@pytest.fixture
def ny(klient, klokka):
    """A new rapportør, logged in with the start password for the first time."""
    bygg.runde()
    bruker, passord = services.opprett_rapportor(
        enhet=bygg.enhet(), navn="Nils Eksempel", epost="nils@senja.example",
        mobil="+4790000001",
    )  # fmt: skip
    hjelp.steg1(klient, bruker.brukerid, passord)
    hjelp.steg2(klient, hjelp.siste_kode())
    return klient, bruker, passord


@pytest.mark.parametrize("navn", ["konto:min_side", "konto:app", "konto:glemt"])
def test_foer_passordet_er_byttet_aapnes_ingenting_annet(ny, navn):
    klient, *_ = ny
    assert klient.get(reverse(navn)).url == "/min-side/passord/"


def test_skript_og_htmx_faar_ogsaa_beskjed_om_passordet(ny):
    klient, *_ = ny
    assert (
        klient.get(MIN_SIDE, headers={"HX-Request": "true"})["HX-Redirect"] == "/min-side/passord/"
    )
    assert klient.get(MIN_SIDE, headers={"accept": "application/json"}).status_code == 401


def test_nytt_passord_og_saa_er_alt_aapent(ny):
    klient, bruker, start = ny
    okt = klient.session.session_key
    nytt = "fjellrev under snøen"
    svar = klient.post("/min-side/passord/", {"nytt": nytt, "gjenta": nytt})
    assert svar.url == "/skjema/"
    assert hjelp.er_inne(klient)
    assert klient.session.session_key != okt
    annen = hjelp.nettleser()
    assert hjelp.steg1(annen, bruker.brukerid, start).status_code == 422
    assert hjelp.steg1(annen, bruker.brukerid, nytt).status_code == 302
    assert Hendelse.objects.filter(handling="konto.passord_byttet", aktor=str(bruker.pk)).exists()


def test_startpassordet_kan_ikke_velges_paa_nytt(ny):
    klient, bruker, start = ny
    svar = klient.post("/min-side/passord/", {"nytt": start, "gjenta": start})
    assert svar.status_code == 422
    bruker.refresh_from_db()
    assert bruker.maa_bytte_passord


def test_man_kan_logge_ut_foer_passordet_er_byttet(ny):
    klient, *_ = ny
    assert klient.post("/logg-ut/").url == "/logg-inn/?grunn=utlogget"


def test_startpassordet_holder_i_14_dager(klokka, klient):
    bruker, passord = services.opprett_rapportor(
        enhet=bygg.enhet(), navn="Nils Eksempel", epost="nils@senja.example",
        mobil="+4790000001",
    )  # fmt: skip
    klokka.fram(days=13, hours=23)
    assert hjelp.steg1(klient, bruker.brukerid, passord).status_code == 302
    klokka.fram(hours=1)
    assert hjelp.steg1(klient, bruker.brukerid, passord).status_code == 422
