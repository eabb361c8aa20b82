"""File Encrypter: one zip per platform with everything inside, for a machine without network.

NumPy stays out: it is as large as the rest together, once for each Python version, and the control gives
the same verdict without it.
"""

from __future__ import annotations

import hashlib
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import Final

import kostra
from kostra.cli.nedlastinger import hjul
from kostra.cli.nedlastinger.arkiv import PROGRAM, Medlem, lisenser, zip_av
from kostra.cli.utgang import DataFeil
from kostra.rapport import filencrypter

PYTHON: Final = ("3.11", "3.12", "3.13", "3.14")
_UTELATT = {"numpy"}
_HENTETID = 300


class KanIkkeHentes(Exception):
    """The wheels of others can't be fetched. The text says why, for the one who builds."""


@dataclass(frozen=True)
class Plattform:
    """Where a bundle runs. ``navn``: as users read it; ``hjul``: pip's names, the last resort last."""

    id: str
    navn: str
    hjul: tuple[str, ...]

    @property
    def filnavn(self) -> str:
        return f"file-encrypter-{kostra.__version__}-{self.id}.zip"


LINUX: Final = Plattform(
    "linux-x86_64", "Linux (x86-64)", ("manylinux_2_28_x86_64", "manylinux_2_17_x86_64")
)
WINDOWS: Final = Plattform("windows-amd64", "Windows (x86-64)", ("win_amd64",))


@dataclass(frozen=True)
class Krav:
    """A pinned package, and the sums its files may have."""

    navn: str
    versjon: str
    summer: tuple[str, ...]

    def linje(self) -> str:
        return f"{self.navn}=={self.versjon} " + " ".join(f"--hash=sha256:{s}" for s in self.summer)


def bunt(plattform: Plattform, krav: Sequence[Krav]) -> bytes:
    """The zip. Raises :class:`KanIkkeHentes`, and ManglerTillegg without typst."""
    andres = _hent(plattform, krav)
    navn = {k.navn: k for k in krav}
    pakket = [_krav_av(fil, innhold, navn) for fil, innhold in andres]
    vart = hjul.hjul()
    pakket.append(Krav(PROGRAM, kostra.__version__, (hashlib.sha256(vart).hexdigest(),)))
    return zip_av(
        [
            ("LES_MEG.txt", filencrypter.les_meg().encode()),
            ("krav.txt", _samlet(pakket).encode()),
            (f"hjul/{hjul.NAVN}", vart),
            *((f"hjul/{fil}", innhold) for fil, innhold in andres),
            *filencrypter.filer(),
            *((f"lisenser/{n}", t) for p in (PROGRAM, *navn) for n, t in lisenser(p)),
        ]
    )


def les_krav(tekst: str) -> list[Krav]:
    """What the bundle needs, of a requirements file with sums.

    Raises:
        DataFeil: a package that is needed isn't there, or has no sum.
    """
    laast = {}
    for linje in tekst.replace("\\\n", " ").splitlines():
        funnet = re.match(r"([A-Za-z0-9._-]+)==([A-Za-z0-9.]+)", linje)
        if funnet:
            summer = tuple(re.findall(r"--hash=sha256:([0-9a-f]{64})", linje))
            laast[funnet[1].lower()] = Krav(funnet[1].lower(), funnet[2], summer)
    ut = []
    for navn, alltid in sorted(_trengs().items()):
        if navn in laast and laast[navn].summer:
            ut.append(laast[navn])
        elif alltid:
            raise DataFeil(f"Kravfilen har ikke {navn} med versjon og sum (--hash).")
    return ut


def _trengs() -> dict[str, bool]:
    """Every package that kostra needs, and whether it does so everywhere: from what is installed."""
    funnet: dict[str, bool] = {}
    ko = [PROGRAM]
    while ko:
        try:
            deres = metadata.requires(ko.pop()) or []
        except metadata.PackageNotFoundError:
            continue
        for en in deres:
            navn = re.split(r"[^A-Za-z0-9._-]", en, maxsplit=1)[0].lower()
            if "extra ==" in en or navn in _UTELATT or navn in funnet:
                continue
            funnet[navn] = ";" not in en
            ko.append(navn)
    return funnet


def _hent(plattform: Plattform, krav: Sequence[Krav]) -> list[Medlem]:
    """The wheels for the platform and every Python version, by pip, held to their sums."""
    with tempfile.TemporaryDirectory() as mappe:
        liste = Path(mappe, "krav.txt")
        liste.write_text("".join(f"{k.linje()}\n" for k in krav), encoding="ascii")
        hjulene = Path(mappe, "hjul")
        for versjon in PYTHON:
            _pip(liste, hjulene, plattform, versjon)
        return [(sti.name, sti.read_bytes()) for sti in sorted(hjulene.iterdir())]


def _pip(krav: Path, til: Path, plattform: Plattform, versjon: str) -> None:
    valg = [arg for navn in plattform.hjul for arg in ("--platform", navn)]
    ordre = [
        sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--only-binary=:all:",
        "--require-hashes", "--implementation", "cp", "--python-version", versjon, *valg,
        "-r", str(krav), "-d", str(til),
    ]  # fmt: skip
    try:
        kjort = subprocess.run(  # noqa: S603 - our own Python with our own arguments
            ordre, capture_output=True, text=True, timeout=_HENTETID, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        raise KanIkkeHentes("pip svarte ikke i tide") from None
    if kjort.returncode:
        grunn = "pip er ikke installert" if "No module named pip" in kjort.stderr else _siste(kjort)
        raise KanIkkeHentes(f"Python {versjon}: {grunn}")


def _siste(kjort: subprocess.CompletedProcess[str]) -> str:
    """pip's own last word on it."""
    linjer = [linje for linje in kjort.stderr.splitlines() if linje.startswith("ERROR:")]
    return linjer[-1].removeprefix("ERROR:").strip() if linjer else "pip ga opp"


def _krav_av(fil: str, innhold: bytes, kjente: dict[str, Krav]) -> Krav:
    """The line that lets this wheel, and no other, be installed."""
    navn = fil.split("-", 1)[0].replace("_", "-").lower()
    return Krav(navn, kjente[navn].versjon, (hashlib.sha256(innhold).hexdigest(),))


def _samlet(pakket: Sequence[Krav]) -> str:
    """One line a package, with the sums of all its wheels."""
    summer: dict[tuple[str, str], list[str]] = {}
    for en in pakket:
        summer.setdefault((en.navn, en.versjon), []).extend(en.summer)
    return "".join(f"{linje}\n" for linje in _linjer(summer))


def _linjer(summer: dict[tuple[str, str], list[str]]) -> Iterator[str]:
    for (navn, versjon), alle in sorted(summer.items()):
        yield Krav(navn, versjon, tuple(alle)).linje()
