"""The portal's one clock. Nothing else here asks what time it is.

A rehearsal may shift it (``KOSTRA_KLOKKE_FORSKYVNING``); production refuses to start with a shift.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import connection

from kostra.portal.miljo import PRODUKSJON

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


def frister_naa() -> datetime:
    """Now, for judging deadlines: the database's own time in production, where all machines share it.

    The moment it is asked, also within a transaction. Elsewhere the same as :func:`naa`, so that a
    rehearsal can be shifted and a test can say what time it is.
    """
    if settings.KOSTRA.modus != PRODUKSJON or connection.vendor != "postgresql":
        return naa()
    with connection.cursor() as peker:
        peker.execute("SELECT clock_timestamp()")
        tiden: datetime = peker.fetchone()[0]
    return tiden.astimezone(UTC)
