"""Limits: they stop the one who guesses, and never the owner in a place that is known."""

from __future__ import annotations

import dataclasses
import threading

import pytest
from django.db import connection

from kostra.portal.konto import kode, struping
from kostra.portal.konto.models import Innloggingsforsok, Struping
from kostra.portal.revisjon.models import Hendelse
from kostra.portal.varsling.models import Forsendelse
from portal import bygg
from portal.konto import hjelp

pytestmark = pytest.mark.django_db
FEIL = "feil passord her"


@pytest.fixture
def bak_proxy(settings):
    """Sets how many proxies stand before the portal."""

    def sett(antall):
        settings.KOSTRA = dataclasses.replace(settings.KOSTRA, bak_proxy=antall)

    return sett


@pytest.fixture
def adressegrense(monkeypatch) -> int:
    """An address is refused after so many wrong answers: few, and more than an account may have."""
    monkeypatch.setattr(struping, "ADRESSE", dataclasses.replace(struping.ADRESSE, antall=12))
    return struping.ADRESSE.antall


def _fra(nr: int):
    """A browser at an address of its own."""
    return hjelp.nettleser(REMOTE_ADDR=f"198.51.{nr // 250}.{nr % 250 + 1}")


# -- one account, one address ----------------------------------------------------------------------
def test_etter_ti_feil_maa_ogsaa_den_rette_vente_et_kvarter(klokka, klient, nora):
    for nr in range(10):
        hjelp.steg1(_fra(nr), nora.brukerid, FEIL)
    assert hjelp.steg1(klient, nora.brukerid).status_code == 422
    klokka.fram(minutes=15)
    assert hjelp.steg1(klient, nora.brukerid).status_code == 302


def test_den_som_har_vaert_inne_foer_kommer_inn_mens_en_fremmed_prover(klokka, klient, nora):
    hjelp.inn(klient, nora)
    klient.post("/logg-ut/")
    for nr in range(20):
        hjelp.steg1(_fra(nr), nora.brukerid, FEIL)
    assert hjelp.steg1(_fra(99), nora.brukerid).status_code == 422
    assert hjelp.steg1(klient, nora.brukerid).status_code == 302


def test_ogsaa_naar_den_fremmede_prover_fra_samme_adresse(klokka, klient, nora, adressegrense):
    hjelp.inn(klient, nora)
    for _ in range(adressegrense + 5):
        hjelp.steg1(hjelp.nettleser(), nora.brukerid, FEIL)
    assert hjelp.steg1(klient, nora.brukerid).status_code == 302


def test_den_kjente_nettleseren_har_sin_egen_grense(klokka, klient, nora):
    hjelp.inn(klient, nora)
    for _ in range(10):
        hjelp.steg1(klient, nora.brukerid, FEIL)
    assert hjelp.steg1(klient, nora.brukerid).status_code == 422


def test_kjennetegnet_til_en_bruker_gjelder_ikke_for_en_annen(klokka, klient, nora):
    ola = bygg.rapportor(nora.enhet, "11CF")
    hjelp.inn(klient, ola)
    for nr in range(10):
        hjelp.steg1(_fra(nr), nora.brukerid, FEIL)
    assert hjelp.steg1(klient, nora.brukerid).status_code == 422


@pytest.mark.parametrize("kake", ["", "x", "W1sxLCJhIiwxXV0:1:forfalsket"])
def test_et_forfalsket_kjennetegn_er_ingenting_verdt(klokka, klient, nora, kake):
    klient.cookies["__Host-kostra-kjent"] = kake
    for nr in range(10):
        hjelp.steg1(_fra(nr), nora.brukerid, FEIL)
    assert hjelp.steg1(klient, nora.brukerid).status_code == 422


def test_kjennetegnet_er_vernet_og_varer_lenger_enn_et_aar(klokka, klient, nora):
    kake = hjelp.inn(klient, nora).cookies["__Host-kostra-kjent"]
    assert (kake["secure"], kake["httponly"], kake["samesite"]) == (True, True, "Strict")
    assert (kake["path"], kake["domain"]) == ("/", "")
    klokka.fram(days=366)
    for nr in range(10):
        hjelp.steg1(_fra(nr), nora.brukerid, FEIL)
    assert hjelp.steg1(klient, nora.brukerid).status_code == 302
    klokka.fram(days=401)
    for nr in range(10):
        hjelp.steg1(_fra(nr), nora.brukerid, FEIL)
    assert hjelp.steg1(klient, nora.brukerid).status_code == 422


def test_et_orgnr_kan_ikke_stenges_ute_av_en_fremmed(klokka, klient):
    _, orgnr, pin = hjelp.kommune()
    for nr in range(2 * struping.KONTO.antall):
        hjelp.steg1(_fra(nr), orgnr, FEIL)
    assert hjelp.steg1(klient, orgnr, pin).status_code == 302


