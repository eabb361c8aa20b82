"""``kostra krypter`` and ``kostra tomfil``: what the user sees, and what is left behind."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace

import pytest
from hjelp_konvolutt_cli import (
    CERT,
    KEY,
    NOKLER,
    UTTREKK,
    i_terminal,
    innhold,
    kommando,
    kostra,
)

import kostra as pakke
from kostra.cli import kjor

KRYPTER = ["krypter", "uttrekk.dat", "--sertifikat", CERT]
POSIX = pytest.mark.skipif(os.name != "posix", reason="POSIX")


@pytest.fixture
def fil(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    fil = tmp_path / "uttrekk.dat"
    fil.write_bytes(UTTREKK)
    return fil


def test_krypter_og_dekrypter(fil: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert kjor(["krypter", "uttrekk.dat", "--sertifikat", CERT]) == 0
    vist = capfd.readouterr()
    assert "Mottaker: TEST p256 KOSTRA kryptering 2025, gyldig til 31.08.2045" in vist.err
    assert "SHA-256:  " in vist.err
    assert "uttrekk.dat.p7m" in vist.err
    assert vist.out == ""
    fil.unlink()
    assert kjor(["dekrypter", "uttrekk.dat.p7m", "--nokkel", KEY]) == 0
    assert fil.read_bytes() == UTTREKK


def test_et_oppgitt_fingeravtrykk_maa_stemme(fil: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Whoever swaps the certificate on the page gets nothing from those who know the right one."""
    assert kjor(KRYPTER) == 0
    riktig = capfd.readouterr().err.split("SHA-256:  ")[1].splitlines()[0]
    Path("uttrekk.dat.p7m").unlink()
    byttet = ["krypter", "uttrekk.dat", "--sertifikat", str(NOKLER / "rsa3072.crt.pem")]
    assert kjor([*byttet, "--fingeravtrykk", riktig]) == 65
    assert "annet fingeravtrykk" in capfd.readouterr().err
    assert kjor([*KRYPTER, "--fingeravtrykk", riktig[:40]]) == 64
    assert not Path("uttrekk.dat.p7m").exists()
    assert kjor([*KRYPTER, "--fingeravtrykk", riktig.replace(" ", ":").lower()]) == 0


def test_to_mottakere_ved_nokkelskifte(fil: Path) -> None:
    ny = str(NOKLER / "rsa3072.crt.pem")
    assert kjor([*KRYPTER, "--sertifikat", ny]) == 0
    for navn in ("p256", "rsa3072"):
        nokkel = str(NOKLER / f"{navn}.key.pem")
        assert kjor(["dekrypter", "uttrekk.dat.p7m", "--nokkel", nokkel, "-o", navn]) == 0
        assert Path(navn).read_bytes() == UTTREKK


def test_standard_inn_og_ut() -> None:
    kryptert = kostra("krypter", "-", "--sertifikat", CERT, inn=UTTREKK)
    assert kryptert.returncode == 0
    tilbake = kostra("dekrypter", "-", "--nokkel", KEY, inn=kryptert.stdout)
    assert (tilbake.returncode, tilbake.stdout, tilbake.stderr) == (0, UTTREKK, b"")


