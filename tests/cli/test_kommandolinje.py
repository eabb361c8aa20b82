"""``kostra`` itself: its commands, their help, and wrong use told in one sentence of bokmål."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import click
import pytest
from hjelp_kontroll_cli import Kommando, en_setning, prosess, python

import kostra as pakke
from kostra.cli import KOMMANDOER
from kostra.cli.bruksfeil import bruksfeil


@pytest.fixture
def kostra(monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]) -> Kommando:
    return Kommando(monkeypatch, capsysbinary)


def alle_kommandoer() -> list[tuple[str, ...]]:
    """Every command and subcommand, as the words that call it."""
    funnet: list[tuple[str, ...]] = []
    for navn in KOMMANDOER:
        funnet.append((navn,))
        try:
            kommando = import_module(KOMMANDOER[navn][0]).kommando
        except ModuleNotFoundError:
            continue  # its own test below fails
        if isinstance(kommando, click.Group):
            funnet += [(navn, under) for under in kommando.commands]
    return funnet


@pytest.mark.parametrize("flagg", ["--help", "-h"])
def test_hjelpen_lister_alle_kommandoer_med_en_linje_hver(kostra: Kommando, flagg: str) -> None:
    svar = kostra(flagg)
    assert (svar.kode, svar.err) == (0, b"")
    hjelp = " ".join(svar.ut.decode().split())
    for navn, (_, linje) in KOMMANDOER.items():
        assert f"{navn} {linje}" in hjelp


@pytest.mark.parametrize("ord_", alle_kommandoer(), ids=" ".join)
@pytest.mark.parametrize("flagg", ["--help", "-h"])
def test_hver_kommando_har_hjelp(kostra: Kommando, ord_: tuple[str, ...], flagg: str) -> None:
    svar = kostra(*ord_, flagg)
    assert (svar.kode, svar.err) == (0, b"")
    assert svar.ut.decode().startswith(f"Usage: kostra {' '.join(ord_)}")
    assert len(svar.ut.decode().splitlines()) > 3


@pytest.mark.parametrize("argumenter", [("-V",), ("--version",), ("kontroll", "-V")], ids=" ".join)
def test_versjonen_er_pakkens(kostra: Kommando, argumenter: tuple[str, ...]) -> None:
    svar = kostra(*argumenter)
    assert (svar.kode, svar.err) == (0, b"")
    assert svar.ut.decode() == f"kostra {pakke.__version__}\n"


def test_kostra_alene_viser_hjelpen_og_sier_at_noe_mangler(kostra: Kommando) -> None:
    svar = kostra()
    assert (svar.kode, svar.ut) == (64, b"")
    assert "Kommandoer" in svar.err.decode()


def test_hjelpen_laster_ingen_tunge_biblioteker() -> None:
    spor = (
        "import sys; from kostra.cli import kjor; kode = kjor(['--help']); "
        "tunge = {'numpy', 'rich', 'jinja2', 'cryptography', 'typst', 'xlsxwriter'} & set(sys.modules); "
        "sys.exit(f'{kode} {tunge}' if kode or tunge else 0)"
    )
    svar = subprocess.run(
        [sys.executable, "-c", spor], capture_output=True, check=False, timeout=60
    )
    assert (svar.returncode, svar.stderr) == (0, b"")


# --- wrong use

FEIL_BRUK = [
    (("kontrol",), "Kommandoen «kontrol» finnes ikke. Se «kostra --help»."),
    (("tull",), "Kommandoen «tull» finnes ikke. Se «kostra --help»."),
    (("--tull",), "Valget --tull finnes ikke. Se «kostra --help»."),
    (("-x",), "Valget -x finnes ikke. Se «kostra --help»."),
    (("kontroll", "--tull"), "Valget --tull finnes ikke. Se «kostra kontroll --help»."),
    (
        ("kontroll", "--attachmen", "1", "--tull"),
        "Valget --attachmen finnes ikke. Mente du --attachment? Se «kostra kontroll --help».",
    ),
    (("kontroll", "-y"), "Valget -y mangler verdi. Se «kostra kontroll --help»."),
    (("kontroll", "--year"), "Valget --year mangler verdi. Se «kostra kontroll --help»."),
    (
        ("kontroll", "--overskriv=ja"),
        "Valget --overskriv skal stå uten verdi. Se «kostra kontroll --help».",
    ),
    (
        ("kontroll", "--sprak", "de"),
        "Valget --sprak har en ugyldig verdi. Velg blant nb, nn, en. Se «kostra kontroll --help».",
    ),
    (
        ("kontroll", "--maks-mb", "x"),
        "Valget --maks-mb har en ugyldig verdi. Oppgi et heltall fra 1 og oppover. "
        "Se «kostra kontroll --help».",
    ),
    (
        ("kontroll", "--maks-mb", "0"),
        "Valget --maks-mb har en ugyldig verdi. Oppgi et heltall fra 1 og oppover. "
        "Se «kostra kontroll --help».",
    ),
    (
        ("kontroll", "a.dat", "b.dat"),
        "Kommandoen er skrevet feil: for mange eller for få argumenter. Se «kostra kontroll --help».",
    ),
    (("mottak", "tull"), "Kommandoen «tull» finnes ikke. Se «kostra mottak --help»."),
    (("mottak", "fil"), "Argumentet FIL mangler. Se «kostra mottak fil --help»."),
    (("mottak", "fil", "x.p7m"), "Valget -s/--skjema mangler. Se «kostra mottak fil --help»."),
    (("mottak", "fil", "-s"), "Valget -s mangler verdi. Se «kostra mottak --help»."),
    (
        ("mottak", "fil", "x.p7m", "-s", "11CF", "-y", "tjueseks"),
        "Valget -y/--aar har en ugyldig verdi. Oppgi et heltall. Se «kostra mottak fil --help».",
    ),
    (
        ("nokkel", "ny", "--gyldig-fra", "1. mai"),
        "Valget --gyldig-fra har en ugyldig verdi. Skriv datoen som ÅÅÅÅ-MM-DD. "
        "Se «kostra nokkel ny --help».",
    ),
]


@pytest.mark.parametrize(
    ("argumenter", "setning"), FEIL_BRUK, ids=[" ".join(a) for a, _ in FEIL_BRUK]
)
def test_feil_bruk_gir_en_norsk_setning_og_64(
    kostra: Kommando, argumenter: tuple[str, ...], setning: str
) -> None:
    svar = kostra(*argumenter)
    assert (svar.kode, svar.ut) == (64, b"")
    assert en_setning(svar.err) == setning


def test_hver_slags_feil_bruk_har_en_setning_uten_engelsk() -> None:
    valg = click.Option(["-k", "--knapp"], type=click.Choice(["a"]))
    arg = click.Argument(["fil"])
    for feil in (
        click.UsageError("Got unexpected extra argument (x)"),
        click.BadArgumentUsage("Argument 'x' takes 2 values."),
        click.BadOptionUsage("--knapp", "Option '--knapp' requires an argument."),
        click.MissingParameter(param=valg),
        click.MissingParameter(param=arg),
        click.BadParameter("bad", param=valg),
        click.BadParameter("bad", param=arg),
        click.BadParameter("bad"),
        click.NoSuchOption("--x"),
    ):
        setning = bruksfeil(feil)
        assert setning.endswith("Se «kostra --help».")
        for engelsk in ("Got", "takes", "requires", "bad", "Invalid", "Missing", "such"):
            assert engelsk not in setning


# --- the streams of the process


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
@pytest.mark.parametrize("argumenter", [("--help",), ("--version",), ("kontroll", "--help")])
def test_hjelp_til_en_full_disk_gir_73(argumenter: tuple[str, ...]) -> None:
    with open("/dev/full", "wb") as full:
        svar = prosess(*argumenter, stdout=full)
    assert svar.returncode == 73
    assert en_setning(svar.stderr) == "Standard ut kan ikke skrives: disken er full."


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_full_standard_feil_endrer_ikke_utgangskoden() -> None:
    with open("/dev/full", "wb") as full:
        svar = subprocess.run(
            python("kontroll", "--tull"),
            stdout=subprocess.PIPE,
            stderr=full,
            check=False,
            timeout=60,
        )
    assert (svar.returncode, svar.stdout) == (64, b"")


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pipe that can be closed")
def test_hjelp_til_et_lukket_ror_gir_141_uten_traceback() -> None:
    les, skriv = os.pipe()
    os.close(les)
    with open(skriv, "wb") as ror:
        svar = prosess("--help", stdout=ror)
    assert (svar.returncode, svar.stderr) == (141, b"")
