"""``kostra dekrypter``: which failure it is, and that nothing is left behind."""

from __future__ import annotations

import os
import shutil
import stat
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hjelp_konvolutt_cli import CERT, KEY, NOKLER, UTTREKK, i_terminal, innhold, kostra

from kostra.cli import kjor
from kostra.kryptering import krypter, les_sertifikat

POSIX = pytest.mark.skipif(os.name != "posix", reason="POSIX")
SERT = les_sertifikat(Path(CERT).read_bytes())
KONVOLUTT = krypter(UTTREKK, [SERT], naa=datetime(2026, 11, 1, tzinfo=UTC))
MILJO = "KOSTRA_NOKKEL_PASSORD"


@pytest.fixture
def mappe(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv(MILJO, raising=False)
    (tmp_path / "k.p7m").write_bytes(KONVOLUTT)
    return tmp_path


def endret(sted: int) -> bytes:
    data = bytearray(KONVOLUTT)
    data[sted] ^= 1
    return bytes(data)


ANNEN = krypter(
    b"x",
    [les_sertifikat((NOKLER / "rsa3072.crt.pem").read_bytes())],
    naa=datetime(2026, 11, 1, tzinfo=UTC),
)


@pytest.mark.parametrize(
    ("innhold_", "tekst"),
    [
        (b"", "Filen er tom"),
        (b"\x00" * 100, "ikke en kryptert konvolutt"),
        (UTTREKK, "et uttrekk som ikke er kryptert"),
        (b"<?xml version='1.0'?><a/>", "XML som ikke er kryptert"),
        (ANNEN, "laget for en annen mottaker: C=NO, O=TEST rsa3072"),
        (KONVOLUTT[:-1], "avkortet"),
        (KONVOLUTT + b"\0", "noe etter slutten"),
        (endret(-1), "endret eller skadet"),
        (endret(-30), "endret eller skadet"),
    ],
    ids=["tom", "soppel", "klartekst", "xml", "annen", "avkortet", "hale", "merke", "innhold"],
)
def test_feilen_navngis(
    mappe: Path, capfd: pytest.CaptureFixture[str], innhold_: bytes, tekst: str
) -> None:
    (mappe / "k.p7m").write_bytes(innhold_)
    assert kjor(["dekrypter", "k.p7m", "--nokkel", KEY, "-o", "ut"]) == 65
    vist = capfd.readouterr().err
    assert vist.startswith("kostra: k.p7m: ")
    assert tekst in vist
    assert innhold(mappe) == {"k.p7m"}


def test_en_fil_som_finnes_star_urort_nar_dekrypteringen_feiler(mappe: Path) -> None:
    (mappe / "ut").write_bytes(b"viktig")
    (mappe / "k.p7m").write_bytes(endret(-1))
    assert kjor(["dekrypter", "k.p7m", "--nokkel", KEY, "-o", "ut", "--overskriv"]) == 65
    assert (mappe / "ut").read_bytes() == b"viktig"
    assert innhold(mappe) == {"k.p7m", "ut"}


def test_ingenting_pa_standard_ut_nar_konvolutten_er_endret() -> None:
    svar = kostra("dekrypter", "-", "--nokkel", KEY, inn=endret(-1))
    assert (svar.returncode, svar.stdout) == (65, b"")
    assert svar.stderr.decode().startswith("kostra: Standard inn: ")


@POSIX
def test_bare_eieren_kan_lese_resultatet(mappe: Path) -> None:
    assert kjor(["dekrypter", "k.p7m", "--nokkel", KEY, "-o", "ut"]) == 0
    assert stat.S_IMODE((mappe / "ut").stat().st_mode) == 0o600


@pytest.mark.parametrize(
    ("argumenter", "kode", "tekst"),
    [
        (["k.p7m"], 64, "--nokkel"),
        (["k.dat", "--nokkel", KEY], 64, "-o"),
        (["k.p7m", "--nokkel", KEY, "-o", "k.p7m"], 64, "skal dekrypteres"),
        (["mangler.p7m", "--nokkel", KEY], 66, "finnes ikke"),
        (["k.p7m", "--nokkel", "mangler.pem"], 66, "mangler.pem finnes ikke"),
        (["k.p7m", "--nokkel", CERT], 65, "et sertifikat, ikke en privat nøkkel"),
        (["k.p7m", "--nokkel", KEY, "--sertifikat", str(NOKLER / "p384.crt.pem")], 64, "hører ikke til"),
        (["k.p7m", "--nokkel", KEY, "--passord-fil", "mangler"], 66, "mangler finnes ikke"),
    ],
)  # fmt: skip
def test_bruksfeil(
    mappe: Path, capfd: pytest.CaptureFixture[str], argumenter: list[str], kode: int, tekst: str
) -> None:
    assert kjor(["dekrypter", *argumenter]) == kode
    assert tekst in capfd.readouterr().err
    assert innhold(mappe) == {"k.p7m"}


def test_sertifikatet_ved_siden_av_finnes_av_seg_selv(
    mappe: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """With the certificate a stranger's envelope is told from a changed one."""
    (mappe / "k.p7m").write_bytes(
        krypter(b"x", [les_sertifikat((NOKLER / "p256-annen.crt.pem").read_bytes())],
                naa=datetime(2026, 11, 1, tzinfo=UTC))
    )  # fmt: skip
    assert kjor(["dekrypter", "k.p7m", "--nokkel", KEY, "-o", "ut"]) == 65
    assert "laget for en annen mottaker" in capfd.readouterr().err
    shutil.copy(KEY, mappe / "bar.pem")
    assert kjor(["dekrypter", "k.p7m", "--nokkel", "bar.pem", "-o", "ut"]) == 65
    assert "eller laget for en annen nøkkel" in capfd.readouterr().err


@pytest.mark.parametrize("med_sertifikat", [True, False])
def test_flere_nokler_den_som_passer_brukes(mappe: Path, med_sertifikat: bool) -> None:
    shutil.copy(KEY, mappe / "bar.pem")
    valg = ["--nokkel", str(NOKLER / "rsa3072.key.pem"), "--nokkel", "bar.pem"]
    valg += ["--sertifikat", CERT] if med_sertifikat else []
    assert kjor(["dekrypter", "k.p7m", *valg, "-o", "ut"]) == 0
    assert (mappe / "ut").read_bytes() == UTTREKK


@pytest.fixture
def laast(mappe: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A key pair under a passphrase, and an envelope for it in k.p7m."""
    monkeypatch.setenv(MILJO, "riktig hest batteri")
    argumenter = ["--virksomhet", "SSB", "--gyldig-fra", "2025-09-01", "--gyldig-til", "2045-08-31"]
    assert (
        kjor(["nokkel", "ny", "--bruk", "kryptering", "--type", "p256", *argumenter, "-o", "n"])
        == 0
    )
    (mappe / "k.p7m").unlink()
    (mappe / "k").write_bytes(UTTREKK)
    assert kjor(["krypter", "k", "--sertifikat", "n/kryptering-2025.crt.pem"]) == 0
    (mappe / "k").unlink()
    monkeypatch.delenv(MILJO)
    return mappe


DEKRYPTER = ["dekrypter", "k.p7m", "--nokkel", "n/kryptering-2025.key.pem"]


def test_passord_fra_fil_og_miljo(laast: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for slutt in (b"", b"\n", b"\r\n"):
        (laast / "p").write_bytes(b"riktig hest batteri" + slutt)
        assert kjor([*DEKRYPTER, "--passord-fil", "p", "--overskriv"]) == 0
        assert (laast / "k").read_bytes() == UTTREKK
    monkeypatch.setenv(MILJO, "riktig hest batteri")
    assert kjor([*DEKRYPTER, "--overskriv"]) == 0


def test_feil_eller_manglende_passord(
    laast: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    assert kjor(DEKRYPTER) == 77
    assert "låst med passord. Oppgi det med --passord-fil eller KOSTRA" in capfd.readouterr().err
    monkeypatch.setenv(MILJO, "feil")
    assert kjor(DEKRYPTER) == 77
    assert "n/kryptering-2025.key.pem: Passordet er feil." in capfd.readouterr().err
    for tull, tekst in ((b"", "er tom"), (b"a\nb\n", "flere linjer")):
        (laast / "p").write_bytes(tull)
        assert kjor([*DEKRYPTER, "--passord-fil", "p"]) == 64
        assert tekst in capfd.readouterr().err
    assert not (laast / "k").exists()


@POSIX
def test_passordet_sporres_om_i_en_terminal(laast: Path) -> None:
    kode, vist = i_terminal(*DEKRYPTER, svar="riktig hest batteri\n")
    assert kode == 0, vist
    assert "Passord for n/kryptering-2025.key.pem: " in vist
    assert "hest" not in vist
    assert (laast / "k").read_bytes() == UTTREKK
    kode, vist = i_terminal(*DEKRYPTER, "-o", "annen", svar="feil\n")
    assert kode == 77
    assert "Passordet er feil" in vist


def test_profil_apen(mappe: Path, capfd: pytest.CaptureFixture[str]) -> None:
    vektor = (NOKLER.parent / "apen-cbc-rsa-1.vektor").read_bytes()
    (mappe / "k.p7m").write_bytes(vektor.partition(b"\n\n")[2])
    valg = ["dekrypter", "k.p7m", "--nokkel", str(NOKLER / "rsa3072.key.pem"), "-o", "ut"]
    assert kjor(valg) == 65
    assert "EnvelopedData uten autentisering, som ikke er tillatt. Profilen «apen»" in (
        capfd.readouterr().err
    )
    assert kjor([*valg, "--profil", "apen"]) == 0
    assert (mappe / "ut").read_bytes() == b" "
