"""The records of a file, as bytes with one byte a character, at even distances."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mmap import mmap


#: Each record read here and there may bring 64 kB of a mapped file into memory.
LES_FOR_SLIPP = 1000


def slipp(data: bytes | bytearray | mmap, til: int) -> None:
    """Lets go of a mapped file's pages up to a byte: they are read again if asked for.

    Keeps the memory of a control far below the size of a large file.
    """
    if not isinstance(data, bytes) and hasattr(data, "madvise"):
        import mmap

        slutt = til // mmap.PAGESIZE * mmap.PAGESIZE
        if slutt:
            data.madvise(mmap.MADV_DONTNEED, 0, slutt)


@dataclass(frozen=True)
class Poster:
    """``antall`` records of ``lengde`` characters; record i begins at ``i * steg``.

    ``linjenumre`` tells an editor's line of each record, or is None when they are equal to the
    record numbers. ``tekster`` are the records with characters above U+00FF, by row: the bytes hold
    stand-ins for these (A0 for spaces, else 1A), and their texts must come from here. One
    "character" is a UTF-16 code unit, as in the control program in service.

    ``numre``: the row in the file of each record, when these are picked from it; ``linjenumre`` are
    the file's.
    """

    data: bytes | bytearray | mmap
    antall: int
    lengde: int
    steg: int = 0
    linjenumre: Sequence[int] | None = None
    tekster: Mapping[int, str] | None = None
    numre: Sequence[int] | None = None

    def nummer(self, rad: int) -> int:
        """Which record of the file it is, from 0."""
        return rad if self.numre is None else self.numre[rad]

    def linjenummer(self, rad: int) -> int:
        """The editor's line number of a record, from 1."""
        nummer = self.nummer(rad)
        return nummer + 1 if self.linjenumre is None else self.linjenumre[nummer]

    def slipp(self, til_rad: int) -> None:
        """Lets go of a mapped file's pages up to a record; see :func:`slipp`."""
        slipp(self.data, til_rad * self.steg)

    def bytes_av(self, rad: int) -> bytes:
        """One record's bytes."""
        fra = rad * self.steg
        return bytes(self.data[fra : fra + self.lengde])

    def tekst(self, rad: int, fra: int, lengde: int) -> str:
        """The raw text of a field (0-based start) of a record."""
        if self.tekster is not None and rad in self.tekster:
            enheter = self.tekster[rad][fra : fra + lengde]
            return enheter.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
        start = rad * self.steg + fra
        return self.data[start : start + lengde].decode("latin-1")

    def strom(self, rader: Sequence[int], fra: int, lengde: int) -> Iterator[str]:
        """The raw texts of a field of these records, however many."""
        for antall, rad in enumerate(rader, 1):
            yield self.tekst(rad, fra, lengde)
            if antall % LES_FOR_SLIPP == 0:
                self.slipp(self.antall)

    def kolonne(self, rader: Sequence[int], fra: int, lengde: int) -> list[str]:
        """The raw texts of a field of these records."""
        if self.tekster is not None:
            return [self.tekst(rad, fra, lengde) for rad in rader]
        data, steg = self.data, self.steg
        starter = [rad * steg + fra for rad in rader]
        return [str(data[start : start + lengde], "latin-1") for start in starter]
