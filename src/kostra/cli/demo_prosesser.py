"""The three processes of the demo, each with its own environment, log and end."""

from __future__ import annotations

import contextlib
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from kostra.cli.utgang import UtgangFeil

_STARTTID = 40.0  # seconds until the portal must answer
_STOPPTID = 30.0
_IKKE_STARTET = 70


@dataclass(frozen=True)
class Delprosess:
    """What is to run. ``miljo`` is the whole environment of the process."""

    navn: str
    argumenter: Sequence[str]
    miljo: Mapping[str, str]


@dataclass(frozen=True)
class _Lopende:
    delprosess: Delprosess
    prosess: subprocess.Popen[bytes]
    logg: Path


class Prosesser:
    """Processes that were started, by their ids."""

    def __init__(self) -> None:
        self._lopende: list[_Lopende] = []

    def start(self, delprosess: Delprosess, logg: Path) -> None:
        """Starts one; what it prints goes to the log."""
        logg.parent.mkdir(parents=True, exist_ok=True)
        with logg.open("ab") as ut:
            prosess = subprocess.Popen(  # noqa: S603
                [sys.executable, "-m", "kostra", *delprosess.argumenter],
                env=dict(delprosess.miljo),
                stdin=subprocess.DEVNULL,
                stdout=ut,
                stderr=ut,
                start_new_session=True,  # Ctrl-C reaches us, and we stop them in order
            )
        self._lopende.append(_Lopende(delprosess, prosess, logg))

    def ider(self, navn: str) -> list[int]:
        """The ids of those with that name."""
        return [en.prosess.pid for en in self._lopende if en.delprosess.navn == navn]

    def dode(self) -> list[str]:
        """A sentence for each that has ended by itself, the last line of its log included."""
        return [
            f"{en.delprosess.navn} stoppet ({en.prosess.returncode}). Se {en.logg}: {_siste(en.logg)}"
            for en in self._lopende
            if en.prosess.poll() is not None
        ]

    def sjekk(self) -> None:
        """Raises :class:`UtgangFeil` if one has ended."""
        dode = self.dode()
        if dode:
            raise UtgangFeil(" ".join(dode), _IKKE_STARTET)

    def stopp(self) -> None:
        """Ends all, the last started first; one that doesn't listen is killed."""
        for en in reversed(self._lopende):
            if en.prosess.poll() is None:
                en.prosess.terminate()
        frist = time.monotonic() + _STOPPTID
        for en in reversed(self._lopende):
            try:
                en.prosess.wait(max(0.1, frist - time.monotonic()))
            except subprocess.TimeoutExpired:
                en.prosess.kill()
                en.prosess.wait()
        self._lopende.clear()


@contextlib.contextmanager
def kjorende(delprosesser: Sequence[Delprosess], loggmappe: Path) -> Iterator[Prosesser]:
    """All of them running; ended when the block is left, however it is left."""
    prosesser = Prosesser()
    try:
        for delprosess in delprosesser:
            prosesser.start(delprosess, loggmappe / f"{delprosess.navn}.log")
        yield prosesser
    finally:
        prosesser.stopp()


def vent_paa_port(prosesser: Prosesser, port: int) -> None:
    """Returns when something answers on the port. Raises :class:`UtgangFeil` if nothing does in time."""
    frist = time.monotonic() + _STARTTID
    while time.monotonic() < frist:
        prosesser.sjekk()
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return
        time.sleep(0.1)
    raise UtgangFeil(f"Portalen svarte ikke innen {_STARTTID:.0f} sekunder.", _IKKE_STARTET)


def ledig_port(fra: int = 8000) -> int:
    """The first free port from there on."""
    for port in range(fra, fra + 200):
        with contextlib.suppress(OSError), socket.socket() as prove:
            if os.name == "posix":  # as the portal itself does: a port that was just left is free
                prove.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            prove.bind(("127.0.0.1", port))
            return port
    raise UtgangFeil(f"Ingen port er ledig fra {fra} til {fra + 199}.", _IKKE_STARTET)


def _siste(logg: Path) -> str:
    linjer = logg.read_text("utf-8", "replace").strip().splitlines()
    return linjer[-1][:300] if linjer else "(tom)"
