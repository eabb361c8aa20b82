"""Synthetic persons: fødselsnummer with the month raised by 80 and valid control digits.

Nobody has such a number. A birth date has about 410 of them, and 495 for births in 1940-1999, so
a birth year has at least 145 000. All years' readings of a number give the birth year meant here
for everybody under 96, but 2022's, which doesn't know the raised month.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache, lru_cache
from math import gcd
from typing import NamedTuple

from kostra.felt import er_duf
from kostra.felt.fodselsnummer import PLASSHOLDERE
from kostra.testdata.trekk import Tilfeldig

_VEKT_1 = (3, 7, 6, 1, 8, 9, 4, 5, 2)
_VEKT_2 = (5, 4, 3, 2, 7, 6, 5, 4, 3)
_TILLEGG_I_MAANED = 80
#: Birth years and their individual numbers, one series or two (felt.fodselsnummer, 2025).
_SERIER = {
    range(1915, 1940): (*range(500),),
    range(1940, 2000): (*range(500), *range(900, 1000)),
    range(2000, 2040): (*range(500, 1000),),
}


class Person(NamedTuple):
    """``fodselsdato`` is ddMMyyyy. ``mann`` follows the number's ninth digit, as in real ones."""

    fnr: str
    fodselsdato: str
    mann: bool


class Personer:
    """Hands out persons by birth year, never the same twice."""

    def __init__(self, r: Tilfeldig) -> None:
        self._r = r
        self._per_aar: dict[int, Iterator[Person]] = {}

    def neste(self, fodselsaar: int) -> Person:
        """A new person born that year (1915-2039)."""
        if fodselsaar not in self._per_aar:
            self._per_aar[fodselsaar] = _personer(fodselsaar, self._r())
        return next(self._per_aar[fodselsaar])


def _personer(fodselsaar: int, start: float) -> Iterator[Person]:
    """All persons of a birth year, spread over the year, from a place given by ``start``."""
    individer = _individer(next(spenn for spenn in _SERIER if fodselsaar in spenn))
    dager = _dager(fodselsaar)
    antall = len(dager) * len(individer)
    skritt = _spredt_skritt(antall)
    plass = int(start * antall)
    for _ in range(antall):
        plass = (plass + skritt) % antall
        prefiks, fodselsdato, a1, a2 = dager[plass % len(dager)]
        individ, mann, b1, b2 = individer[plass // len(dager)]
        fnr = _med_kontrollsifre(prefiks + individ, a1 + b1, a2 + b2)
        if fnr and not fnr.endswith(PLASSHOLDERE):  # those are read in another way
            yield Person(fnr, fodselsdato, mann)
    raise ValueError(f"no more synthetic persons born in {fodselsaar}")


def plassholdernummer(person: Person) -> str:
    """A number for the same birth date that all can see is made up: date as it is, then 00100."""
    return f"{person.fodselsdato[:4]}{person.fodselsdato[6:]}{PLASSHOLDERE[0]}"


def duf_nummer(aar: int, lopenummer: int) -> str:
    """A valid DUF number: the year of the application, six digits, and two control digits."""
    ti = f"{aar:04d}{lopenummer:06d}"
    return next(nummer for n in range(11) if er_duf(nummer := f"{ti}{n:02d}"))


def med_feil_kontrollsiffer(fnr: str) -> str:
    """The number with another last digit, so that it fits no more."""
    for tillegg in (1, 2):
        feil = fnr[:-1] + str((int(fnr[-1]) + tillegg) % 10)
        if not feil.endswith(PLASSHOLDERE):
            break
    return feil


def med_ukjent_maaned(fnr: str) -> str | None:
    """The number with its month raised by 65 instead of 80, if control digits can be had for it."""
    ni = f"{fnr[:2]}{int(fnr[2:4]) - _TILLEGG_I_MAANED + 65:02d}{fnr[4:9]}"
    return _med_kontrollsifre(ni, *_delsummer(ni, 0))


def _med_kontrollsifre(ni: str, sum_1: int, sum_2: int) -> str | None:
    """Nine digits and their two control digits, or None where one of them would be ten."""
    k1 = -sum_1 % 11
    k2 = -(sum_2 + 2 * k1) % 11
    return None if k1 == 10 or k2 == 10 else f"{ni}{k1}{k2}"


@lru_cache(maxsize=128)
def _dager(aar: int) -> tuple[tuple[str, str, int, int], ...]:
    """For each day of the year: six digits, ddMMyyyy, and what they add to the two control sums."""
    forste = date(aar, 1, 1)
    antall = (date(aar + 1, 1, 1) - forste).days
    return tuple(_dag(forste + timedelta(n)) for n in range(antall))


def _dag(dato: date) -> tuple[str, str, int, int]:
    prefiks = f"{dato.day:02d}{dato.month + _TILLEGG_I_MAANED:02d}{dato.year % 100:02d}"
    return (prefiks, f"{dato:%d%m}{dato.year}", *_delsummer(prefiks, 0))


@cache
def _individer(spenn: range) -> tuple[tuple[str, bool, int, int], ...]:
    """For each individual number of those birth years: three digits, if a man's, and its sums."""
    tre = (f"{n:03d}" for n in _SERIER[spenn])
    return tuple((siffer, int(siffer) % 2 == 1, *_delsummer(siffer, 6)) for siffer in tre)


def _delsummer(siffer: str, fra: int) -> tuple[int, int]:
    """What these digits, from place ``fra`` on, add to the two control sums."""
    til = fra + len(siffer)
    en = sum(v * int(s) for v, s in zip(_VEKT_1[fra:til], siffer, strict=True))
    to = sum(v * int(s) for v, s in zip(_VEKT_2[fra:til], siffer, strict=True))
    return en, to


def _spredt_skritt(antall: int) -> int:
    """A step that visits all places once, and neighbours far apart."""
    skritt = antall * 618 // 1000
    while gcd(skritt, antall) != 1:
        skritt += 1
    return skritt
