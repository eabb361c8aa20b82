"""A secret in three shares, of which any two give it back and one tells nothing (Shamir, 2 of 3).

Over GF(2⁸) with the polynomial of AES (x⁸+x⁴+x³+x+1), byte by byte: share number x holds s ⊕ a·x, where
a is drawn at random for each byte, zero included. For one share every secret is equally likely.

The arithmetic takes the same steps whatever the values are, but Python gives no promise about time:
shares are made and put together on a machine of their own, where nobody measures.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

ANTALL: Final = 3
TRENGS: Final = 2
_AES: Final = 0x1B


def gang(a: int, b: int) -> int:
    """The product of two elements, by adding and doubling; no table, no branch on the values."""
    produkt = 0
    for _ in range(8):
        produkt ^= a & -(b & 1)
        a = ((a << 1) & 0xFF) ^ (_AES & -(a >> 7))
        b >>= 1
    return produkt


def invers(a: int) -> int:
    """The inverse: a to the power of 254 (0 for 0)."""
    svar, potens = 1, a
    for _ in range(7):
        potens = gang(potens, potens)
        svar = gang(svar, potens)
    return svar


def del_opp(hemmelighet: bytes, tilfeldig: Callable[[int], bytes]) -> dict[int, bytes]:
    """The three shares by number. ``tilfeldig(n)``: n random bytes, fit for keys."""
    stigning = tilfeldig(len(hemmelighet))
    return {
        nr: bytes(s ^ gang(a, nr) for s, a in zip(hemmelighet, stigning, strict=True))
        for nr in range(1, ANTALL + 1)
    }


def sett_sammen(deler: dict[int, bytes]) -> bytes:
    """The secret, from two or three shares by number.

    Raises:
        ValueError: fewer than two, unequal lengths, a number outside 1–3, or three that don't agree.
    """
    if not TRENGS <= len(deler) <= ANTALL or not set(deler) <= set(range(1, ANTALL + 1)):
        raise ValueError("to eller tre deler, med numrene 1 til 3")
    (x1, y1), (x2, y2), *resten = sorted(deler.items())
    if len(y1) != len(y2):
        raise ValueError("deler med ulik lengde")
    nevner = invers(x1 ^ x2)
    stigning = bytes(gang(a ^ b, nevner) for a, b in zip(y1, y2, strict=True))
    hemmelighet = bytes(y ^ gang(a, x1) for y, a in zip(y1, stigning, strict=True))
    for nr, verdi in resten:
        if verdi != bytes(s ^ gang(a, nr) for s, a in zip(hemmelighet, stigning, strict=True)):
            raise ValueError("delene stemmer ikke med hverandre")
    return hemmelighet
