"""``kostra testdata``: options, bytes, exit codes."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from kostra.cli import kjor
from kostra.cli.testdata import les_feil
from kostra.testdata import Feil, lag_fil
from samlet import i_ett

GRUNN = ("testdata", "-s", "11CF", "-y", "2026", "-r", "553000")


def kjorer(capfdbinary, *argumenter: str) -> bytes:
    kode = kjor([*GRUNN, *argumenter])
    fanget = capfdbinary.readouterr()
    assert (kode, fanget.err) == (0, b"")
    return fanget.out


def feiler(capfdbinary, kode: int, *argumenter: str) -> str:
    assert kjor(list(argumenter)) == kode
    fanget = capfdbinary.readouterr()
    assert fanget.out == b""
    assert b"Traceback" not in fanget.err
    return fanget.err.decode()


def test_standard_ut_faar_filens_bytes(capfdbinary) -> None:
    assert kjorer(capfdbinary, "-n", "30", "--fro", "7") == lag_fil(
        "11CF", 2026, "553000", 30, fro=7
    )


def test_hundre_poster_uten_valg(capfdbinary) -> None:
    assert kjorer(capfdbinary) == lag_fil("11CF", 2026, "553000", 100)


def test_andel_og_kontroller(capfdbinary) -> None:
    andel = lag_fil("11CF", 2026, "553000", 100, feil=0.25)
    assert kjorer(capfdbinary, "--feil", "0.25") == andel
    valgt = lag_fil("11CF", 2026, "553000", 100, feil=["K14", "K27"])
    assert kjorer(capfdbinary, "--feil", "k14, K27") == valgt


@i_ett(
    ("tekst", "feil"),
    [
        (None, None),
        ("0.05", 0.05),
        ("0,05", 0.05),
        ("5%", 0.05),
        ("5 %", 0.05),
        ("1", 1.0),
        ("0", 0.0),
        ("K14", ["K14"]),
        ("K14,K27", ["K14", "K27"]),
        ("K14 K27,,K28 ", ["K14", "K27", "K28"]),
        ("1e5", ["1e5"]),
        ("٠.5", ["٠.5"]),
    ],
)
def test_lesing_av_feil(tekst: str | None, feil: Feil | None) -> None:
    assert les_feil(tekst) == feil


def test_fil_skrives_og_erstattes_ikke_uten_videre(capfdbinary, tmp_path: Path) -> None:
    sti = tmp_path / "uttrekk.dat"
    assert kjorer(capfdbinary, "-n", "10", "-o", str(sti)) == b""
    assert sti.read_bytes() == lag_fil("11CF", 2026, "553000", 10)
    tekst = feiler(capfdbinary, 73, *GRUNN, "-n", "20", "-o", str(sti))
    assert "finnes fra før" in tekst
    assert "--overskriv" in tekst
    assert sti.read_bytes() == lag_fil("11CF", 2026, "553000", 10)
    kjorer(capfdbinary, "-n", "20", "-o", str(sti), "--overskriv")
    assert sti.read_bytes() == lag_fil("11CF", 2026, "553000", 20)
    assert list(tmp_path.iterdir()) == [sti]


def test_mappen_finnes_ikke(capfdbinary, tmp_path: Path) -> None:
    borte = str(tmp_path / "borte" / "uttrekk.dat")
    assert "mappen finnes ikke" in feiler(capfdbinary, 73, *GRUNN, "-o", borte)


def test_ingenting_skrives_naar_bestillingen_ikke_gaar(capfdbinary, tmp_path: Path) -> None:
    feiler(capfdbinary, 64, *GRUNN, "--feil", "K99", "-o", str(tmp_path / "uttrekk.dat"))
    assert list(tmp_path.iterdir()) == []


def test_mellomrom_trenger_ikke_skjema(capfdbinary, tmp_path: Path) -> None:
    assert kjor(["testdata", "-f", "mellomrom"]) == 0
    assert capfdbinary.readouterr().out == b" "
    assert kjorer(capfdbinary, "-n", "5", "-f", "mellomrom", "-o", str(tmp_path / "tom.dat")) == b""
    assert (tmp_path / "tom.dat").read_bytes() == b" "


@pytest.mark.parametrize(
    ("argumenter", "tekst"),
    [
        ((), "Oppgi skjema, år og region"),
        (("-s", "11CF", "-y", "2026"), "Oppgi skjema, år og region"),
        (("-f", "mellomrom", "--feil", "K14"), "kan ikke ha feil"),
        ((*GRUNN, "-n", "0"), "-f mellomrom"),
        ((*GRUNN, "-n", "-5"), "fra 1 til 3 000 000"),
        ((*GRUNN, "-n", "mange"), "-n"),
        ((*GRUNN, "--feil", "K99"), "Velg blant: K000"),
        ((*GRUNN, "--feil", ","), "Oppgi en andel eller kontroller"),
        ((*GRUNN, "--feil", ""), "Oppgi en andel eller kontroller"),
        ((*GRUNN, "--feil", "1.5"), "et tall fra 0 til 1"),
        (
            ("testdata", "-s", "99X", "-y", "2026", "-r", "553000"),
            "ikke testdata for skjemaet «99X»",
        ),
        (("testdata", "-s", "11CF", "-y", "1999", "-r", "553000"), "finnes ikke for 1999"),
        (("testdata", "-s", "11CF", "-y", "2026", "-r", "5530"), "seks siffer"),
        ((*GRUNN, "-f", "xlsx"), "mellomrom"),
    ],
)
def test_feil_bruk_er_64(capfdbinary, argumenter: tuple[str, ...], tekst: str) -> None:
    if argumenter[:1] != ("testdata",):
        argumenter = ("testdata", *argumenter)
    assert tekst in feiler(capfdbinary, 64, *argumenter)


def test_kommune_som_ikke_finnes_det_aaret_gir_en_merknad(capfdbinary) -> None:
    assert kjor(["testdata", "-s", "11CF", "-y", "2026", "-r", "542100", "-n", "3"]) == 0
    fanget = capfdbinary.readouterr()
    assert fanget.out == lag_fil("11CF", 2026, "542100", 3)
    assert fanget.err.decode() == (
        "kostra: Merk: Kommunenummer 5421 (Senja) finnes ikke i 2026. Bruk 5530.\n"
    )
    assert kjor(["testdata", "-s", "11CF", "-y", "2026", "-r", "999900", "-n", "3"]) == 0
    assert "9999 finnes ikke i 2026.\n" in capfdbinary.readouterr().err.decode()


def test_fremdrift_bare_i_terminal(capfdbinary, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kostra.cli.testdata.VIS_FREMDRIFT_FRA", 1_000)
    uten = kjorer(capfdbinary, "-n", "5000")
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    assert kjor([*GRUNN, "-n", "5000"]) == 0
    fanget = capfdbinary.readouterr()
    assert fanget.out == uten
    assert b"Lager poster" in fanget.err
