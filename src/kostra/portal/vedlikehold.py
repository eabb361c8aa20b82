"""Work that is done again and again: each app registers its own, a worker does it.

``registrer`` is called from an app's ``ready``. A piece of work must bear being done by two workers at
once, and being cut short.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

import structlog

Arbeid = Callable[[], object]
_logg = structlog.get_logger()


@dataclass(frozen=True)
class Fast:
    """A piece of work, and how long it rests in between."""

    navn: str
    arbeid: Arbeid
    hvert: timedelta


_FASTE: dict[str, Fast] = {}


def registrer(navn: str, funksjon: Arbeid, hvert: timedelta) -> None:
    """Has ``funksjon`` done every ``hvert``. The same name again replaces the earlier."""
    _FASTE[navn] = Fast(navn, funksjon, hvert)


def faste() -> tuple[Fast, ...]:
    """All that is registered."""
    return tuple(_FASTE.values())


class Vaktmester:
    """Does what is due. One for each worker process."""

    def __init__(self) -> None:
        self._sist: dict[str, datetime] = {}

    def gjor_forfalte(self, naa: datetime) -> list[str]:
        """Does all work that is due; returns the names. One that fails is logged and stops no other."""
        forfalte = [fast for fast in faste() if self._forfalt(fast, naa)]
        for fast in forfalte:
            self._sist[fast.navn] = naa
            _gjor(fast)
        return [fast.navn for fast in forfalte]

    def _forfalt(self, fast: Fast, naa: datetime) -> bool:
        sist = self._sist.get(fast.navn)
        return sist is None or not sist <= naa < sist + fast.hvert


def _gjor(fast: Fast) -> None:
    try:
        fast.arbeid()
    except Exception as feil:  # others' work: whatever it is, the next must be done
        _logg.error("vedlikehold_feilet", arbeid=fast.navn, unntak=type(feil).__name__)
