"""From the text of an attribute to the value of a column.

A reader gives the value, or raises :class:`Ulest` (the text can't be read: it counts even in an
element that is thrown away later) or :class:`Ugyldig` (it breaks the structure, if the element is
kept). Source: the data model of 15F, 4 and 6.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from kostra.felt import heltall, isodato
from kostra.kontroll.element import feil
from kostra.kontroll.modell import Liste, Verdi
from kostra.skjema.modell import Tekst3
from kostra.skjema.struktur import Kodeliste
from kostra.skjema.struktur import Verdi as Strukturverdi

Leser = Callable[[str], str | int | None]

#: As many dates are remembered as text and number: all of 130 years, and they are short.
MAKS_DATOER: Final = 50_000
_MAKS_TEGN_I_DATO: Final = 40


class Avvik(Exception):
    """What is wrong with a text: a sentence, and the values in it."""

    def __init__(self, tekst: Tekst3, verdier: Mapping[str, Verdi] | None = None) -> None:
        super().__init__(tekst.nb)
        self.tekst = tekst
        self.verdier = verdier or {}


class Ulest(Avvik):
    """The text can't be read."""


class Ugyldig(Avvik):
    """The text can be read, but isn't allowed."""


class Datoer(dict[str, int | None]):
    """Text of a date -> number, each text parsed once; empty is None. Bounded."""

    def __missing__(self, tekst: str) -> int | None:
        dato = isodato(tekst)
        if dato is None and tekst.strip(" \t\r\n"):
            raise Ulest(feil.DATO)
        if len(self) < MAKS_DATOER and len(tekst) <= _MAKS_TEGN_I_DATO:
            self[tekst] = dato
        return dato


class Koder(dict[str, str]):
    """Code -> the same code, one object for all that have it. A text that is no code is refused."""

    def __init__(self, liste: Kodeliste, *, paakrevd: bool) -> None:
        super().__init__((kode.kode, kode.kode) for kode in liste.koder)
        self._avvik = (feil.KODE, {"koder": Liste(tuple(self), len(self))})
        if not paakrevd:
            self[""] = ""

    def __missing__(self, tekst: str) -> str:
        raise Ugyldig(*(self._avvik if tekst else (feil.TOM,)))


def leser(verdi: Strukturverdi, datoer: Datoer) -> Leser:
    """The reader of one attribute. ``datoer`` is shared by all dates of a file."""
    minst, mest = verdi.lengde
    match verdi.type:
        case "dato":
            return datoer.__getitem__
        case "kode":
            assert verdi.kodeliste is not None  # a definition that isn't so is our own fault
            return Koder(verdi.kodeliste, paakrevd=verdi.paakrevd).__getitem__
        case "aarstall":
            return _aarstall
        case "siffer":
            return _siffer(minst, mest, paakrevd=verdi.paakrevd)
        case "tekst":
            return _tekst(minst if verdi.paakrevd else 0, mest)


def _tekst(minst: int, mest: int) -> Leser:
    def les(tekst: str) -> str:
        if minst <= len(tekst) <= mest:
            return tekst
        raise Ugyldig(feil.LENGDE, {"mest": mest}) if tekst else Ugyldig(feil.TOM)

    return les


def _siffer(minst: int, mest: int, *, paakrevd: bool) -> Leser:
    lengde = str(minst) if minst == mest else f"{minst}–{mest}"

    def les(tekst: str) -> str:
        if minst <= len(tekst) <= mest and tekst.isascii() and tekst.isdigit():
            return tekst
        if tekst or paakrevd:
            raise Ugyldig(feil.SIFFER, {"lengde": lengde}) if tekst else Ugyldig(feil.TOM)
        return tekst

    return les


def _aarstall(tekst: str) -> int:
    """A year as the reference program prints it again: four digits, so «0001» is none."""
    aar = heltall(tekst)
    if aar is None or abs(aar) < 1000:
        raise Ulest(feil.AARSTALL if tekst else feil.TOM)
    return aar
