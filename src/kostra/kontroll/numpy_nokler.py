"""The keys of a whole file, hashed to 64 bits: which rows share theirs with another?

Up to ``I_MINNET`` keys are kept in memory. More are written to a temporary file without a name, in
parts by the key's value, and each part is looked through alone: memory doesn't grow with the file.
"""

from __future__ import annotations

import tempfile
from array import array
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import IO, Any

import numpy as np

#: Keys kept in memory: 16 bytes each, and some five times that while they are looked through.
I_MINNET = 2_000_000
_DELER = 256
#: Rows that share their keys are handed on some so many at a time, but for those of one key: their
#: records are held, and with fewer at a time each would have to be fetched from a page of its own.
I_DELEN = 400_000
_U = np.uint64
_SPRE = _U(0x9E3779B97F4A7C15)


class NumpyNokler:
    """Gathers rows and hashed keys of block after block."""

    def __init__(self) -> None:
        self._rader: list[Any] = []
        self._nokler: list[Any] = []
        self._antall = 0
        self._fil: IO[bytes] | None = None
        self._lagt_ut: list[Any] = []

    def legg_til(self, del_: tuple[Any, Any]) -> None:
        """Adds a block's row numbers and keys. Raises OSError when the disk is full."""
        rader, nokler = del_
        self._rader.append(rader)
        self._nokler.append(nokler)
        self._antall += rader.size
        if self._antall > I_MINNET:
            self._legg_ut()

    def deler(self) -> Iterator[Sequence[int]]:
        """Row numbers whose hashed key occurs more than once, to be compared as texts.

        Rows with the same key are in the same part; within a part they are in order.
        Raises OSError when the disk is full.
        """
        if self._fil is None:
            return _delt_opp(*_delte(*self._i_minnet()))
        self._legg_ut()
        return self._fra_filen(self._fil)

    def _fra_filen(self, fil: IO[bytes]) -> Iterator[Sequence[int]]:
        with fil:
            samlet: list[tuple[Any, Any]] = []
            for nr in range(_DELER):
                samlet.append(_delte(*self._les(nr)))
                if nr == _DELER - 1 or sum(rader.size for rader, _ in samlet) >= I_DELEN:
                    yield from _delt_opp(*map(np.concatenate, zip(*samlet, strict=True)))
                    samlet = []

    def _i_minnet(self) -> tuple[Any, Any]:
        if not self._rader:
            return np.empty(0, np.int64), np.empty(0, _U)
        rader, nokler = np.concatenate(self._rader), np.concatenate(self._nokler)
        self._rader, self._nokler, self._antall = [], [], 0
        return rader, nokler

    def _legg_ut(self) -> None:
        """Writes what is in memory, part after part: a pair (row, key) is 16 bytes."""
        if self._fil is None:
            self._fil = tempfile.TemporaryFile()  # noqa: SIM115  # closed by deler()
        rader, nokler = self._i_minnet()
        del_ = ((nokler * _SPRE) >> _U(56)).astype(np.uint8)
        rekkefolge = np.argsort(del_, kind="stable")
        par = np.empty((rader.size, 2), _U)
        par[:, 0], par[:, 1] = rader[rekkefolge], nokler[rekkefolge]
        grenser = np.zeros(_DELER + 1, np.int64)
        np.cumsum(np.bincount(del_, minlength=_DELER), out=grenser[1:])
        self._lagt_ut.append(self._fil.tell() + grenser * 16)
        self._fil.write(par.data)

    def _les(self, nr: int) -> tuple[Any, Any]:
        assert self._fil is not None
        biter = []
        for grenser in self._lagt_ut:
            self._fil.seek(int(grenser[nr]))
            biter.append(self._fil.read(int(grenser[nr + 1] - grenser[nr])))
        par = np.frombuffer(b"".join(biter), _U).reshape(-1, 2)
        return par[:, 0].astype(np.int64), par[:, 1]


def _delte(rader: Any, nokler: Any) -> tuple[Any, Any]:
    """The rows whose key is among the others', and their keys."""
    if not rader.size:
        return rader, nokler
    # few keys share their low bits with another: only those are sorted
    bit = min(22, nokler.size.bit_length() + 4)
    lavt = (nokler & _U((1 << bit) - 1)).astype(np.intp)
    mulige = np.flatnonzero(np.bincount(lavt)[lavt] > 1)
    utvalg = nokler[mulige]
    sortert = np.sort(utvalg)
    like = sortert[1:][sortert[1:] == sortert[:-1]]
    if not like.size:
        return rader[:0], nokler[:0]
    plass = np.minimum(np.searchsorted(like, utvalg), like.size - 1)
    mulige = mulige[like[plass] == utvalg]
    return rader[mulige], nokler[mulige]


def _delt_opp(rader: Any, nokler: Any) -> Iterator[Sequence[int]]:
    """In parts by key, so that what is held of each row is held of few at a time."""
    antall = max(1, round(rader.size / I_DELEN))
    del_ = (nokler * _SPRE >> _U(16)) % _U(antall)
    rekkefolge = np.argsort(del_, kind="stable")
    grenser = np.searchsorted(del_[rekkefolge], np.arange(antall + 1, dtype=_U))
    for fra, til in pairwise(grenser.tolist()):
        if fra < til:
            yield array("q", np.sort(rader[rekkefolge[fra:til]]).tobytes())
