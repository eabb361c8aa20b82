"""Reports from browsers about what the policy stopped: counted, and never quoted."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
import time_machine

from kostra.portal import klokke, vern_rapport
from portal.sikkerhet.loggfanger import fang

pytestmark = pytest.mark.django_db
ADRESSE = "/csp-rapport/"
FNR = "15869010089"


@pytest.fixture(autouse=True)
def _ny_bremse(monkeypatch):
    monkeypatch.setattr(vern_rapport, "bremse", vern_rapport.Bremse(vern_rapport.PER_MINUTT))


def send(klient, kropp, **hoder):
    data = kropp if isinstance(kropp, bytes) else json.dumps(kropp).encode()
    return klient.post(ADRESSE, data, content_type="application/csp-report", **hoder)


def rapport(**felt):
    return {
        "csp-report": {
            "document-uri": f"https://kostra.example/skjema/?sok={FNR}",
            "effective-directive": "script-src-elem",
            "blocked-uri": f"https://ond.example/x.js?fnr={FNR}",
            "script-sample": f"var fnr = {FNR}",
            "referrer": f"https://kostra.example/{FNR}",
            **felt,
        }
    }


def test_loggen_sier_regelen_og_siden_og_ikke_mer(klient):
    klient.handler.enforce_csrf_checks = True
    with fang() as logg:
        svar = send(klient, rapport())
    assert (svar.status_code, svar.content) == (204, b"")
    (linje,) = [rad for rad in logg.linjer if rad["event"] == "csp.brudd"]
    assert (linje["direktiv"], linje["side"]) == ("script-src-elem", "/skjema/")
    for hva in (FNR, "ond.example", "var fnr"):
        assert hva not in logg.tekst


def test_siden_staar_som_monster_uten_id(klient):
    sti = "/skjema/0f8fad5b-d9cb-469f-a165-70867728950e/"
    with fang() as logg:
        send(klient, rapport(**{"document-uri": f"https://kostra.example{sti}"}))
    assert "/skjema/<uuid:id>/" in logg.tekst
    assert sti not in logg.tekst


@pytest.mark.parametrize(
    "kropp",
    [
        b"", b"{", b"[]", b"null", b'"x"', b'{"csp-report": []}', b"\xff\xfe", b"[" * 5000,
        rapport(**{"document-uri": f"https://ond.example/{FNR}", "effective-directive": FNR}),
        rapport(**{"document-uri": f"https://[{FNR}", "effective-directive": {"a": FNR}}),
        rapport(**{"document-uri": 7, "effective-directive": None, "violated-directive": FNR}),
    ],
    ids=range(11),
)  # fmt: skip
def test_hva_som_helst_faar_samme_svar_og_ingenting_av_det_logges(klient, kropp):
    with fang() as logg:
        svar = send(klient, kropp)
    assert svar.status_code in (204, 413) if kropp == b"" else svar.status_code == 204
    assert FNR not in logg.tekst
    for linje in logg.linjer:
        if linje["event"] == "csp.brudd":
            assert (linje["direktiv"], linje["side"]) == ("ukjent", "ukjent")


def test_en_for_stor_rapport_leses_ikke(klient):
    with fang() as logg:
        assert send(klient, b"x" * (vern_rapport.MAKS + 1)).status_code == 413
    assert "csp.brudd" not in logg.tekst


def test_flommen_fyller_ikke_loggen_og_neste_minutt_telles_igjen(klient):
    with time_machine.travel(klokke.naa(), tick=False) as reise, fang() as logg:
        svar = {send(klient, rapport()).status_code for _ in range(100)}
        assert logg.tekst.count("csp.brudd") == vern_rapport.PER_MINUTT
        reise.shift(timedelta(seconds=61))
        send(klient, rapport())
    assert svar == {204}
    assert logg.tekst.count("csp.brudd") == vern_rapport.PER_MINUTT + 1


def test_en_rapport_skriver_ingenting_i_databasen(klient, django_assert_num_queries):
    with django_assert_num_queries(0):
        send(klient, rapport())


def test_en_lenke_er_ingen_rapport(klient):
    assert klient.get(ADRESSE).status_code == 405
