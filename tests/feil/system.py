"""The real service as processes, a set of clients, and the checks after each fault."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager, redirect_stdout, suppress
from dataclasses import dataclass, field
from pathlib import Path
from subprocess import DEVNULL, Popen, TimeoutExpired
from typing import Any

import httpx
from ytelse.portal_oppsett import Konto, konvolutt, lag_kontoer

from feil.invarianter import Lagre, Lovet, brudd, klartekst
from feil.klient import Klient
from kostra.cli.demo_portal import Demoportal, lag
from kostra.cli.demo_prosesser import ledig_port
from mottak.hjelp import fil, post

ROT = Path(__file__).parents[2]
KANARI = "KANARI77"
_START = 60.0


@dataclass
class Prosess:
    """One process of the service, and how it is started again."""

    navn: str
    argumenter: list[str]
    miljo: dict[str, str]
    logg: Path
    popen: Popen[bytes] | None = None

    def start(self) -> Prosess:
        with self.logg.open("ab") as ut:
            self.popen = Popen(
                [sys.executable, "-m", "kostra", *self.argumenter],
                env=self.miljo, cwd=ROT, stdin=DEVNULL, stdout=ut, stderr=ut, start_new_session=True,
            )  # fmt: skip
        return self

    @property
    def lever(self) -> bool:
        return self.popen is not None and self.popen.poll() is None

    def barn(self) -> list[int]:
        """The ids of its children that live."""
        try:
            tekst = Path(f"/proc/{self.popen.pid}/task/{self.popen.pid}/children").read_text()
        except (FileNotFoundError, ProcessLookupError):
            return []
        return [int(pid) for pid in tekst.split()]

    def drep(self) -> None:
        """SIGKILL to it and its children, by their ids."""
        if self.popen is None:
            return
        for pid in [*self.barn(), self.popen.pid]:
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        self.popen.wait()

    def stopp(self) -> None:
        """In good order."""
        if self.lever and self.popen is not None:
            self.popen.terminate()
            try:
                self.popen.wait(20)
            except TimeoutExpired:
                self.drep()


@dataclass
class System:
    """The service under test. ``lovet``: what its clients have been told so far."""

    demo: Demoportal
    kontoer: list[Konto]
    sertifikat: bytes
    lagre: Lagre
    lovet: Lovet = field(default_factory=Lovet)
    prosesser: list[Prosess] = field(default_factory=list)
    klienter: dict[str, Klient] = field(default_factory=dict)
    skjemaer: dict[str, str] = field(default_factory=dict)

    @property
    def data(self) -> Path:
        return self.demo.mappe / "data"

    @property
    def disk(self) -> Path:
        """The order file of the failing disk."""
        return self.demo.mappe / "disk.json"

    @property
    def adresse(self) -> str:
        return f"http://127.0.0.1:{self.demo.port}"

    # -- processes ---------------------------------------------------------------------------------
    def ny(self, navn: str, *argumenter: str, mottak: bool = False, **miljo: str) -> Prosess:
        grunn = self.demo.mottak_miljo if mottak else self.demo.miljo
        alt = dict(grunn) | {
            "KOSTRA_MODUS": "test",
            "DJANGO_SETTINGS_MODULE": "feil.innstillinger",
            "KOSTRA_TEST_DISK": str(self.disk),
            "PYTHONPATH": f"{ROT / 'tests'}{os.pathsep}{ROT}",
            "KOSTRA_MOTTAK_PAUSE": "50",
            "KOSTRA_MOTTAK_LEIE": "10",
            "KOSTRA_LOGG": "INFO",
        }
        if not mottak:
            alt = {n: v for n, v in alt.items() if not n.startswith("KOSTRA_MOTTAK_")}
        prosess = Prosess(navn, list(argumenter), alt | miljo, self.demo.mappe / f"{navn}.log")
        self.prosesser.append(prosess)
        return prosess.start()

    def portal(self, navn: str = "portal", port: int = 0, antall: int = 1, **miljo: str) -> Prosess:
        valg = ["--port", str(port or self.demo.port), "--prosesser", str(antall)]
        return self.ny(navn, "portal", "start", *valg, **miljo)

    def mottak(self, navn: str = "mottak", **miljo: str) -> Prosess:
        return self.ny(navn, "mottak", "arbeider", mottak=True, **miljo)

    def arbeider(self, navn: str = "arbeider", **miljo: str) -> Prosess:
        return self.ny(navn, "portal", "arbeider", **miljo)

    async def svarer(self, port: int = 0) -> str:
        """The address, when a page comes from it; a port may be open a moment after its process died."""
        adresse, frist = f"http://127.0.0.1:{port or self.demo.port}", time.monotonic() + _START
        async with httpx.AsyncClient(base_url=adresse, timeout=5) as klient:
            while time.monotonic() < frist:
                with suppress(httpx.TransportError):
                    await klient.get("/helse/")
                    return adresse
                await asyncio.sleep(0.05)
        raise TimeoutError(f"portalen på port {port} svarer ikke")

    @asynccontextmanager
    async def i_drift(self) -> AsyncIterator[list[str]]:
        """As under systemd: a process that ends is started again. Gives the names of those that did."""
        startet: list[str] = []

        async def se_etter() -> None:
            while True:
                await asyncio.sleep(0.5)
                for prosess in self.prosesser:
                    if not prosess.lever:
                        startet.append(prosess.navn)
                        prosess.start()

        vakt = asyncio.create_task(se_etter())
        try:
            yield startet
        finally:
            vakt.cancel()

    def stopp(self) -> None:
        for prosess in reversed(self.prosesser):
            prosess.stopp()
        self.prosesser.clear()

    # -- clients -----------------------------------------------------------------------------------
    async def klient(self, nr: int) -> Klient:
        """The nr-th rapportør, logged in; the same one each time."""
        konto = self.kontoer[nr % len(self.kontoer)]
        if konto.brukerid not in self.klienter:
            ny = Klient.for_konto(konto, self.adresse, self.lovet)
            ny.skjema = self.skjemaer.get(konto.brukerid, "")
            try:
                await ny.logg_inn(self.data / "post")
            except TimeoutError:  # the worker that sends codes was on its way up
                await ny.logg_inn(self.data / "post")
            self.klienter[konto.brukerid] = ny
        return self.klienter[konto.brukerid]

    def fil(self, konto: Konto) -> bytes:
        """A new envelope with the unit's extract, which has the canary for its journal number."""
        return konvolutt(fil(post(KANARI, p0=konto.region[:4])), self.sertifikat)

    async def lever(self, nr: int, *, adresser: list[str] | None = None) -> str:
        """One submission from a client that begins at the first of the addresses."""
        klient = await self.klient(nr)
        klient.adresser = list(adresser or [self.adresse])
        klient.klient.base_url = klient.adresser[0]
        return await klient.lever(self.fil(klient.konto))

    def glem_okter(self) -> None:
        """Everybody must log in again; what forms they have is known."""
        self.skjemaer |= {brukerid: klient.skjema for brukerid, klient in self.klienter.items()}
        self.klienter.clear()

    # -- checks ------------------------------------------------------------------------------------
    def brudd(self, *, i_ro: bool = True) -> list[str]:
        return brudd(self.lagre, self.lovet, i_ro=i_ro)

    def klartekst(self) -> list[str]:
        """Data, store, logs and the temporary folder of these processes."""
        return list(klartekst([self.demo.mappe], [KANARI.encode()]))


@contextmanager
def system(mappe: Path, database: str | None = None, **ekstra: str) -> Iterator[System]:
    """A fresh service in the folder, not yet started; everything it started is ended afterwards."""
    from django.db import connections

    mer: dict[str, Any] = {"KOSTRA_BAK_PROXY": "1", "TMPDIR": str(mappe / "tmp")} | ekstra
    if database:
        mer["KOSTRA_DATABASE"] = database
    with redirect_stdout(sys.stderr):  # what making it says is of no interest
        demo = lag(mappe, ROT / "eksempler", ledig_port(8200), mer)
    (demo.mappe / "tmp").mkdir()
    kontoer = lag_kontoer()
    # With a connection of our own open, to read the file's bytes (``klartekst``) would take its locks.
    connections.close_all()
    (krypt,) = (demo.mappe / "nokler").glob("kryptering-*.crt.pem")
    adresse = database or f"sqlite:///{demo.mappe / 'data' / 'kostra.sqlite3'}"
    sys_ = System(demo, kontoer, krypt.read_bytes(), Lagre(adresse, demo.mappe / "data" / "lager"))
    try:
        yield sys_
    finally:
        sys_.stopp()
