"""Login 2: six digits, five minutes, one use, five tries, one browser."""

from __future__ import annotations

import threading
from datetime import timedelta

import pytest
from django.db import connection

from kostra.portal import klokke
from kostra.portal.konto import kode, services, steg
from kostra.portal.konto.models import Bruker, Innloggingsforsok
from kostra.portal.revisjon.models import Hendelse
from kostra.portal.varsling.models import Forsendelse
from portal import bygg
from portal.konto import hjelp

pytestmark = pytest.mark.django_db


def _sms() -> list[Forsendelse]:
    return list(Forsendelse.objects.filter(kanal="sms").order_by("opprettet"))


# -- the way in ------------------------------------------------------------------------------------
def test_koden_kommer_paa_sms_med_samme_referanse_som_paa_siden(klient, nora):
    assert hjelp.steg1(klient, nora.brukerid).url == "/logg-inn/kode/"
    (brev,) = _sms()
    assert (brev.mal, brev.til) == ("kode", nora.mobil)
    side = klient.get("/logg-inn/kode/").content.decode()
    assert f'<span id="ref">{brev.kontekst["referanse"]}</span>' in side
    assert len(brev.kontekst["referanse"]) == 4
    assert "data-nedtelling" in side


def test_riktig_kode_logger_inn(klient, nora):
    svar = hjelp.inn(klient, nora)
    assert (svar.status_code, svar.url) == (302, "/skjema/")
    assert klient.session["_auth_user_id"] == str(nora.pk)
    (hendelse,) = Hendelse.objects.filter(handling="konto.innlogget")
    assert (hendelse.aktor, hendelse.detaljer) == (str(nora.pk), {"metode": "sms"})


def test_ingen_er_inne_foer_koden(klient, nora):
    hjelp.steg1(klient, nora.brukerid)
    assert not hjelp.er_inne(klient)


def test_hver_paalogging_har_sin_egen_kode(klient, nora):
    hjelp.inn(klient, nora)
    forste = hjelp.siste_kode()
    klient.post("/logg-ut/")
    hjelp.steg1(klient, nora.brukerid)
    if hjelp.siste_kode() != forste:  # one in a million is the same by chance
        assert hjelp.steg2(klient, forste).status_code == 422


@pytest.mark.parametrize(
    "skriv",
    [
        lambda k: f" {k[:3]} {k[3:]} ",
        lambda k: f"{k}\r\n",
        lambda k: f"{k[:3]}\n{k[3:]}",
        lambda k: f"{k[:3]}-{k[3:]}",
        lambda k: "\u00a0".join(k),
        lambda k: "".join(chr(ord(t) + 0xFEE0) for t in k),  # full width
        lambda k: f"\u200b{k}\u202c",
    ],
)
def test_koden_godtas_slik_den_blir_limt_inn(klient, nora, skriv):
    hjelp.steg1(klient, nora.brukerid)
    assert hjelp.steg2(klient, skriv(hjelp.siste_kode())).status_code == 302


@pytest.mark.parametrize("skrevet", ["", "12345", "1234567", "abcdef", "12 34 5x", "१२३४५६"])
def test_det_som_ikke_kan_vaere_en_kode_koster_ikke_et_forsok(klient, nora, skrevet):
    hjelp.steg1(klient, nora.brukerid)
    assert hjelp.steg2(klient, skrevet).status_code == 422
    assert Innloggingsforsok.objects.get().forsok_igjen == 5


def test_koden_ligger_ikke_i_databasen(klient, nora):
    hjelp.steg1(klient, nora.brukerid)
    kode_, forsok = hjelp.siste_kode(), Innloggingsforsok.objects.get()
    rader = [repr(vars(rad)) for rad in (forsok, *_sms())]
    assert not any(kode_ in rad for rad in rader)
    assert len(forsok.kode_hash) == 64


def test_samme_kode_har_ulikt_avtrykk_i_to_forsok(nora):
    forste, andre = (kode.start(bruker=nora, fremmed=True, sprak="nb")[0] for _ in range(2))
    assert kode._kode(forste.pk, "123456") != kode._kode(andre.pk, "123456")


def test_sms_en_er_paa_spraket_som_ble_valgt(klient, nora):
    hjelp.steg1(klient, nora.brukerid, sprak="en")
    assert _sms()[0].sprak == "en"


def test_spraket_og_maalet_foelger_med_gjennom_koden(klient, nora):
    svar = hjelp.inn(klient, nora, sprak="nn", neste="/min-side/")
    assert svar.url == "/min-side/"
    assert svar.cookies["__Host-kostra-sprak"].value == "nn"


