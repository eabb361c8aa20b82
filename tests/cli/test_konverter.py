"""``kostra konverter``: files in, files out, and what is said when it can't be done."""

from __future__ import annotations

import io
import os
import stat
import sys
from pathlib import Path

import pytest
from hjelp_kontroll_cli import OK, Kommando, en_setning, i_terminal

VALG = ("-s", "11CF", "-y", "2026")


@pytest.fixture
def kostra(monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]) -> Kommando:
    return Kommando(monkeypatch, capsysbinary)


@pytest.fixture
def uttrekk(tmp_path: Path) -> Path:
    fil = tmp_path / "uttrekk.dat"
    fil.write_bytes(OK * 2)
    return fil


@pytest.mark.parametrize("endelse", ["csv", "xlsx"])
def test_navnet_paa_utfilen_sier_hva_som_lages_begge_veier(
    kostra: Kommando, uttrekk: Path, tmp_path: Path, endelse: str
) -> None:
    tabell, tilbake = tmp_path / f"tabell.{endelse}", tmp_path / "tilbake.dat"
    for fra, til in ((uttrekk, tabell), (tabell, tilbake)):
        svar = kostra("konverter", *VALG, str(fra), "-o", str(til))
        assert (svar.kode, svar.ut, svar.err) == (0, b"", b"")
    assert tilbake.read_bytes() == uttrekk.read_bytes()
    assert (tabell.read_bytes()[:2] == b"PK") is (endelse == "xlsx")


def test_i_et_ror_lages_det_motsatte_av_det_som_kommer_inn(kostra: Kommando) -> None:
    csv = kostra("konverter", *VALG, inn=OK)
    assert (csv.kode, csv.err) == (0, b"")
    assert csv.ut.startswith(b"\xef\xbb\xbfKOMMUNE_NR;VERSION;")
    tilbake = kostra("konverter", *VALG, inn=csv.ut)
    assert (tilbake.kode, tilbake.ut, tilbake.err) == (0, OK, b"")


def test_formatet_og_tegnsettet_kan_velges(kostra: Kommando) -> None:
    inn = OK.replace(b"SB00000001", "Bjørg Ås  ".encode())
    csv = kostra("konverter", *VALG, "-f", "csv", "-c", "iso-8859-1", inn=inn)
    assert "Bjørg Ås".encode("iso-8859-1") in csv.ut
    assert kostra("konverter", *VALG, "-f", "uttrekk", inn=csv.ut).ut == inn


def test_resultatet_leses_bare_av_eieren(kostra: Kommando, uttrekk: Path, tmp_path: Path) -> None:
    ut = tmp_path / "tabell.csv"
    assert kostra("konverter", *VALG, str(uttrekk), "-o", str(ut)).kode == 0
    if os.name == "posix":
        assert stat.S_IMODE(ut.stat().st_mode) == 0o600


def test_rettelser_sies_paa_standard_feil(kostra: Kommando) -> None:
    csv = kostra("konverter", *VALG, inn=OK.replace(b"1103", b"0301")).ut
    svar = kostra("konverter", *VALG, inn=csv.replace(b"'0301", b"301"))
    assert svar.ut.startswith(b"0301")
    assert en_setning(svar.err).startswith("Merk: KOMMUNE_NR: 1 verdier manglet nuller foran")


def test_flere_feil_staar_paa_hver_sin_linje_og_ingenting_skrives(
    kostra: Kommando, tmp_path: Path
) -> None:
    inn, ut = tmp_path / "gal.csv", tmp_path / "ut.dat"
    gal = kostra("konverter", *VALG, inn=OK).ut.replace(b";1103;", b";1103;").split(b"\r\n")
    gal[1] = (
        gal[1]
        .replace(b"1103;", b"11034;", 1)
        .replace(b";SB", b";LANGT NAVN SB")
        .replace(b";'SB", b";'LANG SB")
    )
    inn.write_bytes(b"\r\n".join(gal))
    svar = kostra("konverter", *VALG, str(inn), "-o", str(ut))
    linjer = svar.err.decode().splitlines()
    assert svar.kode == 65
    assert linjer[0] == f"kostra: {inn} kan ikke konverteres:"
    assert [linje.split(":")[0].strip() for linje in linjer[1:]] == [
        "Linje 2, KOMMUNE_NR",
        "Linje 2, SAKSBEHANDLER",
    ]
    assert not ut.exists()


def test_en_linje_av_gal_lengde_avvises_med_raad(kostra: Kommando) -> None:
    svar = kostra("konverter", *VALG, inn=OK[:-5] + b"\n")
    assert (svar.kode, svar.ut) == (65, b"")
    assert en_setning(svar.err).startswith("Standard inn: Linje 1 har 148 tegn, ventet 152.")


def test_ukjent_skjema_samme_fil_og_eksisterende_fil(kostra: Kommando, uttrekk: Path) -> None:
    ukjent = kostra("konverter", "-s", "77X", "-y", "2026", str(uttrekk))
    assert (ukjent.kode, ukjent.ut) == (64, b"")
    samme = kostra("konverter", *VALG, str(uttrekk), "-o", str(uttrekk))
    assert samme.kode == 64
    finnes = uttrekk.with_suffix(".csv")
    finnes.write_bytes(b"urort")
    assert kostra("konverter", *VALG, str(uttrekk), "-o", str(finnes)).kode == 73
    assert (uttrekk.read_bytes(), finnes.read_bytes()) == (OK * 2, b"urort")


def test_uten_tillegget_sies_hvordan_det_installeres(
    kostra: Kommando, uttrekk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    svar = kostra("konverter", *VALG, str(uttrekk), "-f", "xlsx")
    assert (svar.kode, svar.ut) == (64, b"")
    assert "pip install 'kostra[rapport]'" in en_setning(svar.err)


@pytest.mark.skipif(os.name != "posix", reason="needs a pseudo terminal")
def test_en_arbeidsbok_vises_ikke_i_en_terminal(uttrekk: Path) -> None:
    kode, vist = i_terminal("konverter", *VALG, str(uttrekk), "-f", "xlsx")
    assert kode == 64
    assert vist.strip() == "kostra: En arbeidsbok kan ikke vises i terminalen. Oppgi en fil med -o."


def test_arbeidsboken_er_den_samme_hver_gang_for_samme_fil(kostra: Kommando) -> None:
    import openpyxl

    boker = [kostra("konverter", *VALG, "-f", "xlsx", inn=OK).ut for _ in range(2)]
    ark = [openpyxl.load_workbook(io.BytesIO(bok)).active for bok in boker]
    assert [list(a.values) for a in ark if a] == [list(ark[0].values)] * 2  # type: ignore[union-attr]
