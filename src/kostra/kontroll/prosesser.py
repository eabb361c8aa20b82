"""Parts of one file worked out by several processes, answers in order.

The processes are forked: they see the file, the rules and everything else where it lies. Where the
system can't fork (Windows) there is one process; the findings are the same.
"""

from __future__ import annotations

import multiprocessing
import signal
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from typing import Any, TypeVar

O = TypeVar("O")  # noqa: E741 (oppgave)
S = TypeVar("S")

#: What the process works with; set in each of them when it starts.
_kjor: Callable[[Any], Any] | None = None


def i_prosesser(kjor: Callable[[O], S], oppgaver: Iterable[O], antall: int) -> Iterator[S]:
    """The answer to each task, in order. No more are worked out ahead than two for each process.

    Raises ChildProcessError if a process is killed.
    """
    # macOS forks as well, but its own libraries don't stand it
    if "fork" not in multiprocessing.get_all_start_methods() or sys.platform == "darwin":
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


def _ta_over(kjor: Callable[[Any], Any]) -> None:
    global _kjor
    _kjor = kjor
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the one who waits


def _en_oppgave(oppgave: Any) -> Any:
    assert _kjor is not None
    return _kjor(oppgave)
