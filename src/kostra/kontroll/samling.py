"""What is gathered block by block and answered after the last one: folds over the file, equal keys.

Of each row that takes part only the values that are needed afterwards are kept: the key, what the
condition and the message look at, and where the row stands.
"""

from __future__ import annotations

import operator
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Any, Final, Protocol

from kostra.felt import trim
from kostra.kontroll.like import LikeSvar, uten_egen
from kostra.kontroll.likerader import Likerad, Likerader
from kostra.kontroll.modell import Liste
from kostra.kontroll.ren_verdier import RenVerdier
from kostra.kontroll.tabellrader import Tabellblokk
from kostra.kontroll.tre import Rad
from kostra.kontroll.uttrykk import JaNei, Uttrykk

#: Rows of equal keys that are looked at together, whole groups of them.
I_DELEN: Final = 5_000


class Samlet(RenVerdier):
    """Rows gathered from the whole file, with the columns that were kept; ``linjer`` tells where."""

    def __init__(
        self, linjer: Sequence[int], kolonner: Iterable[tuple[Uttrykk, list[Any]]]
    ) -> None:
        super().__init__(len(linjer))
        self._alle = self.bare_ja(self.antall)
        self._linjer = linjer
        self._holdt = list(kolonner)  # keeps the nodes alive: values go by their identity
        for n, verdier in self._holdt:
            self._verdier[id(n)] = self.fra_svar(verdier) if isinstance(n, JaNei) else verdier

    def rader(self, _rad: Rad) -> Samlet:
        """Itself: there is one table."""
        return self

    def plassering(self, _rad: Rad, nummer: int) -> tuple[int, int]:
        """The order of a row, and its line; 0 for the file."""
        return nummer, self._linjer[nummer]


class Samling(Protocol):
    """What a rule needs of each block, and the rows that it is answered for after the last one."""

    def plukk(self, blokk: Tabellblokk, /) -> list[Any]:
        """What is needed of a block, as plain values."""

    def legg_til(self, svar: list[Any], /) -> None:
        """Adds what was picked from a block; the blocks come in the order of the file."""

    def ferdig(self) -> Iterator[Samlet]:
        """The rows, some at a time."""

    def lukk(self) -> None:
        """Lets go of what was put on the disk."""


class Filsvar:
    """The folds of tables into the file that stand in some trees: the blocks' answers added up."""

    def __init__(self, traer: Iterable[Uttrykk]) -> None:
        folder = {id(n): n for tre in traer for n in _folder(tre)}
        self._folder = [(n, n.plass) for n in folder.values() if n.plass is not None]
        self._summer = [0] * len(self._folder)

    def plukk(self, blokk: Tabellblokk) -> list[Any]:
        """The answer of each fold."""
        return [blokk.rader(plass).plukk(n, [0])[0] for n, plass in self._folder]

    def legg_til(self, svar: list[Any]) -> None:
        """As :meth:`Samling.legg_til`."""
        self._summer = list(map(operator.add, self._summer, svar))

    def ferdig(self) -> Iterator[Samlet]:
        """The file as one row."""
        yield Samlet(
            [0],
            (
                (n, [bool(verdi) if isinstance(n, JaNei) else verdi])
                for (n, _), verdi in zip(self._folder, self._summer, strict=True)
            ),
        )

    def lukk(self) -> None:
        """As :meth:`Samling.lukk`: nothing is on the disk."""


def _folder(n: Uttrykk) -> Iterator[Uttrykk]:
    if n.op.endswith("_rad"):
        yield n
        return
    for barn in n.barn():
        yield from _folder(barn)


