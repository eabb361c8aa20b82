"""What spreadsheets do to values: put right where only one reading is possible, else refused."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from konvertering.arbeid import csv_med, felt_i, fra_csv, fra_xlsx, layout, xlsx_med
from kostra.konvertering import Konverteringsfeil, konverter
from samlet import i_ett

#: What Excel has for a day: a workbook knows no time zones.
MIDNATT = dt.datetime(2026, 2, 3)  # noqa: DTZ001

#: Field, what the spreadsheet has, what the field must hold (11CF 2026).
RETTES = [
    ("KOMMUNE_NR", 301, "0301"),
    ("PERSON_FODSELSNR", 1819912345, "01819912345"),
    ("STMND_3", 3, "03"),
    ("KOMMNR_KVP_KOMM", 301, "0301"),
    ("REG_DATO", 3022026, "03022026"),
    ("REG_DATO", MIDNATT, "03022026"),
    ("REG_DATO", dt.date(2026, 2, 3), "03022026"),
    ("ANTBU18", 2, " 2"),
    ("ANTBU18", 2.0, " 2"),
    ("KVP_STONAD", -100, "   -100"),
    ("KVP_STONAD", 1e5, " 100000"),
    ("KJONN", 1, "1"),
    ("PERSON_JOURNALNR", 12345, "12345   "),
]


@i_ett(("navn", "celle", "raa"), RETTES)
def test_celler_i_excel_som_har_mistet_formen(navn: str, celle: Any, raa: str) -> None:
    fb = layout()
    (linje,) = fra_xlsx(fb, {navn: celle, "VERSION": "26"})
    assert felt_i(linje, fb, navn) == raa


#: The same in CSV, where everything is text.
I_CSV = [
    ("KOMMUNE_NR", "301", "0301"),
    ("KOMMUNE_NR", "301.0", "0301"),
    ("PERSON_FODSELSNR", "1819912345", "01819912345"),
    ("STMND_3", "3", "03"),
    ("REG_DATO", "3022026", "03022026"),
    ("REG_DATO", "3.2.2026", "03022026"),
    ("REG_DATO", "03.02.2026", "03022026"),
    ("REG_DATO", "2026-02-03", "03022026"),
    ("REG_DATO", "2026-02-03 00:00:00", "03022026"),
    ("ANTBU18", "2", " 2"),
    ("ANTBU18", "2,0", " 2"),
    ("ANTBU18", "02", "02"),
    ("KVP_STONAD", " 120000 ", " 120000"),
    ("PERSON_JOURNALNR", "12345", "12345   "),
    ("PERSON_JOURNALNR", "12.0", "12.0    "),
    ("SAKSBEHANDLER", "Ærlig Ås", "Ærlig Ås  "),
]


@i_ett(("navn", "celle", "raa"), I_CSV)
def test_celler_i_csv_som_har_mistet_formen(navn: str, celle: str, raa: str) -> None:
    fb = layout()
    (linje,) = fra_csv(fb, {navn: celle, "VERSION": "26"})
    assert felt_i(linje, fb, navn) == raa


#: What could be more than one thing stays as it is: it is the control's to judge.
UENDRET = [
    ("KOMMUNE_NR", "31", "31  "),  # two zeros are not what a spreadsheet takes
    ("PERSON_FODSELSNR", "181991234", "181991234  "),
    ("REG_DATO", "302202", "302202  "),
    ("KJONN", "9", "9"),
    ("STMND_3", "4", "4 "),  # 04 is no code of this month
    ("REG_DATO", "2/3/2026", "2/3/2026"),  # day or month first?
    ("KOMMUNE_NR", "'301", "301 "),  # the apostrophe says: exactly this
]


@i_ett(("navn", "celle", "raa"), UENDRET)
def test_det_som_kan_bety_flere_ting_rettes_ikke(navn: str, celle: str, raa: str) -> None:
    fb = layout()
    (linje,) = fra_csv(fb, {navn: celle, "VERSION": "26"})
    assert felt_i(linje, fb, navn) == raa


def test_brukeren_faar_vite_hva_som_er_rettet_og_hvor() -> None:
    fb = layout()
    rader = [{"KOMMUNE_NR": nr, "REG_DATO": "3.2.2026"} for nr in ("301", "1103", "301")]
    resultat = konverter(csv_med(fb, *rader).encode(), fb, "uttrekk")
    assert resultat.merknader == (
        "KOMMUNE_NR: 2 verdier manglet nuller foran, og de er satt tilbake (først i Linje 2, "
        "KOMMUNE_NR).",
        "REG_DATO: 3 datoer er skrevet om til ddMMyyyy (først i Linje 2, REG_DATO).",
    )


def test_tall_i_en_fritekst_kan_ha_mistet_nuller_og_det_sies() -> None:
    fb = layout()
    resultat = konverter(xlsx_med(fb, {"PERSON_JOURNALNR": 12345}), fb, "uttrekk")
    (merknad,) = resultat.merknader
    assert merknad.startswith("PERSON_JOURNALNR: 1 verdier er tall i regnearket")
    assert "celle E2" in merknad


#: Field, cell, what is said.
AVVISES_I_EXCEL = [
    ("KVP_STONAD", 1234.5, "tallet har desimaler"),
    ("KVP_STONAD", 1e15, "tallet er for stort"),
    ("KVP_STONAD", True, "SANN eller USANN"),
    ("KVP_STONAD", "=1+1", "cellen er en formel"),
    ("STATUS", MIDNATT, "gjort verdien om til en dato"),
    ("REG_DATO", MIDNATT.replace(hour=12), "cellen har klokkeslett"),
    ("REG_DATO", dt.time(12, 30), "klokkeslett"),
    ("STATUS", "12", "verdien har 2 tegn, og feltet har plass til 1"),
    ("SAKSBEHANDLER", "a\nb", "linjeskift"),
]


@i_ett(("navn", "celle", "setning"), AVVISES_I_EXCEL)
def test_celler_i_excel_uten_plass_i_feltet(navn: str, celle: Any, setning: str) -> None:
    fb = layout()
    with pytest.raises(Konverteringsfeil) as feil:
        fra_xlsx(fb, {"VERSION": "26"}, {navn: celle})
    (linje,) = feil.value.setninger
    assert linje.startswith(f"Rad 3, {navn} (celle ")
    assert setning in linje


def test_en_feil_fra_excel_avvises() -> None:
    fb = layout()
    with pytest.raises(
        Konverteringsfeil, match=r"Rad 2, STATUS .*cellen har en feil fra regnearket"
    ):
        fra_xlsx(fb, {"STATUS": "#N/A"})


AVVISES_I_CSV = [
    ("PERSON_FODSELSNR", "1,81991E+10", "sifre er borte"),
    ("KVP_STONAD", "1E+05", "sifre er borte"),
    ("STATUS", "12", "verdien har 2 tegn, og feltet har plass til 1"),
    ("SAKSBEHANDLER", "a\tb", "tabulator"),
    ("SAKSBEHANDLER", "a\x07b", "styretegn (U+0007)"),
    ("SAKSBEHANDLER", "Ole\nHansen", "linjeskift"),
]


@i_ett(("navn", "celle", "setning"), AVVISES_I_CSV)
def test_celler_i_csv_uten_plass_i_feltet(navn: str, celle: str, setning: str) -> None:
    fb = layout()
    with pytest.raises(Konverteringsfeil) as feil:
        fra_csv(fb, {"VERSION": "26"}, {navn: celle})
    (linje,) = feil.value.setninger
    assert linje.startswith(f"Linje 3, {navn}: ")
    assert setning in linje


def test_datoer_fra_forrige_hundreaar_har_ikke_plass_i_seks_siffer() -> None:
    fb = layout(aar=2022)
    (linje,) = fra_csv(fb, {"REG_DATO": "3.2.2022"})
    assert felt_i(linje, fb, "REG_DATO") == "030222"
    with pytest.raises(Konverteringsfeil, match=r"Linje 2, REG_DATO: datoen er ikke i 2000–2099"):
        fra_csv(fb, {"REG_DATO": "3.2.1999"})


def test_nuller_for_en_tom_dato_i_2022_kommer_tilbake() -> None:
    fb = layout(aar=2022)
    (linje,) = fra_csv(fb, {"REG_DATO": "0", "VERSION": "22"})
    assert felt_i(linje, fb, "REG_DATO") == "000000"


def test_tegn_uten_plass_i_iso_8859_1_avvises_med_felt() -> None:
    fb = layout()
    with pytest.raises(Konverteringsfeil) as feil:
        fra_csv(fb, {"SAKSBEHANDLER": "Łukasz"}, tegnsett="iso-8859-1")
    (linje,) = feil.value.setninger
    assert linje.startswith("Linje 2, SAKSBEHANDLER: tegnet «Ł» (U+0141) finnes ikke i ISO-8859-1")


def test_alle_feil_sies_samlet_og_telles_naar_de_er_mange() -> None:
    fb = layout()
    with pytest.raises(Konverteringsfeil) as feil:
        fra_csv(fb, *({"STATUS": "123", "KJONN": "12"} for _ in range(30)))
    assert feil.value.antall == 60
    assert len(feil.value.setninger) == 20


def test_feilene_viser_ikke_verdier() -> None:
    fb = layout()
    with pytest.raises(Konverteringsfeil) as feil:
        fra_csv(
            fb,
            {"PERSON_FODSELSNR": "158690100891", "SAKSBEHANDLER": "KANARIFUGLEN", "STATUS": "\x01"},
        )
    assert feil.value.antall == 3
    assert not [s for s in feil.value.setninger if "1586" in s or "KANARI" in s]
