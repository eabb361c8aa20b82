"""The requirement specification of a form in a year, made from the rules themselves.

Every sentence comes from the tree that the control evaluates, so the document can't drift from it.
"""

from __future__ import annotations

import json
from typing import Final, Literal

from kostra.kontroll.regelsett import Regelsett
from kostra.rapport.kravspesifikasjon.innhold import samle
from kostra.rapport.kravspesifikasjon.modell import Oppsett
from kostra.skjema import Sprak

Format = Literal["md", "html", "csv", "json"]
FORMATER: Final[tuple[Format, ...]] = ("md", "html", "csv", "json")


def skriv(sett: Regelsett, oppsett: Oppsett, format_: Format, sprak: Sprak = "nb") -> str:
    """The specification as text, for the layout's year."""
    from kostra.rapport.kravspesifikasjon import data, dokument
    from kostra.skjema.dokument import som_html, som_md

    spek = samle(sett, oppsett, sprak)
    match format_:
        case "md":
            return som_md(dokument.dokument(spek))
        case "html":
            return som_html(dokument.dokument(spek))
        case "csv":
            return data.som_csv(spek)
        case "json":
            return json.dumps(data.som_data(spek), ensure_ascii=False, indent=2) + "\n"
