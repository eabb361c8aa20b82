"""The downloads, built from what is installed: they run, say the same, and can be verified."""

from __future__ import annotations

import base64
import hashlib
import json
import subprocess
import sys
import zipfile
from contextlib import redirect_stderr
from datetime import date
from email.parser import Parser
from io import StringIO
from pathlib import Path

import pytest

import kostra
from kostra import nokler
from kostra import rapport as rapporter
from kostra.cli import enkeltfil, kjor
from kostra.cli.nedlastinger import bunt
from kostra.portal.nedlasting.program import LISTE, SIGNATUR, SUMMER, les


def _par(mappe: Path, bruk: nokler.Bruk) -> str:
    """A key with its certificate beside it: the key's path."""
    nokkel = nokler.lag_nokkel(nokler.Nokkeltype.P256, bruk)
    sertifikat = nokler.lag_sertifikat(
        nokkel,
        bruk=bruk,
        virksomhet="SSB",
        gyldig_fra=date(2020, 1, 1),
        gyldig_til=date(2040, 1, 1),
    )
    (mappe / "n.key.pem").write_bytes(nokler.som_pem(nokkel, None))
    (mappe / "n.crt.pem").write_bytes(nokler.sertifikat_pem(sertifikat))
    return str(mappe / "n.key.pem")


@pytest.fixture(scope="module")
def bygd(tmp_path_factory) -> Path:
    """A folder with everything, signed; only what others made isn't fetched, and nothing for Windows."""

    def hent(plattform, krav):
        if plattform is bunt.WINDOWS:
            raise bunt.KanIkkeHentes("Python 3.11: ikke noe nett")
        return [(f"{k.navn.replace('-', '_')}-{k.versjon}-py3-none-any.whl", b"hjul") for k in krav]

    mappe = tmp_path_factory.mktemp("nedlastinger")
    valg = ["-o", str(mappe / "ut"), "--signering", _par(mappe, nokler.Bruk.SIGNERING)]
    sagt = StringIO()
    with pytest.MonkeyPatch.context() as bytte, redirect_stderr(sagt):
        bytte.setattr(bunt, "_hent", hent)
        assert kjor(["portal", "lag-nedlastinger", *valg, "--krav", "requirements/run.txt"]) == 0
    assert "Ikke laget: File Encrypter for windows-amd64: Python 3.11" in sagt.getvalue()
    return mappe / "ut"


@pytest.mark.parametrize("fil", ["11CF/senja_2026_tre_feil.dat", "11F/senja_2026_tre_feil.dat",
                                 "15F/senja_2026_tre_feil.xml"])  # fmt: skip
def test_enkeltfilen_gir_samme_svar_med_python_alene(bygd, fil):
    sti = Path("eksempler", fil)
    skjema = sti.parent.name
    ordre = [sys.executable, "-I", "-S", str(bygd / "kostra.pyz"), "kontroll", str(sti)]
    valg = ["-s", skjema, "-y", "2026", "-r", "553000", "-f", "json"]
    kjort = subprocess.run([*ordre, *valg], capture_output=True, check=False, timeout=120)
    rapport = kostra.kontroller(sti.read_bytes(), skjema=skjema, aar=2026, region="553000")
    assert kjort.returncode == rapport.returkode == 2, kjort.stderr.decode()
    svar, ventet = json.loads(kjort.stdout), json.loads(rapporter.skriv(rapport, "json"))
    for ett in (svar, ventet):
        for tid in ("reportStartedAt", "reportCompletedAt", "reportGenerationTime"):
            del ett["validationSummary"][tid]
    assert svar == ventet


def test_enkeltfilen_har_lisensene_og_ingenting_av_portal_og_nokler(bygd):
    with zipfile.ZipFile(bygd / "kostra.pyz") as pakke:
        navn = pakke.namelist()
    med = {sti.split("/")[0] for sti in navn if sti.endswith(".py") and "/" in sti}
    assert {sti.split("/")[1] for sti in navn if sti.startswith("LISENSER/")} == med
    borte = ("kostra/portal/", "kostra/nokler/", "kostra/kryptering/", "kostra/mottak/")
    assert [sti for sti in navn if sti.startswith(borte)] == []


