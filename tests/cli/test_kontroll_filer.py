"""``kostra kontroll`` in a process of its own: files, pipes, signals and full disks."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hjelp_kontroll_cli import (
    ADVARSEL,
    FEIL,
    KANARI,
    OK,
    VALG,
    assert_rene_feil,
    en_setning,
    i_terminal,
    navn_i,
    prosess,
    python,
)

FULL = Path("/dev/full")
bare_posix = pytest.mark.skipif(os.name != "posix", reason="needs POSIX signals and devices")
trenger_full = pytest.mark.skipif(not FULL.exists(), reason="needs /dev/full")


@pytest.fixture
def uttrekk(tmp_path: Path) -> str:
    fil = tmp_path / "uttrekk.dat"
    fil.write_bytes(FEIL)
    return str(fil)


@pytest.mark.parametrize(("inn", "kode"), [(OK, 0), (ADVARSEL, 1), (FEIL, 2), (b"", 2)])
def test_prosessen_slutter_med_dommen(inn: bytes, kode: int) -> None:
    svar = prosess("kontroll", *VALG, "-f", "json", input=inn)
    assert (svar.returncode, svar.stderr) == (kode, b"")
    assert b'"validationSummary"' in svar.stdout


def test_html_er_standard_i_et_ror() -> None:
    svar = prosess("kontroll", *VALG, input=OK)
    assert (svar.returncode, svar.stderr) == (0, b"")
    assert svar.stdout.lower().startswith(b"<!doctype html>")


def test_python_m_kostra_er_samme_kommando() -> None:
    svar = subprocess.run(
        [sys.executable, "-m", "kostra", "kontroll", *VALG, "-f", "json"],
        input=ADVARSEL, capture_output=True, check=False, timeout=60,
    )  # fmt: skip
    assert (svar.returncode, svar.stderr) == (1, b"")


# --- input that can't be read


def test_fil_som_ikke_finnes_gir_66(tmp_path: Path) -> None:
    sti = str(tmp_path / "borte.dat")
    svar = prosess("kontroll", *VALG, sti)
    assert (svar.returncode, svar.stdout) == (66, b"")
    assert en_setning(svar.stderr) == f"{sti} finnes ikke. Sjekk navnet."


def test_fil_under_en_fil_gir_66(uttrekk: str) -> None:
    svar = prosess("kontroll", *VALG, f"{uttrekk}/mer")
    assert (svar.returncode, svar.stdout) == (66, b"")
    assert en_setning(svar.stderr) == f"{uttrekk}/mer finnes ikke. Sjekk navnet."


def test_en_mappe_gir_66(tmp_path: Path) -> None:
    svar = prosess("kontroll", *VALG, str(tmp_path))
    assert (svar.returncode, svar.stdout) == (66, b"")
    assert en_setning(svar.stderr) == f"{tmp_path} er en mappe. Oppgi en fil."


@bare_posix
def test_fil_uten_lesetilgang_gir_66(uttrekk: str) -> None:
    os.chmod(uttrekk, 0)
    if os.access(uttrekk, os.R_OK):
        pytest.skip("this user (root) reads every file")
    svar = prosess("kontroll", *VALG, uttrekk)
    assert (svar.returncode, svar.stdout) == (66, b"")
    assert en_setning(svar.stderr) == f"{uttrekk} kan ikke leses: du mangler tilgang."


@bare_posix
def test_manglende_lesetilgang_sies_som_manglende_tilgang(
    uttrekk: str, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    import builtins

    from kostra.cli import kjor

    ekte = builtins.open

    def uten_tilgang(sti: object, *a: object, **k: object) -> object:
        if sti == uttrekk:
            raise PermissionError(13, "Permission denied", uttrekk)
        return ekte(sti, *a, **k)  # type: ignore[call-overload]

    monkeypatch.setattr(builtins, "open", uten_tilgang)
    assert kjor(["kontroll", *VALG, uttrekk]) == 66
    setning = en_setning(capsysbinary.readouterr().err)
    assert setning == f"{uttrekk} kan ikke leses: du mangler tilgang."


@pytest.mark.skipif(sys.platform != "linux", reason="needs a limit on address space")
def test_en_fil_paa_1_gb_avvises_uten_minne(tmp_path: Path) -> None:
    stor = tmp_path / "stor.dat"
    with stor.open("wb") as fil:
        fil.truncate(1 << 30)
    # half a gigabyte of address space is less than the file, read or mapped
    svar = subprocess.run(
        ["/bin/sh", "-c", 'ulimit -v 500000; exec "$@"', "sh", *python("kontroll", *VALG, str(stor))],
        stdin=subprocess.DEVNULL, capture_output=True, check=False, timeout=60,
    )  # fmt: skip
    assert (svar.returncode, svar.stdout) == (66, b"")
    setning = en_setning(svar.stderr)
    assert setning.startswith(f"{stor} på 1024 MB er over grensen på 512 MB.")
    assert setning.endswith("Grensen kan heves med --maks-mb.")


def test_grensen_kan_settes_med_valg_og_miljo(tmp_path: Path) -> None:
    fil = tmp_path / "uttrekk.dat"
    fil.write_bytes(OK * 7000)  # about 1,02 MiB
    assert prosess("kontroll", *VALG, "-f", "json", str(fil)).returncode == 2
    for valg, miljo in ((("--maks-mb", "1"), {}), ((), {"KOSTRA_MAKS_MB": "1"})):
        svar = prosess("kontroll", *VALG, *valg, str(fil), env={**os.environ, **miljo})
        assert (svar.returncode, svar.stdout) == (66, b"")
        assert "er over grensen på 1 MB" in en_setning(svar.stderr)


def test_for_mye_paa_standard_inn_avvises_uten_aa_leses_til_slutt() -> None:
    svar = prosess("kontroll", *VALG, "--maks-mb", "1", input=OK * 7000)
    assert (svar.returncode, svar.stdout) == (66, b"")
    assert en_setning(svar.stderr).startswith("Standard inn er over grensen på 1 MB.")


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="needs /dev/zero")
def test_en_endelos_fil_avvises() -> None:
    svar = prosess("kontroll", *VALG, "--maks-mb", "1", "/dev/zero")
    assert (svar.returncode, svar.stdout) == (66, b"")
    assert en_setning(svar.stderr).startswith("/dev/zero er over grensen på 1 MB.")


# --- nothing on standard input


def test_ingenting_paa_standard_inn_er_en_tom_fil() -> None:
    svar = prosess("kontroll", *VALG, "-f", "terminal", stdin=subprocess.DEVNULL)
    assert (svar.returncode, svar.stderr) == (2, b"")
    assert "Filen er tom." in svar.stdout.decode()


@bare_posix
def test_uten_fil_i_en_terminal_sies_hva_som_mangler() -> None:
    kode, vist = i_terminal("kontroll", *VALG)
    assert kode == 64
    assert vist.strip() == (
        "kostra: Oppgi filen som skal kontrolleres, eller send den på standard inn."
    )


@bare_posix
def test_lukket_standard_inn_sies_hva_som_mangler() -> None:
    svar = lukket("<&-", *VALG)
    assert (svar.returncode, svar.stdout) == (64, b"")
    assert en_setning(svar.stderr) == (
        "Oppgi filen som skal kontrolleres, eller send den på standard inn."
    )


@bare_posix
def test_lukket_standard_ut_gir_73_og_med_o_gaar_det_bra(uttrekk: str, tmp_path: Path) -> None:
    svar = lukket(">&-", *VALG, uttrekk)
    assert svar.returncode == 73
    assert en_setning(svar.stderr) == "Standard ut er lukket. Oppgi en fil for rapporten med -o."
    ut = tmp_path / "rapport.html"
    assert lukket(">&-", *VALG, uttrekk, "-o", str(ut)).returncode == 2
    assert ut.stat().st_size > 1000


def lukket(hva: str, *argumenter: str) -> subprocess.CompletedProcess[bytes]:
    """``kostra kontroll`` with a standard stream closed by the shell."""
    return subprocess.run(
        ["/bin/sh", "-c", f'exec "$@" {hva}', "sh", *python("kontroll", *argumenter)],
        stdin=subprocess.DEVNULL, capture_output=True, check=False, timeout=60,
    )  # fmt: skip


@bare_posix
def test_standard_inn_leses_ikke_naar_svaret_er_nei() -> None:
    barn = subprocess.Popen(
        python("kontroll", *VALG, "-a", "0", "-f", "json"),
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    try:
        # standard input stays open and silent: the process would wait for ever if it read
        assert barn.stdout is not None
        assert b'"K000"' in barn.stdout.read()
        assert barn.wait(timeout=30) == 0
    finally:
        barn.kill()
        barn.communicate()


# --- a terminal


@bare_posix
def test_i_en_terminal_kommer_dommen_forst_og_i_farger(uttrekk: str) -> None:
    kode, vist = i_terminal("kontroll", *VALG, uttrekk)
    assert kode == 2
    assert "\x1b[" in vist
    assert "<html" not in vist
    assert "Kjønn" in vist
    assert "JKANARI1" in vist


@bare_posix
def test_i_en_terminal_kan_rapporten_komme_fra_et_ror_og_uten_farger() -> None:
    kode, vist = i_terminal("kontroll", *VALG, inn=OK, NO_COLOR="1", TERM="dumb")
    assert kode == 0
    assert "\x1b" not in vist
    assert "15869010089" not in vist


@bare_posix
@pytest.mark.parametrize("format_", ["xlsx", "pdf"])
def test_binaere_formater_vises_ikke_i_en_terminal(uttrekk: str, format_: str) -> None:
    kode, vist = i_terminal("kontroll", *VALG, uttrekk, "-f", format_)
    assert kode == 64
    assert vist.strip() == (
        f"kostra: En {format_}-rapport kan ikke vises i terminalen. Oppgi en fil med -o."
    )


# --- output to a file


def test_rapporten_skrives_hel_og_bare_for_eieren(uttrekk: str, tmp_path: Path) -> None:
    mappe = tmp_path / "ut"
    mappe.mkdir()
    ut = mappe / "rapport.json"
    svar = prosess("kontroll", *VALG, "-f", "json", "-o", str(ut), uttrekk)
    assert (svar.returncode, svar.stdout, svar.stderr) == (2, b"", b"")
    assert navn_i(mappe) == {"rapport.json"}
    assert KANARI.encode() in ut.read_bytes()
    if os.name == "posix":
        assert stat.S_IMODE(ut.stat().st_mode) == 0o600


def test_en_rapport_som_finnes_fra_for_erstattes_bare_med_overskriv(
    uttrekk: str, tmp_path: Path
) -> None:
    ut = tmp_path / "rapport.json"
    ut.write_text("gammel")
    svar = prosess("kontroll", *VALG, "-f", "json", "-o", str(ut), uttrekk)
    assert (svar.returncode, svar.stdout) == (73, b"")
    assert en_setning(svar.stderr) == (
        f"{ut} finnes fra før. Bruk --overskriv, eller velg et annet navn med -o."
    )
    assert ut.read_text() == "gammel"
    assert prosess(
        "kontroll", *VALG, "-f", "json", "-o", str(ut), "--overskriv", uttrekk
    ).returncode == 2  # fmt: skip
    assert "reportEntries" in ut.read_text()
    assert navn_i(tmp_path) == {"rapport.json", "uttrekk.dat"}


@pytest.mark.parametrize("valg", [(), ("--overskriv",)])
def test_rapporten_kan_aldri_erstatte_uttrekket(
    uttrekk: str, tmp_path: Path, valg: tuple[str, ...]
) -> None:
    snarvei = tmp_path / "snarvei.dat"
    snarvei.symlink_to(uttrekk)
    for ut in (uttrekk, str(snarvei)):
        svar = prosess("kontroll", *VALG, "-o", ut, *valg, uttrekk)
        assert (svar.returncode, svar.stdout) == (64, b"")
        assert en_setning(svar.stderr) == (
            "Rapporten kan ikke erstatte filuttrekket. Velg et annet navn med -o."
        )
    assert Path(uttrekk).read_bytes() == FEIL


@pytest.mark.parametrize(
    ("ut", "aarsak"),
    [
        (".", "er en mappe. Oppgi et filnavn."),
        ("mangler/rapport.html", "kan ikke skrives: mappen finnes ikke. Ingenting er skrevet."),
        ("uttrekk.dat/rapport.html", "kan ikke skrives: mappen finnes ikke. Ingenting er skrevet."),
        ("x" * 300, "kan ikke skrives: navnet er for langt. Ingenting er skrevet."),
    ],
    ids=["mappe", "mangler", "under_fil", "langt"],
)
def test_rapport_som_ikke_kan_skrives_gir_73_og_lar_ingenting_ligge(
    uttrekk: str, tmp_path: Path, ut: str, aarsak: str
) -> None:
    sti = os.path.join(tmp_path, ut)
    svar = prosess("kontroll", *VALG, "-f", "json", "-o", sti, uttrekk)
    assert (svar.returncode, svar.stdout) == (73, b"")
    assert en_setning(svar.stderr) == f"{sti} {aarsak}"
    assert navn_i(tmp_path) == {"uttrekk.dat"}


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="needs /proc, where nobody can write")
def test_mappe_som_ikke_kan_skrives_i_gir_73(uttrekk: str) -> None:
    svar = prosess("kontroll", *VALG, "-o", "/proc/rapport.html", uttrekk)
    assert (svar.returncode, svar.stdout) == (73, b"")
    assert en_setning(svar.stderr).startswith("/proc/rapport.html kan ikke skrives: ")


@bare_posix
def test_mappe_uten_skrivetilgang_gir_73(uttrekk: str, tmp_path: Path) -> None:
    mappe = tmp_path / "laast"
    mappe.mkdir(mode=0o500)
    if os.access(mappe, os.W_OK):
        pytest.skip("this user (root) writes everywhere")
    svar = prosess("kontroll", *VALG, "-o", str(mappe / "rapport.html"), uttrekk)
    assert (svar.returncode, svar.stdout) == (73, b"")
    assert "kan ikke skrives: du mangler tilgang til mappen" in en_setning(svar.stderr)


# --- a full disk, a closed pipe, Ctrl-C


@trenger_full
@pytest.mark.parametrize("format_", ["html", "json", "csv", "terminal"])
def test_full_disk_paa_standard_ut_gir_73(uttrekk: str, format_: str) -> None:
    with FULL.open("wb") as full:
        svar = prosess("kontroll", *VALG, "-f", format_, uttrekk, stdout=full)
    assert svar.returncode == 73
    assert en_setning(svar.stderr) == (
        "Standard ut kan ikke skrives: disken er full. Ingenting er skrevet."
    )


@trenger_full
def test_full_disk_paa_o_gir_73(uttrekk: str) -> None:
    svar = prosess("kontroll", *VALG, "-o", str(FULL), uttrekk)
    assert (svar.returncode, svar.stdout) == (73, b"")
    assert en_setning(svar.stderr).startswith("/dev/full kan ikke skrives: disken er full.")


@bare_posix
@pytest.mark.parametrize("blokker", [0, 8])
def test_disk_som_blir_full_mens_rapporten_skrives_lar_ingenting_ligge(
    uttrekk: str, tmp_path: Path, blokker: int
) -> None:
    mappe = tmp_path / "ut"
    mappe.mkdir()
    kommando = python("kontroll", *VALG, "-f", "html", "-o", str(mappe / "rapport.html"), uttrekk)
    svar = subprocess.run(
        ["/bin/sh", "-c", f'ulimit -f {blokker}; exec "$@"', "sh", *kommando],
        stdin=subprocess.DEVNULL, capture_output=True, check=False, timeout=60,
    )  # fmt: skip
    assert (svar.returncode, svar.stdout) == (73, b"")
    assert "filen blir større enn det er lov til her" in en_setning(svar.stderr)
    assert navn_i(mappe) == set()


@bare_posix
@pytest.mark.parametrize("format_", ["html", "json", "csv", "terminal"])
def test_et_ror_som_lukkes_gir_ingen_traceback(format_: str) -> None:
    barn = subprocess.Popen(
        python("kontroll", *VALG, "-f", format_),
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    assert barn.stdout is not None
    barn.stdout.close()  # the reader is gone before there is anything to write
    barn.stdout = None
    _, err = barn.communicate(FEIL, timeout=60)
    assert barn.returncode == 141
    assert_rene_feil(err)
    assert len(err.splitlines()) <= 1


@bare_posix
def test_head_foran_en_stor_rapport_faar_sin_linje() -> None:
    kommando = python("kontroll", *VALG, "-f", "html", "--maks-per-regel", "alle")
    svar = subprocess.run(
        ["/bin/sh", "-c", '"$@" | head -1', "sh", *kommando],
        input=FEIL * 3000, capture_output=True, check=False, timeout=60,
    )  # fmt: skip
    assert svar.returncode == 0
    assert svar.stdout.lower().startswith(b"<!doctype html>")
    assert_rene_feil(svar.stderr)
    assert len(svar.stderr.splitlines()) <= 1


@bare_posix
def test_ctrl_c_gir_130_en_linje_og_ingen_fil(tmp_path: Path) -> None:
    ut = tmp_path / "rapport.html"
    # a runner in the background may have told its children to ignore Ctrl-C
    start = (
        "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); "
        "from kostra.cli import hoved; hoved()"
    )
    barn = subprocess.Popen(
        [sys.executable, "-c", start, "kontroll", *VALG, "-v", "-o", str(ut)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    assert barn.stderr is not None
    assert barn.stdin is not None
    barn.stdin.write(FEIL)
    barn.stdin.flush()
    while not barn.stderr.readline().startswith(b"vedlegg"):
        pass  # the options are told just before standard input is read
    time.sleep(0.2)
    barn.send_signal(signal.SIGINT)
    ut_, err = barn.communicate(timeout=30)
    assert (barn.returncode, ut_) == (130, b"")
    assert en_setning(err) == "Avbrutt. Ingenting er skrevet."
    assert navn_i(tmp_path) == set()


@pytest.mark.parametrize(
    "inn",
    [
        FEIL[:-30] + b"\n",
        b"\x00" * 200 + FEIL,
        FEIL.decode().encode("utf-16"),
        b"PK\x03\x04" + FEIL,
        FEIL.replace(b"\n", b"\r") * 3,
        FEIL.replace(b"  ", b";"),
        FEIL * 2,
        b"\xff" + FEIL,
    ],
    ids=["kort", "null", "utf16", "zip", "cr", "csv", "dubletter", "latin1"],
)
def test_standard_feil_er_tom_for_alt_som_kan_leses(inn: bytes) -> None:
    svar = prosess("kontroll", *VALG, "-f", "json", input=inn)
    assert (svar.returncode, svar.stderr) == (2, b"")
