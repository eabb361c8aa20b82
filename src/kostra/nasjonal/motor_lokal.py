"""Processes on this machine: what is used when nothing else is asked for."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.connection import wait as vent_paa
from typing import Any

from kostra.nasjonal.motor import Tapt


class LokalMotor:
    """A pool that is made anew when one of its processes is killed."""

    def __init__(self, arbeidere: int | None = None) -> None:
        self.arbeidere = arbeidere or os.cpu_count() or 1
        self._basseng: ProcessPoolExecutor | None = None

    def send(self, gjor: Callable[[Any], Any], oppgave: Any) -> Future[Any]:
        if self._basseng is not None:
            with contextlib.suppress(BrokenProcessPool):
                return self._basseng.submit(gjor, oppgave)
        self._basseng = ProcessPoolExecutor(
            self.arbeidere, multiprocessing.get_context("spawn"), initializer=_i_arbeideren
        )
        return self._basseng.submit(gjor, oppgave)

    def vent(self, sendt: Sequence[Future[Any]]) -> Sequence[Future[Any]]:
        return list(wait(sendt, return_when=FIRST_COMPLETED).done)

    def svar(self, sendt: Future[Any]) -> Any:
        try:
            return sendt.result()
        except BrokenProcessPool as feil:
            raise Tapt from feil

    def stopp(self) -> None:
        if self._basseng is not None:
            self._basseng.shutdown(cancel_futures=True)
            self._basseng = None


def _i_arbeideren() -> None:
    """Ctrl-C is for the head, and a worker whose head is gone must not live on with the keys."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_ende_med_hodet, daemon=True).start()


def _ende_med_hodet() -> None:
    hodet = multiprocessing.parent_process()
    assert hodet is not None
    vent_paa([hodet.sentinel])
    os._exit(1)
