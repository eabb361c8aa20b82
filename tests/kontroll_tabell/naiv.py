"""What a tree means, row by row: written from the notation alone, slow and plain.

A value is True or False, a number or date or None (unknown), or a text or None (missing).
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from typing import Any

from kontroll_tabell.mini import AAR, STRUKTUR, TYPER
from kostra import felt
from kostra.kontroll.tabeller import Blokk
from kostra.kontroll.uttrykk import Uttrykk


@dataclass(eq=False)
class Node:
    """A row with the row above and the rows below."""

    tabell: str
    verdier: dict[str, Any]
    over: Node | None
    under: dict[str, list[Node]] = field(default_factory=dict)


def noder(blokk: Blokk) -> dict[str, list[Node]]:
    """Every row of the block, by table."""
    alle: dict[str, list[Node]] = {}
    for navn, tabell in STRUKTUR.tabeller.items():
        alle[navn] = []
        for nr in range(blokk[navn].antall):
            over = alle[tabell.forelder][blokk[navn].forelder[nr]] if tabell.forelder else None
            ny = Node(navn, {k: v[nr] for k, v in blokk[navn].kolonner.items()}, over)
            alle[navn].append(ny)
            if over is not None:
                over.under.setdefault(navn, []).append(ny)
    return alle


def svar(n: Uttrykk, blokk: Blokk) -> list[Any]:
    """The value of the tree for each row of its table."""
    assert n.plass is not None
    return [Naiv({n.plass.navn: rad}).verdi(n) for rad in noder(blokk)[n.plass.navn]]


class Naiv:
    """Evaluates for one row. ``rader``: the row that a table's name («senere» too) stands for."""

    def __init__(self, rader: dict[str, Node]) -> None:
        self.rader = dict(rader)
        for rad in rader.values():
            over = rad.over
            while over is not None:
                self.rader[over.tabell] = over
                over = over.over

    def verdi(self, n: Any) -> Any:
        if not isinstance(n, Uttrykk):
            return n
        return getattr(self, f"_{n.op}")(*n.ledd)

    # --- leaves
    def _rute(self, rad: Any, navn: str, _vist: str) -> Any:
        return self.rader["senere" if rad.op == "senere" else rad.navn].verdier[navn]

    def _hver(self, _rad: Any) -> bool:
        return True

    def _konst(self, verdi: bool) -> bool:
        return verdi

    def _tall(self, verdi: int) -> int:
        return verdi

    _dag = _tall

    def _p_aar(self) -> int:
        return AAR

    def _p_dag(self, dag: int, maaned: int, aar: int = 0) -> int:
        return (AAR + aar) * 10000 + maaned * 100 + dag

    # --- texts
    def _lik(self, a: Any, b: Any) -> bool:
        x, y = self.verdi(a), self.verdi(b)
        return x is not None and x == y

    def _i(self, a: Any, koder: tuple[str, ...]) -> bool:
        return self.verdi(a) in koder

    def _starter(self, a: Any, koder: tuple[str, ...]) -> bool:
        return any((self.verdi(a) or "").startswith(k) for k in koder) and self.verdi(a) is not None

    def _oppgitt(self, a: Any) -> bool:
        return self.verdi(a) is not None

    def _blank(self, a: Any) -> bool:
        return not (self.verdi(a) or "").strip()

    def _finnes(self, a: Any) -> bool:
        return self.verdi(a) in {k.kode for k in TYPER.koder}

    def _mod11(self, a: Any) -> bool:
        return felt.mod11(self.verdi(a) or "")

    def _alder(self, a: Any) -> int | None:
        return felt.alder(self.verdi(a) or "", AAR)

    # --- numbers and dates
    def _kjent(self, a: Any) -> bool:
        return self.verdi(a) is not None

    def _ellers(self, a: Any, b: Any) -> Any:
        x = self.verdi(a)
        return self.verdi(b) if x is None else x

    def _aar(self, a: Any) -> int | None:
        x = self.verdi(a)
        return None if x is None else x // 10000

    def _regn(self, regn: Any, *ledd: Any) -> Any:
        verdier = [self.verdi(x) for x in ledd]
        return None if None in verdier else regn(*verdier)

    def _pluss(self, a: Any, b: Any) -> Any:
        return self._regn(lambda x, y: x + y, a, b)

    def _minus(self, a: Any, b: Any) -> Any:
        return self._regn(lambda x, y: x - y, a, b)

    def _velg(self, naar: Any, a: Any, b: Any) -> Any:
        return self.verdi(a if self.verdi(naar) else b)

    def _dager(self, a: Any, b: Any) -> Any:
        return self._regn(lambda x, y: (_dato(y) - _dato(x)).days, a, b)

    def _dag_pluss(self, a: Any, b: Any) -> Any:
        def flytt(x: int, n: int) -> int:
            d = _dato(x) + datetime.timedelta(days=n)
            return d.year * 10000 + d.month * 100 + d.day

        return self._regn(flytt, a, b)

    def _tidligst(self, *ledd: Any) -> Any:
        return self._regn(lambda *x: min(x), *ledd)

    def _senest(self, *ledd: Any) -> Any:
        return self._regn(lambda *x: max(x), *ledd)

    def _sammenlikn(self, a: Any, b: Any, svar: Any) -> bool:
        x, y = self.verdi(a), self.verdi(b)
        return x is not None and y is not None and svar(x, y)

    def _mindre(self, a: Any, b: Any) -> bool:
        return self._sammenlikn(a, b, lambda x, y: x < y)

    def _hoyst(self, a: Any, b: Any) -> bool:
        return self._sammenlikn(a, b, lambda x, y: x <= y)

    def _storre(self, a: Any, b: Any) -> bool:
        return self._sammenlikn(a, b, lambda x, y: x > y)

    def _minst(self, a: Any, b: Any) -> bool:
        return self._sammenlikn(a, b, lambda x, y: x >= y)

    def _like(self, a: Any, b: Any) -> bool:
        return self._sammenlikn(a, b, lambda x, y: x == y)

    def _ulike(self, a: Any, b: Any) -> bool:
        return self._sammenlikn(a, b, lambda x, y: x != y)

    def _mellom(self, x: Any, a: Any, b: Any) -> bool:
        return self._minst(x, a) and self._hoyst(x, b)

    def _utenfor(self, x: Any, a: Any, b: Any) -> bool:
        return self._mindre(x, a) or self._storre(x, b)

    # --- logic and folds
    def _og(self, *deler: Any) -> bool:
        return all(self.verdi(d) for d in deler)

    def _eller(self, *deler: Any) -> bool:
        return any(self.verdi(d) for d in deler)

    def _ikke(self, del_: Any) -> bool:
        return not self.verdi(del_)

    def _hver_barn(self, n: Uttrykk) -> list[Any]:
        """The value of the child's expression for each row that it is about."""
        assert n.plass is not None
        if n.plass.op == "senere":
            tabell, blant = n.plass.ledd
            denne = self.rader[tabell.navn]
            assert denne.over is not None
            sosken = denne.over.under[tabell.navn]
            if not self.verdi(blant):
                return []
            senere = sosken[sosken.index(denne) + 1 :]
            return [
                Naiv({tabell.navn: denne, "senere": rad}).verdi(n)
                for rad in senere
                if Naiv({tabell.navn: rad}).verdi(blant)
            ]
        assert n.plass.forelder is not None
        over = self.rader[n.plass.forelder.navn]
        return [Naiv({n.plass.navn: rad}).verdi(n) for rad in over.under.get(n.plass.navn, [])]

    def _noen_rad(self, c: Any) -> bool:
        return any(self._hver_barn(c))

    def _alle_rad(self, c: Any) -> bool:
        return all(self._hver_barn(c))

    def _ingen_rad(self, c: Any) -> bool:
        return not any(self._hver_barn(c))

    def _antall_rad(self, c: Any) -> int:
        return sum(self._hver_barn(c))

    def _summen_rad(self, tall: Any) -> int:
        return sum(self._hver_barn(tall))


def _dato(dato: int) -> datetime.date:
    return datetime.date(dato // 10000, dato // 100 % 100, dato % 100)
