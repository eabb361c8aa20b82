"""The control API: the engine's verdict in the fields that vendors know, and nothing left behind."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from django.contrib.sessions.middleware import SessionMiddleware
from django.core.exceptions import PermissionDenied, RequestDataTooBig
from django.test import Client

from kostra.portal.api.models import Omfang
from kostra.portal.api.operasjoner import kontroll
from kostra.regler.kontroller import kontroller
from mottak.hjelp import GOD, MED_ADVARSEL
from portal.api.hjelp import System, altinn, nokkel, problem
from portal.innsending.fil_hjelp import alt_i_lageret
from portal.sikkerhet.loggfanger import fang

pytestmark = pytest.mark.django_db
ALTINN = "kontroller-altinn-skjema"
EKSEMPLER = Path(__file__).parents[3] / "eksempler"


@pytest.fixture
def system() -> System:
    return System(nokkel(Omfang.KONTROLL)[1])


def _eksempler():
    """A spread of the sample files of each form; all of them, in every year: ``tests/samsvar``."""
    for skjema in ("11CF", "11F", "15F"):
        with open(EKSEMPLER / skjema / "oversikt.csv", encoding="utf-8-sig", newline="") as fil:
            rader = list(csv.DictReader(fil, delimiter=";"))
        for rad in [rad for rad in rader if rad["aar"] == "2026"][::12]:
            yield skjema, int(rad["aar"]), rad["region"], (EKSEMPLER / rad["fil"]).read_bytes()


def test_dommen_er_motorens(system):
    antall, ord_ = 0, {0: "Suksess", 1: "Informasjon", 2: "Advarsel", 3: "Feil", 4: "Kritisk feil"}
    for skjema, aar, region, innhold in _eksempler():
        rapport = kontroller(innhold, skjema=skjema, aar=aar, region=region)
        svar = system("POST", ALTINN, altinn(innhold, skjema, aar, region)).json()
        fasit = (rapport.antall_kontroller, ord_[rapport.alvorlighetsgrad.value])
        assert (svar["antallKontroller"], svar["alvorlighetsgrad"]) == fasit
        assert svar["versjon"] == rapport.programversjon
        funn = {
            (m.tekst, ord_[m.alvorlighetsgrad.value], nr)
            for m in rapport.funn
            for nr in m.postnumre or (0,)
        }
        assert funn == {
            (m["meldingTekst"], m["alvorlighetsgrad"], nr)
            for m in svar["meldinger"]
            for nr in m["linjenumre"] or (0,)
        }
        antall += 1
    assert antall > 10


def test_feltene_er_kontraktens_og_feil_sies_i_begge_former(system):
    svar = system("POST", ALTINN, altinn(MED_ADVARSEL)).json()
    assert set(svar) == {
        "respondent", "antallKontroller", "alvorlighetsgrad", "meldinger", "versjon"
    }  # fmt: skip
    assert svar["respondent"] == {
        "aar": 2026, "kvartal": " ", "skjema": "11CF", "region": "110300", "orgnr": " " * 9
    }  # fmt: skip
    assert set(svar["meldinger"][0]) == {
        "alvorlighetsgrad", "kontrollNavn", "meldingTekst", "linjenumre"
    }  # fmt: skip
    # only line breaks: an error here too, though no finding says so
    assert system("POST", ALTINN, altinn(b"\n\n")).json()["alvorlighetsgrad"] == "Feil"

    galt = altinn(b"x") | {"base64KodedeData": ""}
    galt["respondent"] |= {"aar": 1999, "region": "1103", "skjema": "11X"}
    svar = problem(system("POST", ALTINN, galt), 400, "ugyldig")
    assert (svar["httpStatusCode"], svar["errorType"]) == (400, "VALIDATION_ERROR")
    assert set(svar["validationErrors"]) == {
        "base64KodedeData", "respondent.aar", "respondent.region", "respondent.skjema"
    }  # fmt: skip
    ikke_base64 = altinn(b"") | {"base64KodedeData": "Æ==="}
    assert problem(system("POST", ALTINN, ikke_base64), 400, "ugyldig")["errors"]
    problem(system("POST", ALTINN, b"{", type="application/json"), 400, "ugyldig_json")


def test_var_egen_form_har_hele_rapporten(system):
    inn = {"skjema": "11CF", "aar": 2026, "region": "110300"}
    data = altinn(MED_ADVARSEL)["base64KodedeData"]
    svar = system("POST", "v1/filkontroll", inn | {"data": data}).json()
    assert svar["validationSummary"]["severityName"] == "WARNING"
    assert all(funn["journalId"] and funn["lineNumbers"] for funn in svar["reportEntries"])
    problem(system("POST", "v1/filkontroll", inn), 422, "ugyldig")


def test_uten_nokkel_og_utenfor_rammene_blir_det_et_problem(system, monkeypatch):
    for hemmelig in ("", "kostra_" + "a" * 43, "ø" * 50):
        svar = System(hemmelig)("POST", ALTINN, altinn(GOD))
        problem(svar, 401, "mangler_nokkel")
        assert "WWW-Authenticate" in svar.headers
    svar = system("GET", ALTINN)
    problem(svar, 405, "metode")
    assert svar.headers["Allow"] == "POST"
    problem(system("GET", "v1/skjema"), 403, "utenfor_omfang")
    problem(system("GET", "v2/finnes/ikke"), 404, "finnes_ikke")
    problem(system("POST", ALTINN, b"<a/>", type="text/xml"), 415, "medietype")
    for_mye = altinn(b" " * (kontroll.MAKS_FIL + 1))
    problem(system("POST", ALTINN, for_mye), 413, "for_stor")
    monkeypatch.setattr(kontroll, "_TAALMODIG", 0.01)
    with kontroll._plass(), kontroll._plass():
        svar = system("POST", ALTINN, altinn(GOD))
    problem(svar, 503, "opptatt")
    assert "Retry-After" in svar.headers


def test_ogsaa_det_som_feiler_foer_operasjonen_er_et_problem(system, monkeypatch):
    """No session, no route, the wrong host or a fault of the portal's own: never a page for people."""
    problem(system("GET", "v1/a%0Ab"), 404, "finnes_ikke")  # matches no route at all
    for sti in ("", "openapi.json"):
        problem(system("POST", sti, {}), 403, "nektet")  # has no token
        svar = Client().put(f"/api/{sti}", secure=True)  # this client needs none
        problem(svar, 405, "metode")
        assert svar.headers["Allow"] == "GET, HEAD"
    svar = system("GET", "v1/skjema", hoder={"Host": "ond.example"})
    assert "ond.example" not in str(problem(svar, 400, "uventet"))
    for feil, status, kode in (
        (RequestDataTooBig, 413, "for_stor"), (PermissionDenied, 403, "nektet"),
        (RuntimeError, 500, "feil"),
    ):  # fmt: skip
        monkeypatch.setattr(SessionMiddleware, "process_request", _reis(feil))
        klient = Client(raise_request_exception=False)
        assert problem(klient.get("/api/", secure=True), status, kode)["reference"]
    assert klient.get("/", secure=True).headers["Content-Type"].startswith("text/html")


def _reis(feil):
    def reis(*_):
        raise feil("15069000100")

    return reis


def test_innholdet_er_verken_i_logg_lager_eller_feil(system, monkeypatch):
    """Also when the engine breaks in the middle of it."""
    hemmelig = "15069000100"
    innhold = GOD.replace(b"0", b"9")[:60] + hemmelig.encode()

    def sprekk(*_, **__):
        raise ValueError(innhold.decode())

    with fang() as logg:
        system("POST", ALTINN, altinn(innhold))
        monkeypatch.setattr(kontroll, "kontroller", sprekk)
        svar = system("POST", ALTINN, altinn(innhold))
    problem(svar, 500, "feil")
    assert svar.json()["errorType"] == "SYSTEM_ERROR"
    assert svar.json()["reference"]
    alt = logg.tekst + svar.content.decode()
    assert hemmelig not in alt
    assert altinn(innhold)["base64KodedeData"][:40] not in alt
    assert "Traceback" not in alt
    assert "api.feilet" in [linje["event"] for linje in logg.linjer]
    assert alt_i_lageret() == {}
