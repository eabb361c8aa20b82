"""The round's calendar as it usually is, and working days: no due date falls on a day off."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache
from typing import TYPE_CHECKING

from kostra.portal.klokke import NORGE

if TYPE_CHECKING:
    from holidays import HolidayBase

_DAG = timedelta(days=1)
_MIDT_PAA_DAGEN = time(12)


@dataclass(frozen=True)
class Forslag:
    """What staff start from when they make a round. ``stenginger``: (from, until) of each."""

    aar: int
    prove_fra: datetime
    prove_til: datetime
    apner: datetime
    frist: date
    forelopig: date
    siste_retting: date
    endelig: date
    stenger: datetime
    stenginger: tuple[tuple[datetime, datetime], ...]


def forslag(aar: int) -> Forslag:
    """The calendar for the reporting year ``aar``: reported from January of the year after.

    Nothing can be sent in the week before each of the two publications.
    """
    neste = aar + 1
    forelopig, endelig = virkedag(date(neste, 3, 15)), virkedag(date(neste, 6, 15))
    return Forslag(
        aar=aar,
        prove_fra=begynnelsen(date(aar, 11, 1)),
        prove_til=slutten(date(aar, 11, 22)),
        apner=begynnelsen(date(neste, 1, 2)),
        frist=virkedag(date(neste, 1, 15)),
        forelopig=forelopig,
        siste_retting=virkedag(date(neste, 4, 15)),
        endelig=endelig,
        stenger=slutten(virkedag(date(neste, 8, 15))),
        stenginger=uken_for(forelopig, endelig),
    )


def uken_for(*publiseringer: date | None) -> tuple[tuple[datetime, datetime], ...]:
    """(from, until) of the week before each publication, from noon to noon."""
    return tuple((_midt_paa(dag - 7 * _DAG), _midt_paa(dag)) for dag in publiseringer if dag)


def virkedag(dag: date) -> date:
    """The day itself, or the first working day after it: no Saturday, Sunday or public holiday."""
    while not _fridager().is_working_day(dag):
        dag += _DAG
    return dag


def begynnelsen(dag: date) -> datetime:
    """Midnight in Norway as the day begins."""
    return datetime.combine(dag, time(), NORGE)


def slutten(dag: date) -> datetime:
    """Midnight in Norway when the day is over."""
    return begynnelsen(dag + _DAG)


def forste_dag(naar: datetime) -> date:
    """The Norwegian day on which something begins at that moment."""
    return naar.astimezone(NORGE).date()


def siste_dag(naar: datetime) -> date:
    """The last Norwegian day of something that ends at that moment: the day before, for midnight."""
    return (naar.astimezone(NORGE) - timedelta(microseconds=1)).date()


def _midt_paa(dag: date) -> datetime:
    return datetime.combine(dag, _MIDT_PAA_DAGEN, NORGE)


@cache
def _fridager() -> HolidayBase:
    from holidays import country_holidays  # slow to load, and few pages need it

    return country_holidays("NO")
