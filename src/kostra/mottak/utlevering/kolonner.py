"""The columns of what is handed on, and how a value becomes one of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

import pyarrow as pa

from kostra.felt.blank import trim
from kostra.felt.dato import dato
from kostra.felt.fodselsnummer import fodselsaar
from kostra.felt.heltall import heltall
from kostra.mottak.utlevering.pseudonym import Pseudonymer
from kostra.skjema.modell import Datatype, Felt

#: Columns of elements by name; of a fixed-width form the layout says which (``Felt.skjul``).
PERSONNUMMER: Final = frozenset({"fodselsnummer", "dufnummer"})
SAKSNUMMER: Final = frozenset({"PERSON_JOURNALNR", "journalnummer"})
#: Who did the work is about an employee, and of no use to statistics.
UTELATES: Final = frozenset({"saksbehandler"})
_TYPER: Final = {"tekst": pa.string(), "heltall": pa.int64(), "dato": pa.date32()}
_FORSTE_DAG: Final = 1_01_01


@dataclass(frozen=True)
class Kolonne:
    """A column: its name and type, and what makes a value of the text or value that was read."""

    navn: str
    type: pa.DataType
    verdi: Callable[[Any], Any]


@dataclass(frozen=True)
class Maker:
    """Makes the columns of one delivery. ``kommune``: four digits."""

    pseudonymer: Pseudonymer
    kommune: str

    def av_felt(self, felt: Felt) -> list[Kolonne]:
        """What a field of fixed width becomes: itself, a pseudonym, or nothing. Needs its texts."""
        if felt.skjul:
            return [self._person(felt.navn)] if felt.sifre else []
        return [self._sak_eller(felt.navn, felt.datatype, _LES)]

    def av_kolonne(self, navn: str, datatype: Datatype) -> list[Kolonne]:
        """What a column of elements becomes."""
        if navn in UTELATES:
            return []
        if navn in PERSONNUMMER:
            return [self._person(navn)]
        return [self._sak_eller(navn, datatype, _LEST)]

    def _person(self, navn: str) -> Kolonne:
        return Kolonne(f"{navn}_pseudonym", pa.string(), lambda v: self.pseudonymer.person(v or ""))

    def _sak_eller(self, navn: str, datatype: Datatype, lesere: Lesere) -> Kolonne:
        if navn not in SAKSNUMMER:
            return Kolonne(navn, _TYPER[datatype], lesere[datatype])
        return Kolonne(
            f"{navn}_pseudonym",
            pa.string(),
            lambda v: self.pseudonymer.sak(v or "", self.kommune),
        )


def fra_nummer(aar: int) -> list[Kolonne]:
    """What statistics need of the number that is taken away: the year of birth and the sex."""

    def fodt(nummer: str | None) -> int | None:
        return fodselsaar(nummer or "", aar)

    def kjonn(nummer: str | None) -> str | None:
        """1 man, 2 woman, as the code lists have it."""
        if not nummer or fodselsaar(nummer, aar) is None:
            return None
        return "1" if int(nummer[8]) % 2 else "2"

    return [
        Kolonne("fodselsaar", pa.int64(), fodt),
        Kolonne("kjonn", pa.string(), kjonn),
    ]


def _tekst(raa: str) -> str | None:
    """Without blanks around; None where there is nothing else."""
    return trim(raa) or None


def _dag(tall: int | None) -> date | None:
    """yyyymmdd as a date; None for none, and for a year that no calendar has."""
    if tall is None or tall < _FORSTE_DAG:
        return None
    return date(tall // 10000, tall // 100 % 100, tall % 100)


def _uendret(verdi: Any) -> Any:
    return verdi


Lesere = dict[Datatype, Callable[[Any], Any]]
#: From the raw text of a field of fixed width.
_LES: Final[Lesere] = {
    "tekst": _tekst,
    "heltall": heltall,
    "dato": lambda raa: _dag(dato(raa)),
}
#: From what the reader of elements has made.
_LEST: Final[Lesere] = {"tekst": _uendret, "heltall": _uendret, "dato": _dag}
