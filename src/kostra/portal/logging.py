"""The log: one JSON object a line, on standard error. Ids and codes only, never what a user typed.

Django's own messages may quote a path or a value, so each of its loggers is cut to what happened and
where: the formatted message of an exception is left out, its class and place are kept.
"""

from __future__ import annotations

import logging
import sys
import traceback
from collections.abc import MutableMapping
from typing import Any

import structlog

_FOR_TEKST = ("django.request", "django.security", "django.db", "django_tasks", "waitress")


def sett_opp(innstillinger: dict[str, Any]) -> None:
    """Django calls this with ``settings.LOGGING``."""
    felles: list[structlog.typing.Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        uten_innhold,
    ]
    structlog.configure(
        processors=[*felles, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=felles,
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                structlog.processors.JSONRenderer(ensure_ascii=False),
            ],
        )
    )
    rot = logging.getLogger()
    rot.handlers[:] = [handler]
    rot.setLevel(innstillinger["nivaa"])


def uten_innhold(_: Any, __: str, hendelse: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """Leaves out what may quote a user: exception texts, and the sentences of others' loggers."""
    feil = hendelse.pop("exc_info", None)
    if feil:
        unntak = feil if isinstance(feil, BaseException) else sys.exc_info()[1]
        if isinstance(feil, tuple):
            unntak = feil[1]
        if unntak is not None:
            hendelse["unntak"] = type(unntak).__qualname__
            hendelse["sted"] = _sted(unntak)
    if str(hendelse.get("logger", "")).startswith(_FOR_TEKST):
        hendelse["event"] = hendelse["logger"]
    for navn in ("positional_args", "stack_info", "request"):
        hendelse.pop(navn, None)
    return hendelse


def _sted(unntak: BaseException) -> str:
    rammer = traceback.extract_tb(unntak.__traceback__)
    return " < ".join(f"{ramme.name}:{ramme.lineno}" for ramme in reversed(rammer[-6:]))
