"""Masks, numbers and dates in plain Python, whatever they are read from.

A mask is one big integer with a byte (0 or 1) per record, so ``& |`` run at memory speed. Numbers
and dates are lists, with None for unknown; a constant stands alone.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import compress, islice, repeat
from typing import Any

from kostra.kontroll.kalender import dagnummer, dato_av
from kostra.kontroll.kolonner import Kolonner
from kostra.kontroll.uttrykk import JaNei, Uttrykk

_OPERATOR: dict[str, Callable[[Any, Any], bool]] = {
    "mindre": operator.lt,
    "hoyst": operator.le,
    "storre": operator.gt,
    "minst": operator.ge,
    "like": operator.eq,
    "ulike": operator.ne,
}

#: A file holds few distinct dates.
_dagnummer: Callable[[int], int] = lru_cache(maxsize=50_000)(dagnummer)


class RenVerdier(Kolonner):
    """What columns in plain Python have in common."""

    #: The mask of only yes.
    _alle: int

    @staticmethod
    def bare_ja(antall: int) -> int:
        return int.from_bytes(b"\x01" * antall, "little")

    # --- masks
    def full(self, verdi: bool) -> int:
        return self._alle if verdi else 0

    def fra_svar(self, svar: Sequence[bool]) -> int:
        return int.from_bytes(bytes(svar), "little")

    def fra_tall(self, tall: Sequence[int]) -> list[int]:
        return list(tall)

    def noe(self, mask: int) -> bool:
        return mask != 0

    def hvilke(self, mask: int, maks: int | None = None) -> list[int]:
        treff = compress(range(self.antall), mask.to_bytes(self.antall, "little"))
        return list(islice(treff, maks))

    def tell(self, mask: int) -> int:
        return mask.bit_count()

    def summer(self, tall: Any) -> int:
        return tall * self.antall if isinstance(tall, int) else sum(tall)

    def tallene(self, n: Uttrykk) -> Sequence[int | None]:
        """A number or date, a row each."""
        return list(self._liste(n))

    def plukk(self, n: Uttrykk, rader: Sequence[int]) -> list[Any]:
        """The value of a node for these rows; None for unknown or missing."""
        verdi = self.verdi(n)
        if isinstance(n, JaNei):
            svar = verdi.to_bytes(self.antall, "little")
            return [bool(svar[rad]) for rad in rader]
        return [verdi] * len(rader) if isinstance(verdi, int) else [verdi[rad] for rad in rader]

    def _ikke(self, del_: Uttrykk) -> int:
        return int(self.verdi(del_)) ^ self._alle

    # --- numbers and dates
    def _tall(self, verdi: int) -> int:
        return verdi

    _dag = _tall

    def _aar(self, dato: Uttrykk) -> Any:
        verdier = self.verdi(dato)
        if isinstance(verdier, int):
            return verdier // 10000
        return [None if d is None else d // 10000 for d in verdier]

    def _liste(self, n: Uttrykk) -> Any:
        verdi = self.verdi(n)
        return repeat(verdi, self.antall) if isinstance(verdi, int) else verdi

    def _regn(self, a: Uttrykk, b: Uttrykk, regn: Callable[[int, int], int]) -> list[int | None]:
        par = zip(self._liste(a), self._liste(b), strict=True)
        return [None if x is None or y is None else regn(x, y) for x, y in par]

    def _pluss(self, a: Uttrykk, b: Uttrykk) -> list[int | None]:
        return self._regn(a, b, operator.add)

    def _minus(self, a: Uttrykk, b: Uttrykk) -> list[int | None]:
        return self._regn(a, b, operator.sub)

    def _dagnr(self, dato: Uttrykk) -> Any:
        verdier = self.verdi(dato)
        if isinstance(verdier, int):
            return _dagnummer(verdier)
        return [None if d is None else _dagnummer(d) for d in verdier]

    def _dager(self, fra: Uttrykk, til: Uttrykk) -> list[int | None]:
        return self._regn(fra, til, lambda a, b: _dagnummer(b) - _dagnummer(a))

    def _dag_pluss(self, dato: Uttrykk, dager: Uttrykk) -> list[int | None]:
        return self._regn(dato, dager, lambda d, n: dato_av(_dagnummer(d) + n))

    def _tidligst(self, *datoer: Uttrykk) -> list[int | None]:
        return self._velg_en(datoer, min)

    def _senest(self, *datoer: Uttrykk) -> list[int | None]:
        return self._velg_en(datoer, max)

    def _velg_en(
        self, datoer: tuple[Uttrykk, ...], velg: Callable[[tuple[int, ...]], int]
    ) -> list[int | None]:
        rader = zip(*(self._liste(d) for d in datoer), strict=True)
        return [None if None in rad else velg(rad) for rad in rader]

    def _ellers(self, a: Uttrykk, b: Uttrykk) -> list[int | None]:
        par = zip(self._liste(a), self._liste(b), strict=True)
        return [y if x is None else x for x, y in par]

    def _velg(self, naar: Uttrykk, a: Uttrykk, b: Uttrykk) -> list[int | None]:
        svar = self.verdi(naar).to_bytes(self.antall, "little")
        return [
            x if valgt else y
            for valgt, x, y in zip(svar, self._liste(a), self._liste(b), strict=True)
        ]

    def _antall(self, *deler: Uttrykk) -> list[int]:
        # up to 255 answers add up inside their own byte
        total = sum(self.verdi(del_) for del_ in deler)
        return list(total.to_bytes(self.antall, "little"))

    def _kjent(self, n: Uttrykk) -> int:
        verdi = self.verdi(n)
        if isinstance(verdi, int):
            return self._alle
        return self.fra_svar([x is not None for x in verdi])

    def _sammenlikn(self, op: str, a: Uttrykk, b: Uttrykk) -> int:
        svar = _OPERATOR[op]
        if not (getattr(a, "kan_mangle", False) or getattr(b, "kan_mangle", False)):
            return self.fra_svar(list(map(svar, self._liste(a), self._liste(b))))
        par = zip(self._liste(a), self._liste(b), strict=True)
        return self.fra_svar([x is not None and y is not None and svar(x, y) for x, y in par])

    def _mindre(self, a: Uttrykk, b: Uttrykk) -> int:
        return self._sammenlikn("mindre", a, b)

    def _hoyst(self, a: Uttrykk, b: Uttrykk) -> int:
        return self._sammenlikn("hoyst", a, b)

    def _storre(self, a: Uttrykk, b: Uttrykk) -> int:
        return self._sammenlikn("storre", a, b)

    def _minst(self, a: Uttrykk, b: Uttrykk) -> int:
        return self._sammenlikn("minst", a, b)

    def _like(self, a: Uttrykk, b: Uttrykk) -> int:
        return self._sammenlikn("like", a, b)

    def _ulike(self, a: Uttrykk, b: Uttrykk) -> int:
        return self._sammenlikn("ulike", a, b)
