"""Runs bound rules over the records of a file, bit by bit, and keeps the findings.

Messages are built for the kept findings only (at most ``maks`` per rule); the count is always true.
A rule that fails unexpectedly becomes one finding that says so, and the others go on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any

from kostra.kontroll.binding import BundetRegel
from kostra.kontroll.bitkjoring import (
    Bitkjoring,
    Bitsvar,
    Regelsvar,
    Treff,
    grupper_over_filen,
)
from kostra.kontroll.likekjoring import Likefletting, Likekjoring
from kostra.kontroll.meldinger import Meldingsbygger
from kostra.kontroll.poster import Poster
from kostra.kontroll.samtidig import svarene
from kostra.kontroll.statistikk import Teller
from kostra.kontroll.utfall import Utfall, foerste, svikt, trygt
from kostra.kontroll.uttrykk import Uttrykk

#: Called after each bit with records done and records in all.
Fremdrift = Callable[[int, int], None]


class Kjoring:
    """One run. ``blokktype`` and ``blokk_poster`` choose the columns and records per block.

    With ``arbeidere`` above 1 the bits are worked out in that many forked processes.
    """

    def __init__(
        self,
        poster: Poster,
        regler: Sequence[BundetRegel],
        blokktype: type[Any],
        *,
        blokk_poster: int,
        maks: int | None,
        sak: tuple[Uttrykk | None, Uttrykk | None],
        teller: Teller | None,
        fremdrift: Fremdrift | None = None,
        arbeidere: int = 1,
    ) -> None:
        self.poster, self.blokktype, self.blokk_poster, self.maks = (
            poster, blokktype, blokk_poster, maks,
        )  # fmt: skip
        self.sak, self.teller, self.fremdrift, self.arbeidere = sak, teller, fremdrift, arbeidere
        self.utfall = [Utfall(regel) for regel in regler]

    def kjor(self) -> list[Utfall]:
        """Every rule on every record."""
        grupper = grupper_over_filen([u.regel for u in self.utfall])
        samlere = [self.blokktype.nokkelsamler() for _ in grupper]
        for svar in self._svar():
            for u, om_regel in zip(self.utfall, svar.regler, strict=True):
                self._ta_imot(u, om_regel)
            for samler, deler in zip(samlere, svar.nokler, strict=True):
                for del_ in deler:
                    samler.legg_til(del_)
            if self.teller:
                self.teller.pluss(svar.summer)
            self.poster.slipp(svar.til)
            if self.fremdrift:
                self.fremdrift(svar.til, self.poster.antall)
        for (like, numre), samler in zip(grupper.items(), samlere, strict=True):
            self._like_regler([self.utfall[nr] for nr in numre], like[:-1], samler.deler())
        return self.utfall

    def _like_regler(
        self, utfall: list[Utfall], nokkel: tuple[Uttrykk, ...], deler: Iterator[Sequence[int]]
    ) -> None:
        """Part after part, so that memory doesn't grow with how many share a key."""
        likekjoring = Likekjoring(
            self.poster,
            [u.regel for u in utfall],
            nokkel,
            self.blokktype,
            blokk_poster=self.blokk_poster,
            maks=self.maks,
            sak=self.sak,
        )
        flettinger = [Likefletting(u, self.maks) for u in utfall]
        for svar in svarene(likekjoring.kjor, deler, self.arbeidere):
            for fletting, om_regel in zip(flettinger, svar, strict=True):
                fletting.ta(om_regel)

    def _svar(self) -> Iterator[Bitsvar]:
        """What each bit answers, in the order of the file."""
        bitkjoring = Bitkjoring(
            self.poster,
            [u.regel for u in self.utfall],
            self.blokktype,
            blokk_poster=self.blokk_poster,
            maks=self.maks,
            teller=self.teller and self.teller.tom_kopi(),
        )
        antall, steg = self.poster.antall, self.blokk_poster * self.blokktype.blokker_per_bit
        biter = (range(fra, min(fra + steg, antall)) for fra in range(0, antall, steg))
        return svarene(bitkjoring.kjor, biter, self.arbeidere)

    def _ta_imot(self, utfall: Utfall, svar: Regelsvar) -> None:
        """Adds what a rule answered about a bit, and builds the messages that are kept."""
        if utfall.sviktet:
            return
        if svar.sviktet:
            svikt(utfall, svar.sviktet)
            return
        igjen: dict[str, int] = {}
        for id_, antall in svar.antall.items():
            til_naa = utfall.antall.get(id_, 0)
            utfall.antall[id_] = til_naa + antall
            if self.maks is not None:
                igjen[id_] = max(0, self.maks - til_naa)
        beholdt = list(foerste(utfall.regel, svar.treff, igjen))
        if beholdt:
            trygt([utfall], partial(self._meld, utfall, beholdt))

    def _meld(self, utfall: Utfall, treff: list[Treff]) -> None:
        utfall.meldinger += Meldingsbygger(self.poster, self.sak).bygg(utfall.regel, treff)