class Likesamling:
    """The rows that take part in a group of equal keys. ``traer`` will be evaluated for them.

    ``like`` is the columns of the key, and who takes part. A missing text is equal to nothing.
    """

    def __init__(
        self, like: tuple[Any, ...], plass: Rad, traer: Iterable[Uttrykk], rader: Likerader
    ) -> None:
        *self._nokkel, self._blant = like
        self._plass, self._rader = plass, rader
        self._noder = list({id(n): n for tre in traer for n in _uten_like(tre)}.values())

    def plukk(self, blokk: Tabellblokk) -> list[Likerad]:
        """The rows of a block that take part."""
        rader = blokk.rader(self._plass)
        hvilke = rader.hvilke(rader.verdi(self._blant))
        nokler = list(zip(*(rader.plukk(n, hvilke) for n in self._nokkel), strict=True))
        hele = [i for i, nokkel in enumerate(nokler) if None not in nokkel]
        hvilke = [hvilke[i] for i in hele]
        kolonner = [rader.plukk(n, hvilke) for n in self._noder]
        verdier = [tuple(kolonne[i] for kolonne in kolonner) for i in range(len(hvilke))]
        linjer = [rader.tabell.linjer[rad] for rad in hvilke]
        return list(zip((nokler[i] for i in hele), linjer, verdier, strict=True))

    def legg_til(self, svar: list[Likerad]) -> None:
        """As :meth:`Samling.legg_til`. Raises OSError when the disk is full."""
        self._rader.legg_til(svar)

    def ferdig(self) -> Iterator[Samlet]:
        """The members of groups with twins, group by group. Raises OSError when the disk is full."""
        del_: list[list[Likerad]] = []
        antall = 0
        for gruppe in self._rader.grupper():
            del_.append(gruppe)
            antall += len(gruppe)
            if antall >= I_DELEN:
                yield self._samlet(del_)
                del_, antall = [], 0
        if del_:
            yield self._samlet(del_)

    def lukk(self) -> None:
        """As :meth:`Samling.lukk`."""
        self._rader.lukk()

    def _samlet(self, grupper: list[list[Likerad]]) -> Samlet:
        rader = list(chain.from_iterable(grupper))
        kolonner = [(n, [verdier[i] for _, _, verdier in rader]) for i, n in enumerate(self._noder)]
        samlet = Samlet([linje for _, linje, _ in rader], kolonner)
        samlet.like = _svar(list(map(len, grupper)), dict(_etter_id(kolonner)))
        return samlet


def _etter_id(kolonner: Iterable[tuple[Uttrykk, list[Any]]]) -> Iterator[tuple[int, list[Any]]]:
    return ((id(n), verdier) for n, verdier in kolonner)


def _uten_like(n: Uttrykk) -> Iterator[Uttrykk]:
    """The largest parts that don't ask about the group: what they say is kept for each row."""
    if not any(x.op.startswith("like_") for x in n.alle_noder()):
        if n.plass is not None:
            yield n
    elif n.op in ("like_ulike", "like_andre"):
        yield n.ledd[-1]
    elif not n.op.startswith("like_"):
        for barn in n.barn():
            yield from _uten_like(barn)


def _svar(storrelser: list[int], verdier: dict[int, list[Any]]) -> LikeSvar:
    """The answers about groups of these sizes, one after the other."""

    def ulike(felt: Uttrykk) -> list[bool]:
        return [len(set(egne)) > 1 for egne in _delt(verdier[id(felt)], storrelser) for _ in egne]

    def andre(felt: Uttrykk) -> list[Liste]:
        svar: list[Liste] = []
        for egne in _delt(verdier[id(felt)], storrelser):
            tekster = [trim(tekst or "") for tekst in egne]
            alle = dict.fromkeys(tekster)
            svar += [uten_egen(alle, tekst) for tekst in tekster]
        return svar

    return LikeSvar(
        flere=[True] * sum(storrelser),
        forste=[nr == 0 for antall in storrelser for nr in range(antall)],
        antall=[antall for antall in storrelser for _ in range(antall)],
        ulike=ulike,
        andre=andre,
    )


def _delt(verdier: list[Any], storrelser: list[int]) -> Iterator[list[Any]]:
    fra = 0
    for antall in storrelser:
        yield verdier[fra : fra + antall]
        fra += antall
