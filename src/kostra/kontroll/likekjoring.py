"""Bound rules about records with equal keys, over one part of the file's equal keys after the other.

Records with the same key are in the same part, so a part answers for itself, and can be answered by
another process.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any, NamedTuple

from kostra.kontroll.binding import BundetRegel
from kostra.kontroll.bitkjoring import finn
from kostra.kontroll.like import Gruppert
from kostra.kontroll.meldinger import Meldingsbygger
from kostra.kontroll.modell import Melding
from kostra.kontroll.poster import Poster
from kostra.kontroll.utfall import Utfall, foerste, svikt, trygt
from kostra.kontroll.uttrykk import Uttrykk

#: Where a finding belongs: (first record of its group, its own), and number of the variant.
Plass = tuple[tuple[int, int], int]


class Likesvar(NamedTuple):
    """What a rule answered about a part: true counts, and the messages that may be kept, in order.

    ``plasser`` has the place of each message. ``sviktet`` is the kind of error, if the rule failed.
    """

    antall: dict[str, int]
    plasser: list[Plass]
    meldinger: list[Melding]
    sviktet: str


class Likekjoring:
    """Runs the rules that ask about one key. ``sak``: as in :class:`Meldingsbygger`."""

    def __init__(
        self,
        poster: Poster,
        regler: Sequence[BundetRegel],
        nokkel: tuple[Uttrykk, ...],
        blokktype: type[Any],
        *,
        blokk_poster: int,
        maks: int | None,
        sak: tuple[Uttrykk | None, Uttrykk | None],
    ) -> None:
        self._poster, self._regler, self._nokkel = poster, regler, nokkel
        self._blokktype, self._blokk_poster = blokktype, blokk_poster
        self._maks, self._sak = maks, sak

    def kjor(self, del_: Sequence[int]) -> list[Likesvar]:
        """Every rule on these rows, which are in order."""
        utfall = [Utfall(regel) for regel in self._regler]
        plasser: list[list[Plass]] = [[] for _ in utfall]
        trygt(utfall, partial(self._en_del, utfall, plasser, del_))
        return [
            Likesvar(u.antall, p, u.meldinger, u.sviktet)
            for u, p in zip(utfall, plasser, strict=True)
        ]

    def _en_del(
        self, utfall: list[Utfall], plasser: list[list[Plass]], del_: Sequence[int]
    ) -> None:
        grupper: Gruppert = self._blokktype.grupper(self._poster, self._nokkel, del_)
        for fra in range(0, len(grupper.rader), self._blokk_poster):
            rader = grupper.rader[fra : fra + self._blokk_poster]
            blokk = self._blokktype(grupper.poster, rader)
            blokk.like = grupper.svar(rader)
            for u in utfall:
                trygt([u], partial(finn, u, blokk, self._maks))
            self._poster.slipp(self._poster.antall)
        for u, p in zip(utfall, plasser, strict=True):
            trygt([u], partial(self._meld, u, p, grupper))

    def _meld(self, utfall: Utfall, plasser: list[Plass], grupper: Gruppert) -> None:
        nummer = grupper.poster.nummer
        utfall.meldinger = Meldingsbygger(grupper.poster, self._sak, grupper).bygg(
            utfall.regel, utfall.treff
        )
        plasser += (((nummer(grupper.forste(rad)), nummer(rad)), nr) for rad, nr in utfall.treff)


class Likefletting:
    """One rule's answers, part after part: kept are the first findings in the order of the groups."""

    def __init__(self, utfall: Utfall, maks: int | None) -> None:
        self._utfall, self._maks = utfall, maks
        self._plasser: list[Plass] = []

    def ta(self, svar: Likesvar) -> None:
        """Adds a part's answer."""
        utfall = self._utfall
        if utfall.sviktet:
            return
        if svar.sviktet:
            svikt(utfall, svar.sviktet)
            return
        for id_, antall in svar.antall.items():
            utfall.antall[id_] = utfall.antall.get(id_, 0) + antall
        if not svar.plasser:
            return
        meldinger = dict(zip(self._plasser, utfall.meldinger, strict=True))
        meldinger.update(zip(svar.plasser, svar.meldinger, strict=True))
        igjen = {} if self._maks is None else dict.fromkeys(utfall.antall, self._maks)
        self._plasser = list(foerste(utfall.regel, sorted(meldinger), igjen))
        utfall.meldinger[:] = [meldinger[plass] for plass in self._plasser]
