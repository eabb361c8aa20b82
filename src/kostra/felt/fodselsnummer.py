"""Fødselsnummer and d-number: control digits, validity, birth date and age, by reporting year.

The reading changed in 2023 and in 2025; each reading is one entry of :data:`TOLKNINGER`.
Source: common control specification, 9.3 and 11.3. A birth date needs no valid control digit.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from kostra.felt.dato import fra_deler

_VEKT_1: Final = (3, 7, 6, 1, 8, 9, 4, 5, 2, 1, 0)
_VEKT_2: Final = (5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1)
_SIFFER: Final = frozenset("0123456789")
#: Last five digits of a number made up for a person without one.
PLASSHOLDERE: Final = ("00100", "00200", "99999")
#: What is added to the month of a test person's number.
SYNTETISK: Final = (40, 65, 80)


def _elleve_siffer(tekst: str) -> bool:
    return len(tekst) == 11 and _SIFFER.issuperset(tekst)


def mod11(tekst: str) -> bool:
    """True when the text is eleven digits and both control digits fit. ``00000000000`` does."""
    if not _elleve_siffer(tekst):
        return False
    siffer = [ord(tegn) - 48 for tegn in tekst]
    return (
        sum(v * s for v, s in zip(_VEKT_1, siffer, strict=True)) % 11 == 0
        and sum(v * s for v, s in zip(_VEKT_2, siffer, strict=True)) % 11 == 0
    )


def _deler(tekst: str) -> tuple[int, int, int, int]:
    """Day, month, two-digit year and individual number as written."""
    return int(tekst[:2]), int(tekst[2:4]), int(tekst[4:6]), int(tekst[6:9])


def _avkodet(tekst: str) -> tuple[int, int, int, int]:
    """As :func:`_deler`, with 4 taken from the first digit (d-number) and 8 from the month's."""
    dag, maaned, yy, individ = _deler(tekst)
    return dag - 40 if dag >= 40 else dag, maaned - 80 if maaned >= 80 else maaned, yy, individ


def _hundre_aar_siden(dato: int | None, aar: int) -> int | None:
    """A date later than 31.12. of the year after the reporting year is taken as 100 years earlier."""
    if dato is not None and dato > (aar + 1) * 10000 + 1231:
        return dato - 100 * 10000
    return dato


def _fodselsdato_2022(tekst: str, aar: int) -> int | None:
    dag, maaned, yy, _ = _deler(tekst)
    hundreaar = 2000 if yy <= aar % 100 else 1900
    return fra_deler(hundreaar + yy, maaned, dag - 40 if dag > 31 else dag, streng=True)


def _fodselsdato_2023(tekst: str, aar: int) -> int | None:
    dag, maaned, yy, _ = _avkodet(tekst)
    return _hundre_aar_siden(fra_deler(2000 + yy, maaned, dag), aar)


def _fodselsdato_som_skrevet(tekst: str, aar: int) -> int | None:
    dag, maaned, yy, _ = _deler(tekst)
    return _hundre_aar_siden(fra_deler(2000 + yy, maaned, dag), aar)


def _fodselsdato_2025(tekst: str, aar: int) -> int | None:
    if tekst.endswith(PLASSHOLDERE):
        return _fodselsdato_som_skrevet(tekst, aar)
    dag, maaned, yy, individ = _avkodet(tekst)
    return fra_deler(_aar_av_individnummer(yy, individ), maaned, dag)


def _aar_av_individnummer(yy: int, individ: int) -> int:
    if individ >= 500 and yy <= 39:
        return 2000 + yy
    if 500 <= individ <= 749 and yy >= 54:
        return 1800 + yy
    if individ <= 499 or (individ >= 900 and yy >= 40):
        return 1900 + yy
    return 2000 + yy


@dataclass(frozen=True, slots=True)
class Tolkning:
    """How one span of reporting years reads a number.

    ``plassholder`` gives the date that makes a placeholder number valid; None: they are never valid.
    ``ukjente_aldre`` are ages that the program of the year took for unknown.
    """

    fodselsdato: Callable[[str, int], int | None]
    plassholder: Callable[[str, int], int | None] | None
    ukjente_aldre: frozenset[int] = frozenset()


#: First reporting year -> reading; each holds until the next.
TOLKNINGER: Final = {
    2025: Tolkning(_fodselsdato_2025, _fodselsdato_som_skrevet),
    2023: Tolkning(_fodselsdato_2023, _fodselsdato_2023),
    2022: Tolkning(_fodselsdato_2022, None, frozenset({99})),
}


def tolkning(aar: int) -> Tolkning:
    """The reading of the reporting year. Raises ValueError before 2022."""
    for fra, valgt in TOLKNINGER.items():
        if aar >= fra:
            return valgt
    raise ValueError(f"no reading of fødselsnummer before 2022 (asked for {aar})")


def er_fnr(tekst: str, aar: int) -> bool:
    """True when the number is valid in that reporting year: control digits, or a dated placeholder."""
    return mod11(tekst) or er_plassholder(tekst, aar)


def er_plassholder(tekst: str, aar: int, lesning: int | None = None) -> bool:
    """True for a dated number made up for a person without one.

    ``lesning`` where a form reads numbers as another year's reading does.
    """
    dato_av = tolkning(lesning or aar).plassholder
    return (
        dato_av is not None
        and tekst.endswith(PLASSHOLDERE)
        and _elleve_siffer(tekst)
        and dato_av(tekst, aar) is not None
    )


def fodselsdato(tekst: str, aar: int, lesning: int | None = None) -> int | None:
    """Birth date as yyyymmdd by that reporting year's reading (or ``lesning``'s), or None."""
    return tolkning(lesning or aar).fodselsdato(tekst, aar) if _elleve_siffer(tekst) else None


def fodselsaar(tekst: str, aar: int) -> int | None:
    """Birth year by that reporting year's reading, or None."""
    dato = fodselsdato(tekst, aar)
    return None if dato is None else dato // 10000


def alder(tekst: str, aar: int) -> int | None:
    """Age reached by 31.12. of the reporting year (may be negative), or None when unknown."""
    ar = fodselsaar(tekst, aar)
    if ar is None or aar - ar in tolkning(aar).ukjente_aldre:
        return None
    return aar - ar


def syntetisk(tekst: str) -> bool:
    """True for a number whose month is raised by 40, 65 or 80: test persons, never real ones."""
    if not _elleve_siffer(tekst):
        return False
    maaned = int(tekst[2:4])
    return any(1 <= maaned - tillegg <= 12 for tillegg in SYNTETISK)
