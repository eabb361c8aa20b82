"""Windows over later siblings, taken apart so that no pair of rows need be looked at.

«Some later row such that …» is an and-list of tests of the earlier row alone, of the later row
alone, and at most two comparisons between them. Each comparison becomes a bound: the later row's
number is at most the earlier row's. An overlap of at least d days is four such comparisons: each
row lasts d days, and each begins d days before the other's end. The rows are then found in one
sweep, in k log k for k siblings (:mod:`kostra.kontroll.sveip`).
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from kostra.kontroll.tre import Rad, U
from kostra.kontroll.uttrykk import Dato, JaNei, Tall, Uttrykk, node

MAKS_GRENSER = 2
#: A comparison as «left at least right + n», or the other way round.
_VENSTRE_STORST = {"minst": 0, "storre": 1}
_HOYRE_STORST = {"hoyst": 0, "mindre": 1}


class VinduFeil(ValueError):
    """The condition on later siblings would need a look at every pair of them."""


class Vindu:
    """The parts of a bound condition about later siblings, all about the siblings' own table.

    ``tidligere`` and ``senere`` are tests of one of the two rows. ``grenser`` are pairs of numbers,
    the earlier row's and the later row's: the later one is at most the earlier one. Raises
    :class:`VinduFeil`.
    """

    def __init__(self, rad: Rad, betingelse: JaNei) -> None:
        self._rad = rad
        self._tabell: Rad = rad.ledd[0]
        self.tidligere: list[JaNei] = []
        self.senere: list[JaNei] = []
        self.grenser: list[tuple[Tall, Tall]] = []
        for test in _flatt(betingelse):
            if self._om_begge(test):
                for storst, minst in _sammenlikninger(test):
                    self._ta(storst, minst)
            else:
                self._ta_enslig(test)
        if len(self.grenser) > MAKS_GRENSER:
            raise VinduFeil(f"more than {MAKS_GRENSER} comparisons with later siblings")

    def _ta(self, storst: Tall, minst: Tall) -> None:
        """Takes «``storst`` is at least ``minst``»."""
        if self._om_begge(storst) or self._om_begge(minst):
            raise VinduFeil("earlier and later sibling on the same side of a comparison")
        aapen = storst.kan_mangle or minst.kan_mangle
        test = node(JaNei, "minst", storst, minst, aapen=aapen)
        if not self._om_begge(test):
            self._ta_enslig(test)
        elif minst.plass is self._rad:
            self.grenser.append((storst, self._flyttet(minst)))
        else:
            self.grenser.append((_negativ(minst), _negativ(self._flyttet(storst))))

    def _ta_enslig(self, test: JaNei) -> None:
        (self.senere if test.plass is self._rad else self.tidligere).append(self._flyttet(test))

    def _om_begge(self, n: Uttrykk) -> bool:
        return {self._rad, self._tabell} <= set(_plasser(n))

    def _flyttet(self, n: U) -> U:
        """The same about the siblings' own table: each row is looked at for itself."""
        if n.plass is not self._rad:
            return n
        ledd = (
            self._tabell if x is self._rad else self._flyttet(x) if isinstance(x, Uttrykk) else x
            for x in n.ledd
        )
        return node(type(n), n.op, *ledd, kan_mangle=n.kan_mangle, aapen=n.aapen)


def _flatt(c: JaNei) -> Iterator[JaNei]:
    if c.op == "og":
        for del_ in c.ledd:
            yield from _flatt(del_)
    else:
        yield c


def _plasser(n: Uttrykk) -> Iterator[Rad]:
    """The tables that the values in it are about; of a fold, the one it is folded into."""
    if n.op in ("kolonne", "hver", "noen_senere") or n.op.endswith("_rad"):
        if n.plass is not None:
            yield n.plass
        return
    for del_ in n.barn():
        yield from _plasser(del_)


def _sammenlikninger(test: JaNei) -> Iterator[tuple[Tall, Tall]]:
    """The pairs of numbers (a, b) such that the test holds when every a is at least its b."""
    if test.op in _VENSTRE_STORST:
        (storst, minst), pluss = test.ledd, _VENSTRE_STORST[test.op]
    elif test.op in _HOYRE_STORST:
        (minst, storst), pluss = test.ledd, _HOYRE_STORST[test.op]
    else:
        raise VinduFeil("siblings are compared with <, <=, >, >= and &, no other way")
    if storst.op != "dager":
        yield _tall(storst), _pluss(_tall(minst), pluss)
        return
    fra, til = storst.ledd
    for sen_start, tidlig_slutt in product(_ledd(fra, "senest"), _ledd(til, "tidligst")):
        yield _tall(tidlig_slutt), _pluss(_tall(sen_start), minst, pluss)


def _ledd(dato: Dato, op: str) -> tuple[Dato, ...]:
    return dato.ledd if dato.op == op else (dato,)


def _tall(n: Uttrykk) -> Tall:
    """A number; of a date, its day number."""
    return n if isinstance(n, Tall) else node(Tall, "dagnr", n, kan_mangle=n.kan_mangle)


def _pluss(n: Tall, *tillegg: Tall | int) -> Tall:
    for x in tillegg:
        if not isinstance(x, int) or x:
            n = n + x
    return n


def _negativ(n: Tall) -> Tall:
    return 0 - n
