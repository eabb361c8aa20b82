"""PostgreSQL stopped and started, its connections cut, all of them taken, its rows locked."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import subprocess
import time
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from pathlib import Path

import psycopg
from verktoy.postgres import IngenPostgres, klynge

from feil.rapport import Linje, Rapport
from feil.system import System

_OPPLASTERE = 3


@contextlib.contextmanager
def postgres_eller_sqlite() -> Iterator[str | None]:
    """The address of a durable PostgreSQL of our own; None where there is none."""
    with contextlib.ExitStack() as ved_slutt:
        try:
            adresse = ved_slutt.enter_context(klynge(varig=True))
        except IngenPostgres:
            yield None
            return
        yield adresse


@dataclass
class Tjener:
    """The database server's process, which can be ended and started again as it was."""

    adresse: str
    pid: int
    kommando: list[str]
    eier: tuple[int, int]
    mappe: str

    @classmethod
    def finn(cls, adresse: str) -> Tjener:
        with psycopg.connect(adresse) as kobling:
            data = kobling.execute("SHOW data_directory").fetchone()[0]
        pid = int(Path(data, "postmaster.pid").read_text().splitlines()[0])
        kommando = Path(f"/proc/{pid}/cmdline").read_bytes().decode().split("\0")[:-1]
        om = Path(data).stat()
        return cls(adresse, pid, kommando, (om.st_uid, om.st_gid), str(Path(data).parent))

    def stopp(self, *, brutalt: bool) -> None:
        """SIGINT cuts all connections and ends; SIGQUIT ends at once, as a crash does."""
        os.kill(self.pid, signal.SIGQUIT if brutalt else signal.SIGINT)
        frist = time.monotonic() + 30
        while self._lever() and time.monotonic() < frist:
            time.sleep(0.02)

    def _lever(self) -> bool:
        try:
            return Path(f"/proc/{self.pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
        except (FileNotFoundError, ProcessLookupError):
            return False

    def start(self) -> None:
        som = (
            {"user": self.eier[0], "group": self.eier[1], "extra_groups": []}
            if os.geteuid() == 0
            else {}
        )
        miljo = {"PATH": os.environ.get("PATH", os.defpath), "HOME": self.mappe, "LC_ALL": "C"}
        ny = subprocess.Popen(
            self.kommando, cwd=self.mappe, env=miljo, stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True, **som,
        )  # fmt: skip
        self.pid = ny.pid
        frist = time.monotonic() + 30
        while time.monotonic() < frist:
            with contextlib.suppress(psycopg.OperationalError), psycopg.connect(self.adresse):
                return
            time.sleep(0.05)
        raise TimeoutError("PostgreSQL startet ikke igjen")


async def alle(s: System, rapport: Rapport, antall: int) -> None:
    """``antall`` restarts, ten times as many cut connections, a tenth of the slow ones."""
    if s.lagre.database.startswith("sqlite"):
        for navn in ("stoppet", "forbindelser_kuttet", "forbindelser_brukt_opp", "rader_laast"):
            rapport.utelat(f"database_{navn}", "no_postgresql")
        return
    s.portal(antall=2), s.mottak(), s.arbeider()
    await s.svarer()
    for nr in range(_OPPLASTERE):
        await s.klient(nr)
    tjener = Tjener.finn(s.lagre.database)
    faa = max(1, antall // 10)
    async with s.i_drift() as startet:
        with rapport.linje("database_stoppet_og_startet") as linje:
            async with _last(s, linje):
                for nr in rapport.runder(antall):
                    await asyncio.to_thread(tjener.stopp, brutalt=nr % 2 == 1)
                    await asyncio.sleep(0.3)
                    await asyncio.to_thread(tjener.start)
                    await asyncio.sleep(1.2)
                    linje.kjort += 1
            await _se(s, linje)
        with rapport.linje("database_forbindelser_kuttet") as linje:
            async with _last(s, linje):
                for _ in rapport.runder(antall * 10):
                    if linje.kjort >= antall * 10:
                        break
                    linje.kjort += await asyncio.to_thread(_kutt, s.lagre.database)
                    await asyncio.sleep(0.25)
            await _se(s, linje)
        with rapport.linje("database_forbindelser_brukt_opp") as linje:
            async with _last(s, linje):
                for _ in rapport.runder(faa):
                    await asyncio.to_thread(_bruk_opp, s.lagre.database, 2.0)
                    await asyncio.sleep(0.5)
                    linje.kjort += 1
            await _se(s, linje)
        with rapport.linje("database_rader_laast") as linje:
            async with _last(s, linje):
                for _ in rapport.runder(faa):
                    await asyncio.to_thread(_laas, s.lagre.database, 2.0)
                    await asyncio.sleep(0.5)
                    linje.kjort += 1
            await _se(s, linje)
    print(f"  startet på nytt underveis: {', '.join(startet) or 'ingen'}", flush=True)
    if tjener._lever():
        tjener.stopp(brutalt=False)


@contextlib.asynccontextmanager
async def _last(s: System, linje: Linje) -> AsyncIterator[None]:
    """Uploaders who go on all the while, and finish what they began."""
    ferdig = asyncio.Event()

    async def en(nr: int) -> None:
        (await s.klient(nr)).taal = 120
        while not ferdig.is_set():
            await s.lever(nr)

    arbeid = [asyncio.create_task(en(nr)) for nr in range(_OPPLASTERE)]
    fra = len(s.lovet.leveringer)
    try:
        yield
    finally:
        ferdig.set()
        for svar in await asyncio.gather(*arbeid, return_exceptions=True):
            if isinstance(svar, BaseException):
                linje.brudd.append(f"en klient ga opp: {type(svar).__name__} {svar}")
        if len(s.lovet.leveringer) == fra:
            linje.brudd.append("ingen fikk levert")


async def _se(s: System, linje: Linje) -> None:
    await asyncio.sleep(0.5)
    linje.brudd += s.brudd() + s.klartekst()
    for klient in s.klienter.values():
        linje.brudd += klient.klager
        klient.klager.clear()


def _kutt(adresse: str) -> int:
    """Every connection but ours."""
    with psycopg.connect(adresse, autocommit=True) as kobling:
        svar = kobling.execute(
            "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        ).fetchone()
    return int(svar[0]) if svar else 0


def _bruk_opp(adresse: str, sekunder: float) -> None:
    with contextlib.ExitStack() as alle_:
        with contextlib.suppress(psycopg.OperationalError):
            while True:
                alle_.enter_context(contextlib.closing(psycopg.connect(adresse)))
        time.sleep(sekunder)


def _laas(adresse: str, sekunder: float) -> None:
    with psycopg.connect(adresse) as kobling:
        kobling.execute("LOCK TABLE revisjon_kjedehode IN ACCESS EXCLUSIVE MODE")
        time.sleep(sekunder)
