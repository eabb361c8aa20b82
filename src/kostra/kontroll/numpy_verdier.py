"""Masks, numbers and dates as NumPy columns, whatever they are read from.

A mask is an array of yes and no. A number or date is a pair: an array or a constant, and a mask of
which are known (None: all).
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Sequence
from functools import reduce
from typing import Any

import numpy as np
import numpy.typing as npt

from kostra.kontroll import numpy_felt as nf
from kostra.kontroll.kalender import dagnummer, dato_av
from kostra.kontroll.kolonner import Kolonner
from kostra.kontroll.uttrykk import Uttrykk

Bool = npt.NDArray[np.bool_]


class NumpyVerdier(Kolonner):
    """What NumPy columns have in common."""

    # --- masks
    def full(self, verdi: bool) -> Bool:
        return np.full(self.antall, verdi, np.bool_)

    def fra_svar(self, svar: Sequence[bool]) -> Bool:
        return np.array(svar, np.bool_)

    def fra_tall(self, tall: Sequence[int]) -> nf.Kjent:
        return np.array(tall, np.int64), None

    def noe(self, mask: Bool) -> bool:
        return bool(np.count_nonzero(mask))  # faster than any(), which goes through Python

    def hvilke(self, mask: Bool, maks: int | None = None) -> list[int]:
        treff: list[int] = mask.nonzero()[0][:maks].tolist()
        return treff

    def tell(self, mask: Bool) -> int:
        return int(np.count_nonzero(mask))

    def summer(self, tall: nf.Kjent) -> int:
        verdi = tall[0]
        return verdi * self.antall if isinstance(verdi, int) else int(verdi.sum(dtype=np.int64))

    def _ikke(self, del_: Uttrykk) -> Bool:
        return ~self.verdi(del_)

    # --- numbers and dates
    def _tall(self, verdi: int) -> nf.Kjent:
        return verdi, None

    _dag = _tall

    def _aar(self, dato: Uttrykk) -> nf.Kjent:
        verdi, kjent = self.verdi(dato)
        return verdi // 10000, kjent

    def _regn(self, a: Uttrykk, b: Uttrykk, regn: Callable[[Any, Any], Any]) -> nf.Kjent:
        (x, kx), (y, ky) = self.verdi(a), self.verdi(b)
        return regn(x, y), _begge(kx, ky)

    def _pluss(self, a: Uttrykk, b: Uttrykk) -> nf.Kjent:
        return self._regn(a, b, operator.add)

    def _minus(self, a: Uttrykk, b: Uttrykk) -> nf.Kjent:
        return self._regn(a, b, operator.sub)

    def _dagnr(self, dato: Uttrykk) -> nf.Kjent:
        verdi, kjent = self.verdi(dato)
        return dagnummer(verdi), kjent

    def _dager(self, fra: Uttrykk, til: Uttrykk) -> nf.Kjent:
        return self._regn(fra, til, lambda a, b: dagnummer(b) - dagnummer(a))

    def _dag_pluss(self, dato: Uttrykk, dager: Uttrykk) -> nf.Kjent:
        return self._regn(dato, dager, lambda d, n: dato_av(dagnummer(d) + n))

    def _tidligst(self, *datoer: Uttrykk) -> nf.Kjent:
        return self._velg_en(datoer, np.minimum)

    def _senest(self, *datoer: Uttrykk) -> nf.Kjent:
        return self._velg_en(datoer, np.maximum)

    def _velg_en(self, datoer: tuple[Uttrykk, ...], velg: Callable[[Any, Any], Any]) -> nf.Kjent:
        verdier = [self.verdi(d) for d in datoer]
        return reduce(velg, (v for v, _ in verdier)), reduce(_begge, (k for _, k in verdier))

    def _ellers(self, a: Uttrykk, b: Uttrykk) -> nf.Kjent:
        (x, kx), (y, ky) = self.verdi(a), self.verdi(b)
        if kx is None:
            return x, None
        return np.where(kx, x, y), None if ky is None else kx | ky

    def _velg(self, naar: Uttrykk, a: Uttrykk, b: Uttrykk) -> nf.Kjent:
        mask, (x, kx), (y, ky) = self.verdi(naar), self.verdi(a), self.verdi(b)
        kjent = None
        if kx is not None or ky is not None:
            kjent = np.where(mask, True if kx is None else kx, True if ky is None else ky)
        return np.where(mask, x, y), kjent

    def _antall(self, *deler: Uttrykk) -> nf.Kjent:
        total = np.zeros(self.antall, np.int16)
        for del_ in deler:
            total += self.verdi(del_)
        return total, None

    def _kjent(self, n: Uttrykk) -> Bool:
        kjent = self.verdi(n)[1]
        return self.full(True) if kjent is None else kjent

    def _sammenlikn(self, svar: Callable[[Any, Any], Any], a: Uttrykk, b: Uttrykk) -> Bool:
        (x, kx), (y, ky) = self.verdi(a), self.verdi(b)
        mask = svar(x, y)
        if isinstance(mask, (bool, np.bool_)):  # both are constants
            mask = self.full(bool(mask))
        kjent = _begge(kx, ky)
        return mask if kjent is None else mask & kjent

    def _mindre(self, a: Uttrykk, b: Uttrykk) -> Bool:
        return self._sammenlikn(operator.lt, a, b)

    def _hoyst(self, a: Uttrykk, b: Uttrykk) -> Bool:
        return self._sammenlikn(operator.le, a, b)

    def _storre(self, a: Uttrykk, b: Uttrykk) -> Bool:
        return self._sammenlikn(operator.gt, a, b)

    def _minst(self, a: Uttrykk, b: Uttrykk) -> Bool:
        return self._sammenlikn(operator.ge, a, b)

    def _like(self, a: Uttrykk, b: Uttrykk) -> Bool:
        return self._sammenlikn(operator.eq, a, b)

    def _ulike(self, a: Uttrykk, b: Uttrykk) -> Bool:
        return self._sammenlikn(operator.ne, a, b)


def _begge(a: Bool | None, b: Bool | None) -> Bool | None:
    if a is None or b is None:
        return b if a is None else a
    return a & b
