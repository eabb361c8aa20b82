"""Reports of a control: terminal, html, json, csv, xlsx and pdf, in bokmål, nynorsk and English.

    from kostra import rapport
    utdata = rapport.skriv(resultat, "html")                  # bytes, ready for a file
    rapport.vis(resultat)                                     # prints to the terminal

A format is imported when it is used: a JSON report doesn't pay for rich, Jinja or typst.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final, TextIO

from kostra.skjema.modell import SPRAAK, Sprak

if TYPE_CHECKING:
    from rich.console import Console

    from kostra.kontroll.modell import Rapport
    from kostra.rapport.feil import ManglerTillegg as ManglerTillegg
    from kostra.rapport.feil import UkjentFormat as UkjentFormat

#: format -> module with ``skriv(rapport, sprak, tegnsett) -> bytes``
_MODULER: Final = {
    "terminal": "kostra.rapport.terminal",
    "html": "kostra.rapport.som_html",
    "json": "kostra.rapport.som_json",
    "csv": "kostra.rapport.som_csv",
    "xlsx": "kostra.rapport.som_xlsx",
    "pdf": "kostra.rapport.som_pdf",
}
FORMATER: Final[tuple[str, ...]] = tuple(_MODULER)
#: Formats whose bytes are not text: don't write them to a terminal.
BINAERE: Final = frozenset({"xlsx", "pdf"})

__all__ = ["BINAERE", "FORMATER", "SPRAAK", "ManglerTillegg", "UkjentFormat", "skriv", "vis"]


def skriv(rapport: Rapport, format: str, sprak: Sprak = "nb", *, tegnsett: str = "UTF-8") -> bytes:
    """The report in that format (upper or lower case), as bytes ready to be written.

    ``tegnsett`` (a Python codec) counts for terminal, html and csv; json is always UTF-8.
    Raises :class:`UkjentFormat`, or :class:`ManglerTillegg` when xlsx or pdf isn't installed.
    """
    from kostra.rapport.feil import UkjentFormat
    from kostra.rapport.tekster import Tekster

    navn = _MODULER.get(format.lower())
    if navn is None:
        kjente = ", ".join(FORMATER)
        raise UkjentFormat(Tekster(sprak)("ukjent.format", format=format, kjente=kjente))
    innhold: bytes = import_module(navn).skriv(rapport, sprak, tegnsett)
    return innhold


def vis(rapport: Rapport, ut: Console | TextIO | None = None, sprak: Sprak = "nb") -> None:
    """Prints the report to a rich console or a text stream (default: standard output)."""
    import_module("kostra.rapport.terminal").vis(rapport, ut, sprak)


def __getattr__(navn: str) -> Any:
    if navn not in ("ManglerTillegg", "UkjentFormat"):
        raise AttributeError(f"module {__name__!r} has no attribute {navn!r}")
    return getattr(import_module("kostra.rapport.feil"), navn)
