"""``kostra vis``: which records are shown, and what is said when there are none to show."""

from __future__ import annotations

import os
import re
import stat
from pathlib import Path

import pytest
from hjelp_kontroll_cli import OK, Kommando, en_setning

VALG = ("-s", "11CF", "-y", "2026")
#: Five records with journal numbers of their own; the third is two characters short.
FEM = b"".join(OK.replace(b"J0000001", b"J000000%d" % nr) for nr in range(1, 6))
GAL = b"\n".join(linje[:-2] if nr == 2 else linje for nr, linje in enumerate(FEM.split(b"\n")))


@pytest.fixture
def kostra(monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]) -> Kommando:
    return Kommando(monkeypatch, capsysbinary)


def viste(ut: bytes) -> list[int]:
    return [int(nr) for nr in re.findall(r"(?m)^Linje ([0-9]+):", ut.decode())]


@pytest.mark.parametrize(
    ("inn", "valg", "linjer"),
    [
        (FEM, (), [1]),
        (GAL, (), [3]),
        (FEM, ("--linje", "4"), [4]),
        (FEM, ("--linje", "2,4-5", "--linje", "1"), [1, 2, 4, 5]),
        (FEM, ("--linje", "4-400"), None),
        (FEM, ("--linje", "4-90"), [4, 5]),
        (FEM, ("--journal", "J0000002"), [2]),
        (GAL, ("--journal", "J0000003", "--linje", "1"), [1, 3]),
        (GAL, ("--gale",), [3]),
        (FEM, ("--gale",), []),
    ],
)
def test_linjene_som_er_valgt_vises(
    kostra: Kommando, inn: bytes, valg: tuple[str, ...], linjer: list[int] | None
) -> None:
    svar = kostra("vis", *VALG, *valg, inn=inn)
    if linjer is None:
        assert (svar.kode, svar.ut) == (64, b"")
        assert en_setning(svar.err) == "Velg høyst 200 linjer om gangen."
        return
    assert (svar.kode, svar.err) == (0, b"")
    assert viste(svar.ut) == linjer
    assert b"15869010089" not in svar.ut


@pytest.mark.parametrize(
    ("valg", "setning"),
    [
        (("--linje", "99"), "Filen har ingen slik linje. Den siste er 5."),
        (("--linje", "a"), "Oppgi linjer som tall etter --linje, for eksempel 3 eller 3,7-9."),
        (("--linje", ""), "Oppgi linjer som tall etter --linje, for eksempel 3 eller 3,7-9."),
        (("--journal", "J9"), "Ingen linje har det journalnummeret."),
    ],
)
def test_det_som_ikke_finnes_sies(kostra: Kommando, valg: tuple[str, ...], setning: str) -> None:
    svar = kostra("vis", *VALG, *valg, inn=FEM)
    assert (svar.kode, svar.ut) == (64, b"")
    assert en_setning(svar.err) == setning


@pytest.mark.parametrize(
    ("inn", "setning"),
    [
        (b"", "Standard inn: Filen er tom."),
        (b"\n\n\n", "Standard inn: Filen er tom."),
        (b"  \n  \n", "Standard inn har ingen linjer."),
        (b"%PDF-1.4", "Standard inn: Filen er en PDF."),
    ],
)
def test_filer_uten_linjer_avvises_i_klartekst(kostra: Kommando, inn: bytes, setning: str) -> None:
    svar = kostra("vis", "-s", "11CF", "-y", "2022", inn=inn)
    assert (svar.kode, svar.ut) == (65, b"")
    assert en_setning(svar.err).startswith(setning)


def test_en_fil_for_et_annet_aar_kjennes_igjen_forst(kostra: Kommando) -> None:
    svar = kostra("vis", "-s", "11CF", "-y", "2024", inn=FEM)
    assert svar.kode == 0
    assert svar.ut.decode().startswith("Filen ser ut som 11CF for 2026.")
    assert "Linjer med gal lengde: 5." in svar.ut.decode()


def test_en_annen_kommune_er_ingen_feil_naar_ingen_region_er_oppgitt(kostra: Kommando) -> None:
    svar = kostra("vis", *VALG, inn=FEM)
    assert svar.ut.decode().startswith("11CF 2026, UTF-8. Antall linjer: 5.")


def test_visningen_kan_skrives_til_fil_og_paa_engelsk(kostra: Kommando, tmp_path: Path) -> None:
    inn, ut = tmp_path / "uttrekk.dat", tmp_path / "vis.txt"
    inn.write_bytes(FEM)
    svar = kostra("vis", *VALG, str(inn), "--sprak", "en", "-o", str(ut))
    assert (svar.kode, svar.ut, svar.err) == (0, b"", b"")
    assert "Number of lines: 5." in ut.read_text(encoding="utf-8")
    if os.name == "posix":  # it tells of persons: only its owner may read it
        assert stat.S_IMODE(ut.stat().st_mode) == 0o600
    assert kostra("vis", *VALG, str(inn), "-o", str(ut)).kode == 73
