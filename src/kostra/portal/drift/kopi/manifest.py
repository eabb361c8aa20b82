"""What a backup holds, as ``manifest.json`` in its folder says."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, BinaryIO, Final, cast

FILNAVN: Final = "manifest.json"
FORMAT: Final = 1
_MAKS: Final = 512 << 20
BIT: Final = 1 << 20


class KopiFeil(Exception):
    """The backup, or putting it back, can't go on. The text says what and what to do; no data in it."""


@dataclass(frozen=True)
class Manifest:
    """``filer``: path -> [bytes, sha256]. ``kjede``: [number, hash] of the last event. ``avvik``: files
    that the database knows of and that aren't in the backup, and why: slettet, mangler or endret.
    """

    laget: str
    kostra: str
    database: str
    databasefil: str
    kryptert: bool
    tabeller: dict[str, int]
    kjede: list[Any]
    migreringer: list[str]
    filer: dict[str, list[Any]]
    avvik: dict[str, str] = field(default_factory=dict)
    format: int = FORMAT

    def skriv(self, mappe: Path) -> None:
        """Writes it whole, after all the rest is on disk."""
        for sti in self.filer:
            _fsync_mappe((mappe / sti).parent)
        underveis = mappe / f"{FILNAVN}.under"
        with ny_fil(underveis) as fil:
            fil.write(json.dumps(asdict(self), ensure_ascii=False, indent=1).encode())
        os.replace(underveis, mappe / FILNAVN)
        _fsync_mappe(mappe)


def les(mappe: Path) -> Manifest:
    """Raises :class:`KopiFeil`."""
    try:
        with open(mappe / FILNAVN, "rb") as fil:
            data = json.loads(fil.read(_MAKS))
        manifest = Manifest(**data)
    except FileNotFoundError as feil:
        raise KopiFeil(
            f"{mappe} har ingen {FILNAVN}: det er ingen sikkerhetskopi, eller den ble aldri ferdig."
        ) from feil
    except OSError as feil:
        raise KopiFeil(f"{mappe / FILNAVN} kan ikke leses.") from feil
    except (ValueError, TypeError) as feil:
        raise KopiFeil(f"{mappe / FILNAVN} er ødelagt, eller laget av en annen versjon.") from feil
    if manifest.format != FORMAT:
        raise KopiFeil(f"Sikkerhetskopien har format {manifest.format}, og her leses {FORMAT}.")
    return manifest


class Summert:
    """A file that is written to, and its size and SHA-256."""

    def __init__(self, fil: BinaryIO) -> None:
        self._fil, self._sum, self.antall = fil, hashlib.sha256(), 0

    def write(self, data: bytes) -> int:
        self._fil.write(data)
        self._sum.update(data)
        self.antall += len(data)
        return len(data)

    @property
    def sum(self) -> str:
        return self._sum.hexdigest()

    def som_rad(self) -> list[Any]:
        """As the manifest has it."""
        return [self.antall, self.sum]


@contextmanager
def ny_fil(sti: Path) -> Iterator[BinaryIO]:
    """A new file for us alone, on disk when the block ends. One that is there is a fault."""
    fd = os.open(sti, os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0), 0o600)
    with open(fd, "wb") as fil:
        yield cast(BinaryIO, fil)
        fil.flush()
        os.fsync(fil.fileno())


def kopier(inn: BinaryIO, ut: Any) -> None:
    """All of it, in pieces."""
    while bit := inn.read(BIT):
        ut.write(bit)


def sum_av(fil: BinaryIO) -> list[Any]:
    """Its size and sum, as the manifest has them."""
    ut = Summert(cast(BinaryIO, _Ingensteds()))
    kopier(fil, ut)
    return ut.som_rad()


class _Ingensteds:
    def write(self, data: bytes) -> int:
        return len(data)


def _fsync_mappe(mappe: Path) -> None:
    if os.name == "nt":
        return
    fd = os.open(mappe, os.O_RDONLY)
    try:
        with contextlib.suppress(OSError):  # some file systems have no such thing
            os.fsync(fd)
    finally:
        os.close(fd)
