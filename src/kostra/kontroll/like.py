"""Records with equal keys, over the whole file. Time and memory grow linearly with the records."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kostra.felt import trim
from kostra.kontroll.modell import MAKS_I_LISTE, Liste
from kostra.kontroll.poster import Poster
from kostra.kontroll.uttrykk import Uttrykk


@dataclass(frozen=True)
class LikeSvar:
    """The answers about groups for some records, in their order."""

    flere: Sequence[bool]
    forste: Sequence[bool]
    antall: Sequence[int]
    ulike: Callable[[Uttrykk], list[bool]]
    andre: Callable[[Uttrykk], list[Liste]]


class Grupper:
    """The groups of one key. ``rader`` are the members of groups with twins, group by group."""

    def __init__(self, poster: Poster, nokkel: tuple[Uttrykk, ...]) -> None:
        self.poster = poster
        funnet: dict[tuple[str, ...], list[int]] = {}
        kolonner = [poster.kolonne(range(poster.antall), *felt.ledd) for felt in nokkel]
        for rad, tekst in enumerate(zip(*kolonner, strict=True)):
            funnet.setdefault(tekst, []).append(rad)
        self._grupper = [rader for rader in funnet.values() if len(rader) > 1]
        self._gruppe_av = {rad: g for g, rader in enumerate(self._grupper) for rad in rader}
        self.rader = [rad for rader in self._grupper for rad in rader]
        self._ulike_av: dict[int, list[bool]] = {}
        self._andre_av: dict[int, dict[int, dict[str, None]]] = {}

    def forste(self, rad: int) -> int:
        """The first member of a member's group."""
        return self._grupper[self._gruppe_av[rad]][0]

    def svar(self, rader: Sequence[int]) -> LikeSvar:
        """The answers for these records; each must be a member."""
        grupper = [self._grupper[self._gruppe_av[rad]] for rad in rader]
        return LikeSvar(
            flere=[len(g) > 1 for g in grupper],
            forste=[g[0] == rad for rad, g in zip(rader, grupper, strict=True)],
            antall=[len(g) for g in grupper],
            ulike=lambda felt: self._ulike(felt, rader),
            andre=lambda felt: self._andre(felt, rader),
        )

    def _ulike(self, felt: Uttrykk, rader: Sequence[int]) -> list[bool]:
        fra, lengde = felt.ledd
        ulike = self._ulike_av.get(id(felt))
        if ulike is None:
            ulike = self._ulike_av[id(felt)] = [
                len({self.poster.tekst(r, fra, lengde) for r in g}) > 1 for g in self._grupper
            ]
        return [ulike[self._gruppe_av[rad]] for rad in rader]

    def _andre(self, felt: Uttrykk, rader: Sequence[int]) -> list[Liste]:
        fra, lengde = felt.ledd
        ulike = self._andre_av.setdefault(id(felt), {})
        svar = []
        for rad in rader:
            g = self._gruppe_av[rad]
            if g not in ulike:
                # by insertion: the first texts of the group come first
                tekster = (self.poster.tekst(r, fra, lengde) for r in self._grupper[g])
                ulike[g] = dict.fromkeys(map(trim, tekster))
            egen = trim(self.poster.tekst(rad, fra, lengde))
            svar.append(uten_egen(ulike[g], egen))
        return svar


def uten_egen(tekster: dict[str, None], egen: str) -> Liste:
    """The first of these texts that differ from its own, and how many they are."""
    forste: list[str] = []
    for tekst in tekster:
        if len(forste) == MAKS_I_LISTE:
            break
        if tekst != egen:
            forste.append(tekst)
    return Liste(tuple(forste), len(tekster) - (egen in tekster))