def test_tomfil(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert kjor(["tomfil", "--sertifikat", CERT, "-o", "tom.p7m"]) == 0
    assert kjor(["dekrypter", "tom.p7m", "--nokkel", KEY, "-o", "tom"]) == 0
    assert Path("tom").read_bytes() == b" "


@pytest.mark.parametrize("skjema", ["11CF", "11F", "15F"])
def test_tomfil_for_et_skjema_har_navn_etter_det(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, skjema: str
) -> None:
    monkeypatch.chdir(tmp_path)
    assert kjor(["tomfil", "-s", skjema, "--sertifikat", CERT]) == 0
    assert kjor(["dekrypter", f"tom_{skjema}.p7m", "--nokkel", KEY, "-o", "tom"]) == 0
    assert Path("tom").read_bytes() == b" "


@pytest.mark.parametrize(
    ("argumenter", "kode", "tekst"),
    [
        (["tomfil", "-s", "77X", "--sertifikat", CERT, "-o", "x"], 64, "Velg blant: 11CF, 11F, 15F"),
        (["krypter", "uttrekk.dat"], 64, "--sertifikat"),
        (["tomfil", "--sertifikat", CERT], 64, "-o"),
        (["tomfil", "-o", "x"], 64, "--sertifikat"),
        ([*KRYPTER, "-s", "11CF"], 64, "-s, -y og -r"),
        ([*KRYPTER, "-o", "uttrekk.dat"], 64, "skal krypteres"),
        (["krypter", "mangler.dat", "--sertifikat", CERT], 66, "mangler.dat finnes ikke"),
        (["krypter", ".", "--sertifikat", CERT], 66, ". er en mappe"),
        (["krypter", "a\0b", "--sertifikat", CERT], 66, "ugyldig"),
        (["krypter", "uttrekk.dat", "--sertifikat", "mangler.pem"], 66, "mangler.pem finnes ikke"),
        (["krypter", "uttrekk.dat", "--sertifikat", KEY], 65, "privat nøkkel"),
        (["krypter", "uttrekk.dat", "--sertifikat", "uttrekk.dat"], 65, "ikke et sertifikat"),
        ([*KRYPTER, "-o", "borte/x"], 73, "mappen finnes ikke"),
        ([*KRYPTER, "-o", "uttrekk.dat/x"], 73, "mappen finnes ikke"),
        ([*KRYPTER, "-o", "."], 73, ". er en mappe"),
        ([*KRYPTER, "-o", "x" * 300], 73, "navnet er for langt"),
    ],
)  # fmt: skip
def test_feil_gir_en_setning_og_en_kode(
    fil: Path, capfd: pytest.CaptureFixture[str], argumenter: list[str], kode: int, tekst: str
) -> None:
    assert kjor(argumenter) == kode
    siste = capfd.readouterr().err.splitlines()[-1]
    assert siste.startswith("kostra: ")
    assert tekst in siste
    assert innhold(fil.parent) == {"uttrekk.dat"}


def test_utgatt_sertifikat(fil: Path, capfd: pytest.CaptureFixture[str]) -> None:
    kjor(["nokkel", "ny", "--bruk", "kryptering", "--virksomhet", "Gammel", "--uten-passord",
          "--type", "p256", "-o", "n",
          "--gyldig-fra", "2020-01-01", "--gyldig-til", "2021-01-01"])  # fmt: skip
    assert kjor(["krypter", "uttrekk.dat", "--sertifikat", "n/kryptering-2020.crt.pem"]) == 65
    assert "gikk ut 01.01.2021" in capfd.readouterr().err
    assert not Path("uttrekk.dat.p7m").exists()


def test_varsel_nar_sertifikatet_snart_gar_ut(fil: Path, capfd: pytest.CaptureFixture[str]) -> None:
    til = datetime.fromtimestamp(time.time() + 20 * 86400, UTC).date()
    kjor(["nokkel", "ny", "--bruk", "kryptering", "--virksomhet", "SSB", "--uten-passord",
          "--type", "p256", "-o", "n",
          "--gyldig-fra", "2025-01-01", "--gyldig-til", str(til)])  # fmt: skip
    assert kjor(["krypter", "uttrekk.dat", "--sertifikat", "n/kryptering-2025.crt.pem"]) == 0
    assert f"Advarsel: Sertifikatet «SSB KOSTRA kryptering 2025» går ut {til:%d.%m.%Y}" in (
        capfd.readouterr().err
    )


def test_skriver_aldri_over_uten_videre(fil: Path, capfd: pytest.CaptureFixture[str]) -> None:
    Path("uttrekk.dat.p7m").write_bytes(b"viktig")
    assert kjor(["krypter", "uttrekk.dat", "--sertifikat", CERT]) == 73
    assert "finnes fra før. Bruk --overskriv" in capfd.readouterr().err
    assert Path("uttrekk.dat.p7m").read_bytes() == b"viktig"
    assert kjor([*KRYPTER, "--overskriv"]) == 0
    assert Path("uttrekk.dat.p7m").read_bytes() != b"viktig"


@POSIX
@pytest.mark.parametrize(("svar", "kode"), [("n\n", 73), ("j\n", 0), ("y\n", 0)])
def test_spor_i_en_terminal(fil: Path, svar: str, kode: int) -> None:
    Path("uttrekk.dat.p7m").write_bytes(b"viktig")
    funnet, vist = i_terminal("krypter", "uttrekk.dat", "--sertifikat", CERT, svar=svar)
    assert funnet == kode, vist
    assert "Skal den erstattes?" in vist
    assert (Path("uttrekk.dat.p7m").read_bytes() == b"viktig") is (kode == 73)


@POSIX
def test_kryptert_innhold_vises_ikke_i_terminalen(fil: Path) -> None:
    kode, vist = i_terminal("krypter", "uttrekk.dat", "--sertifikat", CERT, "-o", "-", svar="")
    assert kode == 64
    assert "kan ikke vises i terminalen" in vist


def test_kommer_en_fil_imens_blir_den_staende(
    fil: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    import kostra.kryptering as kryptering

    ekte = kryptering.krypter_strom

    def sent(*argumenter: object, **annet: object) -> int:
        Path("uttrekk.dat.p7m").write_bytes(b"viktig")
        return ekte(*argumenter, **annet)  # type: ignore[arg-type]

    monkeypatch.setattr(kryptering, "krypter_strom", sent)
    assert kjor(["krypter", "uttrekk.dat", "--sertifikat", CERT]) == 73
    assert "finnes fra før" in capfd.readouterr().err
    assert Path("uttrekk.dat.p7m").read_bytes() == b"viktig"
    assert innhold(fil.parent) == {"uttrekk.dat", "uttrekk.dat.p7m"}


@POSIX
def test_lenker_og_enheter_blir_staende(fil: Path) -> None:
    Path("mal").write_bytes(b"gammel")
    Path("lenke").symlink_to("mal")
    argumenter = ["krypter", "uttrekk.dat", "--sertifikat", CERT, "--overskriv", "-o"]
    assert kjor([*argumenter, "lenke"]) == 0
    assert Path("lenke").is_symlink()
    assert Path("mal").stat().st_size > len(UTTREKK)
    assert kjor([*argumenter, "/dev/null"]) == 0
    assert stat.S_ISCHR(os.stat("/dev/null").st_mode)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="Linux")
def test_full_disk_pa_standard_ut(fil: Path) -> None:
    with open("/dev/full", "wb") as full:
        svar = subprocess.run(
            kommando("krypter", "uttrekk.dat", "--sertifikat", CERT, "-o", "-"),
            stdout=full, stderr=subprocess.PIPE, check=False,
        )  # fmt: skip
    assert svar.returncode == 73
    assert "disken er full" in svar.stderr.decode()
    assert b"Traceback" not in svar.stderr


@POSIX
@pytest.mark.parametrize("retning", ["krypter", "dekrypter"])
def test_full_disk_etterlater_ingenting(fil: Path, retning: str) -> None:
    import resource

    fil.write_bytes(UTTREKK * 1000)
    kjor([*KRYPTER, "-o", "k.p7m"])
    valg = {
        "krypter": ("uttrekk.dat", "--sertifikat", CERT),
        "dekrypter": ("k.p7m", "--nokkel", KEY),
    }[retning]
    svar = kostra(
        retning, *valg, "-o", "ut",
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000)),
    )  # fmt: skip
    assert svar.returncode == 73, svar.stderr
    assert "ut kan ikke skrives" in svar.stderr.decode()
    assert innhold(fil.parent) == {"uttrekk.dat", "k.p7m"}


