"""Processes that share a file: none lives on when the one that asked is gone."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest

STROMMER = """
from kostra.kontroll.prosesser import i_strommer

def svar(nr, av):
    yield os.getpid()
    while True:
        yield b"x" * 100_000

venter = i_strommer(svar, 2)
print(next(venter), next(venter), flush=True)
"""
OPPGAVER = """
from kostra.kontroll.prosesser import i_prosesser

def svar(oppgave):
    if oppgave > 1:
        time.sleep(600)
    time.sleep(0.2)
    return os.getpid()

venter = i_prosesser(svar, range(9), 2)
print(next(venter), next(venter), flush=True)
"""


def lever(pid: int) -> bool:
    """A process that has ended and that nobody has asked about yet doesn't live."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="looks in /proc")
@pytest.mark.parametrize("program", [STROMMER, OPPGAVER], ids=["strommer", "oppgaver"])
def test_no_process_lives_on_when_the_one_that_asked_is_killed(program: str) -> None:
    program = f"import os, time\n{program}\ntime.sleep(600)"
    with subprocess.Popen(
        [sys.executable, "-c", program], stdout=subprocess.PIPE, text=True
    ) as hodet:
        assert hodet.stdout is not None
        arbeidere = [int(pid) for pid in hodet.stdout.readline().split()]
        assert all(map(lever, arbeidere))
        hodet.kill()
    slutt = time.monotonic() + 30
    while any(map(lever, arbeidere)):
        assert time.monotonic() < slutt, "a worker lives on"
        time.sleep(0.05)
