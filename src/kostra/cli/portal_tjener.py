"""Serves the portal: several processes on one shared socket, each with waitress.

Why waitress, and the measurements behind: ``docs/vedtak/0010-tjener.md``.
"""

from __future__ import annotations

import contextlib
import logging
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from typing import Any

import click

from kostra.cli.portal_kanal import MAKS_HODE, Tjener
from kostra.cli.utgang import BrukFeil, UtgangFeil

TRAADER = 8  # for each process; more would only wait for the database
FORBINDELSER = 1000  # for each process
_STILLE = 75  # seconds that a connection may be open without a request
_PEN_STOPP = 20.0  # seconds that answers under way are given
_KORT_LIV = 10.0  # seconds: a process that ends sooner never got going
_OMSTART = 1.0  # seconds before a process that died is replaced


def tjen(vert: str, port: int, prosesser: int | None) -> int:
    """Serves until told to stop; the exit code. The application is set up already.

    Raises:
        BrukFeil: the address can't be listened on.
    """
    antall = prosesser or min(os.cpu_count() or 1, 4)
    lytter = _lytt(vert, port)
    sted = _sted(lytter)
    click.echo(f"Portalen svarer på {sted} ({antall} prosesser). Ctrl-C stopper den.", err=True)
    if antall == 1 or os.name != "posix":  # Windows can't hand a socket to a child this way
        stopp = threading.Event()
        _ved_signal(stopp)
        _server(lytter, stopp)
        return 0
    with lytter:
        return _pass_paa(lytter, antall)


def _lytt(vert: str, port: int) -> socket.socket:
    try:
        familie = socket.getaddrinfo(vert, port, type=socket.SOCK_STREAM)[0][0]
        lytter = socket.socket(familie, socket.SOCK_STREAM)
        lytter.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        lytter.bind((vert, port))
        lytter.listen(1024)
    except OSError as feil:
        raise BrukFeil(
            f"Portalen kan ikke lytte på {vert}, port {port}: adressen er opptatt eller finnes ikke "
            "på denne maskinen. Velg en annen med --port eller --vert."
        ) from feil
    return lytter


def _sted(lytter: socket.socket) -> str:
    vert, port = lytter.getsockname()[:2]
    return f"http://[{vert}]:{port}" if ":" in vert else f"http://{vert}:{port}"


def _ved_signal(stopp: threading.Event) -> None:
    for navn in (signal.SIGINT, signal.SIGTERM):
        signal.signal(navn, lambda *_: stopp.set())


# -- the processes -----------------------------------------------------------------------------------
def _pass_paa(lytter: socket.socket, antall: int) -> int:
    """Keeps ``antall`` processes running until told to stop."""
    stopp = threading.Event()
    _ved_signal(stopp)
    barn = [_start_barn(lytter) for _ in range(antall)]
    startet, raske = [time.monotonic()] * antall, 0
    try:
        while not stopp.wait(0.2):
            for nr, ett in enumerate(barn):
                if ett.poll() is None:
                    continue
                raske = raske + 1 if time.monotonic() - startet[nr] < _KORT_LIV else 0
                if raske > 5 * antall:
                    raise UtgangFeil("Portalens prosesser stopper så snart de er startet.", 70)
                click.echo(
                    f"kostra: en prosess stoppet ({ett.returncode}), starter en ny.", err=True
                )
                stopp.wait(_OMSTART)
                _lukk(ett)
                barn[nr], startet[nr] = _start_barn(lytter), time.monotonic()
    finally:
        _stopp_barn(barn)
    return 0


def _start_barn(lytter: socket.socket) -> subprocess.Popen[bytes]:
    """A fresh interpreter with our settings and our secret; it ends when its standard input does."""
    from django.conf import settings

    nr = lytter.fileno()
    return subprocess.Popen(  # noqa: S603
        [sys.executable, "-m", __name__, str(nr)],
        stdin=subprocess.PIPE,
        pass_fds=[nr],
        env=os.environ | {"KOSTRA_HEMMELIGHET": settings.SECRET_KEY},
    )


