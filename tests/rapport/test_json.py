"""JSON: the reference's fields, exactly, and ours beside them."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime

from kostra import rapport
from kostra.kontroll.modell import Grad
from rapport import eksempel

SAMMENDRAG = (
    "region",
    "name",
    "programVersion",
    "reportStartedAt",
    "reportCompletedAt",
    "reportGenerationTime",
    "scheme",
    "year",
    "numberOfControls",
    "severity",
    "numFatal",
    "numErrors",
    "numWarnings",
    "numInfo",
    "numOk",
)
OPPFORING = (
    "severity",
    "caseworker",
    "journalId",
    "individId",
    "contextId",
    "ruleName",
    "messageText",
    "lineNumbers",
)


def les(resultat, sprak="nb"):
    return json.loads(rapport.skriv(resultat, "json", sprak).decode("utf-8", "strict"))


def test_sammendraget_har_referansens_felt_i_samme_rekkefølge():
    sammendrag = les(eksempel.med_feil())["validationSummary"]
    assert tuple(sammendrag)[:15] == SAMMENDRAG
    assert sammendrag == {
        "region": "542100",
        "name": "Senja",
        "programVersion": "2026.11.24",
        "reportStartedAt": "2023-01-10T10:24:30.123",
        "reportCompletedAt": "2023-01-10T10:24:30.165",
        "reportGenerationTime": 0.042,
        "scheme": "11CF",
        "year": "2022",
        "numberOfControls": 726,
        "severity": 2,
        "numFatal": 0,
        "numErrors": 4,
        "numWarnings": 2,
        "numInfo": 0,
        "numOk": 0,
        "severityName": "ERROR",
        "recordCount": 24,
        "encoding": "UTF-8",
        "remarks": [],
    }


def test_en_oppføring():
    oppforing = les(eksempel.med_feil())["reportEntries"][1]
    assert tuple(oppforing)[:8] == OPPFORING
    assert oppforing == {
        "severity": "ERROR",
        "caseworker": "SB00000002",
        "journalId": "J0000004",
        "individId": "",
        "contextId": "",
        "ruleName": "Kontroll 11 : Har barn, men antall barn mangler",
        "messageText": "Det er svart ja på barn under 18 år. Antall barn er tomt.",
        "lineNumbers": [4],
        "physicalLineNumbers": [4],
        "ruleId": "K11",
        "fields": [
            {"name": "BU18", "label": "Barn under 18 år", "from": 36, "to": 36},
            {"name": "ANTBU18", "label": "Antall barn", "from": 37, "to": 38},
        ],
        "explanation": eksempel.K11.hvorfor.nb,
        "action": "Skriv antall barn under 18 år, eller rett svaret til nei.",
    }


def test_linjenumre_er_postnumre_og_fysiske_linjer_står_ved_siden_av():
    oppforing = les(eksempel.fatal())["reportEntries"][0]
    assert (oppforing["lineNumbers"], oppforing["physicalLineNumbers"]) == ([1], [2])


def test_tilleggsfunn_står_for_seg_og_teller_ikke():
    dokument = les(eksempel.med_feil())
    assert [o["ruleId"] for o in dokument["additionalEntries"]] == ["T01"]
    assert "T01" not in {o["ruleId"] for o in dokument["reportEntries"]}
    assert dokument["validationSummary"]["numInfo"] == 0
    uten = les(eksempel.med_feil(meldinger=eksempel.FUNN))
    assert uten["validationSummary"] == dokument["validationSummary"]
    assert uten["additionalEntries"] == []


def test_alvorlighetsgraden_i_sammendraget_er_returkoden():
    for grad, kode in zip(Grad, (0, 0, 1, 2, 2), strict=True):
        assert les(eksempel.rapport(grad))["validationSummary"]["severity"] == kode


def test_sanne_antall_når_funnene_er_kappet():
    dokument = les(eksempel.stor(3, 10, 12_345))
    assert dokument["validationSummary"]["numErrors"] == 24_690
    assert dokument["validationSummary"]["numWarnings"] == 12_345
    assert len(dokument["reportEntries"]) == 30
    assert [(k["ruleId"], k["count"], k["shown"]) for k in dokument["controls"]] == [
        ("K01", 12_345, 10),
        ("K02", 12_345, 10),
        ("K03", 12_345, 10),
    ]


def test_språket_skifter_tekst_men_ikke_navn_på_felt_eller_regel():
    nb, en = les(eksempel.med_feil()), les(eksempel.med_feil(), "en")
    assert nb["reportEntries"][0].keys() == en["reportEntries"][0].keys()
    assert en["reportEntries"][0]["ruleName"].startswith("Kontroll 05 : Identity number")
    assert en["reportEntries"][0]["messageText"] == "The check digits of the number are wrong."


def test_statistikk_og_merknader():
    statistikk = les(eksempel.uten_feil())["statistics"]
    assert statistikk[0] == {
        "heading": "Stønad",
        "column": "Sum",
        "rows": [{"label": "I alt", "value": 4_812_400}],
    }
    assert les(eksempel.fatal())["validationSummary"]["remarks"] == [
        {
            "id": "feil_skjema",
            "text": "Filen ser ut som 11F for 2025.",
            "action": "Velg 11F, eller ta ut 11CF på nytt.",
        }
    ]


def test_alltid_gyldig_utf8_uansett_tegn_og_tegnsett():
    resultat = eksempel.ondsinnet()
    utdata = rapport.skriv(resultat, "json", tegnsett="ISO-8859-1")
    dokument = json.loads(utdata.decode("utf-8", "strict"))
    assert len(dokument["reportEntries"]) == len(eksempel.ONDSINNET)
    assert dokument["reportEntries"][13]["journalId"] == eksempel.ONDSINNET[13].strip()
    assert "\ufffd" in dokument["validationSummary"]["name"]


def test_aldri_fødselsnummer():
    tekst = rapport.skriv(eksempel.ondsinnet(), "json").decode()
    assert "15869010089" not in tekst
    assert "158690 10089" not in tekst


def test_tider_er_lokale_uten_sone():
    tid = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
    sammendrag = les(replace(eksempel.uten_feil(), startet=tid, ferdig=None))["validationSummary"]
    assert sammendrag["reportStartedAt"] == "2026-01-02T03:04:05.000"
    assert sammendrag["reportCompletedAt"] is None
