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
    finn,
    grupper_over_filen,
)
from kostra.kontroll.like import Gruppert
from kostra.kontroll.meldinger import Meldingsbygger
from kostra.kontroll.poster import Poster
from kostra.kontroll.statistikk import Teller
from kostra.kontroll.utfall import Utfall, foerste, svikt, trygt
from kostra.kontroll.uttrykk import Uttrykk

#: Where a finding about equal records belongs: (first row of the group, its own), number of the variant.
Plass = tuple[tuple[int, int], int]
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
            regler = [self.utfall[nr] for nr in numre]
            deler = samler.deler()  # a full disk is no fault of the rule's
            trygt(regler, partial(self._like_regler, regler, like[:-1], deler))
        return self.utfall

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
        biter = [range(fra, min(fra + steg, antall)) for fra in range(0, antall, steg)]
        arbeidere = min(self.arbeidere, len(biter))
        if arbeidere > 1:
            # only who asks for processes pays for importing them
            from kostra.kontroll.prosesser import i_prosesser

            return i_prosesser(bitkjoring.kjor, biter, arbeidere)
        return map(bitkjoring.kjor, biter)

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

    def _like_regler(
        self, utfall: list[Utfall], nokkel: tuple[Uttrykk, ...], deler: Iterator[Sequence[int]]
    ) -> None:
        """Part after part, so that memory doesn't grow with how many share a key."""
        plasser: list[list[Plass]] = [[] for _ in utfall]
        for del_ in deler:
            grupper: Gruppert = self.blokktype.grupper(self.poster, nokkel, del_)
            i_delen = [Utfall(u.regel) for u in utfall]
            for fra in range(0, len(grupper.rader), self.blokk_poster):
                rader = grupper.rader[fra : fra + self.blokk_poster]
                blokk = self.blokktype(grupper.poster, rader)
                blokk.like = grupper.svar(rader)
                for u in i_delen:
                    trygt([u], partial(finn, u, blokk, self.maks))
                self.poster.slipp(self.poster.antall)
            for u, her, beholdt in zip(utfall, i_delen, plasser, strict=True):
                trygt([u], partial(self._flett, u, her, beholdt, grupper))

    def _flett(self, utfall: Utfall, her: Utfall, plasser: list[Plass], grupper: Gruppert) -> None:
        """Adds what a rule found in a part. Kept are the first in the order of the groups in the file.

        ``plasser`` tell where the messages that are kept so far belong.
        """
        if her.sviktet:
            svikt(utfall, her.sviktet)
            return
        for id_, antall in her.antall.items():
            utfall.antall[id_] = utfall.antall.get(id_, 0) + antall
        nummer = grupper.poster.nummer
        nye = {((nummer(grupper.forste(rad)), nummer(rad)), nr): (rad, nr) for rad, nr in her.treff}
        igjen = {} if self.maks is None else dict.fromkeys(utfall.antall, self.maks)
        alle = list(foerste(utfall.regel, sorted([*plasser, *nye]), igjen))
        meldinger = dict(zip(plasser, utfall.meldinger, strict=True))
        bygges = [plass for plass in alle if plass in nye]
        if bygges:
            bygger = Meldingsbygger(grupper.poster, self.sak, grupper)
            bygd = bygger.bygg(utfall.regel, [nye[plass] for plass in bygges])
            meldinger.update(zip(bygges, bygd, strict=True))
        utfall.meldinger[:] = [meldinger[plass] for plass in alle]
        plasser[:] = alle
