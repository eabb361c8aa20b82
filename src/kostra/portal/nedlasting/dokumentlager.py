"""Documents on disk, made the first time somebody asks for them.

A folder for each state of what they are made from: change a rule or a layout, and there is a new folder;
the old ones go away when the first document is put in it.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import secrets
import shutil
import threading
from collections.abc import Callable, Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from django.conf import settings

#: What a document can come from. Texts of the portal's own pages are not among it.
_KILDER = ("felt", "skjema", "kontroll", "regler", "rapport", "blankett", "testdata")
_en_om_gangen = (
    threading.Lock()
)  # setting a PDF takes a core: a rush for them must not take them all


def hent(navn: str, lag: Callable[[], bytes]) -> bytes:
    """The document of that file name; ``lag`` makes it where it isn't there yet.

    A disk that is full costs time, not the answer.
    """
    fil = _mappe() / navn
    with contextlib.suppress(OSError):
        return fil.read_bytes()
    with _en_om_gangen:
        with contextlib.suppress(OSError):  # another thread was first
            return fil.read_bytes()
        innhold = lag()
        with contextlib.suppress(OSError):
            _legg(fil, innhold)
    return innhold


def _mappe() -> Path:
    return settings.KOSTRA.data / "dokumenter" / innholdsversjon()


def _legg(fil: Path, innhold: bytes) -> None:
    if not fil.parent.exists():
        _rydd(fil.parent.parent)
        fil.parent.mkdir(parents=True, exist_ok=True)
    ny = fil.with_name(f".{secrets.token_hex(8)}")
    try:
        ny.write_bytes(innhold)
        os.replace(ny, fil)
    finally:
        ny.unlink(missing_ok=True)


def _rydd(rot: Path) -> None:
    """Takes the folders of earlier states away."""
    if rot.is_dir():
        for gammel in rot.iterdir():
            shutil.rmtree(gammel, ignore_errors=True)


@cache
def innholdsversjon() -> str:
    """Changes with any file that a document is made from."""
    return hashlib.sha256("".join(sorted(_linjer())).encode()).hexdigest()[:16]


def _linjer() -> Iterator[str]:
    for navn in _KILDER:
        spek = find_spec(f"kostra.{navn}")
        if spek is None or spek.origin is None:
            continue
        rot = Path(spek.origin).parent
        for sti in rot.rglob("*"):
            if sti.is_file() and sti.suffix != ".pyc":
                info = sti.stat()
                yield f"{navn}/{sti.relative_to(rot)}|{info.st_size}|{info.st_mtime_ns}\n"
