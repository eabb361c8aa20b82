"""Dates as XML writes them, as whole numbers. Source: the data model of 15F, 6.3."""

from __future__ import annotations

import re
from typing import Final

from kostra.felt.dato import siste_i_maaneden

_DAG: Final = re.compile(r"(-?[0-9]{4})-([0-9]{2})-([0-9]{2})\Z")
_DAG_OG_TID: Final = re.compile(
    r"([0-9]{4})-([0-9]{2})-([0-9]{2})"
    r"T(?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9](?:\.[0-9]{0,9})?)?Z?\Z"
)


def isodato(tekst: str) -> int | None:
    """The day as year * 10000 + month * 100 + day, or None. Blanks of XML around it are allowed.

    A day that exists, ``YYYY-MM-DD``, or a local date and time, of which the time is left out. A
    date with a time zone is none. A year before our era («-0004») is read, and is a negative number
    that orders and divides as the others do: ``// 10000`` is its year.
    """
    kjerne = tekst.strip(" \t\r\n")
    treff = _DAG.match(kjerne) or _DAG_OG_TID.match(kjerne)
    if treff is None:
        return None
    aar, maaned, dag = (int(del_) for del_ in treff.groups())
    if not (aar and 1 <= maaned <= 12 and 1 <= dag <= siste_i_maaneden(aar, maaned)):
        return None
    return aar * 10000 + maaned * 100 + dag
