"""Groups of fields: when the answers of a fold are one and the same test, asked of each field."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kostra.kontroll.uttrykk import JaNei, Tekst, Uttrykk

if TYPE_CHECKING:
    from kostra.kontroll.setning.navn import Navn


@dataclass(frozen=True, eq=False)
class Felles:
    """The test as it is asked of the first field, and all the fields."""

    test: JaNei
    felt: tuple[Tekst, ...]

    @contextmanager
    def i(self, navn: Navn) -> Iterator[None]:
        """While it lasts, the first field is called ``HULL``."""
        for_, navn.hull = navn.hull, self.felt[0]
        try:
            yield
        finally:
            navn.hull = for_


def felles_test(svar: tuple[JaNei, ...], navn: Navn) -> Felles | None:
    """The common test of these answers, or None when they ask different things."""
    if len(svar) < 2 or navn.hull is not None:
        return None
    felt = [_eneste_felt(s, navn) for s in svar]
    forste = felt[0]
    if forste is None or len({id(x) for x in felt}) < len(felt):
        return None
    for s, x in zip(svar, felt, strict=True):
        if x is None or not _samme(svar[0], forste, s, x, navn):
            return None
    return Felles(svar[0], tuple(x for x in felt if x is not None))


def _eneste_felt(n: Uttrykk, navn: Navn) -> Tekst | None:
    funnet: dict[int, Tekst] = {}

    def gaa(n: Any) -> None:
        n = navn.valgt(n)
        if isinstance(n, Tekst) and n.op == "felt":
            funnet[id(n)] = n
        for barn in n.barn():
            gaa(barn)

    gaa(n)
    return next(iter(funnet.values())) if len(funnet) == 1 else None


def _samme(a: Any, felt_a: Tekst, b: Any, felt_b: Tekst, navn: Navn) -> bool:
    """True when both trees are equal but for the field."""
    a, b = navn.valgt(a), navn.valgt(b)
    if a is felt_a or b is felt_b:
        return a is felt_a and b is felt_b
    if not isinstance(a, Uttrykk) or not isinstance(b, Uttrykk):
        return type(a) is type(b) and bool(a == b)
    return (
        a.op == b.op
        and len(a.ledd) == len(b.ledd)
        and all(_samme(x, felt_a, y, felt_b, navn) for x, y in zip(a.ledd, b.ledd, strict=True))
    )
