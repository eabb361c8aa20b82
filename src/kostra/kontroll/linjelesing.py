"""The slow way to records: line by line, a piece of the file at a time.

The records are copied to lie evenly: in memory, or for a large mapped file, which may be larger
than the memory, to a temporary file without a name, from which they are mapped.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from typing import IO, TYPE_CHECKING, Literal

from kostra.felt import er_blank
from kostra.kontroll.linjenumre import GaleLinjer, Linjenumre
from kostra.kontroll.poster import Poster, slipp
from kostra.skjema.modell import Lesing

if TYPE_CHECKING:
    from mmap import mmap

Tegnsett = Literal["ascii", "utf-8", "latin-1"]
STYKKE = 1 << 20
_ALLE_LINJESKIFT = re.compile("\r\n|\r|\n")
_BLANKE_OG_STYRETEGN = "".join(map(chr, range(33)))
_STEDFORTREDER = "\x1a"


def stykker(innhold: bytes | mmap, fra: int) -> Iterator[bytes]:
    """The bytes in pieces that end with a line feed, but for the last."""
    slutt = len(innhold)
    while fra < slutt:
        til = fra + STYKKE
        if til < slutt:
            til = innhold.find(b"\n", til - 1) + 1 or slutt
        yield innhold[fra:til]
        slipp(innhold, fra)
        fra = til


def videre(hittil: Tegnsett, stykke: bytes) -> Tegnsett:
    """The character set of a file, when this piece comes after those so far."""
    if hittil == "latin-1" or stykke.isascii():
        return hittil
    try:
        stykke.decode("utf-8")
    except UnicodeDecodeError:
        return "latin-1"
    return "utf-8"


def som_tekst(stykke: bytes, tegnsett: Tegnsett) -> str:
    """The text, a character being a UTF-16 code unit."""
    tekst = stykke.decode(tegnsett)
    if not tekst.isascii() and max(tekst) > "\uffff":
        enheter = memoryview(tekst.encode("utf-16-le")).cast("H")
        return "".join(map(chr, enheter))
    return tekst


def del_i_linjer(tekst: str, lesing: Lesing) -> Iterator[tuple[int, str]]:
    """Physical line number (from 1) and text of each line that is a record."""
    return _som_poster(_deler(tekst, lesing), lesing, 1)


def _deler(tekst: str, lesing: Lesing) -> list[str]:
    return _ALLE_LINJESKIFT.split(tekst) if lesing.alle_linjeskift else tekst.split("\n")


def _som_poster(deler: list[str], lesing: Lesing, fra: int) -> Iterator[tuple[int, str]]:
    fjern = _BLANKE_OG_STYRETEGN if lesing.fjern_blanke else ""
    for nummer, del_ in enumerate(deler, fra):
        linje = del_.strip("\r")
        if linje.strip(fjern) if fjern else linje:
            yield nummer, linje


class Linjeleser:
    """Takes the text of a file piece by piece; each but the last ends with a line feed."""

    def __init__(self, lesing: Lesing, recordlengde: int, *, i_minnet: bool) -> None:
        self.antall_tegn = self.antall_poster = 0
        self.gale = GaleLinjer()
        self._lesing, self._lengde, self._i_minnet = lesing, recordlengde, i_minnet
        self._lager = _lager(i_minnet)
        self._numre = Linjenumre()
        self._tekster: dict[int, str] = {}
        self._linje = 1

    def ta(self, tekst: str) -> None:
        """Adds a piece."""
        self.antall_tegn += len(tekst)
        deler = _deler(tekst, self._lesing)
        if not deler[-1]:  # what follows the last line end is the beginning of the next piece
            deler.pop()
        biter = []
        for nummer, linje in _som_poster(deler, self._lesing, self._linje):
            har_tab = "\t" in linje
            if len(linje) != self._lengde or (har_tab and self._lesing.tab_er_feil):
                self.gale.legg_til(self.antall_poster + 1, nummer, len(linje), har_tab)
            elif not self.gale:
                self._numre.legg_til(nummer)
                biter.append(linje if linje.isascii() else self._i_latin1(linje))
            self.antall_poster += 1
        self._linje += len(deler)
        if biter:
            biter.append("")
            self._lager.write("\n".join(biter).encode("latin-1"))

    def _i_latin1(self, linje: str) -> str:
        if max(linje) <= "\xff":
            return linje
        self._tekster[self.antall_poster] = linje
        return re.sub("[^\x00-\xff]", _stedfortreder, linje)

    def poster(self) -> Poster | None:
        """The records, or None when a line is wrong."""
        with self._lager as lager:
            if self.gale:
                return None
            lager.flush()
            return Poster(
                lager.getvalue() if isinstance(lager, BytesIO) else _avbildet(lager),
                antall=self.antall_poster,
                lengde=self._lengde,
                steg=self._lengde + 1,
                linjenumre=self._numre if self._numre.hopper else None,
                tekster=self._tekster or None,
            )


def _stedfortreder(treff: re.Match[str]) -> str:
    """One byte for a character that has none: blank stays blank, the rest is no letter or digit."""
    return "\xa0" if er_blank(treff[0]) else _STEDFORTREDER


def _lager(i_minnet: bool) -> IO[bytes]:
    if i_minnet:
        return BytesIO()
    import tempfile

    return tempfile.TemporaryFile()  # closed by Linjeleser.poster


def _avbildet(fil: IO[bytes]) -> bytes | mmap:
    import mmap

    if not fil.tell():
        return b""
    return mmap.mmap(fil.fileno(), 0, access=mmap.ACCESS_READ)
