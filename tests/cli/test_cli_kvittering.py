"""``kostra kvittering``: verifies offline, and says what the receipt says."""

from __future__ import annotations

import dataclasses
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from kostra.cli import kjor
from kostra.kryptering import les_sertifikat
from kostra.kvittering import Antall, Enhet, Kvittering, lag_nummer, signer
from kostra.nokler import les_nokkel

KVITTERING = Kvittering(
    nummer=lag_nummer(2027, bytes(range(16))),
    enhet=Enhet("5421", "", "Senja"),
    skjema="11CF",
    aar=2026,
    tidspunkt=datetime(2027, 1, 15, 11, 30, tzinfo=UTC),
    svar="ja",
    sha256="ab" * 32,
    filnavn="uttrekk\x1b[31m.p7m",
    storrelse=1154,
    antall_poster=12,
    alvorlighetsgrad="WARNING",
    antall=Antall(advarsler=2),
    programversjon="2026.11.24",
)


@pytest.fixture
def mappe(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a signed receipt, its certificate, and a list of keys."""
    monkeypatch.chdir(tmp_path)
    argumenter = ["--virksomhet", "SSB", "--gyldig-fra", "2025-09-01", "--gyldig-til", "2028-08-31"]
    argumenter += ["--type", "ed25519", "--uten-passord", "-o", "."]
    assert kjor(["nokkel", "ny", "--bruk", "signering", *argumenter]) == 0
    privat: Any = les_nokkel(Path("signering-2025.key.pem").read_bytes())
    sert = les_sertifikat(Path("signering-2025.crt.pem").read_bytes())
    Path("k.json").write_text(signer(KVITTERING, privat, sert), encoding="ascii")
    sen = dataclasses.replace(KVITTERING, tidspunkt=datetime(2028, 1, 1, tzinfo=UTC))
    Path("sen.json").write_text(signer(sen, privat, sert), encoding="ascii")
    crt = "signering-2025.crt.pem"
    assert kjor(["nokkel", "liste", crt, "-o", "liste.json"]) == 0
    tilbakekalt = ["--tilbakekalt", crt, "2027-06-01T00:00:00Z"]
    assert kjor(["nokkel", "liste", *tilbakekalt, "-o", "tilbake.json"]) == 0
    return tmp_path


SERT = ["--sertifikat", "signering-2025.crt.pem"]


@pytest.mark.parametrize(
    "valg", [SERT, ["--nokkelliste", "liste.json"], ["--nokkelliste", "tilbake.json"]]
)
def test_verifiser(mappe: Path, capfd: pytest.CaptureFixture[str], valg: list[str]) -> None:
    capfd.readouterr()
    assert kjor(["kvittering", "verifiser", "k.json", *valg]) == 0
    ut = capfd.readouterr().out
    assert ut.startswith("Kvitteringen er ekte og uendret.\n")
    for tekst in (KVITTERING.nummer, "5421 Senja", "11CF for 2026", "15.01.2027 kl. 11:30:00 UTC",
                  "ab" * 32, "2 advarsler", "SSB KOSTRA signering 2025"):  # fmt: skip
        assert tekst in ut
    assert "\x1b" not in ut  # a file name must not steer the terminal


def test_en_endret_bit(mappe: Path, capfd: pytest.CaptureFixture[str]) -> None:
    hel = Path("k.json").read_bytes()
    for bit in (0, 100, 8 * len(hel) // 2, 8 * len(hel) - 1):
        endret = bytearray(hel)
        endret[bit // 8] ^= 1 << bit % 8
        Path("e.json").write_bytes(endret)
        assert kjor(["kvittering", "verifiser", "e.json", *SERT]) == 65
        assert "e.json: " in capfd.readouterr().err


@pytest.mark.parametrize(
    ("argumenter", "kode", "tekst"),
    [
        (["verifiser", "k.json"], 64, "Oppgi SSBs sertifikat"),
        (["verifiser", "mangler.json", *SERT], 66, "finnes ikke"),
        (["verifiser", "k.json", "--nokkelliste", "k.json"], 65, "Nøkkellisten kan ikke leses"),
        (["verifiser", "k.json", "--sertifikat", "k.json"], 65, "ikke et sertifikat"),
        (["verifiser", "liste.json", *SERT], 65, "ikke en kvittering"),
        (["verifiser", "sen.json", "--nokkelliste", "tilbake.json"], 65, "tilbakekalt"),
        (["vis", "liste.json"], 65, "ikke en kvittering"),
    ],
)
def test_feil(
    mappe: Path, capfd: pytest.CaptureFixture[str], argumenter: list[str], kode: int, tekst: str
) -> None:
    assert kjor(["kvittering", *argumenter]) == kode
    assert tekst in capfd.readouterr().err


def test_fremmed_sertifikat(mappe: Path, capfd: pytest.CaptureFixture[str]) -> None:
    annet = str(Path(__file__).parents[1] / "vektorer/konvolutt/nokler/p256.crt.pem")
    assert kjor(["kvittering", "verifiser", "k.json", "--sertifikat", annet]) == 65
    assert "sertifikat du ikke har oppgitt" in capfd.readouterr().err


def test_vis_sier_at_ingenting_er_sjekket(mappe: Path, capfd: pytest.CaptureFixture[str]) -> None:
    capfd.readouterr()
    assert kjor(["kvittering", "vis", "k.json"]) == 0
    vist = capfd.readouterr()
    assert KVITTERING.nummer in vist.out
    assert "Signaturen er ikke sjekket" in vist.err
