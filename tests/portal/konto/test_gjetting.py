"""The login under attack, many times over: what is guessed, sprayed, stolen or sent twice."""

from __future__ import annotations

import dataclasses
import threading

import pytest
from django.db import connection

from kostra.portal.konto import kode, services, struping
from kostra.portal.konto.models import Bruker, Gjenoppretting, Innloggingsforsok
from kostra.portal.revisjon.models import Hendelse
from kostra.portal.varsling import forsegling
from kostra.portal.varsling.models import Forsendelse
from portal import bygg
from portal.konto import hjelp

pytestmark = pytest.mark.django_db
GANGER = 4
FEIL = "feil passord her"


@pytest.fixture
def ingen_grenser(monkeypatch):
    """The limits aside: a code must be refused for what it is."""
    monkeypatch.setattr(struping, "slipp", lambda *_: True)
    monkeypatch.setattr(struping, "full", lambda *_: False)


def _fra(nr: int):
    return hjelp.nettleser(REMOTE_ADDR=f"198.51.{nr // 250}.{nr % 250 + 1}")


def _forsok(bruker) -> tuple[Innloggingsforsok, str]:
    """(attempt, its code)."""
    forsok, _ = kode.start(bruker=bruker, fremmed=False, sprak="nb")
    brev = Forsendelse.objects.get(arsak=f"kode:{forsok.pk}:{forsok.utsendelser}")
    return forsok, forsegling.aapne(bytes(brev.forseglet), brev.pk)["kode"]


# -- codes that must not hold: five kinds, several times each -----------------------------------------
def test_en_brukt_kode_gjelder_aldri_igjen(klokka, nora, ingen_grenser):
    for _ in range(GANGER):
        forsok, riktig = _forsok(nora)
        assert kode.prov(forsok=forsok, kode=riktig) is kode.Utfall.RIKTIG
        assert kode.prov(forsok=forsok, kode=riktig) is kode.Utfall.SLUTT


def test_en_utloept_kode_gjelder_aldri(klokka, nora, ingen_grenser):
    for nr in range(GANGER):
        forsok, riktig = _forsok(nora)
        klokka.fram(minutes=5, seconds=nr)
        assert kode.prov(forsok=forsok, kode=riktig) is kode.Utfall.UTLOPT


@pytest.mark.parametrize("annen_bruker", [False, True], ids=["egen", "en annens"])
def test_koden_fra_en_annen_paalogging_gjelder_aldri(klokka, nora, ingen_grenser, annen_bruker):
    ola = bygg.rapportor(nora.enhet, "11CF") if annen_bruker else nora
    for _ in range(GANGER):
        _, fremmed = _forsok(ola)
        forsok, riktig = _forsok(nora)
        if fremmed != riktig:  # one in a million is the same by chance
            assert kode.prov(forsok=forsok, kode=fremmed) is kode.Utfall.FEIL


def test_en_gammel_kode_gjelder_aldri_etter_en_ny(klokka, nora, ingen_grenser):
    for _ in range(GANGER):
        forsok, gammel = _forsok(nora)
        klokka.fram(seconds=31)
        assert kode.ny_kode(forsok=forsok, sprak="nb")
        forsok.refresh_from_db()
        if kode._kode(forsok.pk, gammel) != forsok.kode_hash:
            assert kode.prov(forsok=forsok, kode=gammel) is kode.Utfall.FEIL


@pytest.mark.django_db(transaction=True)
def test_samme_riktige_kode_fra_tjue_paa_en_gang_gir_en_paalogging_hver_gang(ingen_grenser):
    bygg.runde()
    nora = bygg.rapportor(bygg.enhet(), "11CF")
    for _ in range(2):
        forsok, riktig = _forsok(nora)
        start, utfall = threading.Barrier(20), []

        def prov(forsok=forsok, riktig=riktig, start=start, utfall=utfall) -> None:
            start.wait()
            try:
                utfall.append(kode.prov(forsok=forsok, kode=riktig))
            finally:
                connection.close()

        traader = [threading.Thread(target=prov) for _ in range(20)]
        for traad in traader:
            traad.start()
        for traad in traader:
            traad.join()
        assert len(utfall) == 20
        assert utfall.count(kode.Utfall.RIKTIG) == 1


# -- guessing, spraying, flooding ----------------------------------------------------------------------
def test_raa_gjetting_paa_en_konto_stopper_og_eieren_kommer_inn(klokka, klient, nora):
    hjelp.inn(klient, nora)
    klient.post("/logg-ut/")
    slapp_til = 0
    for nr in range(2 * struping.KONTO.antall):
        slapp_til += struping.full(struping.KONTO, nora.brukerid) is False
        hjelp.steg1(_fra(nr), nora.brukerid, FEIL)
    assert slapp_til == struping.KONTO.antall
    assert (
        hjelp.steg1(_fra(200), nora.brukerid).status_code == 422
    )  # the right one, from a stranger
    assert hjelp.inn(klient, nora).url == "/skjema/"


