"""The portal's one clock. Nothing else here asks what time it is.

A rehearsal may shift it (``KOSTRA_KLOKKE_FORSKYVNING``); production refuses to start with a shift.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings

#: What a date means to the users: due dates and opening times are Norwegian days.
NORGE = ZoneInfo("Europe/Oslo")


def naa() -> datetime:
    """Now: aware, UTC, shifted in rehearsals."""
    forskyvning: timedelta = settings.KOSTRA.klokke_forskyvning
    return maskinens() + forskyvning


def maskinens() -> datetime:
    """Now by the machine's clock, never shifted: what the times of files are compared with."""
    return datetime.now(UTC)


def i_dag() -> date:
    """Today's date in Norway."""
    return naa().astimezone(NORGE).date()
