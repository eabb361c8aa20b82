"""How long things may take. ``settings.VARSLING`` may hold another :class:`Grenser`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta

from django.conf import settings

EPOST, SMS = "epost", "sms"


def _minutter(*antall: float) -> tuple[timedelta, ...]:
    return tuple(timedelta(minutes=m) for m in antall)


def _sekunder(*antall: float) -> tuple[timedelta, ...]:
    return tuple(timedelta(seconds=s) for s in antall)


@dataclass(frozen=True)
class Grenser:
    """``smtp_svar``, ``sms_svar``: seconds to wait for each answer from the other side.

    ``pauser``: how long to wait before each new attempt, the last one repeated. ``leie``: how long a
    sender may be silent before the letter is taken from it; longer than any attempt can last.
    ``oppgis``: a letter that still waits after this is given up.
    """

    smtp_svar: float = 10.0
    sms_svar: float = 5.0
    pauser: Mapping[str, tuple[timedelta, ...]] = field(
        default_factory=lambda: {EPOST: _minutter(1, 5, 15, 60), SMS: _sekunder(2, 10, 30)}
    )
    leie: Mapping[str, timedelta] = field(
        default_factory=lambda: {EPOST: timedelta(minutes=5), SMS: timedelta(seconds=30)}
    )
    oppgis: Mapping[str, timedelta] = field(
        default_factory=lambda: {EPOST: timedelta(days=3), SMS: timedelta(hours=1)}
    )
    sms_ikke_igjen: timedelta = timedelta(seconds=30)  # a doubtful SMS isn't repeated before this
    tvil: timedelta = timedelta(hours=24)  # a doubtful letter's secret isn't kept longer
    etternoler: timedelta = timedelta(seconds=10)  # a letter without a task is sent after this
    persondata: timedelta = timedelta(days=90)  # address and content of a finished letter
    stille: timedelta = timedelta(seconds=60)  # a worker silent longer than this is taken for dead
    opptatt: timedelta = timedelta(minutes=3)  # … when it is in the middle of something


def grenser() -> Grenser:
    """The limits that hold."""
    return getattr(settings, "VARSLING", None) or _STANDARD


_STANDARD = Grenser()
