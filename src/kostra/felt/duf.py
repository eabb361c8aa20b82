"""DUF numbers (register of foreigners). Source: common control specification, 9.4."""

from __future__ import annotations

from typing import Final

#: What each of the first ten digits counts.
VEKT: Final = (4, 6, 3, 2, 4, 6, 3, 2, 7, 5)
_SIFFER: Final = frozenset("0123456789")


def er_duf(tekst: str) -> bool:
    """True when the raw text is twelve digits and the last two are the sum of the others mod 11."""
    if len(tekst) != 12 or not _SIFFER.issuperset(tekst):
        return False
    rest = sum(vekt * (ord(tegn) - 48) for vekt, tegn in zip(VEKT, tekst, strict=False)) % 11
    return f"{rest:02d}" == tekst[10:]
