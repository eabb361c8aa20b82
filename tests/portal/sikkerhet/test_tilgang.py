"""Every route, method, role and owner, held to ``docs/sikkerhet/tilgang.csv``.

The combinations come from the URLconf, the expectations from the table. What the table may never say,
whoever edits it, stands here as rules over it.
"""

from __future__ import annotations

import re
from collections import Counter
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kostra.portal.api.stier import STIER
from kostra.portal.konto.models import Rolle
from portal.sikkerhet.hoder import feil_i_hoder, feil_i_siden
from portal.sikkerhet.kulisse import DATA, FASTE, OBJEKTER, objekter
from portal.sikkerhet.ruter import (
    ANDRE_METODER,
    ANNEN,
    EGEN,
    METODER,
    ROLLER,
    UTFALL,
    Nokkel,
    Rute,
    nokkel,
    ruter,
    tabell,
)
from samlet import i_ett

pytestmark = pytest.mark.django_db

RUTER = {rute.navn: rute for rute in ruter()}
VENTET: dict[Nokkel, str] = {nokkel(rad): rad["ventet"] for rad in tabell()}

#: Open to anyone. A page that is added here is public: it holds nothing about anyone.
OFFENTLIGE = {
    "api:openapi", "api:side",
    "drift:helse", "drift:klar", "drift:metrikk", "drift:portal_klar",
    "csp_rapport", "konto:bruk_app", "konto:forfra", "konto:glemt", "konto:kode", "konto:logg_inn",
    "konto:logg_ut", "konto:ny_kode", "nedlasting:atom", "nedlasting:dokument",
    "nedlasting:eksempel", "nedlasting:forside", "nedlasting:leverandor", "nedlasting:nyhet",
    "nedlasting:programdokument", "nedlasting:programfil", "nedlasting:sok", "nedlasting:nyheter",
    "nedlasting:personvern", "nedlasting:sertifikat", "nedlasting:tilgjengelighet",
    "nedlasting:tomfil", "nettleser:fil", "nettleser:nettkontroll", "nettleser:tjeneste",
    "revisjon:hodeliste", "revisjon:hoder", "status:last_ned", "status:offentlig",
    "utseende:galleri", "utseende:sprak", "varsling:utboks",
}  # fmt: skip
#: A GET here would change something: it must be refused, from everyone.
BARE_POST = {
    "api:bestill", "api:filkontroll", "api:kontroller_altinn", "api:opplasting_ferdig",
    "api:opplasting_start", "saksbehandling:apinokkel_trekk",
    "saksbehandling:purring_standard", "saksbehandling:henvendelse_lukk",
    "saksbehandling:kommuner_utfor", "saksbehandling:pinbrev_bekreft", "saksbehandling:pinbrev_lag",
    "saksbehandling:karantene_avgjor",
    "csp_rapport", "innsending:fil_fjern", "innsending:opplasting_ferdig",
    "innsending:opplasting_start", "konto:bruk_app", "konto:forfra", "konto:forleng", "konto:logg_ut",
    "konto:logg_ut_alle", "konto:min_sprak", "konto:ny_kode", "saksbehandling:brev_igjen",
    "tilgang:avvis_onske",
    "tilgang:bekreft_fjoraarets", "utseende:sprak",
}  # fmt: skip
#: Opened by a key and by no login: a session and a token count for nothing there.
MED_NOKKEL = {f"api:{navn}" for navn in (*STIER, "ukjent")}
#: Files, controls, findings and receipts are the rapportør's: they hold persons.
BARE_RAPPORTOR = re.compile(r"innsending:(opplasting|fil_|framdrift|stoppet|rapport|kvittering).*")
#: Files that are the same for everyone: a browser may keep them, and asks each time whether they hold.
SPORRES = {"nedlasting:dokument", "nedlasting:eksempel", "nedlasting:programfil"}
#: What opening a page may write, and why.
SKRIVES_VED_LESING = {
    "django_session": "the time of the last use",
    "nedlasting_lest": "news that were shown are no longer new; the page says so itself",
    "revisjon_hendelse": "that a report was looked at is an event",
    "revisjon_kjedehode": "the same event's place in the chain",
}


def utfall(svar) -> str:
    """The answer in one of the table's words. ``ok``: let in, whatever it then says about the content."""
    if svar.status_code >= 500:
        return f"feil {svar.status_code}"
    if svar.status_code in (302, 303):
        mot_innlogging = urlsplit(svar.headers["Location"]).path == reverse("konto:logg_inn")
        return "innlogging" if mot_innlogging else "ok"
    return {
        401: "innlogging",
        403: "ingen_tilgang",
        404: "finnes_ikke",
        410: "finnes_ikke",
        405: "ikke_tillatt",
    }.get(svar.status_code, "ok")


def kombinasjoner(rute: Rute) -> list[Nokkel]:
    return [
        (rute.navn, metode, rolle, objekt)
        for metode in METODER
        for rolle in ROLLER
        for objekt in objekter(rute.navn)
    ]


