"""Evaluation over tables: the rows of each table of a block are a set of columns of their own.

An operation is evaluated for the rows of the table it is about. ``ned`` takes the value of the row
above, folds take the answers of the rows below.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Sequence
from typing import Any

from kostra import felt
from kostra.kontroll.kolonner import Kolonner, Mask
from kostra.kontroll.sveip import har_senere
from kostra.kontroll.tabeller import Blokk, Tabell
from kostra.kontroll.tre import Rad
from kostra.kontroll.uttrykk import Uttrykk


class Rader(Kolonner):
    """The rows of one table of a block. ``forelder`` as in :class:`Tabell`, never left out."""

    def __init__(self, tabell: Tabell, blokk: Tabellblokk) -> None:
        super().__init__(tabell.antall)
        self.tabell, self.blokk = tabell, blokk
        self.forelder = tabell.forelder or [0] * tabell.antall

    @abstractmethod
    def tekster(self, n: Uttrykk) -> Sequence[str | None]:
        """The texts of a column, a row each."""

    @abstractmethod
    def tallene(self, n: Uttrykk) -> Sequence[int | None]:
        """A number or date, a row each."""

    @abstractmethod
    def plukk(self, n: Uttrykk, rader: Sequence[int]) -> list[Any]:
        """The value of a node for these rows, as plain Python; None for unknown or missing."""

    @abstractmethod
    def _test(self, kolonne: Uttrykk, test: Callable[[str | None], bool]) -> Mask:
        """What the test says of each row's text."""

    @abstractmethod
    def _les(self, kolonne: Uttrykk, les: Callable[[str], int | None]) -> Any:
        """The number or date read from each row's text; of a missing text it is unknown."""

    # --- texts
    def _lik(self, kolonne: Uttrykk, tekst: str) -> Mask:
        return self._test(kolonne, lambda t: t == tekst)

    def _lik_felt(self, a: Uttrykk, b: Uttrykk) -> Mask:
        par = zip(self.tekster(a), self.tekster(b), strict=True)
        return self.fra_svar([x is not None and x == y for x, y in par])

    def _i(self, kolonne: Uttrykk, koder: tuple[str, ...]) -> Mask:
        return self._test(kolonne, frozenset(koder).__contains__)

    def _starter(self, kolonne: Uttrykk, begynnelser: tuple[str, ...]) -> Mask:
        return self._test(kolonne, lambda t: t is not None and t.startswith(begynnelser))

    def _oppgitt(self, kolonne: Uttrykk) -> Mask:
        return self._test(kolonne, lambda t: t is not None)

    def _blank(self, kolonne: Uttrykk) -> Mask:
        return self._test(kolonne, lambda t: t is None or felt.er_blank(t))

    def _er_heltall(self, kolonne: Uttrykk) -> Mask:
        return self._test(kolonne, lambda t: t is not None and felt.heltall(t) is not None)

    def _mod11(self, kolonne: Uttrykk) -> Mask:
        return self._test(kolonne, lambda t: t is not None and felt.mod11(t))

    def _er_plassholder(self, kolonne: Uttrykk, aar: int, lesning: int | None) -> Mask:
        return self._test(kolonne, lambda t: t is not None and felt.er_plassholder(t, aar, lesning))

    def _er_duf(self, kolonne: Uttrykk) -> Mask:
        return self._test(kolonne, lambda t: t is not None and felt.er_duf(t))

    def _er_syntetisk(self, kolonne: Uttrykk) -> Mask:
        return self._test(kolonne, lambda t: t is not None and felt.syntetisk(t))

    def _heltall(self, kolonne: Uttrykk) -> Any:
        return self._les(kolonne, felt.heltall_eller_0)

    def _fodselsdato(self, kolonne: Uttrykk, aar: int, lesning: int | None) -> Any:
        return self._les(kolonne, lambda t: felt.fodselsdato(t, aar, lesning))

    # --- tables
    def _hver(self, _rad: Rad) -> Mask:
        return self.full(True)

    def _noen_senere(self, tidligere: Uttrykk, senere: Uttrykk, *grenser: Uttrykk) -> Mask:
        tidlige, sene = (self.hvilke(self.verdi(n)) for n in (tidligere, senere))
        hoyst_1, verdi_1, hoyst_2, verdi_2 = map(self.tallene, grenser)
        svar = [False] * self.antall
        for rad in har_senere(
            self.forelder, tidlige, sene, ((hoyst_1, verdi_1), (hoyst_2, verdi_2))
        ):
            svar[rad] = True
        return self.fra_svar(svar)


class Tabellblokk:
    """A block of tables, each as rows of one column type, made when first asked for."""

    def __init__(self, blokk: Blokk, radtype: type[Rader]) -> None:
        self._blokk, self._radtype = blokk, radtype
        self._rader: dict[str, Rader] = {}

    def rader(self, rad: Rad) -> Rader:
        """The rows of that table."""
        navn = rad.navn
        if navn not in self._rader:
            self._rader[navn] = self._radtype(self._blokk[navn], self)
        return self._rader[navn]

    def plassering(self, rad: Rad, nummer: int) -> tuple[int, int]:
        """The order of a row in the file: the row right under the file that it is inside, its line."""
        linje = self.rader(rad).tabell.linjer[nummer]
        while rad.forelder is not None and rad.forelder.forelder is not None:
            nummer = self.rader(rad).forelder[nummer]
            rad = rad.forelder
        return nummer, linje

    def slipp(self) -> None:
        """Lets go of the rows. They point back here, and a control runs without garbage collection."""
        self._rader.clear()
