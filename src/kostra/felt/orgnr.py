"""Organisation numbers: nine digits, the first 8 or 9, modulus 11.

The forms 11CF and 11F don't check it (common control specification, 8); certificates, receipts and
the portal do.
"""

from __future__ import annotations

from typing import Final

_VEKT: Final = (3, 2, 7, 6, 5, 4, 3, 2, 1)
_SIFFER: Final = frozenset("0123456789")


def er_orgnr(tekst: str) -> bool:
    """True when the text is a well-formed Norwegian organisation number."""
    if len(tekst) != 9 or tekst[0] not in "89" or not _SIFFER.issuperset(tekst):
        return False
    return sum(v * (ord(t) - 48) for v, t in zip(_VEKT, tekst, strict=True)) % 11 == 0
