"""Catches what the log would write, byte for byte, through the handler that is really in use."""

from __future__ import annotations

import io
import json
import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import structlog


class Fanget:
    """What has been written so far."""

    def __init__(self) -> None:
        self.strom = io.StringIO()

    @property
    def tekst(self) -> str:
        return self.strom.getvalue()

    @property
    def linjer(self) -> list[dict[str, Any]]:
        """Each line as the object it is; a line that isn't JSON fails here."""
        return [json.loads(linje) for linje in self.tekst.splitlines()]


def handleren() -> logging.StreamHandler:
    """The one handler that writes our log."""
    (vaar,) = [
        h
        for h in logging.getLogger().handlers
        if isinstance(h.formatter, structlog.stdlib.ProcessorFormatter)
    ]
    assert isinstance(vaar, logging.StreamHandler)
    return vaar


@contextmanager
def fang(nivaa: int = logging.DEBUG) -> Iterator[Fanget]:
    """Everything that is logged in the block, the lowest levels too."""
    fanget, vaar, rot = Fanget(), handleren(), logging.getLogger()
    if vaar.stream.closed:  # the capture of an earlier test, in which the log was set up
        vaar.stream = sys.__stderr__
    strom, for_ = vaar.setStream(fanget.strom), rot.level
    rot.setLevel(nivaa)
    try:
        yield fanget
    finally:
        rot.setLevel(for_)
        vaar.setStream(strom)
