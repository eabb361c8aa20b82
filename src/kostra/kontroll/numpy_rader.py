"""Rows of a table as NumPy columns.

A text column is a number for each row and the distinct texts; a test runs once per distinct text.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from kostra.kontroll import numpy_felt as nf
from kostra.kontroll.numpy_verdier import Bool, NumpyVerdier
from kostra.kontroll.tabeller import Tabell
from kostra.kontroll.tabellrader import Rader, Tabellblokk
from kostra.kontroll.tre import Rad
from kostra.kontroll.uttrykk import Tekst, Uttrykk
from kostra.kontroll.visning import kode_og_tekst
from kostra.skjema.modell import Tekst3


@dataclass(frozen=True, slots=True)
class Kodet:
    """A text column: row -> number -> text."""

    numre: npt.NDArray[np.intp]
    tekster: list[Any]


class NumpyRader(NumpyVerdier, Rader):
    """The rows of one table of a block as NumPy columns."""

    def __init__(self, tabell: Tabell, blokk: Tabellblokk) -> None:
        Rader.__init__(self, tabell, blokk)
        self._forelder = np.array(self.forelder, np.intp)

    def _kolonne(self, _rad: Rad, navn: str, datatype: str) -> Kodet | nf.Kjent:
        kolonne = self.tabell.kolonner[navn]
        return _kodet(kolonne) if datatype == "tekst" else _med_kjent(kolonne)

    def tekster(self, n: Uttrykk) -> Sequence[str | None]:
        kodet: Kodet = self.verdi(n)
        return [kodet.tekster[nummer] for nummer in kodet.numre.tolist()]

    def tallene(self, n: Uttrykk) -> Sequence[int | None]:
        return self.plukk(n, range(self.antall))

    def plukk(self, n: Uttrykk, rader: Sequence[int]) -> list[Any]:
        verdi, hvilke = self.verdi(n), np.asarray(rader, np.intp)
        if isinstance(verdi, Kodet):
            return [verdi.tekster[nummer] for nummer in verdi.numre[hvilke].tolist()]
        if not isinstance(verdi, tuple):
            return list(verdi[hvilke].tolist())
        tall, kjent = verdi
        if not isinstance(tall, np.ndarray):
            return [tall] * len(rader)
        valgt = tall[hvilke].tolist()
        if kjent is None:
            return list(valgt)
        return [t if k else None for t, k in zip(valgt, kjent[hvilke].tolist(), strict=True)]

    def _test(self, kolonne: Uttrykk, test: Callable[[str | None], bool]) -> Bool:
        kodet: Kodet = self.verdi(kolonne)
        return np.fromiter(map(test, kodet.tekster), np.bool_, len(kodet.tekster))[kodet.numre]

    def _les(self, kolonne: Uttrykk, les: Callable[[str], int | None]) -> nf.Kjent:
        kodet: Kodet = self.verdi(kolonne)
        tall, kjent = _med_kjent([None if t is None else les(t) for t in kodet.tekster])
        return tall[kodet.numre], None if kjent is None else kjent[kodet.numre]

    def _kodetekst(self, kolonne: Tekst, koder: tuple[tuple[str, Tekst3], ...]) -> Kodet:
        kodet: Kodet = self.verdi(kolonne)
        tekst_til = dict(koder)
        return Kodet(kodet.numre, [kode_og_tekst(t, tekst_til) for t in kodet.tekster])

    # --- tables
    def _ned(self, _rad: Rad, n: Uttrykk) -> Any:
        assert n.plass is not None
        verdi = self.blokk.rader(n.plass).verdi(n)
        if isinstance(verdi, Kodet):
            return Kodet(verdi.numre[self._forelder], verdi.tekster)
        if not isinstance(verdi, tuple):
            return verdi[self._forelder]
        tall, kjent = verdi
        return (
            tall[self._forelder] if isinstance(tall, np.ndarray) else tall,
            None if kjent is None else kjent[self._forelder],
        )

    def _noen_rad(self, rad: Rad, c: Uttrykk) -> Bool:
        svar = np.zeros(self.antall, np.bool_)
        svar[self._over(rad, c)] = True
        return svar

    def _antall_rad(self, rad: Rad, c: Uttrykk) -> nf.Kjent:
        return np.bincount(self._over(rad, c), minlength=self.antall), None

    def _summen_rad(self, rad: Rad, tall: Uttrykk) -> nf.Kjent:
        under = self.blokk.rader(rad)
        summer = np.zeros(self.antall, np.int64)
        np.add.at(summer, np.array(under.forelder, np.intp), under.verdi(tall)[0])
        return summer, None

    def _over(self, rad: Rad, c: Uttrykk) -> Any:
        """The row above, of each row of that table for which the condition holds."""
        under = self.blokk.rader(rad)
        return np.array(under.forelder, np.intp)[under.verdi(c)]


def _kodet(kolonne: list[Any]) -> Kodet:
    numre: dict[Any, int] = {}
    for tekst in kolonne:
        numre.setdefault(tekst, len(numre))
    per_rad = np.fromiter(map(numre.__getitem__, kolonne), np.intp, len(kolonne))
    return Kodet(per_rad, list(numre))


def _med_kjent(kolonne: list[int | None]) -> nf.Kjent:
    """The numbers, 0 where unknown, and which are known."""
    if None not in kolonne:
        return np.array(kolonne, np.int64), None
    tall = np.array([0 if x is None else x for x in kolonne], np.int64)
    return tall, np.array([x is not None for x in kolonne], np.bool_)
