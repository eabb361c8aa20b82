"""CSV for Norwegian Excel: semicolons, UTF-8 with a byte order mark, one row per finding.

See ``docs/vedtak/0006-rapport.md`` for why. A cell that a spreadsheet would run as a formula, or
turn into a number or a date, gets a leading apostrophe.
"""

from __future__ import annotations

import codecs
import csv
import io

from kostra.kontroll.modell import Rapport
from kostra.rapport.innhold import Innhold
from kostra.rapport.rader import overskrifter, rader
from kostra.rapport.rens import som_tekst
from kostra.skjema.modell import Sprak


def skriv(rapport: Rapport, sprak: Sprak, tegnsett: str = "UTF-8") -> bytes:
    """All findings as CSV. What another character set than UTF-8 lacks becomes «?»."""
    innhold = Innhold(rapport, sprak)
    ut = io.StringIO(newline="")
    skriver = csv.writer(ut, delimiter=";", lineterminator="\r\n")
    skriver.writerow(overskrifter(innhold))
    skriver.writerows(map(_celler, rader(innhold)))
    if codecs.lookup(tegnsett).name == "utf-8":
        tegnsett = "utf-8-sig"
    return ut.getvalue().encode(tegnsett, "replace")


def _celler(rad: tuple[str, ...]) -> list[str]:
    """Record and line numbers stay numbers; everything else is kept as text."""
    return [c if nr in (2, 3) and c.isdigit() else som_tekst(c) for nr, c in enumerate(rad)]