def _lukk(barn: subprocess.Popen[bytes]) -> None:
    if barn.stdin is not None:
        with contextlib.suppress(OSError):
            barn.stdin.close()


def _stopp_barn(barn: list[subprocess.Popen[bytes]]) -> None:
    for ett in barn:
        _lukk(ett)
    frist = time.monotonic() + _PEN_STOPP + 5
    for ett in barn:
        try:
            ett.wait(max(0.1, frist - time.monotonic()))
        except subprocess.TimeoutExpired:
            ett.kill()
            ett.wait()


def _barn(nr: int) -> None:
    stopp = threading.Event()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the parent, which tells us
    signal.signal(signal.SIGTERM, lambda *_: stopp.set())

    def vent_paa_forelder() -> None:
        while os.read(0, 1):
            continue
        stopp.set()

    threading.Thread(target=vent_paa_forelder, daemon=True).start()
    _server(socket.socket(fileno=nr), stopp)


# -- one process -------------------------------------------------------------------------------------
def _server(lytter: socket.socket, stopp: threading.Event) -> None:
    """Serves on the socket until ``stopp``; then answers what has come in, and returns."""
    from waitress import wasyncore

    logging.getLogger("waitress.queue").setLevel(
        logging.ERROR
    )  # a line for each that waits a little
    from kostra.portal.wsgi import application

    tjener = _lag(application, lytter)
    gjenstaar: float | None = None
    while gjenstaar is None or (tjener.opptatt() and time.monotonic() < gjenstaar):
        wasyncore.loop(timeout=0.2, map=tjener._map, use_poll=True, count=1)
        if stopp.is_set() and gjenstaar is None:
            gjenstaar = time.monotonic() + _PEN_STOPP
            # those who had connected, and wait in the socket's queue, are taken in and read first
            wasyncore.loop(timeout=0.05, map=tjener._map, use_poll=True, count=4)
            tjener.accepting = False
            tjener.del_channel()  # the socket itself is shared: it only leaves our loop
    tjener.task_dispatcher.shutdown(timeout=1)
    wasyncore.close_all(tjener._map, ignore_all=True)


def _lag(application: Any, lytter: socket.socket) -> Tjener:
    from django.conf import settings
    from waitress.adjustments import Adjustments
    from waitress.task import ThreadedTaskDispatcher

    from kostra.portal.innsending.opplasting.grense import storste

    maks_kropp = 2 * storste() + settings.DATA_UPLOAD_MAX_MEMORY_SIZE
    adj = Adjustments(
        sockets=[lytter],
        threads=TRAADER,
        connection_limit=_filer(FORBINDELSER),
        channel_timeout=_STILLE,
        cleanup_interval=2,
        max_request_header_size=MAKS_HODE,
        max_request_body_size=maks_kropp,
        inbuf_overflow=maks_kropp + 1,  # never to a file: it may be plaintext
        outbuf_overflow=64_000_000,  # nor reports
        recv_bytes=65536,
        asyncore_use_poll=True,
        ident=None,
        # the portal reads these itself, and only behind as many proxies as it is told of
        clear_untrusted_proxy_headers=not settings.KOSTRA.bak_proxy,
        log_socket_errors=False,
    )
    arbeidere = ThreadedTaskDispatcher()
    arbeidere.set_thread_count(TRAADER)
    sockinfo = (lytter.family, lytter.type, lytter.proto, lytter.getsockname())
    return Tjener(
        application, {}, True, lytter, dispatcher=arbeidere, adj=adj, bind_socket=False,
        sockinfo=sockinfo,
    )  # fmt: skip


def _filer(antall: int) -> int:
    """As many connections as the system lets us have, up to ``antall``."""
    try:
        import resource
    except ImportError:  # Windows
        return min(antall, 400)
    mykt, hardt = resource.getrlimit(resource.RLIMIT_NOFILE)
    onsket = antall + 256  # databases, files, ends of pipes
    if mykt < onsket:
        tak = onsket if hardt == resource.RLIM_INFINITY else min(onsket, hardt)
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_NOFILE, (tak, hardt))
            mykt = tak
    return max(50, min(antall, mykt - 256))


if __name__ == "__main__":
    _barn(int(sys.argv[1]))
