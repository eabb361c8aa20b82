"""Runs ``kostra`` for the tests of the envelope's commands."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

NOKLER = Path(__file__).parents[1] / "vektorer" / "konvolutt" / "nokler"
CERT = str(NOKLER / "p256.crt.pem")
KEY = str(NOKLER / "p256.key.pem")
UTTREKK = (b"5421" + b"0" * 147 + b"\n") * 20


def kommando(*argumenter: str) -> list[str]:
    return [sys.executable, "-c", "from kostra.cli import hoved; hoved()", *argumenter]


def kostra(*argumenter: str, inn: bytes = b"", **annet: Any) -> subprocess.CompletedProcess[bytes]:
    """``kostra`` in a process of its own, without a terminal."""
    return subprocess.run(
        kommando(*argumenter), input=inn, capture_output=True, check=False, timeout=60, **annet
    )


def i_terminal(*argumenter: str, svar: str) -> tuple[int, str]:
    """``kostra`` on a pseudo terminal that types ``svar``; the exit code, and what was shown."""
    import pty

    mester, slave = pty.openpty()
    prosess = subprocess.Popen(kommando(*argumenter), stdin=slave, stdout=slave, stderr=slave)
    os.close(slave)
    vist = b""
    for linje in svar.splitlines(keepends=True):
        while b": " not in vist.rsplit(b"\n", 1)[-1]:  # the question, before it is answered
            vist += os.read(mester, 4096)
        os.write(mester, linje.encode())
        time.sleep(0.2)  # a prompt without echo empties what was typed too early
        vist += b"\n"
    kode = prosess.wait(timeout=30)
    try:
        while bit := os.read(mester, 4096):
            vist += bit
    except OSError:
        pass  # Linux's way to say that the other end is closed
    os.close(mester)
    return kode, vist.decode()


def innhold(mappe: Path) -> set[str]:
    """Every name in the folder, hidden ones too."""
    return set(os.listdir(mappe))
