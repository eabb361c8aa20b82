"""A chain in a file that only grows: one event per line, in canonical form.

A line counts when its line feed is there. What a crash left without one was never confirmed to
anyone: readers pass over it, and the next writer completes it if it is a whole event, or cuts it.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from io import FileIO
from pathlib import Path
from typing import Final

from kostra.kjede.feil import UleseligHendelse
from kostra.kjede.fillaas import laast
from kostra.kjede.kanonisk import les_linje, skriv_linje
from kostra.kjede.lager import Lager, Transaksjon
from kostra.kjede.lenke import folger
from kostra.kjede.modell import Hendelse

_MAKS_LINJE: Final = 1 << 16  # what the guard lets in stays far below


class Fillager:
    """A chain in one file, made when first written to, readable by its owner alone.

    Threads and processes may write at the same time; they take turns.
    """

    def __init__(self, sti: Path) -> None:
        self._sti = sti

    @contextmanager
    def transaksjon(self) -> Iterator[Lager]:
        """One writer at a time. Events are on the disk when the block ends, or, if it raises, none.

        Not to be nested: the inner block would wait for the outer one.

        Raises:
            UleseligHendelse: the last line is not an event, so nothing can follow it.
            OSError: the file can't be written.
        """
        ny = not self._sti.exists()
        with FileIO(self._sti, "ab+", opener=_bare_eier) as fil, laast(fil.fileno()):
            if ny:
                sikre_mappe(self._sti.parent)
            aapen = Transaksjon(_ryddet_siste(fil), self.les)
            try:
                yield aapen
            except BaseException:
                aapen.lukk()
                raise
            _legg_til(fil, aapen.lukk())

    def les(self, fra: int = 1, til: int | None = None) -> Iterator[Hendelse]:
        """As :meth:`Lager.les`. An event's place is its line, whatever number it says it has.

        An empty chain if there is no file.
        """
        try:
            fil = self._sti.open("rb")
        except FileNotFoundError:
            return
        plass = 0
        with fil:
            while (til is None or plass < til) and (linje := fil.readline(_MAKS_LINJE)):
                plass += 1
                if not linje.endswith(b"\n"):
                    if len(linje) == _MAKS_LINJE:
                        raise UleseligHendelse
                    return
                if plass >= fra:
                    yield les_linje(linje[:-1])


def _bare_eier(sti: str, flagg: int) -> int:
    return os.open(sti, flagg, 0o600)


def sikre_mappe(mappe: Path) -> None:
    """Makes a new file's name durable. Windows can't open a folder, and does it itself."""
    if os.name != "nt":
        fd = os.open(mappe, os.O_RDONLY)
        try:
            os.fsync(fd)
        finally:
            os.close(fd)


def _ryddet_siste(fil: FileIO) -> Hendelse | None:
    """The last event, after what a crash left at the end has been completed or cut."""
    lengde = fil.seek(0, os.SEEK_END)
    fil.seek(max(0, lengde - 2 * _MAKS_LINJE))
    linjer = (fil.read() or b"").split(b"\n")
    rest = linjer.pop()
    if not linjer and lengde > len(rest):  # no line this long was ever written
        raise UleseligHendelse
    siste = les_linje(linjer[-1]) if linjer else None
    if not rest:
        return siste
    hel = _hel_hendelse(rest, siste)
    if hel is None:
        fil.truncate(lengde - len(rest))
        return siste
    _skriv_alt(fil, b"\n")
    return hel


def _hel_hendelse(rest: bytes, siste: Hendelse | None) -> Hendelse | None:
    try:
        hendelse = les_linje(rest)
    except UleseligHendelse:
        return None
    return hendelse if folger(siste, hendelse) else None


def _legg_til(fil: FileIO, hendelser: Sequence[Hendelse]) -> None:
    if hendelser:
        _skriv_alt(fil, b"".join(skriv_linje(hendelse) + b"\n" for hendelse in hendelser))


def _skriv_alt(fil: FileIO, data: bytes) -> None:
    """Writes and waits for the disk. All of it, or (disk full) nothing and OSError."""
    lengde = fil.seek(0, os.SEEK_END)
    try:
        rest = memoryview(data)
        while rest:
            rest = rest[fil.write(rest) or 0 :]
        os.fsync(fil.fileno())
    except OSError:
        fil.truncate(lengde)
        raise
