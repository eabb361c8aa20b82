"""``kostra nokkel``: keys are made once, protected, and listed without a passphrase."""

from __future__ import annotations

import json
import os
import stat
from pathlib import Path

import pytest
from hjelp_konvolutt_cli import CERT, NOKLER, i_terminal, innhold

from kostra.cli import kjor

POSIX = pytest.mark.skipif(os.name != "posix", reason="POSIX")
NY = ["nokkel", "ny", "--virksomhet", "SSB", "--gyldig-fra", "2025-09-01", "--gyldig-til",
      "2028-08-31"]  # fmt: skip
P256 = [*NY, "--bruk", "kryptering", "--type", "p256", "-o", "n"]


@pytest.fixture(autouse=True)
def mappe(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("KOSTRA_NOKKEL_PASSORD", "riktig hest batteri")
    return tmp_path


@pytest.mark.parametrize("type_", ["rsa3072", "rsa4096", "p256", "p384", "ed25519"])
def test_signeringsnokkel_av_hver_type(type_: str, mappe: Path) -> None:
    assert kjor([*NY, "--bruk", "signering", "--type", type_, "-o", "n"]) == 0
    assert innhold(mappe / "n") == {"signering-2025.key.pem", "signering-2025.crt.pem"}
    assert b"BEGIN ENCRYPTED PRIVATE KEY" in (mappe / "n/signering-2025.key.pem").read_bytes()


@POSIX
def test_bare_eieren_kan_lese_nokkelen(mappe: Path) -> None:
    os.umask(0o022)
    assert kjor(P256) == 0
    assert stat.S_IMODE((mappe / "n").stat().st_mode) == 0o700
    assert stat.S_IMODE((mappe / "n/kryptering-2025.key.pem").stat().st_mode) == 0o600
    assert stat.S_IMODE((mappe / "n/kryptering-2025.crt.pem").stat().st_mode) == 0o644


def test_navnene_og_hva_som_kan_deles_sies(capfd: pytest.CaptureFixture[str]) -> None:
    assert kjor(P256) == 0
    ut = capfd.readouterr().out
    stamme = os.path.join("n", "kryptering-2025")
    assert f"Privat nøkkel: {stamme}.key.pem (hemmelig" in ut
    assert f"Sertifikat:    {stamme}.crt.pem (kan deles)" in ut


@pytest.mark.parametrize("finnes", ["key", "crt"])
def test_erstatter_aldri(mappe: Path, capfd: pytest.CaptureFixture[str], finnes: str) -> None:
    (mappe / "n").mkdir()
    (mappe / f"n/kryptering-2025.{finnes}.pem").write_bytes(b"viktig")
    assert kjor(P256) == 73
    assert "finnes fra før, og nøkler blir aldri erstattet" in capfd.readouterr().err
    assert (mappe / f"n/kryptering-2025.{finnes}.pem").read_bytes() == b"viktig"
    assert len(innhold(mappe / "n")) == 1


def test_begge_filene_eller_ingen(mappe: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from kostra.cli import nokkel
    from kostra.cli.utgang import SkriveFeil

    ekte = nokkel.skriv_ut

    def full(sti: str, **annet: object) -> object:
        if sti.endswith(".crt.pem"):
            raise SkriveFeil("disken er full")
        return ekte(sti, **annet)  # type: ignore[arg-type]

    monkeypatch.setattr(nokkel, "skriv_ut", full)
    assert kjor(P256) == 73
    assert innhold(mappe / "n") == set()


@pytest.mark.parametrize(
    ("argumenter", "kode", "tekst"),
    [
        (["nokkel", "ny"], 64, "Oppgi --bruk"),
        ([*NY, "--bruk", "kryptering", "--type", "ed25519", "-o", "n"], 64, "kan bare signere"),
        ([*P256, "--orgnr", "123456789"], 64, "kontrollsiffer"),
        ([*P256, "--gyldig-til", "2020-01-01"], 64, "Sluttdatoen"),
        ([*P256, "--gyldig-til", "2028-02-30"], 64, "--gyldig-til"),
        ([*P256, "--type", "rsa1024"], 64, "--type"),
        ([*P256, "--uten-passord", "--passord-fil", "p"], 64, "Velg enten"),
        ([*P256, "-o", "fil/n"], 73, "kan ikke lages"),
        (["nokkel", "vis"], 64, "Oppgi filene"),
        (["nokkel", "vis", "fil"], 65, "fil: Filen er ikke et sertifikat"),
        (["nokkel", "vis", "mangler"], 66, "mangler finnes ikke"),
        (["nokkel", "inventar"], 64, "Oppgi mappen"),
        (["nokkel", "inventar", "."], 65, "Fant ingen"),
        (["nokkel", "liste"], 64, "Oppgi sertifikatene"),
        (["nokkel", "liste", CERT, "--tilbakekalt", CERT, "i går"], 64, "må skrives som"),
        (["nokkel", "liste", CERT, CERT], 64, "to ganger"),
    ],
)
def test_feil(
    mappe: Path, capfd: pytest.CaptureFixture[str], argumenter: list[str], kode: int, tekst: str
) -> None:
    (mappe / "fil").write_bytes(b"tull og vas")
    assert kjor(argumenter) == kode
    assert tekst in capfd.readouterr().err
    assert innhold(mappe) == {"fil"}


def test_passord_ma_velges(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("KOSTRA_NOKKEL_PASSORD")
    with open(os.devnull) as ingensteds:
        monkeypatch.setattr("sys.stdin", ingensteds)
        assert kjor(P256) == 64
    assert "velg --uten-passord" in capfd.readouterr().err
    assert kjor([*P256, "--uten-passord"]) == 0
    assert kjor(["nokkel", "vis", "n/kryptering-2025.key.pem"]) == 0
    assert "nei, nøkkelen er ubeskyttet" in capfd.readouterr().out


def test_kort_passord_gir_advarsel(mappe: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (mappe / "p").write_bytes(b"kort\n")
    assert kjor([*P256, "--passord-fil", "p"]) == 0
    assert "kortere enn 12 tegn" in capfd.readouterr().err


@POSIX
def test_passordet_sporres_om_to_ganger(mappe: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("KOSTRA_NOKKEL_PASSORD")
    kode, vist = i_terminal(*P256, svar="riktig hest batteri\nriktig hest batteri\n")
    assert kode == 0, vist
    assert "Gjenta passordet" in vist
    assert "hest" not in vist
    kode, vist = i_terminal(*P256, "-o", "m", svar="riktig hest batteri\nriktig hest bateri\n")
    assert kode == 64
    assert "Passordene er ikke like" in vist
    assert innhold(mappe) == {"n"}


def test_vis_og_inventar(mappe: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert kjor(P256) == 0
    (mappe / "n/notat.pem").write_bytes(b"tull")
    (mappe / "n/lesmeg.txt").write_bytes(b"tull")
    capfd.readouterr()
    assert kjor(["nokkel", "vis", "n/kryptering-2025.crt.pem", "n/kryptering-2025.key.pem"]) == 0
    ut = capfd.readouterr().out
    assert "SSB KOSTRA kryptering 2025" in ut
    assert "31.08.2028" in ut
    assert "Passord      ja" in ut
    assert kjor(["nokkel", "inventar", "n"]) == 0
    vist = capfd.readouterr()
    linjer = vist.out.splitlines()
    assert len(linjer) == 3
    assert all("EC P-256" in linje and "2028-08-31" in linje for linje in linjer[1:])
    assert "Hopper over" in vist.err
    assert "notat.pem" in vist.err


def test_inventar_som_json(capfd: pytest.CaptureFixture[str]) -> None:
    assert kjor(["nokkel", "inventar", "-f", "json", str(NOKLER)]) == 0
    rader = json.loads(capfd.readouterr().out)
    assert len(rader) == 12
    rsa = next(rad for rad in rader if rad["fil"].endswith("rsa4096.crt.pem"))
    assert (rsa["bruk"], rsa["algoritme"], rsa["bit"]) == ("kryptering", "RSA", 4096)
    assert rsa["gyldig_til"] == "2045-08-31T23:59:59Z"


def test_liste_til_publisering(mappe: Path) -> None:
    ny, gammel = CERT, str(NOKLER / "p384.crt.pem")
    argumenter = ["nokkel", "liste", ny, "--tilbakekalt", gammel, "2026-01-15T12:00:00Z"]
    assert kjor([*argumenter, "-o", "liste.json"]) == 0
    nokler = json.loads((mappe / "liste.json").read_bytes())["nokler"]
    assert [nokkel["tilbakekalt"] for nokkel in nokler] == [None, "2026-01-15T12:00:00Z"]
    assert kjor([*argumenter, "-o", "liste.json"]) == 73
