"""Starts ``kostra`` as an operator does: a process with an environment of its own."""

from __future__ import annotations

import atexit
import contextlib
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from pathlib import Path

ROT = Path(__file__).parents[2]
#: All that production asks for; nothing of it leads anywhere.
PRODUKSJON = {
    "KOSTRA_MODUS": "produksjon",
    "KOSTRA_HEMMELIGHET": "h" * 60,
    "KOSTRA_DATABASE": "postgresql://kostra@127.0.0.1:1/kostra",
    "KOSTRA_ADRESSE": "https://kostra.etat.test",
    "KOSTRA_BAK_PROXY": "1",
    "KOSTRA_SMTP_VERT": "post.etat.test",
    "KOSTRA_AVSENDER": "ikke-svar@etat.test",
    "KOSTRA_SMS_ADRESSE": "https://sms.etat.test/send",
    "KOSTRA_SMS_NOKKEL": "n",
}


def miljo(**egne: str) -> dict[str, str]:
    """This environment without what the tests have set for Django, and with these."""
    arvet = {
        navn: verdi
        for navn, verdi in os.environ.items()
        if not navn.startswith("KOSTRA_") and navn != "DJANGO_SETTINGS_MODULE"
    }
    return arvet | egne


def kommando(*argumenter: str) -> list[str]:
    return [sys.executable, "-m", "kostra", *argumenter]


def kostra(
    *argumenter: str, egne: Mapping[str, str], frist: float = 60
) -> subprocess.CompletedProcess[str]:
    """The command, ended by itself within ``frist`` seconds."""
    return subprocess.run(
        kommando(*argumenter),
        env=miljo(**egne),
        cwd=ROT,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
        timeout=frist,
    )


@cache
def _mal() -> Path:
    """The folder of a portal that was just migrated: once, for all that need one."""
    mappe = Path(tempfile.mkdtemp(prefix="kostra-mal-"))
    atexit.register(shutil.rmtree, mappe, ignore_errors=True)
    assert kostra("portal", "migrer", egne={"KOSTRA_DATA": str(mappe / "data")}).returncode == 0
    return mappe / "data"


def migrert(data: Path) -> Path:
    """The folder, as ``kostra portal migrer`` makes it."""
    return shutil.copytree(_mal(), data)


@contextmanager
def portal(data: Path) -> Iterator[tuple[subprocess.Popen[str], int]]:
    """A portal that serves, with two processes; the one to stop and its port."""
    egne = {"KOSTRA_DATA": str(migrert(data)), "KOSTRA_LOGG": "ERROR"}
    port = ledig_port()
    prosess = subprocess.Popen(
        kommando("portal", "start", "--port", str(port), "--prosesser", "2"),
        env=miljo(**egne),
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        vent_paa_svar(port)
        yield prosess, port
    finally:
        prosess.terminate()
        prosess.communicate(timeout=40)


def vent_paa_svar(port: int) -> None:
    """Until the address answers a request: the socket takes connections before anyone reads them."""
    for _ in range(400):
        try:
            if send(port, b"GET /finnes-ikke/ HTTP/1.0\r\nHost: 127.0.0.1\r\n\r\n"):
                return
        except OSError:
            pass
        time.sleep(0.1)
    raise AssertionError("the portal doesn't answer")


def send(port: int, raatt: bytes) -> bytes:
    """The bytes of one exchange; empty when the server closed without a word."""
    with socket.create_connection(("127.0.0.1", port), 30) as kobling:
        svar = b""
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):
            kobling.sendall(raatt)  # refused before all was sent: the answer may be there
        with contextlib.suppress(ConnectionResetError):
            while bit := kobling.recv(65536):
                svar += bit
        return svar


def ledig_port() -> int:
    with socket.socket() as ledig:
        ledig.bind(("127.0.0.1", 0))
        return int(ledig.getsockname()[1])