def test_det_enkeltfilen_ikke_kan_sier_den_hvor_er(monkeypatch, capsys):
    monkeypatch.setattr(sys, "argv", ["kostra.pyz", "krypter", "fil.dat"])
    with pytest.raises(SystemExit) as slutt:
        enkeltfil.hoved()
    assert slutt.value.code == 64
    assert "File Encrypter" in capsys.readouterr().err


def test_pakken_er_hel_og_har_summen_av_hver_fil(bygd):
    (fil,) = bygd.glob("*.whl")
    with zipfile.ZipFile(fil) as pakke:
        info = f"kostra-{kostra.__version__}.dist-info"
        liste = [
            linje.rsplit(",", 2) for linje in pakke.read(f"{info}/RECORD").decode().splitlines()
        ]
        assert sorted(rad[0] for rad in liste) == sorted(pakke.namelist())
        for navn, sum_, lengde in liste:
            if sum_:
                data = pakke.read(navn)
                regnet = base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=")
                assert (sum_, lengde) == (f"sha256={regnet.decode()}", str(len(data))), navn
        om = Parser().parsestr(pakke.read(f"{info}/METADATA").decode())
    assert (om["Name"], om["Version"]) == ("kostra", kostra.__version__)


def test_summene_stemmer_og_signaturen_kan_verifiseres_av_andre(bygd):
    for linje in (bygd / SUMMER).read_text().splitlines():
        sum_, navn = linje.split("  ")
        assert hashlib.sha256((bygd / navn).read_bytes()).hexdigest() == sum_
    assert {fil.navn for fil in les(bygd)} == {s.name for s in bygd.iterdir()} - {LISTE}
    ordre = ["openssl", "cms", "-verify", "-binary", "-inform", "DER", "-purpose", "any",
             "-in", str(bygd / SIGNATUR), "-CAfile", str(bygd.parent / "n.crt.pem")]  # fmt: skip
    endret = bygd.parent / "endret"
    endret.write_bytes((bygd / SUMMER).read_bytes() + b"x")
    for innhold, kode in ((bygd / SUMMER, 0), (endret, 4)):
        kjort = subprocess.run([*ordre, "-content", str(innhold)], capture_output=True, check=False)
        assert kjort.returncode == kode, kjort.stderr.decode()


def test_en_nokkel_for_kryptering_signerer_ikke_og_mappen_er_som_for(tmp_path, capsys):
    ut = tmp_path / "ut"
    nokkel = _par(tmp_path, nokler.Bruk.KRYPTERING)
    assert kjor(["portal", "lag-nedlastinger", "-o", str(ut), "--signering", nokkel]) == 64
    assert "ikke laget for signering" in capsys.readouterr().err
    assert not ut.exists()


def test_bunten_har_alt_som_trengs_med_summer(bygd):
    (fil,) = bygd.glob("file-encrypter-*.zip")
    with zipfile.ZipFile(fil) as pakke:
        linjer = dict(linje.split(" ", 1) for linje in pakke.read("krav.txt").decode().splitlines())
        hjul = [navn for navn in pakke.namelist() if navn.startswith("hjul/")]
        guide = pakke.read("installasjonsveiledning-nb.html").decode()
        assert pakke.read("brukerveiledning-nn.pdf").startswith(b"%PDF-")
        assert "pip install --no-index" in pakke.read("LES_MEG.txt").decode()
    assert {"cryptography", "cffi", "click", "jinja2", "rich", "kostra"} <= {
        navn.split("==")[0] for navn in linjer
    }
    assert len(hjul) == len(linjer)
    assert all(summer.startswith("--hash=sha256:") for summer in linjer.values())
    assert "-r krav.txt" in guide
    assert "numpy" not in "".join(linjer)
