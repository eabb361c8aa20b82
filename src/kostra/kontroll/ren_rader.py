"""Rows of a table in plain Python: texts, numbers and dates are lists, masks big integers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from kostra.kontroll.ren_verdier import RenVerdier
from kostra.kontroll.tabeller import Tabell
from kostra.kontroll.tabellrader import Rader, Tabellblokk
from kostra.kontroll.tre import Rad
from kostra.kontroll.uttrykk import JaNei, Tekst, Uttrykk
from kostra.kontroll.visning import kode_og_tekst
from kostra.skjema.modell import Tekst3


class RenRader(RenVerdier, Rader):
    """The rows of one table of a block in plain Python."""

    def __init__(self, tabell: Tabell, blokk: Tabellblokk) -> None:
        Rader.__init__(self, tabell, blokk)
        self._alle = self.bare_ja(self.antall)

    def _kolonne(self, _rad: Rad, navn: str, _datatype: str) -> list[Any]:
        return self.tabell.kolonner[navn]

    def tekster(self, n: Uttrykk) -> Sequence[str | None]:
        tekster: list[str | None] = self.verdi(n)
        return tekster

    def _test(self, kolonne: Uttrykk, test: Callable[[str | None], bool]) -> int:
        return self.fra_svar(list(map(test, self.tekster(kolonne))))

    def _les(self, kolonne: Uttrykk, les: Callable[[str], int | None]) -> list[int | None]:
        return [None if t is None else les(t) for t in self.tekster(kolonne)]

    def _kodetekst(self, kolonne: Tekst, koder: tuple[tuple[str, Tekst3], ...]) -> list[Any]:
        tekst_til = dict(koder)
        return [kode_og_tekst(t, tekst_til) for t in self.tekster(kolonne)]

    # --- tables
    def _ned(self, _rad: Rad, n: Uttrykk) -> Any:
        assert n.plass is not None
        over = self.blokk.rader(n.plass)
        verdi = over.verdi(n)
        if isinstance(n, JaNei):
            svar = verdi.to_bytes(over.antall, "little")
            return self.fra_svar(list(map(svar.__getitem__, self.forelder)))
        return verdi if isinstance(verdi, int) else list(map(verdi.__getitem__, self.forelder))

    def _noen_rad(self, rad: Rad, c: Uttrykk) -> int:
        under = self.blokk.rader(rad)
        svar = [False] * self.antall
        for nummer in under.hvilke(under.verdi(c)):
            svar[under.forelder[nummer]] = True
        return self.fra_svar(svar)

    def _antall_rad(self, rad: Rad, c: Uttrykk) -> list[int]:
        under = self.blokk.rader(rad)
        antall = [0] * self.antall
        for nummer in under.hvilke(under.verdi(c)):
            antall[under.forelder[nummer]] += 1
        return antall

    def _summen_rad(self, rad: Rad, tall: Uttrykk) -> list[int]:
        under = self.blokk.rader(rad)
        summer = [0] * self.antall
        for forelder, verdi in zip(under.forelder, under.tallene(tall), strict=True):
            assert verdi is not None, "a sum is of numbers that are known"
            summer[forelder] += verdi
        return summer
