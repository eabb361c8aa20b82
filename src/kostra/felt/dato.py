"""Dates ddMMyyyy and ddMMyy, as whole numbers yyyymmdd. Source: common control specification, 9.2."""

from __future__ import annotations

from typing import Final

_DAGER: Final = (0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_SIFFER: Final = frozenset("0123456789")


def siste_i_maaneden(aar: int, maaned: int) -> int:
    """Number of days in the month (1-12), by the Gregorian calendar in all years."""
    if maaned == 2 and aar % 4 == 0 and (aar % 100 != 0 or aar % 400 == 0):
        return 29
    return _DAGER[maaned]


def dato(tekst: str, *, streng: bool = False) -> int | None:
    """The date as yyyymmdd, or None. The text has exactly six or eight digits and nothing else.

    *Lenient* (the default): day 01-31 and month 01-12, then the day is set back to the last one of
    the month, so 31.02.1990 is 28.02.1990. *Strict*: the day must exist. Six digits are always
    2000 + yy: the program in service can't write 1999 that way, and neither can we.
    """
    if len(tekst) not in (6, 8) or not _SIFFER.issuperset(tekst):
        return None
    aar = int(tekst[4:]) if len(tekst) == 8 else 2000 + int(tekst[4:])
    return fra_deler(aar, int(tekst[2:4]), int(tekst[:2]), streng=streng)


def fra_deler(aar: int, maaned: int, dag: int, *, streng: bool = False) -> int | None:
    """The date yyyymmdd of three numbers, by the same two readings as :func:`dato`."""
    if not (1 <= maaned <= 12 and 1 <= dag <= 31 and aar >= 1):
        return None
    siste = siste_i_maaneden(aar, maaned)
    if dag > siste:
        if streng:
            return None
        dag = siste
    return aar * 10000 + maaned * 100 + dag
