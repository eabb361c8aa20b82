"""Finds the rows that have a later sibling within two bounds, in one sweep from the last row up."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import groupby

#: A number of each row, None where it is unknown.
Tallrekke = Sequence[int | None]
#: Earlier rows' numbers and later rows' numbers: the later one is at most the earlier one.
Grense = tuple[Tallrekke, Tallrekke]


def har_senere(
    forelder: Sequence[int],
    tidligere: Iterable[int],
    senere: Iterable[int],
    grenser: tuple[Grense, Grense],
) -> list[int]:
    """Which of the rows ``tidligere`` have a later sibling among the rows ``senere``, ascending.

    Siblings have the same number in ``forelder``, which never decreases. k of them take k log k
    steps.
    """
    tidligere, senere = set(tidligere), set(senere)
    treff: list[int] = []
    for _, rader in groupby(sorted(tidligere | senere), key=forelder.__getitem__):
        sosken = list(rader)
        if len(sosken) > 1:
            treff += _en_flokk(sosken, tidligere, senere, grenser)
    return treff


def _en_flokk(
    rader: list[int], tidligere: set[int], senere: set[int], grenser: tuple[Grense, Grense]
) -> list[int]:
    (hoyst_1, verdi_1), (hoyst_2, verdi_2) = grenser
    sett = MinsteTil(v for rad in rader if (v := verdi_1[rad]) is not None)
    treff = []
    for rad in reversed(rader):
        x, y = hoyst_1[rad], hoyst_2[rad]
        if rad in tidligere and x is not None and y is not None and sett.minste(x) <= y:
            treff.append(rad)
        x, y = verdi_1[rad], verdi_2[rad]
        if rad in senere and x is not None and y is not None:
            sett.ta(x, y)
    return treff[::-1]


class MinsteTil:
    """Pairs (key, value), asked for the smallest value up to a key: a Fenwick tree of minima."""

    def __init__(self, nokler: Iterable[int]) -> None:
        self._nokler = sorted(set(nokler))
        self._tre: list[float] = [math.inf] * (len(self._nokler) + 1)

    def ta(self, nokkel: int, verdi: int) -> None:
        """Adds a pair; the key is one of those that were told."""
        plass = bisect_right(self._nokler, nokkel)
        while plass < len(self._tre):
            self._tre[plass] = min(self._tre[plass], verdi)
            plass += plass & -plass

    def minste(self, nokkel: int) -> float:
        """The smallest value of a key up to that one; infinity when there is none."""
        plass, minst = bisect_right(self._nokler, nokkel), math.inf
        while plass:
            minst = min(minst, self._tre[plass])
            plass -= plass & -plass
        return minst
