"""The reporter's guide to a form in a year, from file to receipt: Markdown or one HTML page.

It is made from the portal's form and the file's description, so it names the questions, the file and
the commands as they are.
"""

from __future__ import annotations

from typing import Final, Literal

from kostra.blankett import blankett
from kostra.skjema.alle import oppsett
from kostra.skjema.dokument import som_html, som_md
from kostra.skjema.modell import Sprak

Format = Literal["md", "html"]
FORMATER: Final[tuple[Format, ...]] = ("md", "html")


def skriv(skjema: str, aar: int, format_: Format, sprak: Sprak = "nb") -> str:
    """The guide as text.

    Raises :class:`kostra.skjema.UkjentSkjema` and :class:`kostra.blankett.UkjentBlankett`.
    """
    from kostra.rapport.veiledning.innhold import veiledning

    lest_med = oppsett(skjema, aar)
    dokument = veiledning(lest_med, blankett(skjema, aar), sprak)
    return som_md(dokument) if format_ == "md" else som_html(dokument)
