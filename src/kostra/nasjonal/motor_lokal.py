"""Processes on this machine: what is used when nothing else is asked for."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
from collections.abc import Callable, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from typing import Any

from kostra.kontroll.prosesser import i_arbeideren
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
            self.arbeidere, multiprocessing.get_context("spawn"), initializer=i_arbeideren
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
