"""The log: one JSON object a line, on standard error. Ids and codes only, never what a user typed.

Three nets lie over each other. Our own calls take a constant event name and ids (a test reads the source
for it). Every value is looked at again on its way out: what looks like personal data is left out. And
what others log - Django, the server, the queue - may quote a path, a value or a statement, so of those
only the logger, the level and the place are kept, never the sentence.
"""

from __future__ import annotations

import logging
import sys
import threading
import traceback
from collections.abc import MutableMapping
from pathlib import Path
from types import TracebackType
from typing import Any, Final

import structlog

from kostra.kjede import UlovligVerdi
from kostra.kjede.vern import vern_tekst

Hendelse = MutableMapping[str, Any]

SKJULT: Final = "(utelatt)"
_RAMMER: Final = 6
_VAART: Final = Path(__file__).parents[1]
#: What ProcessorFormatter hands from one processor to the next; it takes these away itself.
_INTERNE: Final = frozenset({"_record", "_from_structlog"})
#: Never written: the sentence's values, the stack, and the request with all that was sent.
_BORT: Final = ("positional_args", "stack_info", "request", "exception")


def sett_opp(innstillinger: dict[str, Any]) -> None:
    """Django calls this with ``settings.LOGGING``: ``nivaa``, and ``kroker`` (:func:`sett_kroker`)."""
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
    _bare_denne(handler)
    logging.getLogger().setLevel(innstillinger["nivaa"])
    logging.raiseExceptions = (
        False  # a record that can't be formatted would be printed, values and all
    )
    if innstillinger.get("kroker"):
        sett_kroker()


def _bare_denne(handler: logging.Handler) -> None:
    """Django has set up handlers before this one: one prints in clear, one mails whole tracebacks."""
    rot = logging.getLogger()
    rot.handlers[:] = [handler]
    for logger in list(rot.manager.loggerDict.values()):
        if isinstance(logger, logging.Logger):
            logger.handlers.clear()
            logger.propagate = True


def sett_kroker() -> None:
    """What nobody caught ends as a log line, not as a traceback with its text on standard error."""
    sys.excepthook = _ubehandlet
    threading.excepthook = lambda gitt: _ubehandlet(
        gitt.exc_type, gitt.exc_value, gitt.exc_traceback
    )
    sys.unraisablehook = lambda gitt: _ubehandlet(gitt.exc_type, gitt.exc_value, gitt.exc_traceback)


def _ubehandlet(
    slag: type[BaseException], unntak: BaseException | None, spor: TracebackType | None
) -> None:
    if issubclass(slag, KeyboardInterrupt):
        return
    feil = unntak or slag()
    structlog.get_logger(__name__).critical("ubehandlet_unntak", exc_info=(slag, feil, spor))


# -- what a line may hold ------------------------------------------------------------------------------
def uten_innhold(_: Any, __: str, hendelse: Hendelse) -> Hendelse:
    """Leaves out what may quote a user: exception texts, others' sentences, values like persons."""
    feil = hendelse.pop("exc_info", None)
    for navn in _BORT:
        hendelse.pop(navn, None)
    post = hendelse.get("_record")
    if isinstance(post, logging.LogRecord):
        _fra_andre(hendelse, post)
    for navn, verdi in hendelse.items():
        if navn not in _INTERNE:
            hendelse[navn] = _trygg(verdi)
    if feil:
        hendelse.update(_unntak(feil))
    return hendelse


def _fra_andre(hendelse: Hendelse, post: logging.LogRecord) -> None:
    """Another's record: which logger it was, where in its code, and the HTTP status if it has one."""
    hendelse["event"] = post.name
    hendelse["sted"] = f"{post.module}.{post.funcName}:{post.lineno}"
    status = getattr(post, "status_code", None)
    if type(status) is int:
        hendelse["status"] = status


def _trygg(verdi: Any) -> Any:
    """The value, or that it is left out. An object is told by its class: its text is anyone's guess."""
    if verdi is None or type(verdi) in {bool, float}:
        return verdi
    if type(verdi) in {list, tuple}:
        return [_trygg(ett) for ett in verdi]
    if type(verdi) is int:
        return verdi if abs(verdi) <= 9_999_999_999 else SKJULT
    if not isinstance(verdi, str):
        return type(verdi).__qualname__
    try:
        vern_tekst(str(verdi))
    except UlovligVerdi:
        return SKJULT
    return str(verdi)


def _unntak(feil: Any) -> dict[str, str]:
    """The class of the exception and where it was raised; ``bak``: the class of what caused it."""
    unntak = feil[1] if isinstance(feil, tuple) else feil
    if not isinstance(unntak, BaseException):
        unntak = sys.exc_info()[1]
    if unntak is None:
        return {}
    svar = {"unntak": type(unntak).__qualname__, "sted": _sted(unntak)}
    bak = unntak.__cause__ or unntak.__context__
    return svar | ({"bak": type(bak).__qualname__} if bak is not None else {})


def _sted(unntak: BaseException) -> str:
    """Where it was raised, and from there outwards through our own code: libraries are left out."""
    rammer = traceback.extract_tb(unntak.__traceback__)[::-1]
    vare = [ramme for ramme in rammer[1:] if Path(ramme.filename).is_relative_to(_VAART)]
    return " < ".join(
        f"{Path(ramme.filename).stem}.{ramme.name}:{ramme.lineno}"
        for ramme in (rammer[:1] + vare)[:_RAMMER]
    )
