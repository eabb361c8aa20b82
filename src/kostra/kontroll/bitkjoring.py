"""Bound rules over a run of records, a *bit* of the file: counts, first findings, keys and sums.

What a bit answers is plain numbers, so it can come from another process. Findings are told as row
and variant; who puts the bits together builds the messages of those that are kept.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any, NamedTuple

from kostra.kontroll.binding import BundetRegel
from kostra.kontroll.kolonner import Postkolonner
from kostra.kontroll.poster import Poster
from kostra.kontroll.statistikk import Teller
from kostra.kontroll.utfall import Utfall, foerste, trygt

#: A finding: row number, and number of the variant in its rule.
Treff = tuple[int, int]


class Regelsvar(NamedTuple):
    """What a rule answered about a bit. ``sviktet`` is the kind of error, if it failed."""

    antall: dict[str, int]
    treff: list[Treff]
    sviktet: str


class Bitsvar(NamedTuple):
    """What a bit answered: per rule, and per group over the whole file the keys of each block.

    ``til`` is the row after the last. ``summer`` are the sums of the tables; None: given up.
    """

    til: int
    regler: list[Regelsvar]
    nokler: list[list[Any]]
    summer: list[list[int]] | None


def grupper_over_filen(regler: Sequence[BundetRegel]) -> dict[tuple[Any, ...], list[int]]:
    """The groups over the whole file, and which rules ask about each."""
    # looked up by hash, never compared: == on a key would build a node
    grupper: dict[tuple[Any, ...], list[int]] = {}
    for nr, regel in enumerate(regler):
        if regel.like is not None:
            grupper.setdefault(regel.like, []).append(nr)
    return grupper


class Bitkjoring:
    """Runs the rules over one bit after the other, in blocks of ``blokk_poster`` records."""

    def __init__(
        self,
        poster: Poster,
        regler: Sequence[BundetRegel],
        blokktype: type[Any],
        *,
        blokk_poster: int,
        maks: int | None,
        teller: Teller | None,
    ) -> None:
        self._poster, self._blokktype, self._blokk_poster = poster, blokktype, blokk_poster
        self._regler, self._maks, self._teller = regler, maks, teller
        self._grupper = grupper_over_filen(regler)
        self._stoppet = False

    def kjor(self, bit: range) -> Bitsvar:
        """Every rule on these records."""
        utfall = [Utfall(regel) for regel in self._regler]
        nokler: list[list[Any]] = [[] for _ in self._grupper]
        for fra in range(bit.start, bit.stop, self._blokk_poster):
            til = min(fra + self._blokk_poster, bit.stop)
            blokk = self._blokktype(self._poster, range(fra, til))
            self._en_blokk(utfall, nokler, blokk)
            self._poster.slipp(til)
        svar = [Regelsvar(u.antall, u.treff, u.sviktet) for u in utfall]
        return Bitsvar(bit.stop, svar, nokler, self._teller.ta_ut() if self._teller else None)

    def _en_blokk(self, utfall: list[Utfall], nokler: list[list[Any]], blokk: Postkolonner) -> None:
        for u in utfall:
            if u.regel.like is None:
                trygt([u], partial(finn, u, blokk, self._maks))
        for (like, numre), deler in zip(self._grupper.items(), nokler, strict=True):
            trygt([utfall[nr] for nr in numre], partial(self._samle_nokler, like, deler, blokk))
        # a file that is stopped gets no tables
        self._stoppet = self._stoppet or any(
            u.regel.grad.stopper and u.antall and not u.regel.regel.tillegg for u in utfall
        )
        if self._teller and not self._stoppet:
            try:
                self._teller.tell(blokk)
            except Exception:
                # tables that can't be counted are left out, and the rules go on
                self._teller.forkast()

    @staticmethod
    def _samle_nokler(like: tuple[Any, ...], deler: list[Any], blokk: Postkolonner) -> None:
        deler.append(blokk.nokler(like[:-1], blokk.verdi(like[-1])))


def finn(utfall: Utfall, blokk: Postkolonner, maks: int | None) -> None:
    """Adds what a rule finds in a block: all are counted, the first ``maks`` of each id kept."""
    treff: list[Treff] = []
    igjen: dict[str, int] = {}
    for nr, variant in enumerate(utfall.regel.varianter):
        mask = blokk.verdi(variant.betingelse)
        antall = blokk.tell(mask)
        if not antall:
            continue
        til_naa = utfall.antall.get(variant.id, 0)
        utfall.antall[variant.id] = til_naa + antall
        plass = None
        if maks is not None:
            plass = igjen.setdefault(variant.id, max(0, maks - til_naa))
        treff += [(indeks, nr) for indeks in blokk.hvilke(mask, plass)]
    treff.sort()
    utfall.treff += [(blokk.rader[i], nr) for i, nr in foerste(utfall.regel, treff, igjen)]