# -- what is refused -------------------------------------------------------------------------------
def test_koden_kan_brukes_en_gang(klient, nora):
    hjelp.steg1(klient, nora.brukerid)
    kode_, forsok = hjelp.siste_kode(), Innloggingsforsok.objects.get()
    assert kode.prov(forsok=forsok, kode=kode_) is kode.Utfall.RIKTIG
    assert kode.prov(forsok=forsok, kode=kode_) is kode.Utfall.SLUTT


def test_koden_holder_i_fem_minutter_og_ikke_lenger(klokka, klient, nora):
    hjelp.steg1(klient, nora.brukerid)
    klokka.fram(minutes=4, seconds=59)
    assert "Koden gjelder ikke lenger" not in klient.get("/logg-inn/kode/").content.decode()
    klokka.fram(seconds=1)
    svar = hjelp.steg2(klient, hjelp.siste_kode())
    assert svar.status_code == 422
    assert "Koden gjelder ikke lenger" in svar.content.decode()
    assert hjelp.okter() == 0


def test_koden_lever_etter_databasens_klokke_og_ikke_maskinens(klokka, klient, nora, monkeypatch):
    """A web machine whose own clock is late must not make codes live longer."""
    hjelp.steg1(klient, nora.brukerid)
    databasens = klokke.frister_naa() + timedelta(minutes=5)
    monkeypatch.setattr(klokke, "frister_naa", lambda: databasens)
    assert hjelp.steg2(klient, hjelp.siste_kode()).status_code == 422
    assert hjelp.okter() == 0


def test_koden_fra_en_annen_paalogging_gjelder_ikke(klient, nora):
    annen = hjelp.nettleser()
    hjelp.steg1(annen, nora.brukerid)
    kode_ = hjelp.siste_kode()
    hjelp.steg1(klient, nora.brukerid)
    if hjelp.siste_kode() != kode_:
        assert hjelp.steg2(klient, kode_).status_code == 422


def test_koden_til_en_annen_bruker_gjelder_ikke(klient, nora):
    ola = bygg.rapportor(nora.enhet, "11CF")
    hjelp.steg1(hjelp.nettleser(), ola.brukerid)
    kode_ = hjelp.siste_kode()
    hjelp.steg1(klient, nora.brukerid)
    if hjelp.siste_kode() != kode_:
        assert hjelp.steg2(klient, kode_).status_code == 422


def test_forsoket_er_bundet_til_nettleseren(nora):
    forsok, hemmelig = kode.start(bruker=nora, fremmed=True, sprak="nb")
    assert kode.finn(id=forsok.pk, hemmelig=hemmelig)
    assert kode.finn(id=forsok.pk, hemmelig=hemmelig + "x") is None
    assert kode.finn(id=forsok.pk, hemmelig="") is None


def test_en_annen_nettleser_kommer_ikke_inn_med_koden(klient, nora):
    hjelp.steg1(klient, nora.brukerid)
    svar = hjelp.steg2(hjelp.nettleser(), hjelp.siste_kode())
    assert svar.url == "/logg-inn/?grunn=forsok"
    assert hjelp.okter() == 0


def test_fem_feil_og_forsoket_er_doedt(klient, nora):
    hjelp.steg1(klient, nora.brukerid)
    feil, riktig = hjelp.feil_kode(), hjelp.siste_kode()
    for igjen in (4, 3, 2, 1):
        side = hjelp.steg2(klient, feil)
        assert f"Du har {igjen} forsøk igjen." in side.content.decode()
    assert hjelp.steg2(klient, feil).url == "/logg-inn/?grunn=forsok"
    assert hjelp.steg2(klient, riktig).url == "/logg-inn/?grunn=forsok"
    assert hjelp.okter() == 0
    assert Hendelse.objects.filter(handling="konto.avvist", detaljer={"grunn": "kode"}).count() == 5


def test_fem_forsok_er_fem_ogsaa_med_nye_koder(klokka, klient, nora):
    hjelp.steg1(klient, nora.brukerid)
    for _ in range(4):
        hjelp.steg2(klient, hjelp.feil_kode())
    klokka.fram(seconds=31)
    klient.post("/logg-inn/ny-kode/")
    assert hjelp.steg2(klient, hjelp.feil_kode()).url == "/logg-inn/?grunn=forsok"


def test_forsoket_doer_naar_brukeren_stenges_i_mellomtiden(klient, nora):
    hjelp.steg1(klient, nora.brukerid)
    Bruker.objects.filter(pk=nora.pk).update(aktiv=False)
    assert hjelp.steg2(klient, hjelp.siste_kode()).url == "/logg-inn/?grunn=forsok"
    assert hjelp.okter() == 0


@pytest.mark.parametrize(
    "hendelse",
    [
        lambda b: services.avslutt_okter(bruker=b),
        lambda b: services.bytt_passord(bruker=b, nytt="en ganske ny setning"),
        lambda b: services.sett_mobil(bruker=b, mobil="+4799999999"),
        lambda b: services.nytt_startpassord(bruker=b),
    ],
)
def test_halvferdige_paalogginger_doer_naar_kontoen_endres(klient, nora, hendelse):
    hjelp.steg1(klient, nora.brukerid)
    hendelse(nora)
    svar = hjelp.steg2(klient, hjelp.siste_kode())
    assert svar.url == "/logg-inn/?grunn=forsok"


