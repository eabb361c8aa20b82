"""Parts of one file worked out by several processes, answers in order.

The processes are forked: they see the file, the rules and everything else where it lies. Where the
system can't fork (Windows) there is one process; the findings are the same.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from itertools import cycle, islice
from multiprocessing.connection import Connection
from multiprocessing.connection import wait as vent_paa
from typing import Any, TypeVar

O = TypeVar("O")  # noqa: E741 (oppgave)
S = TypeVar("S")

#: macOS forks as well, but its own libraries don't stand it.
KAN_FORKE = "fork" in multiprocessing.get_all_start_methods() and sys.platform != "darwin"
#: What the process works with; set in each of them when it starts.
_kjor: Callable[[Any], Any] | None = None


def i_prosesser(kjor: Callable[[O], S], oppgaver: Iterable[O], antall: int) -> Iterator[S]:
    """The answer to each task, in order. No more are worked out ahead than two for each process.

    Raises ChildProcessError if a process is killed.
    """
    if not KAN_FORKE:
        yield from map(kjor, oppgaver)
        return
    with ProcessPoolExecutor(
        antall, multiprocessing.get_context("fork"), initializer=_ta_over, initargs=(kjor,)
    ) as basseng:
        igjen = iter(oppgaver)
        venter: deque[Future[S]] = deque(
            basseng.submit(_en_oppgave, oppgave) for oppgave in islice(igjen, 2 * antall)
        )
        while venter:
            try:
                svar = venter.popleft().result()
            except BrokenProcessPool as feil:
                raise ChildProcessError("a process that controlled the file was killed") from feil
            venter.extend(basseng.submit(_en_oppgave, oppgave) for oppgave in islice(igjen, 1))
            yield svar


def i_strommer(svar: Callable[[int, int], Iterator[S]], antall: int) -> Iterator[S]:
    """The answers of ``svar(0, antall)``, ``svar(1, antall)`` … in turn, each by a process of its own.

    Raises what an answer raises, and ChildProcessError if a process is killed.
    """
    if not KAN_FORKE:
        yield from svar(0, 1)
        return
    forking = multiprocessing.get_context("fork")
    strommer, arbeidere = [], []
    try:
        for nr in range(antall):
            ut, inn = forking.Pipe(duplex=False)
            arbeider = forking.Process(target=_send_alle, args=(svar, nr, antall, inn), daemon=True)
            arbeider.start()
            inn.close()  # so that the other end tells when the process is gone
            strommer.append(ut)
            arbeidere.append(arbeider)
        for strom in cycle(strommer):
            try:
                sendt = strom.recv()
            except EOFError as feil:
                raise ChildProcessError("a process that controlled the file was killed") from feil
            if isinstance(sendt, _Slutt):
                if sendt.feil is not None:
                    raise sendt.feil
                return
            yield sendt
    finally:
        for arbeider in arbeidere:
            arbeider.terminate()
            arbeider.join()


@dataclass(frozen=True)
class _Slutt:
    """A process has no more answers; or the error that ended it."""

    feil: Exception | None = None


def i_arbeideren() -> None:
    """Ctrl-C is for the head, and a worker whose head is gone must not live on with what it knows."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_ende_med_hodet, daemon=True).start()


def _ende_med_hodet() -> None:
    hodet = multiprocessing.parent_process()
    assert hodet is not None
    vent_paa([hodet.sentinel])
    os._exit(1)


def _send_alle(
    svar: Callable[[int, int], Iterator[Any]], nr: int, antall: int, inn: Connection
) -> None:
    i_arbeideren()
    slutt = _Slutt()
    try:
        for en in svar(nr, antall):
            inn.send(en)
    except Exception as feil:
        slutt = _Slutt(feil)
    inn.send(slutt)


def _ta_over(kjor: Callable[[Any], Any]) -> None:
    global _kjor
    _kjor = kjor
    i_arbeideren()


def _en_oppgave(oppgave: Any) -> Any:
    assert _kjor is not None
    return _kjor(oppgave)
