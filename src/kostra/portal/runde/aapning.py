"""Whether a form can be sent at a given moment, by the times of its round. No clock, no database."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from kostra.portal.runde.models import Rapporteringsaar, Stenging

IKKE_AAPNET, STENGT, IKKE_I_RUNDEN = "ikke_aapnet", "stengt", "ikke_i_runden"
PUBLISERING, VEDLIKEHOLD = Stenging.Grunn.PUBLISERING.value, Stenging.Grunn.VEDLIKEHOLD.value
PROVE_OVER: Final = "prove_over"
#: Why a form that can't be sent can be begun and saved all the same: it can be sent later.
_KAN_FYLLES_UT = frozenset({"", IKKE_AAPNET, PUBLISERING, VEDLIKEHOLD})


@dataclass(frozen=True)
class Aapning:
    """Whether a unit can send a form now, and the times that decide it. ``grunn``: why not.

    ``prove``: it is a form of the trial, with the trial's times; it counts for nothing and has no due
    date. ``igjen``: when it opens again after a closed time. ``naa``: the moment it was judged at.
    """

    kan_sende: bool
    grunn: str
    aapner: datetime | None = None
    frist: date | None = None
    stenger: datetime | None = None
    prove: bool = False
    igjen: datetime | None = None
    naa: datetime | None = None

    @property
    def kan_fylles_ut(self) -> bool:
        """True if a form can be begun, though it may be too early to send it."""
        return self.grunn in _KAN_FYLLES_UT


def er_prove(runde: Rapporteringsaar, naa: datetime) -> bool:
    """True if a form begun now is a form of the trial.

    Also before the trial begins: a unit has one form of a kind for the year, and one that were real
    would keep the unit out of the trial.
    """
    return runde.prove_til is not None and naa < runde.prove_til


def bedom(
    runde: Rapporteringsaar,
    *,
    naa: datetime,
    frist: date,
    stenger: datetime,
    stenginger: Iterable[Stenging] = (),
    prove: bool | None = None,
) -> Aapning:
    """``frist`` and ``stenger``: the unit's own, extensions counted.

    ``prove``: whether the form that is there was made in the trial; None: there is none yet.
    """
    if er_prove(runde, naa) if prove is None else prove:
        return _i_proven(runde, naa)
    stengt = next((en for en in stenginger if en.fra <= naa < en.til), None)
    if naa < runde.apner:
        grunn = IKKE_AAPNET
    elif naa >= stenger:
        grunn = STENGT
    else:
        grunn = stengt.grunn if stengt else ""
    igjen = stengt.til if stengt and grunn == stengt.grunn and stengt.til < stenger else None
    return Aapning(not grunn, grunn, runde.apner, frist, stenger, igjen=igjen, naa=naa)


def _i_proven(runde: Rapporteringsaar, naa: datetime) -> Aapning:
    fra, til = runde.prove_fra, runde.prove_til
    if fra is None or til is None:
        return Aapning(False, IKKE_I_RUNDEN)
    grunn = IKKE_AAPNET if naa < fra else "" if naa < til else PROVE_OVER
    return Aapning(not grunn, grunn, fra, stenger=til, prove=True, naa=naa)
