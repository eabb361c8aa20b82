"""Findings about elements (XML): every format names the element, its id and the line."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace

import openpyxl
import pypdf
import pytest
from rich.console import Console

import kostra
from kostra import rapport
from kostra.kontroll.modell import Rapport
from kostra.rapport import arkiv
from kostra.rapport.endring import sammenlign
from kostra.skjema.modell import SPRAAK
from rapport import eksempel
from samlet import i_ett

FIL = b"""<Barnevern>
<Avgiver Organisasjonsnummer="944117784" Versjon="2026" Kommunenummer="1103" Kommunenavn="Stavanger"/>
<Individ Id="7" StartDato="2026-01-10" Journalnummer="J1" Fodselsnummer="15861012342"
 Saksbehandler="SB1" Avslutta3112="2">
<Plan Id="p1" StartDato="2026-03-01" SluttDato="2026-02-01" Plantype="1"/>
</Individ>
</Barnevern>
"""


@pytest.fixture(scope="module")
def med_element() -> Rapport:
    """The plan p1 on line 5 ends before it starts."""
    funnet = kostra.kontroller(FIL, skjema="15F", aar=2026, region="110300")
    (plan,) = [m for m in funnet.meldinger if m.kontroll == "PLAN_02A"]
    assert (plan.element, plan.element_id, plan.linjenumre) == ("Plan", "p1", (5,))
    return replace(funnet, meldinger=(plan,))


@i_ett("sprak", SPRAAK)
def test_terminal_html_og_pdf_viser_linje_og_element(med_element: Rapport, sprak: str) -> None:
    ut = io.StringIO()
    rapport.vis(med_element, Console(file=ut, width=160, color_system=None), sprak)
    leser = pypdf.PdfReader(io.BytesIO(rapport.skriv(med_element, "pdf", sprak)))
    pdf = " ".join(" ".join(side.extract_text() for side in leser.pages).split())
    html = rapport.skriv(med_element, "html", sprak).decode()
    for tekst in (ut.getvalue(), pdf, html):
        assert "5 · Plan p1" in tekst
        assert ("Line and element" if sprak == "en" else "Linje og element") in tekst


def test_csv_og_xlsx_har_egne_kolonner_etter_linjen(med_element: Rapport) -> None:
    tekst = rapport.skriv(med_element, "csv").decode("utf-8-sig")
    (rad,) = csv.DictReader(io.StringIO(tekst, newline=""), delimiter=";")
    assert list(rad)[3:6] == ["Linjenummer", "Element", "Elementets Id"]
    assert (rad["Linjenummer"], rad["Element"], rad["Elementets Id"]) == ("5", "Plan", "p1")
    ark = openpyxl.load_workbook(io.BytesIO(rapport.skriv(med_element, "xlsx")))["Funn"]
    assert [celle.value for celle in ark[2]][3:6] == [5, "Plan", "p1"]


def test_json_har_elementet_og_id_en_i_kontekstfeltet(med_element: Rapport) -> None:
    (funn,) = json.loads(rapport.skriv(med_element, "json"))["reportEntries"]
    assert (funn["element"], funn["contextId"]) == ("Plan", "p1")
    assert funn["physicalLineNumbers"] == [5]
    assert {"name": "Plan/SluttDato", "label": "Sluttdato"} in funn["fields"]


def test_felt_uten_posisjon_vises_uten(med_element: Rapport) -> None:
    ut = io.StringIO()
    rapport.vis(med_element, Console(file=ut, width=160, color_system=None))
    assert "Sluttdato (Plan/SluttDato)" in ut.getvalue()
    assert "posisjon" not in ut.getvalue()


def test_arkivet_beholder_elementet(med_element: Rapport) -> None:
    assert arkiv.pakk_ut(arkiv.pakk(med_element)) == med_element


def test_rapporter_uten_element_har_ingen_slike_kolonner() -> None:
    uten = eksempel.med_feil()
    assert "Element" not in rapport.skriv(uten, "csv").decode("utf-8-sig").splitlines()[0]
    assert "Linje og element" not in rapport.skriv(uten, "html").decode()
    (forst, *_) = json.loads(rapport.skriv(uten, "json"))["reportEntries"]
    assert "element" not in forst
    assert forst["contextId"] == ""


def test_samme_kontroll_paa_et_annet_element_er_et_annet_funn(med_element: Rapport) -> None:
    """Plan p1 is corrected and p2 is now wrong, in the same journal."""
    (plan,) = med_element.meldinger
    ny = replace(med_element, meldinger=(replace(plan, element_id="p2"),))
    endring = sammenlign(med_element, ny)
    assert [m.element_id for m in endring.rettet] == ["p1"]
    assert [m.element_id for m in endring.nye] == ["p2"]
    assert sammenlign(med_element, med_element).igjen == (plan,)
