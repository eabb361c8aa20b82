"""Columns by NumPy, over the file's bytes where they lie.

A field of up to eight characters is read as one integer per record (first character lowest), so a
code test is one comparison. Nothing that outlives the block points into it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from kostra import felt
from kostra.kontroll import numpy_felt as nf
from kostra.kontroll import numpy_like
from kostra.kontroll.kolonner import Postkolonner
from kostra.kontroll.numpy_nokler import NumpyNokler
from kostra.kontroll.numpy_verdier import Bool, NumpyVerdier
from kostra.kontroll.poster import Poster
from kostra.kontroll.uttrykk import Uttrykk

_ER_BLANK = np.array([chr(tegn) in felt.BLANKE for tegn in range(256)], np.bool_)
_U = np.uint64
_FLIS = 1 << 17
#: Odd multipliers that spread keys longer than eight characters over 64 bits.
_SPRE = (_U(0x9E3779B97F4A7C15), _U(0xC2B2AE3D27D4EB4F), _U(0x165667B19E3779F9))


class NumpyBlokk(NumpyVerdier, Postkolonner):
    """A block of records as NumPy columns."""

    #: Enough to share the cost of building messages, and of sending it to a process.
    blokker_per_bit = 8

    def __init__(self, poster: Poster, rader: range | Sequence[int]) -> None:
        Postkolonner.__init__(self, poster, rader)
        alle = np.frombuffer(poster.data, np.uint8)
        if isinstance(rader, range):
            self._start, self._steg, self._byte = (
                rader.start * poster.steg, poster.steg, alle,
            )  # fmt: skip
        else:
            vindu = np.ndarray((poster.antall, poster.lengde), np.uint8, alle, 0, (poster.steg, 1))
            self._byte = np.ascontiguousarray(vindu[np.asarray(rader, np.intp)]).reshape(-1)
            self._start, self._steg = 0, poster.lengde
        self._lengde = poster.lengde
        self._pakket: dict[tuple[int, int], Any] = {}
        self._husket: dict[tuple[Any, ...], Any] = {}

    # --- fields
    def _vindu(self, fra: int, type_: Any) -> Any:
        """The integers of ``type_`` that begin at a position of each record; a view, unaligned."""
        return np.ndarray((self.antall,), type_, self._byte, self._start + fra, (self._steg,))

    def _pakk(self, fra: int, lengde: int) -> Any:
        """The field as one integer per record; at most eight characters."""
        nokkel = (fra, lengde)
        if nokkel not in self._pakket:
            self._pakket[nokkel] = self._les_pakket(fra, lengde)
        return self._pakket[nokkel]

    def _les_pakket(self, fra: int, lengde: int) -> Any:
        if lengde in (1, 2, 4, 8):
            return self._vindu(fra, f"<u{lengde}").copy()
        bredde = 4 if lengde == 3 else 8
        skift = 8 * (bredde - lengde)
        type_ = np.dtype(f"<u{bredde}").type
        if fra + bredde <= self._lengde:
            return self._vindu(fra, f"<u{bredde}") & type_((1 << (8 * lengde)) - 1)
        if fra + lengde >= bredde:  # read backwards from the end of the field
            return self._vindu(fra + lengde - bredde, f"<u{bredde}") >> type_(skift)
        verdi = np.zeros(self.antall, type_)
        for i in range(lengde):
            verdi |= self._vindu(fra + i, np.uint8).astype(type_) << type_(8 * i)
        return verdi

    def _pakk64(self, fra: int, lengde: int) -> nf.U64:
        pakket = self._pakk(fra, lengde)
        return pakket if pakket.dtype == np.uint64 else pakket.astype(np.uint64)

    def _tekst(self, indeks: int, fra: int, lengde: int) -> str:
        start = self._start + indeks * self._steg + fra
        return self._byte[start : start + lengde].tobytes().decode("latin-1")

    @staticmethod
    def _deler(fra: int, lengde: int) -> list[tuple[int, int]]:
        return [(i, min(8, fra + lengde - i)) for i in range(fra, fra + lengde, 8)]

    # --- text
    def _lik(self, kolonne: Uttrykk, tekst: str) -> Bool:
        if max(tekst, default="") > "\xff":
            return self.full(False)
        fra, lengde = kolonne.ledd
        raa = tekst.encode("latin-1")
        svar: Bool | None = None
        for plass, bit in self._deler(fra, lengde):
            konst = int.from_bytes(raa[plass - fra : plass - fra + bit], "little")
            denne = self._pakk(plass, bit) == konst
            svar = denne if svar is None else svar & denne
        return self.full(True) if svar is None else svar

    def _lik_felt(self, a: Uttrykk, b: Uttrykk) -> Bool:
        svar = self.full(True)
        for (pa, la), (pb, lb) in zip(self._deler(*a.ledd), self._deler(*b.ledd), strict=True):
            svar &= self._pakk(pa, la) == self._pakk(pb, lb)
        return svar

    def _i(self, kolonne: Uttrykk, koder: tuple[str, ...]) -> Bool:
        fra, lengde = kolonne.ledd
        raa = [k.encode("latin-1") for k in koder if max(k, default="") <= "\xff"]
        if lengde <= 2:
            return _oppslag(lengde, tuple(raa))[self._pakk(fra, lengde)]
        if len(raa) > 8 and lengde <= 4:
            klasse_a, klasse_b, tabell = _to_oppslag(lengde, tuple(raa))
            a, b = self._pakk(fra, 2), self._pakk(fra + 2, lengde - 2)
            return tabell[klasse_a[a], klasse_b[b]]
        svar = self.full(False)
        for kode in koder:
            svar |= self._lik(kolonne, kode)
        return svar

    def _blank(self, kolonne: Uttrykk) -> Bool:
        fra, lengde = kolonne.ledd
        svar = self._lik(kolonne, " " * lengde)
        if not self._har_odde_blanke():
            return svar
        # few texts begin with a blank and aren't all spaces: look at those one by one
        tvil = np.flatnonzero(_ER_BLANK[self._pakk(fra, 1)] & ~svar)
        if tvil.size:
            svar = svar.copy()
            for i in tvil.tolist():
                svar[i] = felt.er_blank(self._tekst(i, fra, lengde))
        return svar

    def _har_odde_blanke(self) -> bool:
        """True when the block may hold blanks other than spaces, line ends not counted."""
        return bool(self._en_gang(("odde",), self._let_etter_odde))

    def _let_etter_odde(self) -> bool:
        raa = self._byte[self._start : self._start + self.antall * self._steg]
        skift = raa.size - self.antall * self._lengde  # bytes between the records
        if raa.size and raa.max() >= 0xA0 and (raa == 0xA0).any():
            return True
        # a slice at a time: the answers stay in the cache
        styretegn = sum(
            np.count_nonzero(raa[i : i + _FLIS] < 32) for i in range(0, raa.size, _FLIS)
        )
        return bool(styretegn > max(skift, 0))

    def _er_heltall(self, kolonne: Uttrykk) -> Bool:
        return self._heltallspar(kolonne)[1]

    def _heltallspar(self, kolonne: Uttrykk) -> tuple[nf.I64, Bool]:
        fra, lengde = kolonne.ledd
        return self._en_gang(("heltall", fra, lengde), lambda: self._les_heltall(fra, lengde))

    def _les_heltall(self, fra: int, lengde: int) -> tuple[nf.I64, Bool]:
        if lengde <= 8:
            return nf.heltall_kolonne(
                self._pakk64(fra, lengde), lengde, lambda i: self._tekst(i, fra, lengde)
            )
        lest = [felt.heltall(self._tekst(i, fra, lengde)) for i in range(self.antall)]
        verdi = np.array([x or 0 for x in lest], np.int64)
        return verdi, np.array([x is not None for x in lest], np.bool_)

    def _en_gang(self, nokkel: tuple[Any, ...], lag: Callable[[], Any]) -> Any:
        if nokkel not in self._husket:
            self._husket[nokkel] = lag()
        return self._husket[nokkel]

    # --- fødselsnummer
    def _numre(self, kolonne: Uttrykk) -> nf.Fnr:
        fra, lengde = kolonne.ledd
        return self._en_gang(("fnr", fra, lengde), lambda: self._les_numre(fra))

    def _les_numre(self, fra: int) -> nf.Fnr:
        hode, hale = self._pakk64(fra, 6), self._pakk64(fra + 6, 5)
        siffer = nf.bare_siffer(hode, 6) & nf.bare_siffer(hale, 5)
        haletall = nf.siffertall(hale, 5).astype(np.int32)
        return nf.Fnr(nf.siffertall(hode, 6).astype(np.int32), haletall // 100, haletall, siffer)

    def _elleve(self, kolonne: Uttrykk) -> bool:
        return bool(kolonne.ledd[1] == 11)

    def _mod11(self, kolonne: Uttrykk) -> Bool:
        fra, lengde = kolonne.ledd
        if not self._elleve(kolonne):
            return self.full(False)

        def regn() -> Bool:
            siffer = [
                self._vindu(fra + i, np.uint8).astype(np.int16) - np.int16(48) for i in range(11)
            ]
            return nf.mod11_kolonne(siffer, self._numre(kolonne).siffer)

        return self._en_gang(("mod11", fra, lengde), regn)

    def _er_fnr(self, kolonne: Uttrykk, aar: int) -> Bool:
        svar = self._mod11(kolonne)
        if not self._elleve(kolonne):
            return svar
        plassholder = nf.plassholder_gyldig(self._numre(kolonne), aar)
        return svar if plassholder is None else svar | plassholder

    def _fodselsdato(self, kolonne: Uttrykk, aar: int) -> nf.Kjent:
        if not self._elleve(kolonne):
            return np.zeros(self.antall, np.int32), self.full(False)
        return self._en_gang(
            ("fodselsdato", *kolonne.ledd, aar),
            lambda: nf.fodselsdato_kolonne(self._numre(kolonne), aar),
        )

    def _alder(self, kolonne: Uttrykk, aar: int) -> nf.Kjent:
        return nf.alder_kolonne(self._fodselsdato(kolonne, aar), aar)

    def _er_duf(self, kolonne: Uttrykk) -> Bool:
        fra, lengde = kolonne.ledd
        if lengde != 12:
            return self.full(False)
        svar = nf.bare_siffer(self._pakk64(fra, 8), 8) & nf.bare_siffer(self._pakk64(fra + 8, 4), 4)
        hvem = svar.nonzero()[0]  # few have one
        siffer = [self._vindu(fra + i, np.uint8)[hvem].astype(np.int16) - 48 for i in range(12)]
        svar[hvem] = nf.duf_kolonne(siffer)
        return svar

    def _er_syntetisk(self, kolonne: Uttrykk) -> Bool:
        if not self._elleve(kolonne):
            return self.full(False)
        return nf.syntetisk_kolonne(self._numre(kolonne))

    # --- numbers and dates
    def _heltall(self, kolonne: Uttrykk) -> nf.Kjent:
        return self._heltallspar(kolonne)[0], None

    def _dato(self, kolonne: Uttrykk, streng: bool) -> nf.Kjent:
        fra, lengde = kolonne.ledd
        if lengde not in (6, 8):
            return np.zeros(self.antall, np.int32), self.full(False)
        return nf.dato_kolonne(self._pakk64(fra, lengde), lengde, streng=streng)

    # --- the whole file
    def nokler(self, nokkel: tuple[Uttrykk, ...], blant: Bool) -> tuple[Any, Any]:
        """Row numbers of those who take part, and their keys hashed to 64 bits."""
        deler = [del_ for felt_ in nokkel for del_ in self._deler(*felt_.ledd)]
        hvem = blant.nonzero()[0]
        verdi = self._pakk64(*deler[0])[hvem]
        for i, del_ in enumerate(deler[1:]):
            verdi = (verdi * _SPRE[i % 3]) ^ (verdi >> _U(29)) ^ self._pakk64(*del_)[hvem]
        return hvem + self.rader[0], verdi

    @staticmethod
    def nokkelsamler() -> NumpyNokler:
        """Gathers what :meth:`nokler` gives of each block."""
        return NumpyNokler()

    #: The groups among rows that may share a key.
    grupper = staticmethod(numpy_like.grupper)


_tabeller: dict[tuple[Any, ...], Any] = {}


def _oppslag(lengde: int, koder: tuple[bytes, ...]) -> Bool:
    """Is the packed text of one or two characters one of these codes?"""
    nokkel = (lengde, koder)
    if nokkel not in _tabeller:
        tabell = np.zeros(256**lengde, np.bool_)
        for kode in koder:
            tabell[int.from_bytes(kode, "little")] = True
        _tabeller[nokkel] = tabell
    return _tabeller[nokkel]


def _to_oppslag(lengde: int, koder: tuple[bytes, ...]) -> tuple[Any, Any, Bool]:
    """A long list of codes of three or four characters: first two, the rest, and which pairs exist."""
    nokkel = ("par", lengde, koder)
    if nokkel not in _tabeller:
        hoder = sorted({k[:2] for k in koder})
        haler = sorted({k[2:] for k in koder})
        klasse_a = np.zeros(65536, np.uint8)
        klasse_b = np.zeros(256 ** (lengde - 2), np.uint8)
        tabell = np.zeros((len(hoder) + 1, len(haler) + 1), np.bool_)
        for i, hode in enumerate(hoder, 1):
            klasse_a[int.from_bytes(hode, "little")] = i
        for i, hale in enumerate(haler, 1):
            klasse_b[int.from_bytes(hale, "little")] = i
        for kode in koder:
            tabell[hoder.index(kode[:2]) + 1, haler.index(kode[2:]) + 1] = True
        _tabeller[nokkel] = (klasse_a, klasse_b, tabell)
    return _tabeller[nokkel]