def test_fra_en_adresse_kan_det_ikke_proves_paa_mange_kontoer(klokka, nora, adressegrense):
    fremmed = _fra(1)
    for nr in range(adressegrense):
        hjelp.steg1(fremmed, f"Y{nr:06d}", FEIL)
    assert hjelp.steg1(fremmed, nora.brukerid).status_code == 422
    assert hjelp.steg1(_fra(2), nora.brukerid).status_code == 302


def test_det_som_er_avvist_for_adressen_fyller_verken_databasen_eller_kontoens_grense(
    klokka, nora, adressegrense
):
    fremmed = _fra(1)
    for nr in range(adressegrense):
        hjelp.steg1(fremmed, f"Y{nr:06d}", FEIL)
    for_ = Struping.objects.count()
    for nr in range(12):
        hjelp.steg1(fremmed, f"Z{nr:06d}", FEIL)
        hjelp.steg1(fremmed, nora.brukerid, FEIL)
    assert Struping.objects.count() == for_
    assert hjelp.steg1(_fra(2), nora.brukerid).status_code == 302


def test_riktige_paalogginger_bruker_ikke_opp_grensen(klokka, nora):
    for _ in range(12):
        assert hjelp.steg1(hjelp.nettleser(), nora.brukerid).status_code in {302, 422}
    assert not struping.full(struping.KONTO, nora.brukerid)
    assert not struping.full(struping.ADRESSE, "127.0.0.1")


def test_heller_ikke_fra_en_nettleser_vi_kjenner(klokka, klient):
    _, orgnr, pin = hjelp.kommune()
    svar = [hjelp.steg1(klient, orgnr, pin).status_code for _ in range(struping.KJENT.antall + 2)]
    assert set(svar) == {302}


def test_mange_feil_fra_mange_steder_gir_en_alarm(klokka, nora, monkeypatch):
    monkeypatch.setattr(
        struping, "FEIL_PASSORD", dataclasses.replace(struping.FEIL_PASSORD, antall=10)
    )
    for nr in range(12):
        hjelp.steg1(_fra(nr), f"Y{nr:06d}", FEIL)
    alarm = Hendelse.objects.get(handling="konto.alarm")
    assert alarm.detaljer == {"hva": "feilpassord"}


def test_en_flom_fyller_ikke_hendelseskjeden(klokka, nora):
    fremmed = _fra(1)
    for _ in range(20):
        hjelp.steg1(fremmed, nora.brukerid, FEIL)
    assert Hendelse.objects.filter(handling="konto.avvist").count() <= 10


# -- codes -----------------------------------------------------------------------------------------
def _feil_koder(nora, antall: int) -> None:
    """That many wrong codes, by strangers that know the password."""
    for _ in range(antall):
        forsok, _ = kode.start(bruker=nora, fremmed=False, sprak="nb")
        Innloggingsforsok.objects.filter(pk=forsok.pk).update(fremmed=True)
        forsok.refresh_from_db()
        kode.prov(forsok=forsok, kode=hjelp.feil_kode())


def test_seks_sms_til_fremmede_og_ti_i_alt_om_dagen(klokka, klient, nora):
    hjelp.inn(klient, nora)
    klient.post("/logg-ut/")
    for nr in range(8):
        hjelp.steg1(_fra(nr), nora.brukerid)
    assert Forsendelse.objects.filter(kanal="sms").count() == 1 + 5
    for _ in range(8):
        hjelp.steg1(klient, nora.brukerid)
    assert Forsendelse.objects.filter(kanal="sms").count() == 10
    svar = hjelp.steg1(klient, nora.brukerid)
    assert svar.status_code == 422
    assert "så mange koder" in svar.content.decode()
    klokka.fram(days=1)
    assert hjelp.steg1(klient, nora.brukerid).status_code == 302


def test_det_er_et_tak_for_hva_sms_kan_koste(klokka, nora, monkeypatch):
    monkeypatch.setattr(struping, "SMS_ALLE", dataclasses.replace(struping.SMS_ALLE, antall=4))
    for nr in range(6):
        hjelp.steg1(_fra(nr), bygg.rapportor(nora.enhet).brukerid)
    assert Forsendelse.objects.filter(kanal="sms").count() < 4
    assert Hendelse.objects.filter(handling="konto.alarm", detaljer={"hva": "smsalle"}).exists()