# -- the table and the URLconf are about the same --------------------------------------------------
def test_hver_rute_har_et_navn():
    assert [rute.monster for rute in ruter() if not rute.navn] == []
    assert [navn for navn, antall in Counter(r.navn for r in ruter()).items() if antall > 1] == []


def test_hver_rute_med_argumenter_sier_hvem_objektet_tilhorer():
    uten = [
        f"{rute.navn} ({rute.monster}): legg den i OBJEKTER (noens eget) eller FASTE (ingens) i "
        "tests/portal/sikkerhet/kulisse.py"
        for rute in RUTER.values()
        if rute.argumenter and rute.navn not in OBJEKTER and rute.navn not in FASTE
    ]
    assert uten == []


@i_ett("navn", sorted(RUTER))
def test_hver_rute_har_alle_sine_rader(navn):
    mangler = [n for n in kombinasjoner(RUTER[navn]) if n not in VENTET]
    assert not mangler, (
        f"Ruten {navn} mangler {len(mangler)} rader i docs/sikkerhet/tilgang.csv. Legg til disse, og "
        f"skriv sist på hver linje hva som skal skje ({', '.join(UTFALL)}):\n"
        + "\n".join(";".join(n) + ";" for n in mangler)
    )


def test_ingen_rad_er_om_en_rute_som_ikke_finnes():
    lovlige = {n for rute in RUTER.values() for n in kombinasjoner(rute)}
    lovlige |= {
        (rute.navn, metode, rolle, objekt)
        for rute in RUTER.values()
        for metode in ANDRE_METODER
        for rolle in ROLLER
        for objekt in objekter(rute.navn)
    }
    assert [";".join(n) for n in VENTET if n not in lovlige] == []


def test_hver_rad_staar_en_gang_og_sier_noe_vi_kjenner():
    rader = tabell()
    assert [n for n, antall in Counter(map(nokkel, rader)).items() if antall > 1] == []
    assert [rad for rad in rader if rad["ventet"] not in UTFALL] == []


# -- what the table may never say ------------------------------------------------------------------
def test_ingen_faar_aapne_en_annen_kommunes():
    assert [n for n, ventet in VENTET.items() if n[3] == ANNEN and ventet == "ok"] == []


def test_uten_innlogging_aapnes_bare_de_offentlige_sidene():
    aapne = {rute for (rute, _, rolle, _), v in VENTET.items() if rolle == "anonym" and v == "ok"}
    assert aapne <= OFFENTLIGE


def test_uten_rett_til_skjemaet_aapnes_ingenting_av_det():
    aapnet = [
        n
        for n, ventet in VENTET.items()
        if n[2] == "rapportor_uten_rett" and n[3] == EGEN and ventet == "ok"
    ]
    assert aapnet == []


def test_bare_rapportoren_ser_filer_funn_og_kvitteringer():
    sett = {n[2] for n, v in VENTET.items() if BARE_RAPPORTOR.fullmatch(n[0]) and v == "ok"}
    assert sett == {"rapportor"}


def test_det_som_endrer_noe_kan_ikke_gjores_med_en_lenke():
    aapne = [n for n, v in VENTET.items() if n[0] in BARE_POST and n[1] == "GET" and v == "ok"]
    assert aapne == []
    assert BARE_POST <= set(RUTER)


# -- the portal does what the table says -----------------------------------------------------------
@pytest.mark.parametrize("navn", sorted(RUTER))
def test_ruten_svarer_som_tabellen_sier_med_alle_hodene_og_en_lenke_endrer_ingenting(spor, navn):
    """Three promises about the same answers: whom they let in, what they carry, what they write."""
    avvik, sett = [], set()
    for _, metode, rolle, objekt in kombinasjoner(RUTER[navn]):
        data = DATA[navn](rolle) if navn in DATA and metode == "POST" else None
        with CaptureQueriesContext(connection) as sporringer:
            svar = spor(metode, spor.adresse(navn, rolle, objekt), rolle, data=data)
        hva = f"{metode} {rolle} {objekt}"
        skal = VENTET.get((navn, metode, rolle, objekt), "(ingen rad)")
        if utfall(svar) != skal:
            avvik.append(f"{hva}: {utfall(svar)}, skal være {skal}")
        if metode == "GET" and (skrevet := _skrevet(sporringer) - set(SKRIVES_VED_LESING)):
            avvik.append(f"{hva}: en lenke skrev i {sorted(skrevet)}")
        avvik += [f"{hva}: {feil}" for feil in feil_i_hoder(svar, sporres=navn in SPORRES)]
        if svar.status_code < 400 or svar.status_code not in sett:  # one error page is as the next
            avvik += [f"{hva}: {feil}" for feil in feil_i_siden(svar)]
        sett.add(svar.status_code)
    assert avvik == []


