"""Runs ``kostra kontroll`` for the tests: in this process, or in one of its own. Synthetic persons."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from kostra.cli import kjor

POST = (
    "110326  15061990J000000115869010089112000102202501032025010420252         2     "
    "01020304050607080910111202400001" + " " * 30 + "SB00000001"
)
OK = f"{POST}\n".encode()
#: STMND and amount blank: warnings only.
ADVARSEL = f"{POST[:80]}{' ' * 31}1{POST[112:]}\n".encode()
#: No such code in KJONN; the caseworker's name must never reach standard error.
KANARI = "KANARIFUGL"
FEIL = f"{POST[:16]}{'JKANARI1'}{POST[24:35]}9{POST[36:142]}{KANARI}\n".encode()
VALG = ("-s", "11CF", "-y", "2026", "-r", "110300")


def python(*argumenter: str) -> list[str]:
    return [sys.executable, "-c", "from kostra.cli import hoved; hoved()", *argumenter]


def prosess(*argumenter: str, **annet: Any) -> subprocess.CompletedProcess[bytes]:
    """``kostra`` in a process of its own. It may never show a traceback or a piece of the file."""
    annet = {"stdout": subprocess.PIPE, **annet}
    if "stdin" not in annet:
        annet.setdefault("input", b"")
    svar = subprocess.run(
        python(*argumenter), stderr=subprocess.PIPE, check=False, timeout=60, **annet
    )
    assert_rene_feil(svar.stderr)
    return svar


def assert_rene_feil(err: bytes) -> None:
    for galt in (b"Traceback", b"Exception ignored", KANARI.encode(), b"JKANARI1", b"15869010089"):
        assert galt not in err


def en_setning(err: bytes) -> str:
    """The one line of standard error, without the program's name in front."""
    linjer = [linje for linje in err.decode().splitlines() if linje]
    assert len(linjer) == 1, linjer
    assert linjer[0].startswith("kostra: ")
    assert linjer[0].endswith(".")
    return linjer[0].removeprefix("kostra: ")


class Svar:
    """What one run in this process gave."""

    def __init__(self, kode: int, ut: bytes, err: bytes) -> None:
        self.kode, self.ut, self.err = kode, ut, err

    @property
    def json(self) -> dict[str, Any]:
        svar: dict[str, Any] = json.loads(self.ut)
        return svar

    @property
    def funn(self) -> list[str]:
        return [f["ruleId"] for f in self.json["reportEntries"]]


class Kommando:
    """``kostra …`` in this process, with these bytes on standard input."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, fanger: pytest.CaptureFixture[bytes]):
        self._monkeypatch, self._fanger = monkeypatch, fanger

    def __call__(self, *argumenter: str, inn: bytes = b"") -> Svar:
        with self._monkeypatch.context() as m:
            m.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(inn)))
            kode = kjor(list(argumenter))
        fanget = self._fanger.readouterr()
        assert_rene_feil(fanget.err)
        return Svar(kode, fanget.out, fanget.err)

    def kontroll(self, *argumenter: str, inn: bytes = OK, valg: Sequence[str] = VALG) -> Svar:
        return self("kontroll", *valg, *argumenter, inn=inn)


def i_terminal(*argumenter: str, inn: bytes | None = None, **miljo: str) -> tuple[int, str]:
    """``kostra`` on a pseudo terminal, ``inn`` from a pipe; the exit code and all that it showed."""
    import pty

    mester, slave = pty.openpty()
    kilde = slave if inn is None else subprocess.PIPE
    env = {**os.environ, "TERM": "xterm", "COLUMNS": "110", **miljo}
    barn = subprocess.Popen(python(*argumenter), stdin=kilde, stdout=slave, stderr=slave, env=env)
    os.close(slave)
    if barn.stdin:
        barn.stdin.write(inn or b"")
        barn.stdin.close()
    vist = b""
    try:
        while bit := os.read(mester, 65536):
            vist += bit
    except OSError:  # Linux's way to say that the other end is closed
        pass
    os.close(mester)
    return barn.wait(timeout=30), vist.decode()


def navn_i(mappe: Path) -> set[str]:
    """Every name in the folder, hidden ones too."""
    return set(os.listdir(mappe))
