"""The worker: does the tasks of its queues, sends letters that are due, and the regular maintenance.

:func:`kjor` is one worker in this process. :func:`hoved` keeps two processes running: SMS has its own,
so that a code never waits behind an e-mail server that doesn't answer.
"""

from __future__ import annotations

import logging
import os
import secrets
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

import structlog
from django.conf import settings
from django.core.management import call_command
from django.db import Error, close_old_connections, connections
from django_tasks import TaskResultStatus
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from kostra.portal import klokke
from kostra.portal.varsling import sending
from kostra.portal.varsling.grenser import EPOST, SMS
from kostra.portal.varsling.models import Arbeider
from kostra.portal.vedlikehold import Vaktmester

#: What each process of :func:`hoved` serves.
PROSESSER: tuple[tuple[str, ...], ...] = (("sms",), ("epost", "vedlikehold"))
_BARNEPROSESS = "kostra.portal.varsling.barneprosess"
_HJERTESLAG = timedelta(seconds=5)
_PUSTEROM = 2.0  # seconds before the next try, when a process dies at once or the database is away
_GLEMMES = timedelta(days=1)
_logg = structlog.get_logger()


# -- one worker ------------------------------------------------------------------------------------
class _EnOppgave(Worker):
    """The library's worker for one task at a time, telling what it does."""

    def __init__(self, koer: Sequence[str], navn: str) -> None:
        super().__init__(
            queue_names=list(koer),
            interval=0,
            batch=True,
            backend_name="default",
            startup_delay=False,
            max_tasks=1,
            worker_id=navn,
            excluded_queue_names=[],
        )
        self.gjort = False

    def run_task(self, db_task_result: DBTaskResult[Any, Any]) -> None:
        self.gjort = True
        _livstegn(self.worker_id, db_task_result.task_path.rsplit(".", 1)[-1])
        super().run_task(db_task_result)


def kjor(*, koer: Sequence[str], intervall: float, stopp: threading.Event) -> None:
    """Works until ``stopp`` is set. ``intervall``: seconds to rest when there is nothing to do.

    Serves the queues named; the queue vedlikehold brings all registered maintenance with it. A database
    that is away is waited for.
    """
    for bibliotek in ("django_tasks", "django_tasks_db"):  # a line for each look in the queue
        logging.getLogger(bibliotek).setLevel(logging.WARNING)
    navn = f"{'-'.join(koer)}-{os.getpid()}-{secrets.token_hex(3)}"[-64:]
    _logg.info("arbeider_starter", arbeider=navn)
    runde, borte = _Runde(navn, tuple(koer)), False
    while not stopp.is_set():
        try:
            gjort = runde.kjor()
            borte = False
        except Error as feil:
            if not borte:
                _logg.error("arbeider_uten_database", arbeider=navn, unntak=type(feil).__name__)
            connections.close_all()
            gjort, borte = False, True
        if not gjort:
            stopp.wait(max(intervall, _PUSTEROM) if borte else intervall)
    _meld_av(navn)
    _logg.info("arbeider_stopper", arbeider=navn)


class _Runde:
    """What a worker does over and over."""

    def __init__(self, navn: str, koer: tuple[str, ...]) -> None:
        self.navn, self.koer = navn, koer
        self.kanaler = [kanal for kanal in (EPOST, SMS) if kanal in koer]
        self.vaktmester = Vaktmester()
        self.sist = klokke.naa() - _HJERTESLAG
        self.meldt = False

    def kjor(self) -> bool:
        """One task, the letters that are due, the maintenance that is due. False if there was nothing."""
        close_old_connections()
        self._hjerteslag()
        arbeider = _EnOppgave(self.koer, self.navn)
        arbeider.run()
        gjort = arbeider.gjort
        if self.kanaler:
            gjort = sending.send_forfalte(self.kanaler) > 0 or gjort
        if "vedlikehold" in self.koer:
            self.vaktmester.gjor_forfalte(klokke.naa())
        if gjort:
            _livstegn(self.navn, "")
        return gjort

    def _hjerteslag(self) -> None:
        naa = klokke.naa()
        if not self.meldt:
            Arbeider.objects.update_or_create(navn=self.navn, defaults={"koer": list(self.koer)})
            self.meldt = True
        if not self.sist <= naa < self.sist + _HJERTESLAG:
            _livstegn(self.navn, "")
            self.sist = naa


def _livstegn(navn: str, gjor: str) -> None:
    Arbeider.objects.filter(pk=navn).update(livstegn=klokke.naa(), gjor=gjor[:80])


def _meld_av(navn: str) -> None:
    try:
        Arbeider.objects.filter(pk=navn).delete()
    except Error as feil:
        _logg.error("arbeider_uten_database", arbeider=navn, unntak=type(feil).__name__)
    connections.close_all()


def rydd() -> None:
    """Removes task results and workers that nobody will ask about."""
    call_command("prune_db_task_results", queue_name="*", min_age_days=1, verbosity=0)
    for_lenge_siden = klokke.naa() - _GLEMMES
    Arbeider.objects.filter(livstegn__lte=for_lenge_siden).delete()
    # a killed worker's task stands as running for ever; the library's own times aren't shifted
    uten_forskyvning = for_lenge_siden - settings.KOSTRA.klokke_forskyvning
    DBTaskResult.objects.filter(
        status=TaskResultStatus.RUNNING, started_at__lte=uten_forskyvning
    ).delete()


# -- the processes ---------------------------------------------------------------------------------
def hoved(prosesser: Sequence[Sequence[str]] = PROSESSER, *, intervall: float = 0.5) -> int:
    """Keeps one process for each set of queues until this one is told to stop. Returns the exit code."""
    stopp = threading.Event()
    for signalnavn in ("SIGINT", "SIGTERM"):
        signal.signal(getattr(signal, signalnavn), lambda *_: stopp.set())
    barn = [_Barn(koer, intervall) for koer in prosesser]
    try:
        while not stopp.wait(0.5):
            for ett in barn:
                ett.pass_paa()
    finally:
        for ett in barn:
            ett.be_om_stopp()
        for ett in barn:
            ett.vent()
    return 0


class _Barn:
    """A process that is started again if it dies. It stops when its standard input is closed, so it
    doesn't outlive us however we end."""

    def __init__(self, koer: Sequence[str], intervall: float) -> None:
        self.kommando = [sys.executable, "-m", _BARNEPROSESS, ",".join(koer), str(intervall)]
        self.startet = 0.0
        self.prosess = self._start()

    def _start(self) -> subprocess.Popen[bytes]:
        # the same secret as ours, which a demo may have made for itself
        self.startet = time.monotonic()
        miljo = os.environ | {"KOSTRA_HEMMELIGHET": settings.KOSTRA.hemmelighet}
        return subprocess.Popen(self.kommando, stdin=subprocess.PIPE, env=miljo)  # noqa: S603

    def pass_paa(self) -> None:
        kode = self.prosess.poll()
        if kode is not None and time.monotonic() >= self.startet + _PUSTEROM:
            _logg.error("arbeider_dod", kode=kode)
            self.be_om_stopp()
            self.prosess = self._start()

    def be_om_stopp(self) -> None:
        if self.prosess.stdin is not None:
            self.prosess.stdin.close()

    def vent(self) -> None:
        try:
            self.prosess.wait(timeout=20)
        except subprocess.TimeoutExpired:  # it hangs in something; its lease is taken back later
            self.prosess.kill()
            self.prosess.wait()
