"""Declares the tables of a form, typed, so that a rule can speak of their columns.

    class Melding(Tabellnavn):
        id = tekst("Id")
        start = dato("StartDato", paakrevd=True)

    melding = Melding("melding", Benevning(…), under=individ)

``melding.start`` is then a date of the notation. Names and types are checked against the form's
structure when a rule is bound.
"""

from __future__ import annotations

import copy
from dataclasses import dataclass
from typing import Any, Generic, Self, TypeVar, overload

from kostra.kontroll.noder import Dato, JaNei, Tall, Tekst
from kostra.kontroll.tre import Rad, Uttrykk, node, rad
from kostra.skjema.modell import Sprak

K = TypeVar("K", bound=Uttrykk)


@dataclass(frozen=True, slots=True)
class Benevning:
    """What the elements are called: definite («meldingen»), «én melding», plural («meldinger»)."""

    nb: tuple[str, str, str]
    nn: tuple[str, str, str]
    en: tuple[str, str, str]

    def paa(self, sprak: Sprak) -> tuple[str, str, str]:
        """The three forms in that language."""
        return {"nb": self.nb, "nn": self.nn, "en": self.en}[sprak]


class Kolonne(Generic[K]):
    """A column of a table: :func:`tekst`, :func:`dato` or :func:`heltall`."""

    def __init__(self, klasse: type[K], vist: str, kan_mangle: bool) -> None:
        self._klasse, self._vist, self._kan_mangle = klasse, vist, kan_mangle

    def __set_name__(self, _eier: type[Tabellnavn], navn: str) -> None:
        self._navn = navn

    @overload
    def __get__(self, tabell: None, eier: type[Tabellnavn]) -> Self: ...
    @overload
    def __get__(self, tabell: Tabellnavn, eier: type[Tabellnavn]) -> K: ...
    def __get__(self, tabell: Tabellnavn | None, eier: type[Tabellnavn]) -> Any:
        if tabell is None:
            return self
        return node(
            self._klasse, "rute", tabell.rad, self._navn, self._vist, kan_mangle=self._kan_mangle
        )


def tekst(vist: str) -> Kolonne[Tekst]:
    """A text column; ``vist`` is its name in the file, as sentences and reports show it."""
    return Kolonne(Tekst, vist, kan_mangle=False)


def dato(vist: str, *, paakrevd: bool = False) -> Kolonne[Dato]:
    """A date column. ``paakrevd``: the structure demands it, so it is never unknown."""
    return Kolonne(Dato, vist, kan_mangle=not paakrevd)


def heltall(vist: str) -> Kolonne[Tall]:
    """A column of whole numbers that the structure demands."""
    return Kolonne(Tall, vist, kan_mangle=False)


class Tabellnavn:
    """A table of the form, under another; the one with no table above it is the file."""

    def __init__(self, navn: str, ord: Benevning, *, under: Tabellnavn | None = None) -> None:
        self.rad: Rad = rad("tabell", navn, under.rad if under else None, ord)

    def senere(self, *, blant: JaNei) -> Self:
        """The siblings further down the file. Both rows of a pair fulfil ``blant``.

        The table above it is this one: a fold gives an answer for each earlier row.
        """
        if blant.plass is not self.rad:
            raise TypeError(f"blant must be a condition about {self.rad.navn}")
        senere = copy.copy(self)
        senere.rad = rad("senere", self.rad, blant)
        return senere


def hver(tabell: Tabellnavn) -> JaNei:
    """Always yes: every row of the table."""
    return node(JaNei, "hver", tabell.rad)
