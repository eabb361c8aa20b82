"""The records of a file, as bytes with one byte a character, at even distances."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mmap import mmap


@dataclass(frozen=True)
class Poster:
    """``antall`` records of ``lengde`` characters; record i begins at ``i * steg``.

    ``linjenumre`` tells an editor's line of each record, or is None when they are equal to the
    record numbers. ``tekster`` is there only when the file has characters above U+00FF: then the
    bytes hold stand-ins for them (A0 for spaces, else 1A), and texts must come from here. One
    "character" is a UTF-16 code unit, as in the control program in service.
    """

    data: bytes | mmap
    antall: int
    lengde: int
    steg: int = 0
    linjenumre: Sequence[int] | None = None
    tekster: Sequence[str] | None = None

    def linjenummer(self, rad: int) -> int:
        """The editor's line number of a record, from 1."""
        return rad + 1 if self.linjenumre is None else self.linjenumre[rad]

    def slipp(self, til_rad: int) -> None:
        """Lets go of a mapped file's pages up to a record: they are read again if asked for.

        Keeps the memory of a control far below the size of a large file.
        """
        if not isinstance(self.data, bytes) and hasattr(self.data, "madvise"):
            import mmap

            slutt = til_rad * self.steg // mmap.PAGESIZE * mmap.PAGESIZE
            if slutt:
                self.data.madvise(mmap.MADV_DONTNEED, 0, slutt)

    def bytes_av(self, rad: int) -> bytes:
        """One record's bytes."""
        fra = rad * self.steg
        return self.data[fra : fra + self.lengde]

    def tekst(self, rad: int, fra: int, lengde: int) -> str:
        """The raw text of a field (0-based start) of a record."""
        if self.tekster is not None:
            enheter = self.tekster[rad][fra : fra + lengde]
            return enheter.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
        start = rad * self.steg + fra
        return self.data[start : start + lengde].decode("latin-1")
