"""The worker's run: once on every working day, after eight in the morning in Norway."""

from __future__ import annotations

from datetime import date, timedelta

from kostra.portal import klokke
from kostra.portal.runde.kalender import virkedag
from kostra.portal.varsling.purring import services
from kostra.portal.varsling.purring.utvalg import KLOKKEN

#: How often the worker asks whether it is time.
HVERT = timedelta(minutes=5)
_gjort: set[date] = set()


def kjor() -> None:
    """Sends today's reminders, unless this process has. Another process may have: then there are none."""
    naa = klokke.naa().astimezone(klokke.NORGE)
    dag = naa.date()
    if naa.timetz() < KLOKKEN or virkedag(dag) != dag or dag in _gjort:
        return
    services.send(dag)
    _gjort.clear()  # a day is done when all of it went well
    _gjort.add(dag)
