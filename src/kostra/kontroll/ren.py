"""Columns in plain Python: no NumPy, the same meaning. For small files, the browser and the tests.

A mask is one big integer with a byte (0 or 1) per record, so ``& |`` run at memory speed. Texts
are strided slices of the block's bytes. Numbers and dates are lists, with None for unknown; a
constant stands alone. Every distinct text goes through the parser of :mod:`kostra.felt` once.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Sequence
from itertools import compress, islice, repeat
from typing import Any

from kostra import felt
from kostra.kontroll.kolonner import Kolonner
from kostra.kontroll.poster import Poster
from kostra.kontroll.uttrykk import Uttrykk

_MAKS_HUSKET = 200_000
_OPERATOR: dict[str, Callable[[Any, Any], bool]] = {
    "mindre": operator.lt,
    "hoyst": operator.le,
    "storre": operator.gt,
    "minst": operator.ge,
    "like": operator.eq,
    "ulike": operator.ne,
}
_ER_BLANK = bytes(chr(tegn) in felt.BLANKE for tegn in range(256))


class _Husk(dict[bytes, Any]):
    """Distinct text -> what the parser makes of it."""

    def __init__(self, parser: Callable[[str], Any]) -> None:
        self._parser = parser

    def __missing__(self, tekst: bytes) -> Any:
        if len(self) > _MAKS_HUSKET:
            self.clear()
        verdi = self[tekst] = self._parser(tekst.decode("latin-1"))
        return verdi


_husket: dict[tuple[Any, ...], _Husk] = {}


def _husk(navn: str, *argumenter: Any) -> _Husk:
    nokkel = (navn, *argumenter)
    if nokkel not in _husket:
        _husket[nokkel] = _Husk(_PARSERE[navn](*argumenter))
    return _husket[nokkel]


_PARSERE: dict[str, Callable[..., Callable[[str], Any]]] = {
    "heltall": lambda: felt.heltall,
    "dato": lambda streng: lambda t: felt.dato(t, streng=streng),
    "alder": lambda aar: lambda t: felt.alder(t, aar),
    "fodselsdato": lambda aar: lambda t: felt.fodselsdato(t, aar),
    "er_fnr": lambda aar: lambda t: felt.er_fnr(t, aar),
    "mod11": lambda: felt.mod11,
    "er_duf": lambda: felt.er_duf,
    "er_syntetisk": lambda: felt.syntetisk,
}


class RenBlokk(Kolonner):
    """A block of records in plain Python."""

    def __init__(self, poster: Poster, rader: range | Sequence[int]) -> None:
        super().__init__(poster, rader)
        if isinstance(rader, range):
            fra, til = (
                rader.start * poster.steg,
                rader.stop * poster.steg,
            )
            self._data, self._steg = bytes(poster.data[fra:til]), poster.steg
        else:
            self._data, self._steg = b"".join(map(poster.bytes_av, rader)), poster.lengde
        self._alle = int.from_bytes(b"\x01" * self.antall, "little")
        self._tekster: dict[tuple[int, int], list[bytes]] = {}

    # --- masks
    def full(self, verdi: bool) -> int:
        return self._alle if verdi else 0

    def fra_svar(self, svar: Sequence[bool]) -> int:
        return int.from_bytes(bytes(svar), "little")

    def fra_tall(self, tall: Sequence[int]) -> list[int]:
        return list(tall)

    def noe(self, mask: int) -> bool:
        return mask != 0

    def hvilke(self, mask: int, maks: int | None = None) -> list[int]:
        treff = compress(range(self.antall), mask.to_bytes(self.antall, "little"))
        return list(islice(treff, maks))

    def tell(self, mask: int) -> int:
        return mask.bit_count()

    def summer(self, tall: Any) -> int:
        return tall * self.antall if isinstance(tall, int) else sum(tall)

    def _ikke(self, del_: Uttrykk) -> int:
        return int(self.verdi(del_)) ^ self._alle

    # --- text
    def _kolonne(self, fra: int, lengde: int) -> list[bytes]:
        data, steg = self._data, self._steg
        return [data[i : i + lengde] for i in range(fra, fra + self.antall * steg, steg)]

    def _tegn(self, fra: int, tabell: bytes) -> int:
        return int.from_bytes(self._data[fra :: self._steg].translate(tabell), "little")

    def _lik(self, kolonne: Uttrykk, tekst: str) -> int:
        mask = self._alle
        for plass, tegn in enumerate(tekst, kolonne.ledd[0]):
            mask &= self._tegn(plass, _tabell(tegn))
            if not mask:
                break
        return mask

    def _lik_felt(self, a: Uttrykk, b: Uttrykk) -> int:
        return self.fra_svar(list(map(operator.eq, self.verdi(a), self.verdi(b))))

    def _i(self, kolonne: Uttrykk, koder: tuple[str, ...]) -> int:
        fra, lengde = kolonne.ledd
        if lengde == 1:
            return self._tegn(fra, _tabell("".join(koder)))
        sett = _bytesett(koder)
        return int.from_bytes(bytes(map(sett.__contains__, self.verdi(kolonne))), "little")

    def _blank(self, kolonne: Uttrykk) -> int:
        fra, lengde = kolonne.ledd
        mask = self._alle
        for plass in range(fra, fra + lengde):
            mask &= self._tegn(plass, _ER_BLANK)
            if not mask:
                break
        return mask

    def _tolket(self, kolonne: Uttrykk, navn: str, *argumenter: Any) -> list[Any]:
        return list(map(_husk(navn, *argumenter).__getitem__, self.verdi(kolonne)))

    def _er_heltall(self, kolonne: Uttrykk) -> int:
        return self.fra_svar([x is not None for x in self._tolket(kolonne, "heltall")])

    def _er_fnr(self, kolonne: Uttrykk, aar: int) -> int:
        return self.fra_svar(self._tolket(kolonne, "er_fnr", aar))

    def _mod11(self, kolonne: Uttrykk) -> int:
        return self.fra_svar(self._tolket(kolonne, "mod11"))

    def _er_duf(self, kolonne: Uttrykk) -> int:
        return self.fra_svar(self._tolket(kolonne, "er_duf"))

    def _er_syntetisk(self, kolonne: Uttrykk) -> int:
        return self.fra_svar(self._tolket(kolonne, "er_syntetisk"))

    # --- numbers and dates
    def _tall(self, verdi: int) -> int:
        return verdi

    _dag = _tall

    def _heltall(self, kolonne: Uttrykk) -> list[int]:
        return [x or 0 for x in self._tolket(kolonne, "heltall")]

    def _dato(self, kolonne: Uttrykk, streng: bool) -> list[int | None]:
        return self._tolket(kolonne, "dato", streng)

    def _alder(self, kolonne: Uttrykk, aar: int) -> list[int | None]:
        return self._tolket(kolonne, "alder", aar)

    def _fodselsdato(self, kolonne: Uttrykk, aar: int) -> list[int | None]:
        return self._tolket(kolonne, "fodselsdato", aar)

    def _aar(self, dato: Uttrykk) -> Any:
        verdier = self.verdi(dato)
        if isinstance(verdier, int):
            return verdier // 10000
        return [None if d is None else d // 10000 for d in verdier]

    def _liste(self, n: Uttrykk) -> Any:
        verdi = self.verdi(n)
        return repeat(verdi, self.antall) if isinstance(verdi, int) else verdi

    def _regn(self, a: Uttrykk, b: Uttrykk, regn: Callable[[int, int], int]) -> list[int | None]:
        par = zip(self._liste(a), self._liste(b), strict=True)
        return [None if x is None or y is None else regn(x, y) for x, y in par]

    def _pluss(self, a: Uttrykk, b: Uttrykk) -> list[int | None]:
        return self._regn(a, b, operator.add)

    def _minus(self, a: Uttrykk, b: Uttrykk) -> list[int | None]:
        return self._regn(a, b, operator.sub)

    def _ellers(self, a: Uttrykk, b: Uttrykk) -> list[int | None]:
        par = zip(self._liste(a), self._liste(b), strict=True)
        return [y if x is None else x for x, y in par]

    def _velg(self, naar: Uttrykk, a: Uttrykk, b: Uttrykk) -> list[int | None]:
        svar = self.verdi(naar).to_bytes(self.antall, "little")
        return [
            x if valgt else y
            for valgt, x, y in zip(svar, self._liste(a), self._liste(b), strict=True)
        ]

    def _antall(self, *deler: Uttrykk) -> list[int]:
        # up to 255 answers add up inside their own byte
        total = sum(self.verdi(del_) for del_ in deler)
        return list(total.to_bytes(self.antall, "little"))

    def _kjent(self, n: Uttrykk) -> int:
        verdi = self.verdi(n)
        if isinstance(verdi, int):
            return self._alle
        return self.fra_svar([x is not None for x in verdi])

    def _sammenlikn(self, op: str, a: Uttrykk, b: Uttrykk) -> int:
        svar = _OPERATOR[op]
        if not (getattr(a, "kan_mangle", False) or getattr(b, "kan_mangle", False)):
            return self.fra_svar(list(map(svar, self._liste(a), self._liste(b))))
        par = zip(self._liste(a), self._liste(b), strict=True)
        return self.fra_svar([x is not None and y is not None and svar(x, y) for x, y in par])

    def _mindre(self, a: Uttrykk, b: Uttrykk) -> int:
        return self._sammenlikn("mindre", a, b)

    def _hoyst(self, a: Uttrykk, b: Uttrykk) -> int:
        return self._sammenlikn("hoyst", a, b)

    def _storre(self, a: Uttrykk, b: Uttrykk) -> int:
        return self._sammenlikn("storre", a, b)

    def _minst(self, a: Uttrykk, b: Uttrykk) -> int:
        return self._sammenlikn("minst", a, b)

    def _like(self, a: Uttrykk, b: Uttrykk) -> int:
        return self._sammenlikn("like", a, b)

    def _ulike(self, a: Uttrykk, b: Uttrykk) -> int:
        return self._sammenlikn("ulike", a, b)

    # --- the whole file
    def nokler(
        self, nokkel: tuple[Uttrykk, ...], blant: int
    ) -> list[tuple[int, tuple[bytes, ...]]]:
        """Row number and key of each record that takes part."""
        kolonner = [self.verdi(felt) for felt in nokkel]
        return [
            (self.rader[i], tuple(kolonne[i] for kolonne in kolonner)) for i in self.hvilke(blant)
        ]

    @staticmethod
    def lag_kandidater(
        deler: list[list[tuple[int, tuple[bytes, ...]]]], _poster: Poster
    ) -> list[int]:
        """Row numbers that share a key with another, of all blocks' keys."""
        sett: set[tuple[bytes, ...]] = set()
        like: set[tuple[bytes, ...]] = set()
        for del_ in deler:
            for _, tekst in del_:
                (like if tekst in sett else sett).add(tekst)
        return [rad for del_ in deler for rad, tekst in del_ if tekst in like]


_tabeller: dict[str, bytes] = {}


def _tabell(tegn: str) -> bytes:
    """256 answers: is the byte one of these characters? None above U+00FF is ever a byte."""
    if tegn not in _tabeller:
        tall = {ord(t) for t in tegn}
        _tabeller[tegn] = bytes(b in tall for b in range(256))
    return _tabeller[tegn]


_sett: dict[tuple[str, ...], frozenset[bytes]] = {}


def _bytesett(koder: tuple[str, ...]) -> frozenset[bytes]:
    if koder not in _sett:
        _sett[koder] = frozenset(k.encode("latin-1") for k in koder if k.isascii() or max(k) <= "ÿ")
    return _sett[koder]