def test_forsoket_doer_ved_utlogging(klient, nora):
    hjelp.steg1(klient, nora.brukerid)
    klient.post("/logg-ut/")
    assert Innloggingsforsok.objects.get().avsluttet is not None


def test_uten_paalogging_er_det_ingen_kode_aa_skrive(klient, db):
    assert klient.get("/logg-inn/kode/").url == "/logg-inn/?grunn=forsok"
    assert klient.post("/logg-inn/ny-kode/").url == "/logg-inn/?grunn=forsok"


# -- a new code, starting over ---------------------------------------------------------------------
def test_ny_kode_etter_30_sekunder_og_den_gamle_er_doed(klokka, klient, nora):
    hjelp.steg1(klient, nora.brukerid)
    gammel = hjelp.siste_kode()
    klokka.fram(seconds=29)
    klient.post("/logg-inn/ny-kode/")
    assert len(_sms()) == 1
    klokka.fram(seconds=1)
    klient.post("/logg-inn/ny-kode/")
    forste, andre = _sms()
    assert forste.kontekst["referanse"] != andre.kontekst["referanse"]
    if hjelp.siste_kode() != gammel:
        assert hjelp.steg2(klient, gammel).status_code == 422
    assert hjelp.steg2(klient, hjelp.siste_kode()).status_code == 302


def test_hoeyst_tre_nye_koder(klokka, klient, nora):
    hjelp.steg1(klient, nora.brukerid)
    for _ in range(5):
        klokka.fram(seconds=31)
        klient.post("/logg-inn/ny-kode/")
    assert len(_sms()) == 1 + 3
    assert "Send ny kode" not in klient.get("/logg-inn/kode/").content.decode()


def test_den_som_brukte_for_lang_tid_faar_ny_kode_uten_aa_skrive_passordet(klokka, klient, nora):
    hjelp.steg1(klient, nora.brukerid)
    klokka.fram(minutes=6)
    assert "Du trenger ikke å skrive passordet igjen" in klient.get(hjelp.KODE).content.decode()
    klient.post("/logg-inn/ny-kode/")
    assert hjelp.steg2(klient, hjelp.siste_kode()).status_code == 302


def test_men_en_paalogging_varer_ikke_mer_enn_en_halv_time(klokka, klient, nora):
    hjelp.steg1(klient, nora.brukerid)
    klokka.fram(minutes=31)
    assert klient.post("/logg-inn/ny-kode/").url == "/logg-inn/?grunn=forsok"


def test_aa_begynne_paa_nytt_beholder_brukernavn_og_maal(klient, nora):
    hjelp.steg1(klient, nora.brukerid, neste="/min-side/")
    svar = klient.post("/logg-inn/forfra/", follow=True)
    side = svar.content.decode()
    assert f'value="{nora.brukerid}"' in side
    assert 'value="/min-side/"' in side
    assert Innloggingsforsok.objects.get().avsluttet is not None


def test_ny_kode_og_forfra_er_post(klient, nora):
    hjelp.steg1(klient, nora.brukerid)
    for adresse in ("/logg-inn/ny-kode/", "/logg-inn/forfra/", "/logg-inn/bruk-app/", "/logg-ut/"):
        assert klient.get(adresse).status_code == 405


# -- at the same time ------------------------------------------------------------------------------
@pytest.mark.django_db(transaction=True)
def test_hundre_samtidige_riktige_koder_gir_en_okt():
    bygg.runde()
    nora = bygg.rapportor(bygg.enhet(), "11CF")
    forst = hjelp.nettleser()
    hjelp.steg1(forst, nora.brukerid)
    kode_ = hjelp.siste_kode()
    start, svar = threading.Barrier(100), []

    def send() -> None:
        klient = hjelp.nettleser()
        klient.cookies.load({navn: c.value for navn, c in forst.cookies.items()})
        start.wait()
        try:
            svar.append(hjelp.steg2(klient, kode_).url)
        finally:
            connection.close()

    traader = [threading.Thread(target=send) for _ in range(100)]
    for traad in traader:
        traad.start()
    for traad in traader:
        traad.join()
    assert len(svar) == 100
    assert svar.count("/skjema/") == 1
    assert hjelp.okter() == 1


def test_steg_2_uten_steg_1_er_en_feil_hos_oss(rf):
    from kostra.portal.konto.innlogging import Svar

    with pytest.raises(ValueError, match="steg 1"):
        steg.videre(rf.get("/"), Svar(None), brukernavn="", sprak="nb", neste="")
