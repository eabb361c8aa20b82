"""Records with equal keys, as NumPy columns: fetched from the file once, close together."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from kostra.kontroll.like import Grupper, Gruppert, LikeSvar, andre, ulike_tekster
from kostra.kontroll.modell import Liste
from kostra.kontroll.poster import LES_FOR_SLIPP, Poster
from kostra.kontroll.uttrykk import Uttrykk

#: Records that are held at a time. More of them have the same key, and are looked at where they lie.
I_MINNET = 600_000


def grupper(poster: Poster, nokkel: tuple[Uttrykk, ...], rader: Sequence[int]) -> Gruppert:
    """The groups of one key among these rows, which are in order."""
    # where bytes stand in for characters, they may be equal without the texts being so
    if len(rader) > I_MINNET or poster.tekster is not None:
        return Grupper(poster, nokkel, rader)
    return NumpyGrupper(_utvalg(poster, rader), nokkel)


class NumpyGrupper:
    """Groups among all the records of ``poster``, as columns: a :class:`Gruppert`."""

    def __init__(self, poster: Poster, nokkel: tuple[Uttrykk, ...]) -> None:
        self.poster = poster
        self._gruppe = np.zeros(poster.antall, np.int64)
        for ord_ in self._som_tall(nokkel):
            _, del_ = np.unique(ord_, return_inverse=True)
            _, forste, self._gruppe, antall = np.unique(
                self._gruppe * (del_.max(initial=0) + 1) + del_,
                return_index=True, return_inverse=True, return_counts=True,
            )  # fmt: skip
        self._forste, self._antall = forste[self._gruppe], antall[self._gruppe]
        medlemmer = np.flatnonzero(self._antall > 1)
        etter_gruppe = np.argsort(self._forste[medlemmer], kind="stable")
        self.rader: Sequence[int] = medlemmer[etter_gruppe].tolist()
        self._ulike_av: dict[int, Any] = {}
        self._andre_av: dict[int, dict[int, dict[str, None]]] = {}

    def forste(self, rad: int) -> int:
        """As :meth:`Gruppert.forste`."""
        return int(self._forste[rad])

    def svar(self, rader: Sequence[int]) -> LikeSvar:
        """As :meth:`Gruppert.svar`."""
        hvilke = np.asarray(rader, np.intp)
        return LikeSvar(
            flere=(self._antall[hvilke] > 1).tolist(),
            forste=(self._forste[hvilke] == hvilke).tolist(),
            antall=self._antall[hvilke].tolist(),
            ulike=lambda felt: self._ulike(felt, hvilke),
            andre=lambda felt: self._andre(felt, rader),
        )

    def _som_tall(self, nokkel: tuple[Uttrykk, ...]) -> Any:
        """The key's characters, eight at a time."""
        felt = np.concatenate([self._vindu(n) for n in nokkel], axis=1)
        fylt = np.pad(felt, ((0, 0), (0, -felt.shape[1] % 8)))
        return np.ascontiguousarray(fylt).view(np.uint64).T

    def _vindu(self, felt: Uttrykk) -> Any:
        poster, (fra, lengde) = self.poster, felt.ledd
        return np.ndarray((poster.antall, lengde), np.uint8, poster.data, fra, (poster.steg, 1))

    def _ulike(self, felt: Uttrykk, hvilke: Any) -> list[bool]:
        if id(felt) not in self._ulike_av:
            vindu = self._vindu(felt)
            grupper = np.zeros(self._gruppe.max(initial=0) + 1, np.bool_)
            grupper[self._gruppe[(vindu != vindu[self._forste]).any(axis=1)]] = True
            self._ulike_av[id(felt)] = grupper
        svar: list[bool] = self._ulike_av[id(felt)][self._gruppe[hvilke]].tolist()
        return svar

    def _andre(self, felt: Uttrykk, rader: Sequence[int]) -> list[Liste]:
        av_gruppe = self._andre_av.setdefault(id(felt), {})
        svar = []
        for rad in rader:
            forste = self.forste(rad)
            if forste not in av_gruppe:
                medlemmer = np.flatnonzero(self._forste == forste).tolist()
                av_gruppe[forste] = ulike_tekster(self.poster, felt, medlemmer)
            svar.append(andre(self.poster, felt, rad, av_gruppe[forste]))
        return svar


def _utvalg(poster: Poster, rader: Sequence[int]) -> Poster:
    data = bytearray(len(rader) * poster.lengde)
    ut = np.frombuffer(data, np.uint8).reshape(len(rader), poster.lengde)
    alle = np.frombuffer(poster.data, np.uint8)
    vindu = np.ndarray((poster.antall, poster.lengde), np.uint8, alle, 0, (poster.steg, 1))
    hvilke = np.asarray(rader, np.intp)
    for fra in range(0, len(rader), LES_FOR_SLIPP):
        ut[fra : fra + LES_FOR_SLIPP] = vindu[hvilke[fra : fra + LES_FOR_SLIPP]]
        poster.slipp(poster.antall)
    return Poster(data, len(rader), poster.lengde, poster.lengde, poster.linjenumre, numre=rader)
