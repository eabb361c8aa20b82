"""Whole numbers as the control program reads them. Source: common control specification, 9.1."""

from __future__ import annotations

import re

from kostra.felt.blank import trim

_HELTALL = re.compile(r"[+-]?[0-9]+\Z")
_MINST, _STORST = -(2**31), 2**31 - 1


def heltall(tekst: str) -> int | None:
    """The number, or None. Blanks around it are allowed; the value must fit in 32 bits.

    Only the digits 0-9 count: the program in service takes any Unicode digit, we don't on purpose.
    """
    kjerne = trim(tekst)
    # ten digits hold every 32-bit number; leading zeros may be many, so strip them before int()
    if not _HELTALL.match(kjerne):
        return None
    siffer = kjerne.lstrip("+-").lstrip("0")
    if len(siffer) > 10:
        return None
    verdi = int(siffer or "0")
    if kjerne[0] == "-":
        verdi = -verdi
    return verdi if _MINST <= verdi <= _STORST else None


def heltall_eller_0(tekst: str) -> int:
    """As :func:`heltall`; blank and garbage count as 0. Every rule that compares amounts uses this."""
    return heltall(tekst) or 0


def aargang(tekst: str) -> int:
    """VERSION as a year: 1-99 is 2001-2099, other numbers unchanged, unreadable 0."""
    verdi = heltall_eller_0(tekst)
    return 2000 + verdi if 1 <= verdi <= 99 else verdi
