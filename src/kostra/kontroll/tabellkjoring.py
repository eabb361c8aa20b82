"""Runs bound rules over the tables of a file, block by block, and keeps the findings.

Rules about the rows of a table are answered in each block. Rules about the whole file, and about
rows with equal keys, gather what they need and are answered after the last block.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import Any, Protocol

from kostra.kontroll.binding import BundetRegel, BundetVariant
from kostra.kontroll.modell import Melding, Tabell, Verdi
from kostra.kontroll.samling import Filsvar, Likesamling
from kostra.kontroll.statistikk import Summer
from kostra.kontroll.sted import Sted, Steder
from kostra.kontroll.tabeller import Blokk
from kostra.kontroll.tabellrader import Rader, Tabellblokk
from kostra.kontroll.tre import Rad
from kostra.kontroll.utfall import Utfall, foerste, trygt
from kostra.kontroll.uttrykk import Uttrykk
from kostra.kontroll.visning import vises_som


class Kilde(Protocol):
    """The rows that a rule is asked about: a block's, or those gathered from the file."""

    def rader(self, rad: Rad, /) -> Any:
        """The columns of a table."""

    def plassering(self, rad: Rad, nummer: int, /) -> tuple[int, int]:
        """The order of a row in the file, and its line (0: none)."""


class Tabellkjoring:
    """One run: :meth:`ta` each block, then :meth:`ferdig`. ``maks`` caps the findings kept per id."""

    def __init__(
        self,
        regler: Sequence[BundetRegel],
        radtype: type[Rader],
        *,
        maks: int | None,
        steder: Steder,
        summer: Summer,
    ) -> None:
        self.utfall = [Utfall(regel) for regel in regler]
        self._radtype, self._maks, self._steder, self._summer = radtype, maks, steder, summer
        self._samlinger: list[tuple[Utfall, Filsvar | Likesamling]] = []
        self._i_blokk: list[Utfall] = []
        for u in self.utfall:
            samling = self._samling(u.regel)
            if samling is None:
                self._i_blokk.append(u)
            else:
                self._samlinger.append((u, samling))

    def _samling(self, regel: BundetRegel) -> Filsvar | Likesamling | None:
        """What must be gathered from the whole file before the rule can be answered."""
        plass = _plass(regel.varianter[0])
        if regel.like is None and plass.forelder is not None:
            return None
        traer = [tre for variant in regel.varianter for tre in self._traer(regel, variant)]
        return Filsvar(traer) if regel.like is None else Likesamling(regel.like, plass, traer)

    def _traer(self, regel: BundetRegel, variant: BundetVariant) -> Iterator[Uttrykk]:
        """What is evaluated for a finding of the variant."""
        yield variant.betingelse
        yield from (n for n in variant.vis.values() if isinstance(n, Uttrykk))
        yield from self._sted(regel, variant).noder()

    def _sted(self, regel: BundetRegel, variant: BundetVariant) -> Sted:
        return self._steder.sted(_plass(variant), regel.regel.kontekst)

    def ta(self, blokk: Blokk) -> None:
        """Every rule on every row of the block."""
        tabeller = Tabellblokk(blokk, self._radtype)
        for u in self._i_blokk:
            trygt([u], partial(self._en_regel, u, tabeller))
        for u, samling in self._samlinger:
            trygt([u], partial(samling.ta, tabeller))
        try:
            self._summer.legg_til(lambda n: tabeller.rader(n.plass))
        except Exception:
            # tables that can't be counted are left out
            self._summer.forkast()
        tabeller.slipp()

    def ferdig(self) -> list[Utfall]:
        """Answers the rules that had to wait for the whole file. Gives what all of them found."""
        for u, samling in self._samlinger:
            trygt([u], partial(self._samlet_regel, u, samling))
        return self.utfall

    def tabeller(self) -> tuple[Tabell, ...]:
        """The statistics tables as they stand."""
        return self._summer.ferdig()

    def _samlet_regel(self, utfall: Utfall, samling: Filsvar | Likesamling) -> None:
        self._en_regel(utfall, samling.ferdig())

    def _en_regel(self, utfall: Utfall, kilde: Kilde) -> None:
        # (order of the row, its line, number of the variant, row): findings come in file order
        treff: list[tuple[int, int, int, int]] = []
        igjen: dict[str, int] = {}
        for nr, variant in enumerate(utfall.regel.varianter):
            rader = kilde.rader(_plass(variant))
            mask = rader.verdi(variant.betingelse)
            if not rader.noe(mask):
                continue
            til_naa = utfall.antall.get(variant.id, 0)
            utfall.antall[variant.id] = til_naa + rader.tell(mask)
            plass = None
            if self._maks is not None:
                plass = igjen.setdefault(variant.id, max(0, self._maks - til_naa))
            treff += [
                (*kilde.plassering(_plass(variant), rad), nr, rad)
                for rad in rader.hvilke(mask, plass)
            ]
        if treff:
            par = (((linje, rad), nr) for _, linje, nr, rad in sorted(treff))
            self._meld(utfall, list(foerste(utfall.regel, par, igjen)), kilde)

    def _meld(self, utfall: Utfall, treff: list[tuple[tuple[int, int], int]], kilde: Kilde) -> None:
        """Builds the messages of these ((line, row), variant), in their order."""
        per_variant: dict[int, list[int]] = {}
        for (_, rad), nr in treff:
            per_variant.setdefault(nr, []).append(rad)
        meldinger = {
            nr: self._meldinger(utfall.regel, utfall.regel.varianter[nr], rader, kilde)
            for nr, rader in per_variant.items()
        }
        utfall.meldinger += [
            replace(next(meldinger[nr]), linjenumre=(linje,) if linje else ())
            for (linje, _), nr in treff
        ]

    def _meldinger(
        self, regel: BundetRegel, variant: BundetVariant, rader: list[int], kilde: Kilde
    ) -> Iterator[Melding]:
        """The findings of a variant for these rows, without their lines."""
        kolonner, sted = kilde.rader(_plass(variant)), self._sted(regel, variant)
        vist = [_vist(n, kolonner, rader) for n in variant.vis.values()]
        id_er = _tekster(sted.element_id, kolonner, rader)
        saksbehandlere = _tekster(sted.saksbehandler, kolonner, rader)
        journaler = _tekster(sted.journalnummer, kolonner, rader)
        for i in range(len(rader)):
            yield Melding(
                kontroll=variant.id,
                alvorlighetsgrad=variant.grad,
                mal=variant.melding,
                verdier=dict(zip(variant.vis, (verdier[i] for verdier in vist), strict=True)),
                gjor=variant.gjor,
                felt=variant.felt,
                saksbehandler=saksbehandlere[i],
                journalnummer=journaler[i],
                element=sted.element,
                element_id=id_er[i],
            )


def _plass(variant: BundetVariant) -> Rad:
    assert variant.plass is not None, "a bound rule over tables is about a table"
    return variant.plass


def _tekster(n: Uttrykk | None, kolonner: Any, rader: list[int]) -> list[str]:
    """As they stand in the file: «1» and «1 » are two different ids."""
    if n is None:
        return [""] * len(rader)
    return [tekst or "" for tekst in kolonner.plukk(n, rader)]


def _vist(n: Any, kolonner: Any, rader: list[int]) -> list[Verdi]:
    """The value of a placeholder in the message of each row."""
    if not isinstance(n, Uttrykk):
        return [n] * len(rader)
    return list(map(vises_som(n), kolonner.plukk(n, rader)))
