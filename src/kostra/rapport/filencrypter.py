"""File Encrypter's two guides, and the files that lie beside the program in its bundle.

They belong to no form and no year. The texts are data (``filencrypter.toml``).
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any, Final

import kostra
from kostra.rapport import dokument_pdf
from kostra.skjema.dokument import (
    Avsnitt,
    Del,
    Dokument,
    Kommando,
    Overskrift,
    Punkter,
    som_html,
)
from kostra.skjema.modell import SPRAAK, Sprak

INSTALLASJON, BRUK = "installasjonsveiledning", "brukerveiledning"
DOKUMENTER: Final = (INSTALLASJON, BRUK)

_PIP: Final = "pip install --no-index --no-deps --find-links hjul -r krav.txt"
_ZIP: Final = f"file-encrypter-{kostra.__version__}"
#: What is typed: the zip file's sum, and the two lines that install it, by platform.
KOMMANDOER: Final = {
    "sjekk_windows": (f"certutil -hashfile {_ZIP}-windows-amd64.zip SHA256",),
    "sjekk_linux": (f"sha256sum {_ZIP}-linux-x86_64.zip",),
    "installer_windows": ("py -m venv kostra", rf"kostra\Scripts\{_PIP}"),
    "installer_linux": ("python3 -m venv kostra", f"kostra/bin/{_PIP}"),
}


def dokument(navn: str, sprak: Sprak = "nb") -> Dokument:
    """One of the guides. Raises KeyError for another name."""
    om = _dokumenter()[navn]
    deler = tuple(_del(rad, sprak) for rad in om["del"])
    return Dokument(om["tittel"][sprak], sprak, deler)


def _del(rad: dict[str, Any], sprak: Sprak) -> Del:
    match rad:
        case {"overskrift": tekst}:
            return Overskrift(tekst[sprak])
        case {"avsnitt": tekst}:
            return Avsnitt(tekst[sprak])
        case {"punkter": punkter}:
            return Punkter(tuple(punkter[sprak]))
        case {"kommando": navn}:
            return Kommando("\n".join(KOMMANDOER[navn]))
        case _:
            return Kommando("\n".join(rad["linjer"]))


@cache
def _dokumenter() -> dict[str, dict[str, Any]]:
    tekst = (files("kostra.rapport") / "filencrypter.toml").read_text(encoding="utf-8")
    return {om["id"]: om for om in tomllib.loads(tekst)["dokument"]}


def filer() -> Iterator[tuple[str, bytes]]:
    """The guides as they lie in the bundle: every language, as HTML and PDF.

    Raises :class:`kostra.rapport.feil.ManglerTillegg` without typst.
    """
    for navn in DOKUMENTER:
        for sprak in SPRAAK:
            guide = dokument(navn, sprak)
            yield f"{navn}-{sprak}.html", som_html(guide).encode()
            yield f"{navn}-{sprak}.pdf", dokument_pdf.skriv(guide)


def les_meg() -> str:
    """What stands first in the bundle: the two lines, and where there is more."""
    linjer = ["File Encrypter", "", "Installer i denne mappen (Python 3.11-3.14)."]
    for plattform in ("windows", "linux"):
        linjer += ["", f"{plattform.capitalize()}:", ""]
        linjer += [f"    {linje}" for linje in KOMMANDOER[f"installer_{plattform}"]]
    linjer += ["", f"Mer i {INSTALLASJON}-nb.html og {BRUK}-nb.html.", ""]
    return "\n".join(linjer)
