"""When reminders are due: days counted from a unit's own due date, moved to a working day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from kostra.portal.runde.kalender import virkedag
from kostra.portal.varsling.models import Purreplan

Steg = Purreplan.Steg

#: (days after the due date, step, active) of every form's plan until someone changes it.
STANDARD: tuple[tuple[int, Steg, bool], ...] = (
    (-7, Steg.PAAMINNELSE, True),
    (0, Steg.PAAMINNELSE, True),
    (7, Steg.PURRING, True),
    (14, Steg.PURRING, True),
    (28, Steg.VARSEL, False),  # two persons switch it on
)
#: A planned date that nobody was at work to send is made up for this long.
TAS_IGJEN = timedelta(days=7)
TIDLIGST, SENEST = -60, 200  # days from the due date that a plan may hold


@dataclass(frozen=True)
class Forfall:
    """A step that is due for a unit: its planned date is ``planlagt``."""

    plan: Purreplan
    planlagt: date


def planlagt(frist: date, etter_frist: int) -> date:
    """The day that reminder is to be sent."""
    return _virkedag(frist + timedelta(days=etter_frist))


@lru_cache(maxsize=1024)  # the same few days are asked for by every unit
def _virkedag(dag: date) -> date:
    return virkedag(dag)


def forfalt(planer: Iterable[Purreplan], frist: date, dato: date) -> Forfall | None:
    """The latest step that is due that day, or was missed in the days before; None if none is.

    ``planer``: the active ones of one form.
    """
    innen = [
        Forfall(plan, dag)
        for plan in planer
        if kan_sendes(dag := planlagt(frist, plan.etter_frist), dato)
    ]
    return max(innen, key=lambda f: f.plan.etter_frist, default=None)


def kan_sendes(planlagt: date, dato: date) -> bool:
    """True if what was planned for the one day can be sent on the other."""
    return dato - TAS_IGJEN <= planlagt <= dato


def neste(planer: Iterable[Purreplan], frist: date, etter: date) -> Forfall | None:
    """The first step that is planned on that day or later."""
    kommer = (Forfall(plan, planlagt(frist, plan.etter_frist)) for plan in planer)
    return min((f for f in kommer if f.planlagt >= etter), key=lambda f: f.planlagt, default=None)
