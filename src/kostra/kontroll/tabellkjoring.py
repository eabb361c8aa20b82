"""Runs bound rules over the tables of a file, block by block, and keeps the findings.

Rules about the rows of a table are answered in each block. Rules about the whole file, and about
rows with equal keys, gather what they need and are answered after the last block.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import Any, NamedTuple, Protocol

from kostra.kontroll.binding import BundetRegel, BundetVariant
from kostra.kontroll.likerader import Likerader
from kostra.kontroll.modell import Melding, Tabell, Verdi
from kostra.kontroll.samling import Filsvar, Likesamling, Samling
from kostra.kontroll.statistikk import Summer
from kostra.kontroll.sted import Sted, Steder
from kostra.kontroll.tabeller import Blokk
from kostra.kontroll.tabellrader import Rader, Tabellblokk
from kostra.kontroll.tre import Rad
from kostra.kontroll.utfall import Utfall, foerste, svikt, trygt
from kostra.kontroll.uttrykk import Uttrykk
from kostra.kontroll.visning import vises_som


class Kilde(Protocol):
    """The rows that a rule is asked about: a block's, or those gathered from the file."""

    def rader(self, rad: Rad, /) -> Any:
        """The columns of a table."""

    def plassering(self, rad: Rad, nummer: int, /) -> tuple[int, int]:
        """The order of a row in the file, and its line (0: none)."""


class Regelsvar(NamedTuple):
    """What a rule answered about a block: counts and findings, or what it needs for the whole file.

    ``sviktet`` is the kind of error, if it failed.
    """

    antall: dict[str, int]
    meldinger: list[Melding]
    samlet: list[Any]
    sviktet: str


class Tabellsvar(NamedTuple):
    """What a block answered: per rule, and the sums of the tables (None: given up)."""

    regler: list[Regelsvar]
    summer: list[list[int]] | None


class Tabellkjoring:
    """One run: :meth:`svar` of each block, :meth:`ta` each answer in order, then :meth:`ferdig`.

    ``maks`` caps the findings kept per id. ``paa_disk``: what waits for the whole file may be put there.
    Blocks may be answered in other processes than the one that takes the answers.
    """

    def __init__(
        self,
        regler: Sequence[BundetRegel],
        radtype: type[Rader],
        *,
        maks: int | None,
        steder: Steder,
        summer: Summer,
        paa_disk: bool = False,
    ) -> None:
        self.utfall = [Utfall(regel) for regel in regler]
        self._radtype, self._maks, self._steder, self._paa_disk = radtype, maks, steder, paa_disk
        self._samlinger = [self._samling(regel) for regel in regler]
        self._summer, self._blokksummer = summer, summer.tom_kopi()
        # counted in this process, so that no more messages are built than may be kept
        self._her = [Utfall(regel) for regel in regler]

    def _samling(self, regel: BundetRegel) -> Samling | None:
        """What must be gathered from the whole file before the rule can be answered."""
        plass = _plass(regel.varianter[0])
        if regel.like is None and plass.forelder is not None:
            return None
        traer = [tre for variant in regel.varianter for tre in self._traer(regel, variant)]
        if regel.like is None:
            return Filsvar(traer)
        return Likesamling(regel.like, plass, traer, Likerader(paa_disk=self._paa_disk))

    def _traer(self, regel: BundetRegel, variant: BundetVariant) -> Iterator[Uttrykk]:
        """What is evaluated for a finding of the variant."""
        yield variant.betingelse
        yield from (n for n in variant.vis.values() if isinstance(n, Uttrykk))
        yield from self._sted(regel, variant).noder()

    def _sted(self, regel: BundetRegel, variant: BundetVariant) -> Sted:
        return self._steder.sted(_plass(variant), regel.regel.kontekst)

    def svar(self, blokk: Blokk) -> Tabellsvar:
        """Every rule on every row of the block."""
        tabeller = Tabellblokk(blokk, self._radtype)
        regler = [
            self._regelsvar(u, samling, tabeller)
            for u, samling in zip(self._her, self._samlinger, strict=True)
        ]
        try:
            self._blokksummer.legg_til(lambda n: tabeller.rader(n.plass))
        except Exception:
            # tables that can't be counted are left out
            self._blokksummer.forkast()
        tabeller.slipp()
        return Tabellsvar(regler, self._blokksummer.ta_ut())

    def _regelsvar(
        self, utfall: Utfall, samling: Samling | None, tabeller: Tabellblokk
    ) -> Regelsvar:
        for_ = dict(utfall.antall)
        samlet: list[Any] = []
        if samling is None:
            trygt([utfall], partial(self._en_regel, utfall, tabeller))
        else:
            plukk = samling.plukk
            trygt([utfall], lambda: samlet.extend(plukk(tabeller)))
        antall = {id_: n - for_.get(id_, 0) for id_, n in utfall.antall.items()}
        meldinger, utfall.meldinger = utfall.meldinger, []
        return Regelsvar(antall, meldinger, samlet, utfall.sviktet)

    def ta(self, svar: Tabellsvar) -> None:
        """Takes the answer of a block. Raises OSError when there is no temporary room."""
        for u, samling, om_regel in zip(self.utfall, self._samlinger, svar.regler, strict=True):
            if u.sviktet:
                continue
            if om_regel.sviktet:
                svikt(u, om_regel.sviktet)
            elif samling is not None:
                samling.legg_til(om_regel.samlet)
            else:
                u.meldinger += self._beholdt(u, om_regel.meldinger)
                for id_, antall in om_regel.antall.items():
                    u.antall[id_] = u.antall.get(id_, 0) + antall
        self._summer.pluss(svar.summer)

    def _beholdt(self, utfall: Utfall, meldinger: list[Melding]) -> Iterator[Melding]:
        """Those of the block's findings that the cap leaves room for."""
        igjen: dict[str, int] = {}
        for melding in meldinger:
            id_ = melding.kontroll
            if self._maks is None:
                yield melding
                continue
            igjen.setdefault(id_, self._maks - utfall.antall.get(id_, 0))
            if igjen[id_] > 0:
                igjen[id_] -= 1
                yield melding

    def ferdig(self) -> list[Utfall]:
        """Answers the rules that had to wait for the whole file. Gives what all of them found.

        Raises OSError when there is no temporary room.
        """
        for u, samling in zip(self.utfall, self._samlinger, strict=True):
            if samling is not None and not u.sviktet:
                for del_ in samling.ferdig():  # a full disk is no fault of the rule's
                    trygt([u], partial(self._en_regel, u, del_))
        return self.utfall

    def close(self) -> None:
        """Lets go of what was put on the disk, if anything."""
        for samling in self._samlinger:
            if samling is not None:
                samling.lukk()

    def tabeller(self) -> tuple[Tabell, ...]:
        """The statistics tables as they stand."""
        return self._summer.ferdig()

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
