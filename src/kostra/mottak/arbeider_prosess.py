"""The worker as a process: the queue's loop, a watch beside it, and an end in good order."""

from __future__ import annotations

import contextlib
import os
import secrets
import socket
import threading
import time
from types import FrameType

import structlog
from django.db import InterfaceError, OperationalError, close_old_connections, connection
from django_tasks_db.management.commands.db_worker import Worker

from kostra.mottak import minnedump
from kostra.mottak.arbeider import Arbeider
from kostra.mottak.arbeider_nokler import Nokkelknippe, aapne_modul, les_mappe
from kostra.mottak.hodesignering import signer_daglig
from kostra.mottak.innstillinger import Mottaksinnstillinger
from kostra.portal import klokke
from kostra.portal.innsending.kontroll import mottaksvakt, oppgaver
from kostra.portal.innsending.models import Mottaksarbeider

_Stand = Mottaksarbeider.Stand
#: How often the watch tells that the worker lives, reads the keys anew and looks for what hangs.
VAKT = 5.0
#: Seconds between two tries to reach a database that is away.
VENT_PAA_DATABASEN = 5.0
_logg = structlog.get_logger(__name__)


class Kolokke(Worker):
    """django-tasks' loop for our queue. A signal lets the job at hand be finished."""

    def __init__(self, navn: str, pause: float, *, tom: bool) -> None:
        super().__init__(
            queue_names=["mottak"],
            interval=pause,
            batch=tom,
            backend_name="default",
            startup_delay=False,
            max_tasks=None,
            worker_id=navn,
            excluded_queue_names=[],
        )

    def run(self) -> None:
        """As the queue's own loop, but a database that is away is waited for: it comes back."""
        while True:
            try:
                return super().run()
            except (OperationalError, InterfaceError):
                if not self.running:
                    return None
                _logg.error("mottak.database_borte", nytt_forsok_om=VENT_PAA_DATABASEN)
                connection.close()
                self.vent(VENT_PAA_DATABASEN)

    def vent(self, sekunder: float) -> None:
        """Waits, but not longer than until a signal comes."""
        slutt = time.monotonic() + sekunder
        while self.running and time.monotonic() < slutt:
            time.sleep(0.1)

    def shutdown(self, signum: int, frame: FrameType | None) -> None:
        _logg.info("mottak.stanser", signal=signum)
        super().shutdown(signum, frame)


class Nokkelvakt:
    """The keys, read anew by the watch; logs when they go missing and when they are there again."""

    def __init__(self, innstillinger: Mottaksinnstillinger) -> None:
        self._innstillinger = innstillinger
        self._modul = aapne_modul(innstillinger.modul)
        self._mangler: tuple[str, ...] | None = None
        self._advarsler: tuple[str, ...] = ()
        self._knippe = Nokkelknippe(mangler=("ikke lest",))

    def les(self) -> Nokkelknippe:
        """Reads the folder."""
        valgt = self._innstillinger
        knippe = les_mappe(valgt.nokler, valgt.passord, klokke.naa(), self._modul)
        if knippe.mangler != self._mangler:
            if knippe.mangler:
                _logg.error("mottak.mangler_nokkel", hva=" ".join(knippe.mangler))
            else:
                _logg.info("mottak.klar", nokler=len(knippe.dekryptering))
        if knippe.advarsler and knippe.advarsler != self._advarsler:
            _logg.warning("mottak.ubrukelig_nokkel", hva=" ".join(knippe.advarsler))
        self._advarsler = knippe.advarsler
        self._mangler, self._knippe = knippe.mangler, knippe
        return knippe

    def siste(self) -> Nokkelknippe:
        """As read last."""
        return self._knippe


def kjor(innstillinger: Mottaksinnstillinger, *, tom: bool = False) -> None:
    """Works until told to end; ``tom``: until the queue is empty. Ends by SystemExit on a signal."""
    minnedump.slaa_av()
    navn = innstillinger.navn or _lag_navn()
    nokler = Nokkelvakt(innstillinger)
    lokke = Kolokke(navn, innstillinger.pause.total_seconds(), tom=tom)
    arbeider = Arbeider(
        navn,
        nokler.siste,
        profil=innstillinger.profil,
        leie=innstillinger.leie,
        stopp=lambda: not lokke.running,
    )
    oppgaver.registrer(arbeider.gjor_alt)
    ferdig = threading.Event()
    vakt = threading.Thread(target=_vakt, args=(nokler, arbeider, ferdig), daemon=True)
    signerer = threading.Thread(
        target=signer_daglig, args=(nokler.siste, ferdig, innstillinger.hoder), daemon=True
    )
    _se_etter(nokler, arbeider)
    if tom:
        arbeider.gjor_alt()
    lokke.configure_signals()
    vakt.start()
    signerer.start()
    try:
        lokke.run()
    finally:
        ferdig.set()
        vakt.join(timeout=10)
        signerer.join(timeout=10)
        oppgaver.registrer(None)
        with contextlib.suppress(Exception):  # the database may be what made us end
            mottaksvakt.meld_av(navn)


def _vakt(nokler: Nokkelvakt, arbeider: Arbeider, ferdig: threading.Event) -> None:
    try:
        while not ferdig.wait(VAKT):
            close_old_connections()
            try:
                _se_etter(nokler, arbeider)
            except Exception as feil:  # the database is away: the next round may reach it
                _logg.warning("mottak.vakt_feilet", unntak=type(feil).__qualname__)
    finally:
        connection.close()


def _se_etter(nokler: Nokkelvakt, arbeider: Arbeider) -> None:
    naa = klokke.naa()
    knippe = nokler.les()
    mangler = bool(knippe.mangler) or arbeider.savner_nokkel
    mottaksvakt.meld_liv(
        arbeider.navn, naa, stand=_Stand.MANGLER_NOKKEL if mangler else _Stand.KLAR
    )
    if not knippe.mangler:
        arbeider.slipp_ut(knippe)
    mottaksvakt.vakthund(naa)
    oppgaver.vekk(naa)


def _lag_navn() -> str:
    return f"{socket.gethostname()[:24]}-{os.getpid()}-{secrets.token_hex(3)}"
