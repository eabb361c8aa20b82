"""Tells mottak that a control waits, and the cleaning that a maintenance worker does."""

from __future__ import annotations

from collections.abc import Callable

import structlog
from django_tasks import task

#: Set by mottak in its own process. Elsewhere nothing can be controlled, and the row waits.
_behandler: Callable[[], None] | None = None
_logg = structlog.get_logger(__name__)


def registrer(behandler: Callable[[], None] | None) -> None:
    """mottak says who does the controls in this process. None: nobody."""
    global _behandler
    _behandler = behandler


@task(queue_name="mottak")
def kontroller(kontroll_id: str) -> None:
    """There is something to do. What there is to do stands in the rows, not in the task.

    A task's exception would be stored with its text, so none leaves here.
    """
    if _behandler is None:
        _logg.warning("kontroll.ingen_behandler", kontroll=kontroll_id)
        return
    try:
        _behandler()
    except Exception as unntak:
        _logg.error("kontroll.behandler_feilet", unntak=type(unntak).__qualname__)