def test_ett_passord_provd_paa_mange_kontoer_stopper_og_alarmen_gaar(
    klokka, klient, nora, monkeypatch
):
    monkeypatch.setattr(
        struping, "FEIL_PASSORD", dataclasses.replace(struping.FEIL_PASSORD, antall=20)
    )
    hjelp.inn(klient, nora)
    klient.post("/logg-ut/")
    for nr in range(50):
        hjelp.steg1(_fra(nr // 10), f"Y{nr:06d}", "Sommer2026!")
    assert Hendelse.objects.filter(handling="konto.alarm", detaljer={"hva": "feilpassord"}).exists()
    assert hjelp.inn(klient, nora).url == "/skjema/"
    assert hjelp.okter() == 1


def test_en_flom_av_glemte_passord_gir_kommunen_ett_brev_av_hvert_slag_og_kontoen_virker(
    klokka, klient, nora
):
    foer = Bruker.objects.get(pk=nora.pk).password
    for nr in range(20):
        slag = ("passord", "mobil")[nr % 2]
        svar = _fra(nr).post("/glemt/", {"brukernavn": nora.brukerid, "slag": slag})
        assert svar.status_code == 200
    assert Gjenoppretting.objects.count() <= 10
    assert {brev.mal for brev in Forsendelse.objects.all()} == {"kontakt_glemt"}
    assert Forsendelse.objects.count() == 2
    assert Bruker.objects.get(pk=nora.pk).password == foer
    assert hjelp.inn(klient, nora).url == "/skjema/"


def test_sms_pumping_har_et_tak_og_eieren_faar_sin_kode(klokka, klient, nora):
    """A stranger that knows the password asks for a code again and again."""
    hjelp.inn(klient, nora)
    klient.post("/logg-ut/")
    for nr in range(3 * struping.SMS_FREMMED.antall):
        hjelp.steg1(_fra(nr), nora.brukerid)
    assert Forsendelse.objects.filter(kanal="sms").count() <= 1 + struping.SMS_FREMMED.antall
    assert hjelp.inn(klient, nora).url == "/skjema/"


def test_mange_gale_koder_fra_en_fremmed_er_bare_tjue_forsok(klokka, klient, nora):
    hjelp.inn(klient, nora)
    hjelp.sett_opp_app(nora)
    klokka.fram(minutes=1)
    feil = "000000" if hjelp.appkode(nora) != "000000" else "000001"
    foer = Hendelse.objects.filter(detaljer={"grunn": "kode"}).count()
    for nr in range(10):
        fremmed = _fra(nr)
        hjelp.steg1(fremmed, nora.brukerid)
        for _ in range(5):
            hjelp.steg2(fremmed, feil)
    vurdert = Innloggingsforsok.objects.filter(fremmed=True)
    assert sum(5 - f.forsok_igjen for f in vurdert) <= struping.KODE_FREMMED.antall + 10
    assert Hendelse.objects.filter(detaljer={"grunn": "kode"}).count() > foer
    hjelp.steg1(klient, nora.brukerid)
    assert hjelp.steg2(klient, hjelp.appkode(nora)).url == "/skjema/"


# -- known and unknown ---------------------------------------------------------------------------------
def test_kjent_og_ukjent_bruker_faar_samme_svar(klokka, nora):
    """Several of each: the same status, body, headers and cookies."""
    svar = set()
    for nr in range(GANGER):
        kjent = bygg.rapportor(nora.enhet)
        for navn in (kjent.brukerid, f"Z{nr:06d}"):
            ett = hjelp.steg1(_fra(nr), navn, FEIL)
            tekst = hjelp.uten_csrf(ett).replace(navn, "")
            hoder = {
                n: v for n, v in ett.headers.items() if n not in {"Content-Length", "Set-Cookie"}
            }
            svar.add((ett.status_code, tekst, str(sorted(hoder.items())), str(list(ett.cookies))))
    assert len(svar) == 1


def test_glemt_passord_svarer_likt_for_kjent_og_ukjent(klokka, nora):
    svar = set()
    for nr, navn in enumerate([nora.brukerid, "Z999999", "973544777", "tull"]):
        ett = _fra(nr).post("/glemt/", {"brukernavn": navn, "slag": "passord"})
        svar.add((ett.status_code, hjelp.uten_csrf(ett).replace(navn, "")))
    assert len({status for status, _ in svar}) == 1
    assert len(svar) == 1


# -- sessions: what ends one, every time -----------------------------------------------------------
SLUTT = {
    "utlogging": lambda klient, _: klient.post("/logg-ut/"),
    "nytt passord": lambda _, b: services.bytt_passord(bruker=b, nytt="en ganske ny setning"),
    "mistet rett": lambda _, b: services.avslutt_okter(bruker=b),
    "stengt": lambda _, b: Bruker.objects.filter(pk=b.pk).update(aktiv=False),
}


@pytest.mark.parametrize("hva", SLUTT)
def test_en_stjaalet_okt_er_doed_hver_gang(klokka, nora, ingen_grenser, hva):
    for _ in range(GANGER):
        bruker = bygg.rapportor(nora.enhet, "11CF")
        klient = hjelp.nettleser()
        hjelp.inn(klient, bruker)
        tyv = hjelp.nettleser()
        tyv.cookies.load({navn: c.value for navn, c in klient.cookies.items()})
        assert hjelp.er_inne(tyv)
        SLUTT[hva](klient, bruker)
        assert not hjelp.er_inne(tyv)
    assert hjelp.okter() == 0


@pytest.mark.parametrize(("tid", "ute"), [({"minutes": 30}, True), ({"minutes": 29}, False)])
def test_okter_som_staar_stille_er_ute_alle_sammen(klokka, nora, ingen_grenser, tid, ute):
    inne = []
    for _ in range(GANGER):
        klient = hjelp.nettleser()
        hjelp.inn(klient, bygg.rapportor(nora.enhet, "11CF"))
        inne.append(klient)
    klokka.fram(**tid)
    assert [hjelp.er_inne(klient) for klient in inne] == [not ute] * GANGER


def test_noekkelen_er_ny_ved_hver_paalogging(klokka, nora, ingen_grenser):
    noekler = []
    klient = hjelp.nettleser()
    for _ in range(GANGER):
        hjelp.steg1(klient, nora.brukerid)
        noekler.append(klient.session.session_key)
        hjelp.steg2(klient, hjelp.siste_kode(klient))
        noekler.append(klient.session.session_key)
        klokka.fram(minutes=1)
    assert len(set(noekler)) == 2 * GANGER
