"""The tasks that tell a worker that a letter waits. What is true stands in the letter's row."""

from __future__ import annotations

import structlog
from django.db import Error
from django_tasks import task

from kostra.portal.varsling import sending

_logg = structlog.get_logger()


def send(forsendelse_id: str, stotteref: str = "") -> None:
    """Tries the letter, as often as it is called: one that has left isn't sent again.

    A failing database is logged and left to the sweeper: a task's error would be stored with its text.
    """
    with structlog.contextvars.bound_contextvars(stotteref=stotteref):
        try:
            sending.send(forsendelse_id)
        except Error as feil:
            _logg.error(
                "forsendelse_avbrutt", forsendelse=forsendelse_id, unntak=type(feil).__name__
            )


@task(queue_name="epost")
def send_epost(forsendelse_id: str, stotteref: str = "") -> None:
    send(forsendelse_id, stotteref)


@task(queue_name="sms", priority=50)
def send_sms(forsendelse_id: str, stotteref: str = "") -> None:
    send(forsendelse_id, stotteref)