@pytest.mark.parametrize("navn", sorted(RUTER))
def test_andre_metoder_slipper_ikke_inn_uten_en_rad(spor, navn):
    avvik = []
    for metode, rolle, objekt in _andre_kombinasjoner(navn):
        svar = spor(metode, spor.adresse(navn, rolle, objekt), rolle)
        skal = VENTET.get((navn, metode, rolle, objekt))
        if skal is None and (svar.status_code < 300 or svar.status_code >= 500):
            avvik.append(f"{metode} {rolle} {objekt}: {svar.status_code}, og ingen rad")
        if skal is not None and utfall(svar) != skal:
            avvik.append(f"{metode} {rolle} {objekt}: {utfall(svar)}, skal være {skal}")
        avvik += [f"{metode} {rolle} {objekt}: {feil}" for feil in feil_i_hoder(svar)]
    assert avvik == []


def _andre_kombinasjoner(navn: str) -> set[tuple[str, str, str]]:
    """All that have a row; and for a page without one, each method by one who opens the page."""
    med_rad = {n[1:] for n in VENTET if n[0] == navn and n[1] in ANDRE_METODER}
    inne = [n[2] for n, v in VENTET.items() if (n[0], n[1], v) == (navn, "GET", "ok")]
    rolle = inne[-1] if inne else "rapportor"
    metoder = (*ANDRE_METODER, "OPTIONS", "TRACE", "BREW")
    uten_rad = {(metode, rolle, objekter(navn)[0]) for metode in metoder}
    return med_rad | uten_rad | {("PUT", "anonym", objekt) for objekt in objekter(navn)}


@pytest.mark.parametrize("navn", sorted(set(RUTER) - {"csp_rapport"} - MED_NOKKEL))
def test_uten_token_gjores_ingenting(spor, navn):
    for metode, rolle in (("POST", "anonym"), ("POST", "kommune"), ("POST", "rapportor"),
                          ("PUT", "rapportor"), ("DELETE", "rapportor")):  # fmt: skip
        adresse = spor.adresse(navn, rolle, objekter(navn)[0])
        with CaptureQueriesContext(connection) as sporringer:
            svar = spor(metode, adresse, rolle, token=False)
        assert svar.status_code == 403, (metode, rolle)
        assert _skrevet(sporringer) <= {"django_session"}, (metode, rolle)
        assert feil_i_hoder(svar) == []


def _skrevet(sporringer: CaptureQueriesContext) -> set[str]:
    monster = re.compile(r'^\s*(?:INSERT(?: OR \w+)? INTO|UPDATE|DELETE FROM) "(\w+)"', re.I)
    treff = (monster.match(s["sql"]) for s in sporringer.captured_queries)
    return {m[1] for m in treff if m}


def test_kommunen_og_rapportoren_har_hver_sine_skjema(spor):
    """The same kommune, and still not the other's form."""
    egen = spor.kulisse.egen
    for navn, bygg in OBJEKTER.items():
        if not navn.startswith("innsending:") or BARE_RAPPORTOR.fullmatch(navn):
            continue
        for rolle, andres in (("kommune", "rapportor"), ("rapportor", "kommune")):
            svar = spor("GET", reverse(navn, kwargs=bygg(egen, andres)), rolle)
            assert svar.status_code == 404, f"{navn} {rolle}"


def test_den_andre_rapportorens_opplasting_er_ikke_min(spor):
    egen = spor.kulisse.egen
    kollega = type(egen.rapportor).objects.get(pk=egen.uten_rett.pk)
    kollega.retter.create(aar=2022, skjema="11CF")
    adresse = reverse("innsending:opplasting", args=[egen.opplasting.pk])
    for metode in ("GET", "PUT", "DELETE"):
        svar = spor(metode, adresse, "rapportor_uten_rett", data=b"x")
        assert utfall(svar) == "finnes_ikke"


# -- the source ------------------------------------------------------------------------------------
def test_hver_visning_sier_hvem_den_er_for():
    for rute in RUTER.values():
        roller = getattr(rute.visning, "roller", "mangler")
        assert roller is None or set(roller) <= set(Rolle), (
            f"{rute.navn}: visningen skal ha @offentlig eller @krever fra kostra.portal.tilgang.krav"
        )
        assert (roller is None) == (rute.navn in OFFENTLIGE), rute.navn
        if roller is not None and not _svarer_skript(rute):
            assert getattr(rute.visning, "login_required", True), rute.navn


def _svarer_skript(rute: Rute) -> bool:
    """Those that a script or a system calls see to it themselves who asks, and answer 401."""
    return rute.navn in MED_NOKKEL | {
        "innsending:opplasting_start", "innsending:opplasting", "innsending:opplasting_ferdig",
        "innsending:fil_fjern",
    }  # fmt: skip


def test_det_som_ikke_sier_noe_krever_innlogging():
    assert "django.contrib.auth.middleware.LoginRequiredMiddleware" in settings.MIDDLEWARE
    assert "django.middleware.csrf.CsrfViewMiddleware" in settings.MIDDLEWARE


def test_bare_rapporten_om_csp_og_det_som_har_nokkel_er_uten_token():
    fritatt = {r.navn for r in RUTER.values() if getattr(r.visning, "csrf_exempt", False)}
    assert fritatt == {"csp_rapport"} | MED_NOKKEL
