"""Bits of one file worked out by several processes, answers in order.

The processes are forked: they see the file, the rules and everything else where it lies. Where the
system can't fork (Windows) there is one process; the findings are the same.
"""

from __future__ import annotations

import multiprocessing
import signal
import sys
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from typing import Any, TypeVar

S = TypeVar("S")

#: What the process works with; set in each of them when it starts.
_kjor: Callable[[range], Any] | None = None


def i_prosesser(kjor: Callable[[range], S], biter: Sequence[range], antall: int) -> Iterator[S]:
    """The answer of each bit, in order. No more are worked out ahead than two for each process.

    Raises ChildProcessError if a process is killed.
    """
    # macOS forks as well, but its own libraries don't stand it
    if "fork" not in multiprocessing.get_all_start_methods() or sys.platform == "darwin":
        yield from map(kjor, biter)
        return
    with ProcessPoolExecutor(
        antall, multiprocessing.get_context("fork"), initializer=_ta_over, initargs=(kjor,)
    ) as basseng:
        igjen = iter(biter)
        venter: deque[Future[S]] = deque(
            basseng.submit(_en_bit, bit) for bit in islice(igjen, 2 * antall)
        )
        while venter:
            try:
                svar = venter.popleft().result()
            except BrokenProcessPool as feil:
                raise ChildProcessError("a process that controlled the file was killed") from feil
            venter.extend(basseng.submit(_en_bit, bit) for bit in islice(igjen, 1))
            yield svar


def _ta_over(kjor: Callable[[range], Any]) -> None:
    global _kjor
    _kjor = kjor
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the one who waits


def _en_bit(bit: range) -> Any:
    assert _kjor is not None
    return _kjor(bit)
