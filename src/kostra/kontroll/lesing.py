"""From bytes to records: character set, lines, record lengths. Source: common spec, 2 and 11.1.

UTF-8 is tried strictly; what isn't UTF-8 is ISO-8859-1. A byte order mark is taken off. When all
lines have the right length, the records are used where they lie, without a copy.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kostra.felt import er_blank
from kostra.kontroll.poster import Poster
from kostra.skjema.modell import Lesing

if TYPE_CHECKING:
    from mmap import mmap

BOM = b"\xef\xbb\xbf"
_ALLE_LINJESKIFT = re.compile("\r\n|\r|\n")
_BLANKE_OG_STYRETEGN = "".join(map(chr, range(33)))
_STEDFORTREDER = "\x1a"


@dataclass(frozen=True, slots=True)
class GalLinje:
    """A line of the wrong length, or with a TAB. Numbers from 1; length in characters."""

    postnummer: int
    linjenummer: int
    lengde: int
    har_tab: bool


@dataclass(frozen=True)
class Lest:
    """What the bytes hold. ``poster`` is None when some line is wrong (``gale``)."""

    antall_tegn: int
    antall_poster: int
    tegnsett: str
    poster: Poster | None
    gale: Sequence[GalLinje] = ()


def les(innhold: bytes | mmap, lesing: Lesing, recordlengde: int) -> Lest:
    """Reads a file's bytes as records of that length."""
    med_bom = innhold[: len(BOM)] == BOM
    data = bytes(innhold[len(BOM) :]) if med_bom else innhold
    tekst, tegnsett = None, "UTF-8"
    if not _er_ascii(data):
        data = bytes(data)
        tekst, tegnsett = _dekod(data)
    if med_bom:
        tegnsett += " (BOM)"
    if tekst is None:
        tett = _tett(data, recordlengde, lesing)
        if tett is not None:
            return Lest(len(data), tett.antall, tegnsett, tett)
        tekst = bytes(data).decode("latin-1")
    return _linjevis(tekst, tegnsett, lesing, recordlengde)


def linjer(innhold: bytes, lesing: Lesing) -> tuple[str, Iterator[tuple[int, str]]]:
    """The character set, and number and text of every line that counts, whatever its length.

    A character is a UTF-16 code unit, as in a record.
    """
    data = innhold.removeprefix(BOM)
    tekst, tegnsett = _dekod(data)
    return tegnsett, _linjer(data.decode("latin-1") if tekst is None else tekst, lesing)


def _er_ascii(innhold: bytes | mmap) -> bool:
    if isinstance(innhold, bytes):
        return innhold.isascii()
    bit = 1 << 24
    return all(innhold[i : i + bit].isascii() for i in range(0, len(innhold), bit))


def _dekod(data: bytes) -> tuple[str | None, str]:
    """The text if it is UTF-8, in UTF-16 code units; else None: the bytes are ISO-8859-1."""
    try:
        tekst = data.decode("utf-8")
    except UnicodeDecodeError:
        return None, "ISO-8859-1"
    if not tekst.isascii() and max(tekst) > "\uffff":
        tekst = _kodeenheter(tekst.encode("utf-16-le"))
    return tekst, "UTF-8"


def _kodeenheter(utf16: bytes) -> str:
    enheter = memoryview(utf16).cast("H")
    return "".join(map(chr, enheter))


# --- the fast way: every line has the right length, and nothing else is in the file


def _tett(data: bytes | mmap, lengde: int, lesing: Lesing) -> Poster | None:
    """The records where they lie, or None when some line is special in any way."""
    cr = data[lengde : lengde + 1] == b"\r"
    steg = lengde + (2 if cr else 1)
    antall, over = divmod(len(data), steg)
    if over == lengde:  # the last line has no line end
        antall += 1
    elif over or not antall:
        return None
    if not _riktige_skift(data, antall - (1 if over else 0), lengde, steg, cr):
        return None
    if lesing.tab_er_feil and data.find(b"\t") >= 0:
        return None
    if lesing.fjern_blanke and _kan_ha_blanke(data, steg):
        return None
    return Poster(data, antall, lengde, steg)


def _riktige_skift(data: bytes | mmap, ventet: int, lengde: int, steg: int, cr: bool) -> bool:
    """True when there are that many line ends, each after ``lengde`` characters, and no other."""
    lf = data[steg - 1 :: steg]
    if lf != b"\n" * ventet or _antall(data, b"\n") != ventet:
        return False
    if not cr:
        return data.find(b"\r") < 0
    skift = data[lengde::steg]
    return skift == b"\r" * ventet and _antall(data, b"\r") == ventet


def _antall(data: bytes | mmap, tegn: bytes) -> int:
    if isinstance(data, bytes):
        return data.count(tegn)
    bit = 1 << 24
    return sum(data[i : i + bit].count(tegn) for i in range(0, len(data), bit))


def _kan_ha_blanke(data: bytes | mmap, steg: int) -> bool:
    forste_tegn = data[::steg]
    return any(bytes([tegn]) in forste_tegn for tegn in range(33))


# --- the slow way: line by line


def _linjevis(tekst: str, tegnsett: str, lesing: Lesing, recordlengde: int) -> Lest:
    linjer = list(_linjer(tekst, lesing))
    gale = [
        GalLinje(post, nummer, len(linje), "\t" in linje)
        for post, (nummer, linje) in enumerate(linjer, 1)
        if len(linje) != recordlengde or (lesing.tab_er_feil and "\t" in linje)
    ]
    poster = None if gale else _samlet(linjer, recordlengde)
    return Lest(len(tekst), len(linjer), tegnsett, poster, gale)


def _linjer(tekst: str, lesing: Lesing) -> Iterator[tuple[int, str]]:
    """Physical line number and text of each record."""
    deler = _ALLE_LINJESKIFT.split(tekst) if lesing.alle_linjeskift else tekst.split("\n")
    fjern = _BLANKE_OG_STYRETEGN if lesing.fjern_blanke else ""
    for nummer, del_ in enumerate(deler, 1):
        linje = del_.strip("\r")
        if linje.strip(fjern) if fjern else linje:
            yield nummer, linje


def _samlet(linjer: list[tuple[int, str]], lengde: int) -> Poster:
    tekster = [linje for _, linje in linjer]
    samlet = "".join(tekster)
    eksotisk = bool(samlet) and not samlet.isascii() and max(samlet) > "\xff"
    if eksotisk:
        samlet = re.sub("[^\x00-\xff]", _stedfortreder, samlet)
    return Poster(
        samlet.encode("latin-1"),
        antall=len(linjer),
        lengde=lengde,
        steg=lengde,
        linjenumre=[nummer for nummer, _ in linjer],
        tekster=tekster if eksotisk else None,
    )


def _stedfortreder(treff: re.Match[str]) -> str:
    """One byte for a character that has none: blank stays blank, the rest is no letter or digit."""
    return "\xa0" if er_blank(treff[0]) else _STEDFORTREDER