def test_tjue_feil_koder_fra_fremmede_om_dagen_og_eieren_kommer_inn_likevel(klokka, klient, nora):
    hjelp.inn(klient, nora)
    hjelp.sett_opp_app(nora)
    klokka.fram(minutes=1)
    for nr in range(4):
        fremmed = _fra(nr)
        hjelp.steg1(fremmed, nora.brukerid)
        for _ in range(5):
            hjelp.steg2(fremmed, "000000" if hjelp.appkode(nora) != "000000" else "000001")
    fremmed = _fra(9)
    hjelp.steg1(fremmed, nora.brukerid)
    assert hjelp.steg2(fremmed, hjelp.appkode(nora)).url == "/logg-inn/?grunn=forsok"
    hjelp.steg1(klient, nora.brukerid)
    assert hjelp.steg2(klient, hjelp.appkode(nora)).url == "/skjema/"


def test_mange_feil_koder_gir_alarm_og_faerre_forsok_til_fremmede(
    klokka, klient, nora, monkeypatch
):
    monkeypatch.setattr(struping, "FEIL_KODER", dataclasses.replace(struping.FEIL_KODER, antall=3))
    hjelp.inn(klient, nora)
    ola = bygg.rapportor(nora.enhet, "11CF")
    _feil_koder(ola, 3)
    assert (
        Hendelse.objects.filter(handling="konto.alarm", detaljer={"hva": "feilkoder"}).count() == 1
    )
    for browser, antall in ((_fra(1), 2), (klient, 5)):
        hjelp.steg1(browser, nora.brukerid)
        assert Innloggingsforsok.objects.get(pk=browser.session["forsok"]).forsok_igjen == antall


def test_under_alarm_faar_fremmede_tre_sms(klokka, klient, nora, monkeypatch):
    monkeypatch.setattr(struping, "FEIL_KODER", dataclasses.replace(struping.FEIL_KODER, antall=1))
    _feil_koder(bygg.rapportor(nora.enhet), 1)
    Forsendelse.objects.all().delete()
    for nr in range(6):
        hjelp.steg1(_fra(nr), nora.brukerid)
    assert Forsendelse.objects.filter(kanal="sms").count() == 3


# -- the counter -----------------------------------------------------------------------------------
def test_et_vindu_begynner_forfra(klokka):
    grense = struping.Grense("prove", 2, struping.ADRESSE.vindu)
    assert [struping.slipp(grense, "a") for _ in range(3)] == [True, True, False]
    assert struping.slipp(grense, "b")
    klokka.fram(minutes=15)
    assert struping.slipp(grense, "a")


def test_gamle_tellere_slettes(klokka):
    struping.tell(struping.ADRESSE, "a")
    klokka.fram(days=3)
    struping.tell(struping.ADRESSE, "b")
    assert (struping.rydd(), Struping.objects.count()) == (1, 1)


def test_telleren_nevner_ingen(klokka, nora):
    hjelp.steg1(_fra(7), nora.brukerid, FEIL)
    rader = " ".join(Struping.objects.values_list("nokkel", flat=True))
    assert nora.brukerid not in rader
    assert "198.51" not in rader


@pytest.mark.django_db(transaction=True)
def test_samtidige_forsok_telles_alle():
    start = threading.Barrier(20)

    def tell() -> None:
        start.wait()
        struping.tell(struping.ADRESSE, "a")
        connection.close()

    traader = [threading.Thread(target=tell) for _ in range(20)]
    for traad in traader:
        traad.start()
    for traad in traader:
        traad.join()
    assert Struping.objects.get().antall == 20


# -- the address -----------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("proxyer", "fra", "videresendt", "adresse"),
    [
        (0, "192.0.2.7", "", "192.0.2.7"),
        (0, "192.0.2.7", "203.0.113.9", "192.0.2.7"),  # nobody's word but the connection's
        (1, "10.0.0.1", "203.0.113.9", "203.0.113.9"),
        (1, "10.0.0.1", "1.1.1.1, 203.0.113.9", "203.0.113.9"),  # the client's own claim is first
        (2, "10.0.0.1", "1.1.1.1, 203.0.113.9, 10.0.0.2", "203.0.113.9"),
        (2, "10.0.0.1", "203.0.113.9", "203.0.113.9"),
        (1, "10.0.0.1", "", "10.0.0.1"),
        (1, "10.0.0.1", "203.0.113.9:52113", "203.0.113.9"),  # some proxies tell the port too
        (1, "10.0.0.1", "[2001:db8:1:2:aaaa::1]:52113", "2001:db8:1:2::/64"),
        (1, "10.0.0.1", "tull", "ukjent"),
        (0, "2001:db8:1:2:aaaa::1", "", "2001:db8:1:2::/64"),
        (0, "::ffff:192.0.2.7", "", "192.0.2.7"),
    ],
)
def test_adressen(rf, bak_proxy, proxyer, fra, videresendt, adresse):
    bak_proxy(proxyer)
    hoder = {"HTTP_X_FORWARDED_FOR": videresendt} if videresendt else {}
    assert struping.adresse(rf.get("/", REMOTE_ADDR=fra, **hoder)) == adresse
