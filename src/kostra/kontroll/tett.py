"""The fast way to records: every line has the right length, and nothing else is in the file.

One pass over the bytes, in pieces that fit the cache.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kostra.kontroll.linjelesing import Tegnsett, videre
from kostra.kontroll.poster import Poster, slipp
from kostra.kontroll.samtidig import svarene
from kostra.skjema.modell import Lesing

if TYPE_CHECKING:
    from mmap import mmap

STYKKE = 1 << 20
#: Pieces that are looked through together.
STYKKER_PER_BIT = 32
#: Of two parts' character sets the later one holds for both.
_VIDEST: tuple[Tegnsett, ...] = ("ascii", "utf-8", "latin-1")


def tette_poster(
    data: bytes | mmap, lengde: int, lesing: Lesing, *, arbeidere: int = 1
) -> tuple[Poster | None, Tegnsett]:
    """The records where they lie, or None when some line is special in any way."""
    skift = b"\r\n" if data[lengde : lengde + 1] == b"\r" else b"\n"
    steg = lengde + len(skift)
    antall, over = divmod(len(data), steg)
    if over == lengde:  # the last line has no line end
        antall += 1
    elif over or not antall:
        return None, "ascii"
    gjennomsyn = _Gjennomsyn(data, lengde, skift, lesing)
    tegnsett: Tegnsett = "ascii"
    for i_biten in svarene(gjennomsyn.kjor, gjennomsyn.biter(), arbeidere):
        if i_biten is None:
            return None, tegnsett
        tegnsett = max(tegnsett, i_biten, key=_VIDEST.index)
    if tegnsett == "utf-8":  # a character is then more than a byte
        return None, tegnsett
    return Poster(data, antall, lengde, steg), tegnsett


class _Gjennomsyn:
    """Looks through the bytes, a bit of the file at a time."""

    def __init__(self, data: bytes | mmap, lengde: int, skift: bytes, lesing: Lesing) -> None:
        self._data, self._lengde, self._skift, self._lesing = data, lengde, skift, lesing
        steg = lengde + len(skift)
        self._per_stykke = max(1, STYKKE // steg) * steg

    def biter(self) -> Iterator[range]:
        """Where the pieces of each bit begin."""
        slutt, steg = len(self._data), self._per_stykke * STYKKER_PER_BIT
        for fra in range(0, slutt, steg):
            yield range(fra, min(fra + steg, slutt), self._per_stykke)

    def kjor(self, bit: range) -> Tegnsett | None:
        """The character set of a bit; None when some line is special."""
        tegnsett: Tegnsett = "ascii"
        for fra in bit:
            stykke = self._data[fra : fra + self._per_stykke]
            if not _er_tett(stykke, self._lengde, self._skift, self._lesing):
                return None
            tegnsett = videre(tegnsett, stykke)
            slipp(self._data, fra)
        return tegnsett


def _er_tett(stykke: bytes, lengde: int, skift: bytes, lesing: Lesing) -> bool:
    """True when each line end stands after ``lengde`` characters, and nothing else is special."""
    steg = lengde + len(skift)
    ventet = len(stykke) // steg
    for plass, tegn in enumerate(skift, lengde):
        ett = bytes((tegn,))
        if stykke[plass::steg] != ett * ventet or stykke.count(ett) != ventet:
            return False
    if len(skift) == 1 and b"\r" in stykke:
        return False
    if lesing.tab_er_feil and b"\t" in stykke:
        return False
    return not (lesing.fjern_blanke and _kan_ha_blanke(stykke[::steg]))


def _kan_ha_blanke(forste_tegn: bytes) -> bool:
    return any(bytes((tegn,)) in forste_tegn for tegn in range(33))
