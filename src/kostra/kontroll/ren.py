"""Columns in plain Python: no NumPy, the same meaning. For small files, the browser and the tests.

Texts are strided slices of the block's bytes. Every distinct text goes through the parser of
:mod:`kostra.felt` once. For masks and numbers see :mod:`kostra.kontroll.ren_verdier`.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from kostra import felt
from kostra.kontroll.kolonner import Postkolonner
from kostra.kontroll.like import Grupper
from kostra.kontroll.poster import Poster
from kostra.kontroll.ren_verdier import RenVerdier
from kostra.kontroll.uttrykk import Uttrykk

_MAKS_HUSKET = 200_000
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


class RenBlokk(RenVerdier, Postkolonner):
    """A block of records in plain Python."""

    def __init__(self, poster: Poster, rader: range | Sequence[int]) -> None:
        Postkolonner.__init__(self, poster, rader)
        if isinstance(rader, range):
            fra, til = (
                rader.start * poster.steg,
                rader.stop * poster.steg,
            )
            self._data, self._steg = bytes(poster.data[fra:til]), poster.steg
        else:
            self._data, self._steg = b"".join(map(poster.bytes_av, rader)), poster.lengde
        self._alle = self.bare_ja(self.antall)
        self._tekster: dict[tuple[int, int], list[bytes]] = {}

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
    def _heltall(self, kolonne: Uttrykk) -> list[int]:
        return [x or 0 for x in self._tolket(kolonne, "heltall")]

    def _dato(self, kolonne: Uttrykk, streng: bool) -> list[int | None]:
        return self._tolket(kolonne, "dato", streng)

    def _alder(self, kolonne: Uttrykk, aar: int) -> list[int | None]:
        return self._tolket(kolonne, "alder", aar)

    def _fodselsdato(self, kolonne: Uttrykk, aar: int) -> list[int | None]:
        return self._tolket(kolonne, "fodselsdato", aar)

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
    def nokkelsamler() -> RenNokler:
        """Gathers what :meth:`nokler` gives of each block."""
        return RenNokler()

    #: The groups among rows that may share a key.
    grupper = Grupper


class RenNokler:
    """The keys of a whole file, in memory."""

    def __init__(self) -> None:
        self._deler: list[list[tuple[int, tuple[bytes, ...]]]] = []

    def legg_til(self, del_: list[tuple[int, tuple[bytes, ...]]]) -> None:
        """Adds a block's."""
        self._deler.append(del_)

    def deler(self) -> Iterator[Sequence[int]]:
        """Row numbers that share a key with another, in order: one part."""
        sett: set[tuple[bytes, ...]] = set()
        like: set[tuple[bytes, ...]] = set()
        for del_ in self._deler:
            for _, tekst in del_:
                (like if tekst in sett else sett).add(tekst)
        yield [rad for del_ in self._deler for rad, tekst in del_ if tekst in like]


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
