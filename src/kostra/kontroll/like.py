"""Records with equal keys, over the whole file. Time and memory grow linearly with the records."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from kostra.felt import trim
from kostra.kontroll.modell import MAKS_I_LISTE, Liste
from kostra.kontroll.poster import LES_FOR_SLIPP, Poster
from kostra.kontroll.uttrykk import Uttrykk


@dataclass(frozen=True)
class LikeSvar:
    """The answers about groups for some records, in their order."""

    flere: Sequence[bool]
    forste: Sequence[bool]
    antall: Sequence[int]
    ulike: Callable[[Uttrykk], list[bool]]
    andre: Callable[[Uttrykk], list[Liste]]


class Gruppert(Protocol):
    """The groups of one key. ``rader`` are the members of those with twins, group by group.

    Rows are those of ``poster``, which may be picked from the file.
    """

    poster: Poster
    rader: Sequence[int]

    def forste(self, rad: int) -> int:
        """The first member of a member's group."""

    def svar(self, rader: Sequence[int]) -> LikeSvar:
        """The answers for these records; each must be a member."""


class Grupper:
    """Groups among some rows of the file, which are in order: a :class:`Gruppert`.

    One group may be the whole file, so that rows are kept as plain numbers.
    """

    def __init__(
        self, poster: Poster, nokkel: tuple[Uttrykk, ...], kandidater: Sequence[int]
    ) -> None:
        self.poster, self._kandidater = poster, kandidater
        nummer_av: dict[tuple[str, ...], int] = {}
        self._gruppe = array("q")  # of each candidate
        self._medlemmer: list[array[int]] = []
        for fra in range(0, len(kandidater), LES_FOR_SLIPP):
            rader = kandidater[fra : fra + LES_FOR_SLIPP]
            kolonner = [poster.kolonne(rader, *felt.ledd) for felt in nokkel]
            for rad, tekst in zip(rader, zip(*kolonner, strict=True), strict=True):
                g = nummer_av.setdefault(tekst, len(nummer_av))
                if g == len(self._medlemmer):
                    self._medlemmer.append(array("q"))
                self._medlemmer[g].append(rad)
                self._gruppe.append(g)
            poster.slipp(poster.antall)
        self.rader: Sequence[int]
        self.rader = medlemmer = array("q")
        for rader in self._medlemmer:
            if len(rader) > 1:
                medlemmer.extend(rader)
        self._ulike_av: dict[int, list[bool]] = {}
        self._andre_av: dict[int, dict[int, dict[str, None]]] = {}

    def _grupper_til(self, rader: Sequence[int]) -> list[int]:
        return [self._gruppe[bisect_left(self._kandidater, rad)] for rad in rader]

    def forste(self, rad: int) -> int:
        """As :meth:`Gruppert.forste`."""
        return self._medlemmer[self._grupper_til([rad])[0]][0]

    def svar(self, rader: Sequence[int]) -> LikeSvar:
        """As :meth:`Gruppert.svar`."""
        numre = self._grupper_til(rader)
        grupper = [self._medlemmer[g] for g in numre]
        return LikeSvar(
            flere=[len(g) > 1 for g in grupper],
            forste=[g[0] == rad for rad, g in zip(rader, grupper, strict=True)],
            antall=[len(g) for g in grupper],
            ulike=lambda felt: self._ulike(felt, numre),
            andre=lambda felt: self._andre(felt, rader, numre),
        )

    def _ulike(self, felt: Uttrykk, numre: Sequence[int]) -> list[bool]:
        ulike = self._ulike_av.get(id(felt))
        if ulike is None:
            ulike = self._ulike_av[id(felt)] = [self._er_ulike(felt, g) for g in self._medlemmer]
        return [ulike[g] for g in numre]

    def _er_ulike(self, felt: Uttrykk, gruppe: Sequence[int]) -> bool:
        tekster = self.poster.strom(gruppe, *felt.ledd)
        forste = next(tekster)
        return any(tekst != forste for tekst in tekster)

    def _andre(self, felt: Uttrykk, rader: Sequence[int], numre: Sequence[int]) -> list[Liste]:
        ulike = self._andre_av.setdefault(id(felt), {})
        svar = []
        for rad, g in zip(rader, numre, strict=True):
            if g not in ulike:
                ulike[g] = ulike_tekster(self.poster, felt, self._medlemmer[g])
            svar.append(andre(self.poster, felt, rad, ulike[g]))
        return svar


def ulike_tekster(poster: Poster, felt: Uttrykk, gruppe: Sequence[int]) -> dict[str, None]:
    """The different texts of a group's field, in their order."""
    return dict.fromkeys(map(trim, poster.strom(gruppe, *felt.ledd)))


def andre(poster: Poster, felt: Uttrykk, rad: int, tekster: dict[str, None]) -> Liste:
    """Those of them that aren't the record's own."""
    return uten_egen(tekster, trim(poster.tekst(rad, *felt.ledd)))


def uten_egen(tekster: dict[str, None], egen: str) -> Liste:
    """The first of these texts that differ from its own, and how many they are."""
    forste: list[str] = []
    for tekst in tekster:
        if len(forste) == MAKS_I_LISTE:
            break
        if tekst != egen:
            forste.append(tekst)
    return Liste(tuple(forste), len(tekster) - (egen in tekster))
