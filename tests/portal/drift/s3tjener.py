"""An S3-compatible store of one's own: moto's server, in a process that ends with the tests."""

from __future__ import annotations

import contextlib
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager

from kostra.portal.miljo import S3

BOTTE = "kostra-prove"


@contextmanager
def tjener() -> Iterator[S3]:
    """Where the store is. Its bucket is there and empty."""
    from kostra.portal.innsending.opplasting.s3lager import s3lager

    with socket.socket() as ledig:
        ledig.bind(("127.0.0.1", 0))
        port = ledig.getsockname()[1]
    prosess = subprocess.Popen(
        [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)],
        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    om = S3(BOTTE, "kostra", f"http://127.0.0.1:{port}", "us-east-1", "prove", "prove")
    try:
        _vent(prosess, om.adresse)
        s3lager(om)._s3.create_bucket(Bucket=BOTTE)
        yield om
    finally:
        prosess.terminate()
        prosess.wait(20)


def _vent(prosess: subprocess.Popen[bytes], adresse: str) -> None:
    frist = time.monotonic() + 60
    while time.monotonic() < frist and prosess.poll() is None:
        with contextlib.suppress(OSError):
            urllib.request.urlopen(adresse, timeout=5).close()
            return
        time.sleep(0.05)
    raise RuntimeError("moto's server doesn't answer")
