"""Evaluation of bound trees by column: what both column types share.

A block is a run of records. The value of a node in a block is computed when first asked for, kept
by the node's identity, and thrown away with the block. Yes/no columns are *masks*.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from typing import Any, ClassVar

from kostra.kontroll.like import LikeSvar
from kostra.kontroll.poster import Poster
from kostra.kontroll.uttrykk import Uttrykk

Mask = Any


class Kolonner(ABC):
    """A block of ``antall`` records, or rows of a table, evaluated by column."""

    def __init__(self, antall: int) -> None:
        self.antall = antall
        self.like: LikeSvar | None = None
        self._verdier: dict[int, Any] = {}

    def verdi(self, n: Uttrykk) -> Any:
        """The node's column. The caller keeps the tree alive as long as the block."""
        nokkel = id(n)
        if nokkel not in self._verdier:
            metode: Callable[..., Any] = getattr(self, "_" + n.op)
            self._verdier[nokkel] = metode(*n.ledd)
        return self._verdier[nokkel]

    # --- masks
    @abstractmethod
    def full(self, verdi: bool) -> Mask: ...
    @abstractmethod
    def fra_svar(self, svar: Sequence[bool]) -> Mask: ...
    @abstractmethod
    def noe(self, mask: Mask) -> bool: ...
    @abstractmethod
    def hvilke(self, mask: Mask, maks: int | None = None) -> list[int]: ...
    @abstractmethod
    def tell(self, mask: Mask) -> int: ...
    @abstractmethod
    def summer(self, tall: Any) -> int: ...
    @abstractmethod
    def _ikke(self, del_: Uttrykk) -> Mask: ...
    def _konst(self, verdi: bool) -> Mask:
        return self.full(verdi)

    def _og(self, forste: Uttrykk, *resten: Uttrykk) -> Mask:
        mask = self.verdi(forste)
        for del_ in resten:
            if not self.noe(mask):  # no record left: the rest can't change that
                return mask
            mask = mask & self.verdi(del_)
        return mask

    def _eller(self, forste: Uttrykk, *resten: Uttrykk) -> Mask:
        mask = self.verdi(forste)
        for del_ in resten:
            mask = mask | self.verdi(del_)
        return mask

    # --- groups over the whole file: the answers are worked out before the block is made
    def _like_flere(self, *_: Uttrykk) -> Mask:
        return self.fra_svar(self._svar().flere)

    def _like_forste(self, *_: Uttrykk) -> Mask:
        return self.fra_svar(self._svar().forste)

    def _like_ulike(self, *ledd: Uttrykk) -> Mask:
        return self.fra_svar(self._svar().ulike(ledd[-1]))

    def _like_antall(self, *_: Uttrykk) -> Any:
        return self.fra_tall(self._svar().antall)

    def _like_andre(self, *ledd: Uttrykk) -> Any:
        return self._svar().andre(ledd[-1])

    @abstractmethod
    def fra_tall(self, tall: Sequence[int]) -> Any: ...

    def _svar(self) -> LikeSvar:
        if self.like is None:
            raise RuntimeError("a group over the whole file was asked for inside a block")
        return self.like


class Postkolonner(Kolonner):
    """The records of a position file. ``rader`` are their row numbers."""

    #: Blocks in a bit: slow columns tell how far they have come after each.
    blokker_per_bit: ClassVar[int] = 1

    def __init__(self, poster: Poster, rader: range | Sequence[int]) -> None:
        super().__init__(len(rader))
        self.poster, self.rader = poster, rader

    @abstractmethod
    def nokler(self, nokkel: tuple[Uttrykk, ...], blant: Mask) -> Any: ...
