"""Login 1: one page for all, one answer to everything wrong, the same work for it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from kostra.portal import klokke
from kostra.portal.konto import services
from kostra.portal.konto.hashing import Argon2id
from kostra.portal.konto.models import Bruker, Rolle
from kostra.portal.revisjon.models import Hendelse
from portal import bygg
from portal.konto import hjelp

pytestmark = pytest.mark.django_db


@pytest.fixture
def hashinger(monkeypatch):
    """Counts every run of Argon2."""
    antall = []
    for navn in ("encode", "verify"):
        ekte = getattr(Argon2id, navn)

        def telt(self, *args, ekte=ekte):
            antall.append(1)
            return ekte(self, *args)

        monkeypatch.setattr(Argon2id, navn, telt)
    return antall


def test_siden_nevner_aarene_som_er_aapne(klient):
    bygg.runde(2022)
    assert (
        "KOSTRA 2022 – Velkommen til årets rapportering"
        in klient.get("/logg-inn/").content.decode()
    )
    bygg.runde(2026)
    bygg.runde(2027, aapen=False)
    assert "KOSTRA 2026 og 2022 – Velkommen" in klient.get("/logg-inn/").content.decode()


def test_siden_har_feltene_brukerne_kjenner(klient):
    side = klient.get("/logg-inn/").content.decode()
    for etikett in ("Pålogging", "Brukernavn", "Passord", "Språk", "Logg inn", "Nynorsk"):
        assert etikett in side


def test_kommunen_kommer_rett_inn(klient):
    konto, orgnr, pin = hjelp.kommune()
    svar = hjelp.steg1(klient, orgnr, pin)
    assert (svar.status_code, svar.url) == (302, "/skjema/")
    assert klient.session["_auth_user_id"] == str(konto.pk)
    assert Hendelse.objects.filter(handling="konto.innlogget", aktor=str(konto.pk)).exists()


@pytest.mark.parametrize(
    "skriv",
    [
        lambda orgnr, pin: (f"{orgnr[:3]} {orgnr[3:6]} {orgnr[6:]}", pin.lower()),
        lambda orgnr, pin: (f" {orgnr}\n", pin.replace("-", "")),
        lambda orgnr, pin: (f"{orgnr[:3]}-{orgnr[3:]}", pin.replace("-", " – ")),
        lambda orgnr, pin: (orgnr.replace("9", "9"), pin.replace("0", "o").replace("1", "l")),
    ],
)
def test_orgnr_og_pin_kan_skrives_paa_mange_maater(klient, skriv):
    _, orgnr, pin = hjelp.kommune()
    assert hjelp.steg1(klient, *skriv(orgnr, pin)).status_code == 302


def test_brukerid_kan_skrives_paa_mange_maater(klient, nora):
    skrevet = f" {nora.brukerid[0].lower()} {nora.brukerid[1:4]}-{nora.brukerid[4:]} "
    svar = hjelp.steg1(klient, skrevet)
    assert (svar.status_code, svar.url) == (302, "/logg-inn/kode/")


@pytest.mark.parametrize("endret", [bygg.PASSORD.upper(), bygg.PASSORD + " ", " " + bygg.PASSORD])
def test_passordet_tas_som_det_er_skrevet(klient, nora, endret):
    assert hjelp.steg1(klient, nora.brukerid, endret).status_code == 422


def test_pinkoden_velger_bydelen(klient):
    sagene = bygg.enhet("0301", "Oslo", orgnr="958935420", bydelsnr="03", bydelsnavn="Sagene")
    frogner = bygg.enhet("0301", "Oslo", orgnr="958935420", bydelsnr="05", bydelsnavn="Frogner")
    for ved in (sagene, frogner):
        konto, orgnr, pin = hjelp.kommune(ved)
        hjelp.steg1(klient, orgnr, pin)
        assert klient.session["_auth_user_id"] == str(konto.pk)


# -- one answer ------------------------------------------------------------------------------------
def _feil_innlogginger(nora) -> dict[str, tuple[str, str]]:
    naa = klokke.naa()
    stengt = bygg.rapportor(nora.enhet, aktiv=False)
    utlopt = bygg.rapportor(nora.enhet, startpassord_utloper=naa - timedelta(seconds=1))
    nedlagt = bygg.rapportor(bygg.enhet("1502", "Gamle Molde", gyldig_fra=2018, gyldig_til=2019))
    uten_app = Bruker(rolle=Rolle.SAKSBEHANDLER, brukerid="S123456", navn="Kari Eksempel")
    uten_app.set_password(bygg.PASSORD)
    uten_app.save()
    _, orgnr, pin = hjelp.kommune(nora.enhet)
    bygg.kommunekonto(bygg.enhet("1806", "Narvik", orgnr="959469059"))
    return {
        "feil passord": (nora.brukerid, "et helt annet passord"),
        "ukjent bruker": ("Y999999", bygg.PASSORD),
        "stengt bruker": (stengt.brukerid, bygg.PASSORD),
        "utløpt startpassord": (utlopt.brukerid, bygg.PASSORD),
        "nedlagt kommune": (nedlagt.brukerid, bygg.PASSORD),
        "saksbehandler uten app": ("S123456", bygg.PASSORD),
        "feil pin": (orgnr, "AAAA-AAAA-AAAA-AAAA"),
        "en annens pin": ("959469059", pin),
        "ukjent orgnr": ("999999999", pin),
        "verken bruker-id eller orgnr": ("ola@senja.example", bygg.PASSORD),
        "for langt brukernavn": (nora.brukerid + " " * 200, bygg.PASSORD),
        "for langt passord": (nora.brukerid, "x" * 100_000),
        "nulltegn": ("X00\x000001", "a\x00b"),
    }


def test_alt_som_er_feil_faar_samme_svar_og_koster_det_samme(klient, nora, hashinger):
    svar = {}
    for navn, (brukernavn, passord) in _feil_innlogginger(nora).items():
        hashinger.clear()
        ett = hjelp.steg1(hjelp.nettleser(), brukernavn, passord)
        tekst = (
            hjelp.uten_csrf(ett)
            .replace(f'value="{brukernavn}"', "")
            .replace(f'value="{brukernavn.strip()}"', "")
        )
        hoder = {n: v for n, v in ett.headers.items() if n not in {"Content-Length", "Set-Cookie"}}
        svar[navn] = (ett.status_code, hoder, tuple(ett.cookies), len(hashinger))
        if navn not in {"nulltegn"}:
            svar[navn] += (tekst,)
        assert hjelp.FEIL in tekst, navn
        assert len(hashinger) == 1, navn
    assert len({repr(s[:4]) for s in svar.values()}) == 1
    assert len({s[4] for s in svar.values() if len(s) == 5}) == 1


@pytest.mark.parametrize(("brukernavn", "passord"), [("", ""), ("X000000", ""), ("", "noe")])
def test_tomme_felt_koster_det_samme_og_sier_hva_som_mangler(
    klient, hashinger, brukernavn, passord
):
    svar = hjelp.steg1(klient, brukernavn, passord)
    assert svar.status_code == 422
    assert "Skriv " in svar.content.decode()
    assert len(hashinger) == 1


def test_riktig_passord_koster_det_samme(klient, nora, hashinger):
    hjelp.steg1(klient, nora.brukerid)
    assert len(hashinger) == 1


def test_en_som_er_strupet_faar_samme_svar_og_koster_det_samme(klient, nora, hashinger):
    forste = hjelp.steg1(klient, nora.brukerid, "feil passord her")
    for _ in range(11):
        hjelp.steg1(klient, nora.brukerid, "feil passord her")
    hashinger.clear()
    riktig = hjelp.steg1(klient, nora.brukerid)
    assert (riktig.status_code, len(hashinger)) == (422, 1)
    assert hjelp.uten_csrf(riktig) == hjelp.uten_csrf(forste)


def test_brukernavnet_blir_staaende_men_aldri_passordet(klient, nora):
    side = hjelp.steg1(klient, nora.brukerid, "feil passord her").content.decode()
    assert nora.brukerid in side
    assert "feil passord her" not in side


def test_det_som_avvises_staar_i_hendelseskjeden_uten_det_som_ble_skrevet(klient, nora):
    hjelp.steg1(klient, nora.brukerid, "feil passord her")
    hjelp.steg1(klient, "Y999999", "feil passord her")
    kjent, ukjent = Hendelse.objects.filter(handling="konto.avvist")
    assert (kjent.objekt, kjent.aktor, kjent.detaljer) == (str(nora.pk), "", {"grunn": "feil"})
    assert (ukjent.objekt, ukjent.detaljer) == ("", {"grunn": "ukjent"})


# -- who may come in -------------------------------------------------------------------------------
def test_en_nedlagt_kommune_leser_saa_lenge_runden_dens_finnes(klient):
    gammel = bygg.enhet("5421", "Gamle Senja", gyldig_fra=2020, gyldig_til=2023)
    bygg.runde(2026)
    assert hjelp.steg1(klient, *hjelp.kommune(gammel)[1:]).status_code == 422
    bygg.runde(2022, aapen=False)
    assert hjelp.steg1(klient, *hjelp.kommune(gammel)[1:]).status_code == 302


def test_en_ny_pin_gjoer_den_gamle_ubrukelig(klient):
    konto, orgnr, gammel = hjelp.kommune()
    hjelp.steg1(klient, orgnr, gammel)
    ny = services.utsted_pin(enhet=konto.enhet)
    assert not hjelp.er_inne(klient)
    assert hjelp.steg1(klient, orgnr, gammel).status_code == 422
    assert hjelp.steg1(klient, orgnr, ny).status_code == 302


def test_bare_det_siste_i_skjemaet_teller_og_ingenting_i_adressen(klient):
    """The same name twice, or in the address as well, gives no other meaning than one does."""
    _, orgnr, pin = hjelp.kommune()
    i_adressen = f"{hjelp.LOGG_INN}?brukernavn={orgnr}&passord={pin}"
    assert klient.post(i_adressen, {"sprak": "nb"}).status_code == 422
    to = {"brukernavn": [orgnr, "1"], "passord": [pin, pin], "sprak": "nb"}
    assert klient.post(hjelp.LOGG_INN, to).status_code == 422
    to["brukernavn"].reverse()
    assert klient.post(hjelp.LOGG_INN, to).status_code == 302


# -- where to go on --------------------------------------------------------------------------------
def test_man_kommer_dit_man_skulle(klient):
    _, orgnr, pin = hjelp.kommune()
    assert hjelp.steg1(klient, orgnr, pin, neste="/min-side/").url == "/min-side/"


@pytest.mark.parametrize(
    "neste", ["https://ond.example/", "//ond.example", "javascript:alert(1)", "/\\ond.example"]
)
def test_men_aldri_til_en_annens_side(klient, neste):
    _, orgnr, pin = hjelp.kommune()
    assert hjelp.steg1(klient, orgnr, pin, neste=neste).url == "/skjema/"


def test_den_som_er_inne_sendes_videre(klient):
    _, orgnr, pin = hjelp.kommune()
    hjelp.steg1(klient, orgnr, pin)
    assert klient.get("/logg-inn/").url == "/skjema/"


def test_paalogging_krever_csrf(nora):
    svar = hjelp.steg1(hjelp.nettleser(enforce_csrf_checks=True), nora.brukerid)
    assert svar.status_code == 403


def test_siden_lagres_ikke_og_kan_ikke_rammes_inn(klient):
    hoder = klient.get("/logg-inn/").headers
    assert hoder["Cache-Control"] == "no-store"
    assert hoder["X-Frame-Options"] == "DENY"
    assert "frame-ancestors 'none'" in hoder["Content-Security-Policy"]
