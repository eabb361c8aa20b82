"""Binding of trees, whatever their columns are: parameters, year variants, folding of constants.

The value of a text parameter is a plain ``str``; a choice that has nothing for the year is None.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from typing import Any

from kostra.kontroll.tre import Rad
from kostra.kontroll.uttrykk import Dato, JaNei, PerAar, Tall, Tekst, Uttrykk, konst, node
from kostra.skjema.modell import Felt

_SAMMENLIKN: dict[str, Callable[[int, int], bool]] = {
    "mindre": lambda a, b: a < b,
    "hoyst": lambda a, b: a <= b,
    "storre": lambda a, b: a > b,
    "minst": lambda a, b: a >= b,
    "like": lambda a, b: a == b,
    "ulike": lambda a, b: a != b,
}


class BindingsFeil(ValueError):
    """A rule that doesn't fit the layout: a field that isn't there, a missing year."""


#: Node identity -> the node (kept alive) and what it is bound to.
Husket = dict[int, tuple[Uttrykk, Any]]


class Trebinder(ABC):
    """Binds trees of one rule; remembers shared nodes by identity."""

    def __init__(
        self, skjema: str, aar: int, region: str, regel: str, husket: Husket | None = None
    ) -> None:
        self.skjema, self.aar, self.region, self.regel = skjema, aar, region, regel
        self._husket: Husket = {} if husket is None else husket
        self._husket_for_felt: Husket = {}

    def bind(self, n: Any) -> Any:
        """The bound node. Text parameters come back as plain ``str``; a missing year as None."""
        if not isinstance(n, Uttrykk):
            return n
        husket = self._husket_for_felt if n.per_felt else self._husket
        if id(n) not in husket:
            regel = getattr(self, f"_{n.op}", None)
            bundet = regel(*n.ledd) if regel else self._bygg(n)
            husket[id(n)] = (n, bundet)
        return husket[id(n)][1]

    def _bygg(self, n: Uttrykk) -> Any:
        ledd = [self.bind(x) for x in n.ledd]
        if n.op in _SAMMENLIKN and all(x.op in ("tall", "dag") for x in ledd):
            return konst(_SAMMENLIKN[n.op](ledd[0].ledd[0], ledd[1].ledd[0]))
        return node(type(n), n.op, *ledd, kan_mangle=n.kan_mangle, aapen=n.aapen)

    # --- parameters

    def _p_aar(self) -> Tall:
        return node(Tall, "tall", self.aar)

    def _p_region(self) -> str:
        return self.region

    def _p_kommune(self) -> str:
        return self.region[:4]

    def _p_bydel(self) -> str:
        return self.region[4:]

    def _p_aar_to_siffer(self) -> str:
        return f"{self.aar % 100:02d}"

    def _p_dag(self, dag: int, maaned: int, aar_til: int = 0) -> Dato:
        return node(Dato, "dag", (self.aar + aar_til) * 10000 + maaned * 100 + dag)

    def _kalt(self, indre: Uttrykk, *_ord: str) -> Any:
        return self.bind(indre)

    def _per_aar(self, *par: Any) -> Any:
        verdier = dict(zip(par[::2], par[1::2], strict=True))
        return self.bind(PerAar(verdier).i_aar(self.aar))

    # --- text

    def _lik(self, a: Any, b: Any) -> JaNei:
        a, b = self.bind(a), self.bind(b)
        if isinstance(a, str) and isinstance(b, str):
            return konst(a == b)
        kolonne, tekst = (b, a) if isinstance(a, str) else (a, b)
        if not isinstance(tekst, str):
            return node(JaNei, "lik_felt", a, b)
        return node(JaNei, "lik", kolonne, tekst) if self._passer(kolonne, tekst) else konst(False)

    def _i(self, felt: Tekst, koder: tuple[Any, ...]) -> JaNei:
        kolonne, tekster = self.bind(felt), [self.bind(kode) for kode in koder]
        if isinstance(kolonne, str):
            return konst(kolonne in tekster)
        passer = sorted({t for t in tekster if self._passer(kolonne, t)})
        if len(passer) == 1:
            return node(JaNei, "lik", kolonne, passer[0])
        return node(JaNei, "i", kolonne, tuple(passer)) if passer else konst(False)

    def _passer(self, _kolonne: Tekst, _tekst: str) -> bool:
        """May the column hold that text?"""
        return True

    # --- logic

    def _og(self, *deler: JaNei) -> JaNei:
        return self.samlet("og", tuple(self.bind(d) for d in deler))

    def _eller(self, *deler: JaNei) -> JaNei:
        return self.samlet("eller", tuple(self.bind(d) for d in deler))

    _alle, _noen = _og, _eller

    def _ingen(self, *deler: JaNei) -> JaNei:
        return self._motsatt(self._eller(*deler))

    def _ikke(self, del_: JaNei) -> JaNei:
        return self._motsatt(self.bind(del_))

    @staticmethod
    def _motsatt(del_: JaNei) -> JaNei:
        return konst(not del_.ledd[0]) if del_.op == "konst" else node(JaNei, "ikke", del_)

    def samlet(self, op: str, deler: tuple[JaNei, ...]) -> JaNei:
        """And/or of bound parts: constants fall away, or decide."""
        if any(d is None for d in deler):
            raise BindingsFeil(f"{self.regel}: a part of the condition is missing in {self.aar}")
        avgjor = konst(op == "eller")
        if any(d is avgjor for d in deler):
            return avgjor
        igjen = [d for d in deler if d.op != "konst"]
        if len(igjen) < 2:
            return igjen[0] if igjen else konst(op == "og")
        return node(JaNei, op, *igjen)

    def _mellom(self, x: Any, a: Any, b: Any) -> JaNei:
        x, a, b = self.bind(x), self.bind(a), self.bind(b)
        return self.samlet("og", (node(JaNei, "minst", x, a), node(JaNei, "hoyst", x, b)))

    def _utenfor(self, x: Any, a: Any, b: Any) -> JaNei:
        x, a, b = self.bind(x), self.bind(a), self.bind(b)
        return self.samlet("eller", (node(JaNei, "mindre", x, a), node(JaNei, "storre", x, b)))

    # --- what a finding shows, and the fields to look at

    def bind_vis(self, hva: Any) -> Any:
        """What a placeholder shows: a node to evaluate, or a constant."""
        if isinstance(hva, PerAar):
            hva = hva.i_aar(self.aar)
        if isinstance(hva, Uttrykk) and hva.op in ("p_aar", "minus", "pluss"):
            bundet = self.bind(hva)
            return _aarstall(bundet) or bundet
        return self.bind(hva)

    @abstractmethod
    def brukte(self, *traer: JaNei | None) -> tuple[Felt, ...]:
        """The fields that these trees look at this year, in reading order."""

    def rettet(self, hva: Any, _plass: Rad | None) -> Any:
        """What is evaluated for the rows of a table; here, where there are none, the node itself."""
        return hva

    def feltnoder(self, n: Uttrykk) -> Iterator[Uttrykk]:
        """The field nodes that a tree looks at this year, in reading order."""
        if n.op == "per_aar":
            valgt = PerAar(dict(zip(n.ledd[::2], n.ledd[1::2], strict=True))).i_aar(self.aar)
            if valgt is not None:
                yield from self.feltnoder(valgt)
        elif n.op in ("felt", "hvert_felt", "rute"):
            yield n
        else:
            for barn in n.barn():
                yield from self.feltnoder(barn)


def _aarstall(n: Uttrykk) -> str | None:
    """A year (or a two-digit year) in a message is shown without grouping of its digits."""
    if n.op == "tall":
        return f"{n.ledd[0]:02d}"
    if n.op in ("minus", "pluss") and all(x.op == "tall" for x in n.ledd):
        a, b = n.ledd[0].ledd[0], n.ledd[1].ledd[0]
        return f"{a - b if n.op == 'minus' else a + b:02d}"
    return None
