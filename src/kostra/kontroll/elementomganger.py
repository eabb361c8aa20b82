"""A file of elements answered run by run of individuals, by one process or shared by several."""

from __future__ import annotations

from collections.abc import Iterator, Set
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kostra.kontroll.element import Lesefeil, Strukturfeil, les_andel
from kostra.kontroll.element.tilhorighet import avgiverens
from kostra.kontroll.modell import Merknad
from kostra.kontroll.tabeller import Blokk
from kostra.kontroll.tabellkjoring import Tabellkjoring, Tabellsvar
from kostra.skjema.struktur import Struktur

if TYPE_CHECKING:
    from mmap import mmap


@dataclass
class Omgangssvar:
    """What a run of individuals answered, in plain values, so that it can come from another process.

    ``feil``: elements that can't be taken. ``blokker``: of each block what the rules answered.
    ``antall``: rows by table. ``av_andre``: whose file it seems to be, told with the first block.
    """

    antall: dict[str, int]
    feil: list[Strukturfeil] = field(default_factory=list)
    blokker: list[Tabellsvar] = field(default_factory=list)
    av_andre: list[Merknad] = field(default_factory=list)


@dataclass(frozen=True)
class Omganger:
    """The runs of a file. ``telles``: the tables whose rows are counted."""

    innhold: bytes | mmap
    struktur: Struktur
    region: str
    kjoring: Tabellkjoring
    telles: Set[str]
    individer_per_blokk: int

    def svar(self, nr: int, av: int) -> Iterator[Omgangssvar | Lesefeil]:
        """The answers of every ``av``-th run from ``nr``; a Lesefeil is the last that comes."""
        forste = nr == 0
        om = self._nytt()
        for lest in les_andel(
            self.innhold,
            self.struktur,
            individer_per_blokk=self.individer_per_blokk,
            nr=nr,
            av=av,
        ):
            if lest is None:
                yield om
                om = self._nytt()
            elif isinstance(lest, Lesefeil):
                yield lest
            elif isinstance(lest, Strukturfeil):
                om.feil.append(lest)
            else:
                if forste:
                    om.av_andre += avgiverens(lest, self.struktur, self.region)
                    forste = False
                self._ta(om, lest)

    def _nytt(self) -> Omgangssvar:
        return Omgangssvar(dict.fromkeys(self.telles, 0))

    def _ta(self, om: Omgangssvar, blokk: Blokk) -> None:
        om.blokker.append(self.kjoring.svar(blokk))
        for tabell in om.antall:
            om.antall[tabell] += blokk[tabell].antall
