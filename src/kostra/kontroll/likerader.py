"""Rows with keys, gathered from a whole file, of which those with equal keys are handed on.

Up to ``I_MINNET`` rows are kept in memory. Where the file itself lies on the disk, more are put in a
temporary file without a name there, so that memory doesn't grow with the file: of each row 8 bytes
are kept, and some five times that while they are looked through.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import IO, Any, Final

#: A row that takes part: its key, its line, and the values that are needed afterwards.
Likerad = tuple[tuple[str, ...], int, tuple[Any, ...]]
#: Rows that are kept in memory, and rows of equal keys that are fetched at a time.
I_MINNET: Final = 50_000


class Likerader:
    """Gathers rows in the order of the file. ``paa_disk``: they may be put there."""

    def __init__(self, *, paa_disk: bool) -> None:
        self._paa_disk = paa_disk
        self._rader: list[Likerad] = []
        self._fil: IO[bytes] | None = None
        self._sum = array("q")  # of the key of each row in the file
        self._bunker: list[tuple[int, int]] = []  # of each write: its place, and its first row

    def legg_til(self, rader: Iterable[Likerad]) -> None:
        """Adds rows. Raises OSError when the disk is full."""
        self._rader += rader
        if self._paa_disk and len(self._rader) > I_MINNET:
            self._legg_ut()

    def grupper(self) -> Iterator[list[Likerad]]:
        """The rows with the same key, where there are several, in the order of the first of them.

        Raises OSError when the disk is full.
        """
        if self._fil is None:
            yield from _grupper(self._rader)
            return
        self._legg_ut()
        for summer in self._deler():
            yield from _grupper(self._hent(self._fil, summer))

    def lukk(self) -> None:
        """Lets go of the file."""
        if self._fil is not None:
            self._fil.close()

    def _legg_ut(self) -> None:
        # only a large file pays for importing them
        import pickle
        import tempfile

        if self._fil is None:
            self._fil = tempfile.TemporaryFile()  # noqa: SIM115  # closed by lukk()
        self._bunker.append((self._fil.tell(), len(self._sum)))
        self._fil.write(pickle.dumps(self._rader, 5))
        self._sum.extend(hash(nokkel) for nokkel, _, _ in self._rader)
        self._rader = []

    def _deler(self) -> Iterator[set[int]]:
        """The sums that several rows have, in the order of the first of these, some at a time."""
        delte = {a for a, b in pairwise(sorted(self._sum)) if a == b}
        del_: set[int] = set()
        rader = 0
        for sum_, antall in Counter(s for s in self._sum if s in delte).items():
            del_.add(sum_)
            rader += antall
            if rader >= I_MINNET:
                yield del_
                del_, rader = set(), 0
        if del_:
            yield del_

    def _hent(self, fil: IO[bytes], summer: set[int]) -> Iterator[Likerad]:
        """The rows that have one of these sums."""
        import pickle

        slutt = [forste for _, forste in self._bunker[1:]] + [len(self._sum)]
        for (plass, forste), etter in zip(self._bunker, slutt, strict=True):
            hvilke = [nr for nr in range(forste, etter) if self._sum[nr] in summer]
            if hvilke:
                fil.seek(plass)
                rader = pickle.load(fil)  # noqa: S301  # written by this process
                yield from (rader[nr - forste] for nr in hvilke)


def _grupper(rader: Iterable[Likerad]) -> Iterator[list[Likerad]]:
    funnet: dict[tuple[str, ...], list[Likerad]] = {}
    for rad in rader:
        funnet.setdefault(rad[0], []).append(rad)
    yield from (gruppe for gruppe in funnet.values() if len(gruppe) > 1)
