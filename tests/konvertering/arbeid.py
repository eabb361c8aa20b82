"""What the tests of conversion share: layouts, records, and tables as a spreadsheet would save them."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from typing import Any

import openpyxl
from openpyxl.cell.cell import Cell

from kostra.konvertering import konverter
from kostra.konvertering.tegn import bredde
from kostra.skjema import Filbeskrivelse, filbeskrivelse
from kostra.testdata import lag_fil


def layout(skjema: str = "11CF", aar: int = 2026) -> Filbeskrivelse:
    return filbeskrivelse(skjema, aar, med_tekster=True)


def uttrekk(antall: int = 1, aar: int = 2026) -> bytes:
    """A valid extract of synthetic persons."""
    return lag_fil("11CF", aar, "110300", antall, fro=5)


def post(fb: Filbeskrivelse, **verdier: str) -> str:
    """A record with these field texts, each in full width, and blanks elsewhere."""
    for navn, verdi in verdier.items():
        assert bredde(verdi) == fb.etter_navn[navn].lengde, navn
    return "".join(verdier.get(felt.navn, " " * felt.lengde) for felt in fb.felt)


def felt_i(linje: str, fb: Filbeskrivelse, navn: str) -> str:
    felt = fb.etter_navn[navn]
    return linje[felt.fra - 1 : felt.til]


def csv_med(fb: Filbeskrivelse, *rader: Mapping[str, str], tegn: str = ";") -> str:
    """A CSV file with all columns of the layout and these values."""
    ut = io.StringIO(newline="")
    skriver = csv.DictWriter(ut, [felt.navn for felt in fb.felt], delimiter=tegn, restval="")
    skriver.writeheader()
    skriver.writerows(rader)
    return ut.getvalue()


def xlsx_med(fb: Filbeskrivelse, *rader: Mapping[str, Any]) -> bytes:
    """A workbook as Excel saves it: with numbers, dates and formulas where these are given."""
    bok = openpyxl.Workbook()
    ark = bok.active
    assert ark is not None
    ark.append([felt.navn for felt in fb.felt])
    for rad in rader:
        ark.append([rad.get(felt.navn) for felt in fb.felt])
    ut = io.BytesIO()
    bok.save(ut)
    return ut.getvalue()


def fra_csv(fb: Filbeskrivelse, *rader: Mapping[str, str], **valg: Any) -> list[str]:
    """The records that a CSV file with these values becomes."""
    resultat = konverter(csv_med(fb, *rader).encode(), fb, "uttrekk", **valg)
    return resultat.data.decode(valg.get("tegnsett", "utf-8")).split("\n")[:-1]


def fra_xlsx(fb: Filbeskrivelse, *rader: Mapping[str, Any]) -> list[str]:
    return konverter(xlsx_med(fb, *rader), fb, "uttrekk").data.decode().split("\n")[:-1]


def celler(csvfil: bytes) -> list[list[str]]:
    """The cells of a CSV file that we wrote, as they stand."""
    return list(csv.reader(io.StringIO(csvfil.decode("utf-8-sig"), newline=""), delimiter=";"))


def arkceller(arbeidsbok: bytes) -> list[Sequence[Cell]]:
    ark = openpyxl.load_workbook(io.BytesIO(arbeidsbok)).active
    assert ark is not None
    return list(ark.iter_rows())
