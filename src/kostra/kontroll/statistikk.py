"""Statistics tables declared with the same expressions as the rules, counted block by block."""

from __future__ import annotations

import copy
import operator
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Self

from kostra.kontroll.binding import Binder
from kostra.kontroll.kolonner import Kolonner
from kostra.kontroll.modell import Tabell
from kostra.kontroll.uttrykk import JaNei, Tall, konst
from kostra.skjema.modell import Filbeskrivelse, Tekst3


@dataclass(frozen=True, eq=False)
class Tabelldefinisjon:
    """A table: each row counts the records where its condition holds, or sums its number.

    Rows stand in fixed order, zero rows included, and sums have no upper bound. (The program in
    service shows rows in order of first occurrence, and its sums wrap at 32 bits.)
    """

    tittel: Tekst3
    kolonne: Tekst3
    rader: tuple[tuple[Tekst3, JaNei | Tall], ...]


class Summer:
    """The sums of bound tables: ``bundne`` are their rows' expressions."""

    def __init__(self, tabeller: tuple[Tabelldefinisjon, ...], bundne: list[list[Any]]) -> None:
        self._tabeller, self._bundne = tabeller, bundne
        self._summer = [[0] * len(t.rader) for t in tabeller]

    def tom_kopi(self) -> Self:
        """The same tables with nothing counted."""
        kopi = copy.copy(self)
        kopi._summer = [[0] * len(t.rader) for t in self._tabeller]
        return kopi

    def forkast(self) -> None:
        """Gives the tables up: none is better than a wrong one."""
        self._tabeller, self._bundne, self._summer = (), [], []

    def legg_til(self, kolonner_for: Callable[[Any], Kolonner]) -> None:
        """Adds one block; ``kolonner_for`` gives the columns that an expression is about."""
        for bundne, summer in zip(self._bundne, self._summer, strict=True):
            for i, n in enumerate(bundne):
                kolonner = kolonner_for(n)
                verdi = kolonner.verdi(n)
                er_svar = isinstance(n, JaNei)
                summer[i] += kolonner.tell(verdi) if er_svar else kolonner.summer(verdi)

    def ta_ut(self) -> list[list[int]] | None:
        """The sums so far, which begin again at 0; None when the tables are given up."""
        ut, self._summer = self._summer, [[0] * len(t.rader) for t in self._tabeller]
        return ut if self._tabeller else None

    def pluss(self, summer: list[list[int]] | None) -> None:
        """Adds sums taken out elsewhere; None gives the tables up."""
        if summer is None or not self._tabeller:
            self.forkast()
            return
        for egne, nye in zip(self._summer, summer, strict=True):
            egne[:] = map(operator.add, egne, nye)

    def ferdig(self) -> tuple[Tabell, ...]:
        """The tables as they stand."""
        return tuple(
            Tabell(t.tittel, t.kolonne, tuple(zip((navn for navn, _ in t.rader), s, strict=True)))
            for t, s in zip(self._tabeller, self._summer, strict=True)
        )


class Teller(Summer):
    """Counts the tables of one run over records."""

    def __init__(
        self, tabeller: tuple[Tabelldefinisjon, ...], fb: Filbeskrivelse, region: str
    ) -> None:
        super().__init__(tabeller, _bundne_tabeller(tabeller, fb, region))

    def tell(self, blokk: Kolonner) -> None:
        """Adds one block."""
        self.legg_til(lambda _: blokk)


@lru_cache(maxsize=64)
def _bundne_tabeller(
    tabeller: tuple[Tabelldefinisjon, ...], fb: Filbeskrivelse, region: str
) -> list[list[Any]]:
    b = Binder(fb, region, "statistikk", None)
    return [[b.bind(hva) for _, hva in t.rader] for t in tabeller]


ALLE_POSTER = konst(True)
