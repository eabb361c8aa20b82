"""Tells mottak that a control waits, and the cleaning that a maintenance worker does."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from datetime import datetime

import structlog
from django.db.models import Q
from django_tasks import task

#: Set by mottak in its own process. Elsewhere nothing can be controlled, and the row waits.
_behandler: Callable[[], object] | None = None
_logg = structlog.get_logger(__name__)


def registrer(behandler: Callable[[], object] | None) -> None:
    """mottak says who does the controls in this process. None: nobody."""
    global _behandler
    _behandler = behandler


@task(queue_name="mottak")
def kontroller(kontroll_id: str, stotteref: str = "") -> None:
    """There is something to do. What there is to do stands in the rows, not in the task.

    ``stotteref`` is read by :func:`stotteref_til`. A task's exception would be stored with its text,
    so none leaves here.
    """
    if _behandler is None:
        _logg.warning("kontroll.ingen_behandler", kontroll=kontroll_id)
        return
    try:
        _behandler()
    except Exception as unntak:
        _logg.error("kontroll.behandler_feilet", unntak=type(unntak).__qualname__)


def stotteref_til(kontroll_id: uuid.UUID) -> str:
    """The reference of the request that ordered the control; empty once the task is forgotten."""
    from django_tasks_db.models import DBTaskResult

    oppgaver = DBTaskResult.objects.filter(
        queue_name="mottak", args_kwargs__args__0=str(kontroll_id)
    ).order_by("enqueued_at")
    gitt = oppgaver.values_list("args_kwargs", flat=True).first()
    return str(gitt["args"][1]) if gitt and len(gitt["args"]) > 1 else ""


def vekk(naa: datetime) -> bool:
    """Queues a task for controls that wait with none: theirs was taken by a worker that died.

    Returns True if it did. At most one is waiting at a time.
    """
    from django_tasks_db.models import DBTaskResult

    from kostra.portal.innsending.models import Kontroll

    venter = Kontroll.objects.filter(
        Q(leie_til=None) | Q(leie_til__lte=naa), ferdig=None, stand=Kontroll.Stand.I_KO
    )
    if not venter.exists() or DBTaskResult.objects.ready().filter(queue_name="mottak").exists():
        return False
    kontroller.enqueue("")
    return True


def vakthund() -> int:
    """The watchdog, done by any maintenance worker too: it must see when mottak's own is dead."""
    from kostra.portal import klokke
    from kostra.portal.innsending.kontroll.mottaksvakt import vakthund as se_etter

    return len(se_etter(klokke.naa()))
