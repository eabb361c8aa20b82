"""The parsers of :mod:`kostra.felt` over whole columns: same meaning, all records at once.

Common shapes are handled by arithmetic on packed bytes; every distinct odd text goes through the
one parser in ``felt``. A property test holds both to the same answers.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import numpy.typing as npt

from kostra.felt import duf, heltall
from kostra.felt import fodselsnummer as fnr

Bool = npt.NDArray[np.bool_]
U64 = npt.NDArray[np.uint64]
I32 = npt.NDArray[np.int32]
I64 = npt.NDArray[np.int64]
#: Value and which are known (None: all).
Kjent = tuple[Any, Bool | None]

_U = np.uint64
_ETTERE = 0x0101010101010101


def _gjenta(byte: int, lengde: int) -> np.uint64:
    return _U((_ETTERE * byte) & ((1 << (8 * lengde)) - 1))


_SIFFERTALL = (
    (_U(0x0F0F0F0F0F0F0F0F), _U(2561), _U(8)),
    (_U(0x00FF00FF00FF00FF), _U(6553601), _U(16)),
    (_U(0x0000FFFF0000FFFF), _U(42949672960001), _U(32)),
)


def utfylte(pakket: U64, lengde: int) -> npt.NDArray[np.intp] | None:
    """Where a packed field holds more than spaces, if so few that it pays to look at those alone."""
    annet = pakket != _gjenta(0x20, lengde)
    return annet.nonzero()[0] if 4 * np.count_nonzero(annet) < annet.size else None


def bare_siffer(pakket: U64, lengde: int) -> Bool:
    """True where all characters of a packed field (first character lowest) are 0-9."""
    over = pakket ^ _gjenta(0x30, lengde)
    hoye = over + _gjenta(0x76, lengde)
    hoye |= over
    hoye &= _gjenta(0x80, lengde)
    return hoye == 0


def siffertall(pakket: U64, lengde: int) -> U64:
    """The number of a packed field of up to eight digits (garbage where it isn't digits)."""
    x = pakket << _U(8 * (8 - lengde))
    for behold, faktor, skift in _SIFFERTALL:  # digits, pairs, fours: two neighbours become one
        x &= behold
        x *= faktor
        x >>= skift
    return x


def heltall_kolonne(pakket: U64, lengde: int, tekst: Callable[[int], str]) -> tuple[I64, Bool]:
    """Value (0 where there is none) and which texts are whole numbers. ``tekst(i)`` gives record i's.

    Fields of up to eight characters; longer ones are handled by the caller.
    """
    faa = utfylte(pakket, lengde)
    if faa is not None:
        verdi, gyldig = np.zeros(pakket.shape, np.int64), np.zeros(pakket.shape, np.bool_)
        verdi[faa], gyldig[faa] = _les_heltall(pakket[faa], lengde, lambda i: tekst(int(faa[i])))
        return verdi, gyldig
    return _les_heltall(pakket, lengde, tekst)


def _les_heltall(pakket: U64, lengde: int, tekst: Callable[[int], str]) -> tuple[I64, Bool]:
    gyldig = bare_siffer(pakket, lengde)
    verdi = siffertall(pakket, lengde).view(np.int64)
    odde = np.flatnonzero(~gyldig)
    if odde.size:
        verdi[odde] = 0
        mellomrom = pakket[odde] == _gjenta(0x20, lengde)
        odde = odde[~mellomrom]
    if odde.size:
        _, forste, hvor = np.unique(pakket[odde], return_index=True, return_inverse=True)
        lest = [heltall(tekst(int(odde[i]))) for i in forste]
        verdi[odde] = np.array([x or 0 for x in lest], np.int64)[hvor]
        gyldig[odde] = np.array([x is not None for x in lest], np.bool_)[hvor]
    return verdi, gyldig


_SISTE = np.array([0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31], np.int32)


def _siste_dag(aar: I32, maaned: I32) -> I32:
    skudd = (maaned == 2) & (aar % 4 == 0) & ((aar % 100 != 0) | (aar % 400 == 0))
    return _SISTE[maaned] + skudd.astype(np.int32)


def av_deler(
    aar: I32, maaned: I32, dag: I32, ok: Bool, *, streng: bool = False
) -> tuple[I32, Bool]:
    """Dates yyyymmdd of three columns; see :func:`kostra.felt.dato.fra_deler`."""
    ok = ok & (maaned >= 1) & (maaned <= 12) & (dag >= 1) & (dag <= 31) & (aar >= 1)
    sene = np.flatnonzero(ok & (dag > 28))
    if sene.size:
        siste = _siste_dag(aar[sene], maaned[sene])
        if streng:
            ok[sene] &= dag[sene] <= siste
        else:
            dag = dag.copy()
            dag[sene] = np.minimum(dag[sene], siste)
    return aar * np.int32(10000) + maaned * np.int32(100) + dag, ok


def del_opp(tall: I32, aarsiffer: int) -> tuple[I32, I32, I32]:
    """Year, month and day of numbers ddMMyyyy (``aarsiffer`` 4) or ddMMyy (2)."""
    skala = np.int32(10**aarsiffer)
    dagmaaned, aar = tall // skala, tall % skala
    return aar, dagmaaned % np.int32(100), dagmaaned // np.int32(100)


def dato_kolonne(pakket: U64, lengde: int, *, streng: bool) -> Kjent:
    """Dates of a packed field of six or eight characters."""
    faa = utfylte(pakket, lengde)
    if faa is not None:
        verdi, kjent = np.zeros(pakket.shape, np.int32), np.zeros(pakket.shape, np.bool_)
        verdi[faa], kjent[faa] = _les_dato(pakket[faa], lengde, streng=streng)
        return verdi, kjent
    return _les_dato(pakket, lengde, streng=streng)


def _les_dato(pakket: U64, lengde: int, *, streng: bool) -> tuple[I32, Bool]:
    ok = bare_siffer(pakket, lengde)
    aar, maaned, dag = del_opp(siffertall(pakket, lengde).astype(np.int32), lengde - 4)
    if lengde == 6:
        aar += np.int32(2000)
    return av_deler(aar, maaned, dag, ok, streng=streng)


_VEKT_1 = np.array(fnr._VEKT_1, np.int16)
_VEKT_2 = np.array(fnr._VEKT_2, np.int16)


def mod11_kolonne(siffer: list[npt.NDArray[np.int16]], alle_siffer: Bool) -> Bool:
    """Control digits of eleven digit columns."""
    sum1 = sum((s * v for s, v in zip(siffer, _VEKT_1, strict=True)), start=np.int16(0))
    sum2 = sum((s * v for s, v in zip(siffer, _VEKT_2, strict=True)), start=np.int16(0))
    return alle_siffer & (sum1 % 11 == 0) & (sum2 % 11 == 0)


def syntetisk_kolonne(numre: Fnr) -> Bool:
    """Which numbers have the month of a test person."""
    _, maaned, _ = del_opp(numre.hode, 2)
    svar = np.zeros(maaned.shape, np.bool_)
    for tillegg in fnr.SYNTETISK:
        svar |= (maaned > tillegg) & (maaned <= tillegg + 12)
    return numre.siffer & svar


def duf_kolonne(siffer: list[npt.NDArray[np.int16]]) -> Bool:
    """The control of twelve digit columns."""
    rest = sum((s * v for s, v in zip(siffer, duf.VEKT, strict=False)), start=np.int16(0)) % 11
    return np.asarray(rest == siffer[10] * 10 + siffer[11])


class Fnr:
    """Birth dates of a column of fødselsnummer, by the reading of a reporting year.

    ``hode`` is d1-d6 as a number, ``individ`` d7-d9, ``hale`` d7-d11.
    """

    def __init__(self, hode: I32, individ: I32, hale: I32, alle_siffer: Bool) -> None:
        self.hode, self.individ, self.hale, self.siffer = hode, individ, hale, alle_siffer

    @property
    def plassholder(self) -> Bool:
        """Which numbers end like a placeholder."""
        svar = self.hale == int(fnr.PLASSHOLDERE[0])
        for slutt in fnr.PLASSHOLDERE[1:]:
            svar = svar | (self.hale == int(slutt))
        return self.siffer & svar

    def _avkodet(self) -> tuple[I32, I32, I32]:
        yy, maaned, dag = del_opp(self.hode, 2)
        dag = np.where(dag >= 40, dag - 40, dag)
        return yy, np.where(maaned >= 80, maaned - 80, maaned), dag

    def _hundre_aar_siden(self, dato: tuple[I32, Bool], aar: int) -> tuple[I32, Bool]:
        verdi, ok = dato
        sen = verdi > (aar + 1) * 10000 + 1231
        return np.where(sen, verdi - 1_000_000, verdi), ok

    def fodselsdato_2022(self, aar: int) -> tuple[I32, Bool]:
        yy, maaned, dag = del_opp(self.hode, 2)
        hundreaar = np.where(yy <= aar % 100, 2000, 1900).astype(np.int32)
        dag = np.where(dag > 31, dag - 40, dag)
        return av_deler(hundreaar + yy, maaned, dag, self.siffer, streng=True)

    def fodselsdato_2023(self, aar: int) -> tuple[I32, Bool]:
        yy, maaned, dag = self._avkodet()
        return self._hundre_aar_siden(av_deler(yy + 2000, maaned, dag, self.siffer), aar)

    def som_skrevet(self, aar: int) -> tuple[I32, Bool]:
        yy, maaned, dag = del_opp(self.hode, 2)
        return self._hundre_aar_siden(av_deler(yy + 2000, maaned, dag, self.siffer), aar)

    def fodselsdato_2025(self, aar: int) -> tuple[I32, Bool]:
        yy, maaned, dag = self._avkodet()
        i = self.individ
        tillegg = np.full(yy.shape, 2000, np.int32)
        tillegg[(i <= 499) | ((i >= 900) & (yy >= 40))] = 1900
        tillegg[(i >= 500) & (i <= 749) & (yy >= 54)] = 1800
        verdi, ok = av_deler(yy + tillegg, maaned, dag, self.siffer)
        hvor = np.flatnonzero(self.plassholder)
        if hvor.size:
            skrevet, kjent = self.som_skrevet(aar)
            verdi[hvor], ok[hvor] = skrevet[hvor], kjent[hvor]
        return verdi, ok


#: The column's version of each reading in :data:`kostra.felt.fodselsnummer.TOLKNINGER`.
_VEKTOR: dict[Callable[[str, int], int | None], Callable[[Fnr, int], Kjent]] = {
    fnr._fodselsdato_2022: Fnr.fodselsdato_2022,
    fnr._fodselsdato_2023: Fnr.fodselsdato_2023,
    fnr._fodselsdato_2025: Fnr.fodselsdato_2025,
    fnr._fodselsdato_som_skrevet: Fnr.som_skrevet,
}


def fodselsdato_kolonne(numre: Fnr, aar: int) -> Kjent:
    """Birth dates by the reading of that year."""
    return _VEKTOR[fnr.tolkning(aar).fodselsdato](numre, aar)


def alder_kolonne(fodselsdato: Kjent, aar: int) -> Kjent:
    """Ages at the end of the reporting year."""
    verdi, ok = fodselsdato
    alder = np.int32(aar) - verdi // np.int32(10000)
    for ukjent in fnr.tolkning(aar).ukjente_aldre:
        ok = ok & (alder != ukjent)
    return alder, ok


def plassholder_gyldig(numre: Fnr, aar: int) -> Bool | None:
    """Which placeholder numbers are valid that year; None when none is."""
    plassholder = fnr.tolkning(aar).plassholder
    hvor = numre.plassholder
    if plassholder is None or not hvor.any():
        return None
    _, ok = _VEKTOR[plassholder](numre, aar)
    return hvor if ok is None else hvor & ok
