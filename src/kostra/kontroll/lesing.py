"""From bytes to records: character set, lines, record lengths. Source: common spec, 2 and 11.1.

UTF-8 is tried strictly; what isn't UTF-8 is ISO-8859-1. A byte order mark is taken off. When all
lines have the right length, the records are used where they lie, without a copy and in one pass;
else the file is read line by line (:mod:`kostra.kontroll.linjelesing`). No more than a piece of it
is ever held as text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kostra.kontroll.linjelesing import (
    Linjeleser,
    Tegnsett,
    del_i_linjer,
    som_tekst,
    stykker,
    videre,
)
from kostra.kontroll.linjenumre import GalLinje
from kostra.kontroll.poster import Poster
from kostra.kontroll.tett import tette_poster
from kostra.skjema.modell import Lesing

if TYPE_CHECKING:
    from mmap import mmap

#: Mapped files up to this size are copied in memory, larger ones to disk.
I_MINNET = 64 << 20
BOM = b"\xef\xbb\xbf"
#: The name of each in a report.
_NAVN: dict[Tegnsett, str] = {"ascii": "UTF-8", "utf-8": "UTF-8", "latin-1": "ISO-8859-1"}

__all__ = ["BOM", "GalLinje", "Lest", "les", "linjer"]


@dataclass(frozen=True)
class Lest:
    """What the bytes hold. ``poster`` is None when some line is wrong (``gale``)."""

    antall_tegn: int
    antall_poster: int
    tegnsett: str
    poster: Poster | None
    gale: Sequence[GalLinje] = ()


def les(innhold: bytes | mmap, lesing: Lesing, recordlengde: int, *, arbeidere: int = 1) -> Lest:
    """Reads a file's bytes as records of that length, an even file by that many processes.

    Raises OSError when records of a mapped file must be copied, and there is no temporary room, and
    ChildProcessError if a process is killed.
    """
    start = len(BOM) if innhold[: len(BOM)] == BOM else 0
    if start and isinstance(innhold, bytes):
        innhold, fra = innhold[start:], 0
    else:
        fra = start
    merke = " (BOM)" if start else ""
    if not fra:
        poster, tegnsett = tette_poster(innhold, recordlengde, lesing, arbeidere=arbeidere)
        if poster is not None:
            return Lest(len(innhold), poster.antall, _NAVN[tegnsett] + merke, poster)
    tegnsett = _tegnsett(innhold, fra)
    i_minnet = isinstance(innhold, bytes) or len(innhold) <= I_MINNET
    leser = Linjeleser(lesing, recordlengde, i_minnet=i_minnet)
    for stykke in stykker(innhold, fra):
        leser.ta(som_tekst(stykke, tegnsett))
    return Lest(
        leser.antall_tegn, leser.antall_poster, _NAVN[tegnsett] + merke, leser.poster(), leser.gale
    )


def linjer(innhold: bytes, lesing: Lesing) -> tuple[str, Iterator[tuple[int, str]]]:
    """The character set, and number and text of every line that counts, whatever its length.

    A character is a UTF-16 code unit, as in a record.
    """
    data = innhold.removeprefix(BOM)
    tegnsett = _tegnsett(data, 0)
    return _NAVN[tegnsett], del_i_linjer(som_tekst(data, tegnsett), lesing)


def _tegnsett(innhold: bytes | mmap, fra: int) -> Tegnsett:
    tegnsett: Tegnsett = "ascii"
    for stykke in stykker(innhold, fra):  # a line end is never part of a character
        tegnsett = videre(tegnsett, stykke)
        if tegnsett == "latin-1":
            break
    return tegnsett
