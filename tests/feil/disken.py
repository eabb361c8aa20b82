"""A disk that fails on order, for the store's write wrapper: full, broken, read-only or slow."""

from __future__ import annotations

import contextlib
import errno
import json
import os
import time
from collections.abc import Iterator
from pathlib import Path

from kostra.portal.innsending.opplasting import lager

#: The calls of the wrapper that can fail, and how far a write comes before it does.
STEDER = (
    ("skriv", 0.0), ("skriv", 0.5), ("skriv", 0.99), ("skriv_andre", 0.0), ("skriv_andre", 0.5),
    ("fsync", 0.0), ("fsync_mappe", 0.0), ("bytt", 0.0),
)  # fmt: skip


class Disk(lager.Disk):
    """Does as the order file says, and as the real one when there is none."""

    ordre: Path

    def skriv(self, fd: int, data: bytes, plass: int) -> None:
        andel = self._feil("skriv_andre" if plass else "skriv")
        if andel is not None:
            super().skriv(fd, data[: int(len(data) * andel)], plass)
            self._kast()
        super().skriv(fd, data, plass)

    def fsync(self, fd: int) -> None:
        mappe = os.path.isdir(f"/proc/self/fd/{fd}")
        if self._feil("fsync_mappe" if mappe else "fsync") is not None:
            self._kast()
        super().fsync(fd)

    def bytt(self, fra: Path, til: Path) -> None:
        if self._feil("bytt") is not None:
            self._kast()
        super().bytt(fra, til)

    def _les(self) -> dict[str, object]:
        try:
            return dict(json.loads(self.ordre.read_text()))
        except (FileNotFoundError, ValueError):  # just taken away
            return {}

    def _feil(self, sted: str) -> float | None:
        """How much is written before it fails; None when it doesn't."""
        o = self._les()
        if o.get("sted") not in {sted, "alle"}:
            return None
        if o["feil"] == "treg":
            time.sleep(float(str(o["sekunder"])))
            return None
        return float(str(o["andel"]))

    def _kast(self) -> None:
        raise OSError(getattr(errno, str(self._les().get("feil", "EIO"))), "på bestilling")


def settes_inn(ordre: Path) -> None:
    """The store of this process uses it from now on."""
    Disk.ordre = ordre
    lager.Disk = Disk


@contextlib.contextmanager
def feiler(
    ordre: Path, sted: str, feil: str, andel: float = 0.0, sekunder: float = 0
) -> Iterator[None]:
    """The disk of every process that has the order file fails so, for as long as the block lasts."""
    ny = ordre.with_suffix(".ny")
    ny.write_text(json.dumps({"sted": sted, "feil": feil, "andel": andel, "sekunder": sekunder}))
    ny.rename(ordre)
    try:
        yield
    finally:
        ordre.unlink(missing_ok=True)