@POSIX
@pytest.mark.parametrize(("signal_", "kode"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_avbrudd_etterlater_ingenting(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, signal_: signal.Signals, kode: int
) -> None:
    monkeypatch.chdir(tmp_path)
    prosess = subprocess.Popen(
        kommando("krypter", "-", "--sertifikat", CERT, "-o", "ut"),
        stdin=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    assert prosess.stdin is not None
    prosess.stdin.write(b"x" * 3_000_000)
    prosess.stdin.flush()
    frist = time.monotonic() + 20
    while not innhold(tmp_path) and time.monotonic() < frist:
        time.sleep(0.01)
    assert innhold(tmp_path), "the temporary file never came"
    prosess.send_signal(signal_)
    _, feil = prosess.communicate(timeout=20)
    assert prosess.returncode == kode
    assert innhold(tmp_path) == set()
    assert b"Traceback" not in feil


@POSIX
def test_roret_lukkes(fil: Path) -> None:
    fil.write_bytes(UTTREKK * 1000)
    prosess = subprocess.Popen(
        kommando("krypter", "uttrekk.dat", "--sertifikat", CERT, "-o", "-"),
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    assert prosess.stdout is not None
    prosess.stdout.read(10)
    prosess.stdout.close()
    assert prosess.wait(timeout=20) == 141
    assert prosess.stderr is not None
    assert b"Traceback" not in prosess.stderr.read()
    prosess.stderr.close()


@pytest.mark.parametrize(
    ("grad", "tross", "kode"),
    [("OK", False, 0), ("INFO", False, 0), ("WARNING", False, 0), ("ERROR", False, 2),
     ("FATAL", False, 2), ("ERROR", True, 0)],
)  # fmt: skip
def test_kontroll_for_kryptering(
    fil: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
    grad: str,
    tross: bool,
    kode: int,
) -> None:
    sett: list[object] = []

    def kontroller(data: bytes, *, skjema: str, aar: int, region: str) -> SimpleNamespace:
        sett.append((data, skjema, aar, region))
        return SimpleNamespace(alvorlighetsgrad=SimpleNamespace(name=grad))

    monkeypatch.setitem(pakke.__dict__, "kontroller", kontroller)
    argumenter = ["krypter", "uttrekk.dat", "--sertifikat", CERT, "-s", "11CF", "-y", "2026"]
    argumenter += ["-r", "542100", *(["--tross-feil"] if tross else [])]
    assert kjor(argumenter) == kode
    assert sett == [(UTTREKK, "11CF", 2026, "542100")]
    assert Path("uttrekk.dat.p7m").exists() is (kode == 0)
    if kode:
        vist = capfd.readouterr().err
        assert "kostra kontroll uttrekk.dat -s 11CF -y 2026 -r 542100" in vist


def test_hjelpen_laster_ikke_kryptografien() -> None:
    program = (
        "import sys; from kostra.cli import kjor; kjor(['krypter', '--help']); "
        "sys.exit('cryptography' in sys.modules)"
    )
    svar = subprocess.run([sys.executable, "-c", program], capture_output=True, check=False)
    assert svar.returncode == 0
