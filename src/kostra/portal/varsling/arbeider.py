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
_HJERTESLAG = timedelta(seconds=5)
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
    runde = _Runde(navn, tuple(koer))
    while not stopp.is_set():
        try:
            gjort = runde.kjor()
        except Error as feil:
            _logg.error("arbeider_uten_database", arbeider=navn, unntak=type(feil).__name__)
            connections.close_all()
            gjort = False
        if not gjort:
            stopp.wait(intervall)
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
        self.kommando = [sys.executable, "-m", __name__, ",".join(koer), str(intervall)]
        self.prosess = self._start()

    def _start(self) -> subprocess.Popen[bytes]:
        # the same secret as ours, which a demo may have made for itself
        miljo = os.environ | {"KOSTRA_HEMMELIGHET": settings.KOSTRA.hemmelighet}
        return subprocess.Popen(self.kommando, stdin=subprocess.PIPE, env=miljo)  # noqa: S603

    def pass_paa(self) -> None:
        kode = self.prosess.poll()
        if kode is not None:
            _logg.error("arbeider_dod", koder=kode)
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


def _barneprosess(argumenter: Sequence[str]) -> None:
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kostra.portal.settings")
    django.setup()
    koer, intervall = argumenter
    stopp = threading.Event()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C reaches the parent, which tells us
    signal.signal(signal.SIGTERM, lambda *_: stopp.set())
    threading.Thread(target=_vent_paa_forelder, args=[stopp], daemon=True).start()
    kjor(koer=koer.split(","), intervall=float(intervall), stopp=stopp)


def _vent_paa_forelder(stopp: Any) -> None:
    while sys.stdin.buffer.read(1):
        continue
    stopp.set()


if __name__ == "__main__":
    _barneprosess(sys.argv[1:])
