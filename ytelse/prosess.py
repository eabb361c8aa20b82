"""Runs a command several times and reads wall time and peak memory from the operating system."""

from __future__ import annotations

import os
import platform
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Maaling:
    """Median of the runs: wall time in seconds, peak resident memory in MB."""

    sekunder: float
    minst: float
    storst: float
    mb: float
    koder: frozenset[int]


def maal(kommando: Sequence[str], *, ganger: int = 5) -> Maaling:
    """One warm-up, then ``ganger`` counted runs. What the command prints is thrown away."""
    tider, minner, koder = [], [], set()
    for nr in range(ganger + 1):
        sekunder, mb, kode = en_gang(kommando)
        if nr:
            tider.append(sekunder)
            minner.append(mb)
            koder.add(kode)
    return Maaling(
        statistics.median(tider),
        min(tider),
        max(tider),
        statistics.median(minner),
        frozenset(koder),
    )


def en_gang(kommando: Sequence[str]) -> tuple[float, float, int]:
    """Runs it once: seconds, peak MB of it and of the largest of its children, exit code."""
    start = time.perf_counter()
    prosess = subprocess.Popen(kommando, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, bruk = os.wait4(prosess.pid, 0)
    slutt = time.perf_counter()
    prosess.returncode = os.waitstatus_to_exitcode(status)
    return slutt - start, bruk.ru_maxrss / 1024, prosess.returncode


def maskin() -> str:
    """The machine in one line."""
    return f"{os.cpu_count()} kjerner, {platform.machine()}, Python {platform.python_version()}"


KOSTRA = [sys.executable, "-m", "kostra"]
