"""A PostgreSQL of one's own for a while: ``python verktoy/postgres.py COMMAND …``.

Starts a cluster in a temporary folder, on a free port of 127.0.0.1 and a socket in the folder, runs
the command with its address in ``KOSTRA_TEST_DATABASE``, and removes everything. PostgreSQL refuses
to run as root; as root the cluster runs as the user postgres, or nobody.
Where there is no PostgreSQL the command isn't run: exit code 0 and a line about it, but 1 in CI.
"""

from __future__ import annotations

import contextlib
import os
import pwd
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import psycopg

BRUKER = DATABASE = "kostra"
_VENT = 30.0  # seconds for the cluster to answer, and to stop
#: Nothing that a test writes needs to survive a power cut.
_RASK = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")


class IngenPostgres(Exception):
    """PostgreSQL is not installed, or doesn't start here. The text says which."""


def finn_mappe() -> Path:
    """Where ``initdb`` and ``postgres`` are, the newest first. Raises :class:`IngenPostgres`."""
    i_sti = shutil.which("initdb")
    mapper = [Path(i_sti).resolve().parent] if i_sti else []
    versjoner = Path("/usr/lib/postgresql").glob("*/bin")
    mapper += sorted(versjoner, key=lambda mappe: mappe.parent.name.zfill(4), reverse=True)
    for mappe in mapper:
        if (mappe / "initdb").is_file() and (mappe / "postgres").is_file():
            return mappe
    raise IngenPostgres("PostgreSQL is not installed («make system» installs it on Debian)")


@contextlib.contextmanager
def klynge(*, varig: bool = False) -> Iterator[str]:
    """The address of a database in a new cluster, which is gone afterwards.

    ``varig``: with the durability of production, for measurements.
    """
    programmer = finn_mappe()
    eier = _eier()
    with tempfile.TemporaryDirectory(prefix="kostra-pg-", ignore_cleanup_errors=True) as navn:
        mappe = Path(navn)
        passord, port = secrets.token_urlsafe(24), _ledig_port()
        _lag(programmer, mappe, passord, eier)
        prosess = _start(programmer, mappe, port, eier, () if varig else _RASK)
        try:
            yield _vent_paa(prosess, mappe, passord, port)
        finally:
            _stopp(prosess)


def _eier() -> dict[str, Any]:
    """What makes subprocess run as an ordinary user when we are root."""
    if os.geteuid() != 0:
        return {}
    for navn in ("postgres", "nobody"):
        with contextlib.suppress(KeyError):
            rad = pwd.getpwnam(navn)
            return {"user": rad.pw_uid, "group": rad.pw_gid, "extra_groups": []}
    raise IngenPostgres("root can't run PostgreSQL, and there is no user postgres or nobody")


def _lag(programmer: Path, mappe: Path, passord: str, eier: dict[str, Any]) -> None:
    passordfil = mappe / "passord"
    passordfil.touch(mode=0o600)
    passordfil.write_text(passord)
    if eier:
        for sti in (mappe, passordfil):
            os.chown(sti, eier["user"], eier["group"])
    kommando = [
        programmer / "initdb", "--pgdata", mappe / "data", "--username", BRUKER,
        "--pwfile", passordfil, "--auth", "scram-sha-256", "--encoding", "UTF8", "--locale", "C",
        "--no-sync", "--no-instructions",
    ]  # fmt: skip
    kjort = subprocess.run(  # noqa: S603
        kommando, cwd=mappe, env=_miljo(mappe), capture_output=True, text=True, **eier
    )
    if kjort.returncode:
        raise IngenPostgres(f"initdb failed: {kjort.stderr.strip().splitlines()[-1:]}")


def _start(
    programmer: Path, mappe: Path, port: int, eier: dict[str, Any], valg: Sequence[str]
) -> subprocess.Popen[bytes]:
    alle = [
        "listen_addresses=127.0.0.1", f"port={port}", f"unix_socket_directories={mappe}",
        "max_connections=200", "log_min_messages=fatal", *valg,
    ]  # fmt: skip
    argumenter = [del_ for valget in alle for del_ in ("-c", valget)]
    with open(mappe / "logg", "wb") as logg:
        return subprocess.Popen(  # noqa: S603
            [programmer / "postgres", "-D", mappe / "data", *argumenter],
            cwd=mappe,
            env=_miljo(mappe),
            stdin=subprocess.DEVNULL,
            stdout=logg,
            stderr=logg,
            start_new_session=True,  # Ctrl-C is for the command; the cluster is stopped after it
            **eier,
        )


def _miljo(mappe: Path) -> dict[str, str]:
    return {"PATH": os.environ.get("PATH", os.defpath), "HOME": str(mappe), "LC_ALL": "C"}


def _vent_paa(prosess: subprocess.Popen[bytes], mappe: Path, passord: str, port: int) -> str:
    """Makes the database as soon as the cluster answers, and returns its address."""
    tjener = f"postgresql://{BRUKER}:{passord}@127.0.0.1:{port}"
    frist = time.monotonic() + _VENT
    while time.monotonic() < frist and prosess.poll() is None:
        with (
            contextlib.suppress(psycopg.OperationalError),
            psycopg.connect(f"{tjener}/postgres", autocommit=True, connect_timeout=2) as kobling,
        ):
            kobling.execute(f"CREATE DATABASE {DATABASE}")
            return f"{tjener}/{DATABASE}"
        time.sleep(0.1)
    siste = (mappe / "logg").read_text(errors="replace").strip().splitlines()[-1:]
    raise IngenPostgres(f"postgres doesn't answer: {siste}")


def _stopp(prosess: subprocess.Popen[bytes]) -> None:
    for signalnr in (
        signal.SIGINT,
        signal.SIGQUIT,
        signal.SIGKILL,
    ):  # fast, immediate, and the rest
        if prosess.poll() is None:
            prosess.send_signal(signalnr)
            with contextlib.suppress(subprocess.TimeoutExpired):
                prosess.wait(_VENT)


def _ledig_port() -> int:
    with socket.socket() as ledig:
        ledig.bind(("127.0.0.1", 0))
        port: int = ledig.getsockname()[1]
        return port


def hoved(kommando: Sequence[str]) -> int:
    """The command's exit code; 64: no command."""
    if not kommando:
        sys.stderr.write("Usage: python verktoy/postgres.py COMMAND …\n")
        return 64
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that the cluster is stopped
    try:
        with klynge() as adresse:
            miljo = os.environ | {"KOSTRA_TEST_DATABASE": adresse}
            return subprocess.run(list(kommando), env=miljo).returncode  # noqa: S603
    except IngenPostgres as grunn:
        i_ci = bool(os.environ.get("CI"))
        sys.stderr.write(f"{'FAILED' if i_ci else 'SKIPPED'} (PostgreSQL): {grunn}.\n")
        return 1 if i_ci else 0


if __name__ == "__main__":
    sys.exit(hoved(sys.argv[1:]))
