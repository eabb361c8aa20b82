"""Which lines are records and which are wrong, in little memory however many there are."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import overload


@dataclass(frozen=True, slots=True)
class GalLinje:
    """A line of the wrong length, or with a TAB. Numbers from 1; length in characters."""

    postnummer: int
    linjenummer: int
    lengde: int
    har_tab: bool


class GaleLinjer(Sequence[GalLinje]):
    """The wrong lines of a file, 24 bytes each."""

    def __init__(self) -> None:
        self._poster, self._linjer, self._lengder = array("q"), array("q"), array("q")

    def legg_til(self, postnummer: int, linjenummer: int, lengde: int, har_tab: bool) -> None:
        """Adds a line."""
        self._poster.append(postnummer)
        self._linjer.append(linjenummer)
        self._lengder.append(2 * lengde + har_tab)

    def __len__(self) -> int:
        return len(self._poster)

    @overload
    def __getitem__(self, nr: int) -> GalLinje: ...
    @overload
    def __getitem__(self, nr: slice) -> list[GalLinje]: ...
    def __getitem__(self, nr: int | slice) -> GalLinje | list[GalLinje]:
        if isinstance(nr, slice):
            return [self[i] for i in range(*nr.indices(len(self)))]
        lengde = self._lengder[nr]
        return GalLinje(self._poster[nr], self._linjer[nr], lengde >> 1, bool(lengde & 1))


class Linjenumre(Sequence[int]):
    """The editor's line of each record, kept as the places where lines are left out."""

    def __init__(self) -> None:
        self._fra, self._linje = array("q"), array("q")
        self._antall, self._neste = 0, 0

    def legg_til(self, linje: int) -> None:
        """Adds the line of the next record."""
        if linje != self._neste:
            self._fra.append(self._antall)
            self._linje.append(linje)
        self._antall, self._neste = self._antall + 1, linje + 1

    @property
    def hopper(self) -> bool:
        """False when record numbers and line numbers are the same."""
        return self._neste != self._antall + 1

    def __len__(self) -> int:
        return self._antall

    @overload
    def __getitem__(self, rad: int) -> int: ...
    @overload
    def __getitem__(self, rad: slice) -> list[int]: ...
    def __getitem__(self, rad: int | slice) -> int | list[int]:
        if isinstance(rad, slice):
            return [self[i] for i in range(*rad.indices(self._antall))]
        i = bisect_right(self._fra, rad) - 1
        return self._linje[i] + rad - self._fra[i]
