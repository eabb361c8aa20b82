"""Where ciphertext lies: under our own names, flushed to disk before anyone is told it is stored.

:class:`Lager` is the port; :class:`Mappelager` keeps files in one folder, and ``s3lager`` in an
S3-compatible store. A file begins as a part
(``under/``), grows, and becomes stored by one rename. Names are 32 hex digits; nothing a user sent
is ever part of one.
"""

from __future__ import annotations

import contextlib
import errno
import os
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO, Final, Protocol

from django.conf import settings

from kostra.portal import dreppunkt

BIT: Final = 1 << 20
_NAVN: Final = re.compile(r"[0-9a-f]{32}")
_FULLT: Final = (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC), errno.EFBIG)


class LagerFeil(Exception):
    """The store could not do it. Nothing is half done, and trying again is safe."""


class LagerFullt(LagerFeil):
    """There is no more room."""


class FinnesIkke(LagerFeil):
    """No file by that name."""


class Lager(Protocol):
    """Files by our names. Every method but the reading ones raises :class:`LagerFeil`."""

    def begynn(self, navn: str) -> None:
        """Makes an empty part."""

    def skriv_bit(self, navn: str, plass: int, data: bytes) -> None:
        """Writes at ``plass`` of the part; what stood there is written over."""

    def lengde(self, navn: str) -> int:
        """Bytes in the part. Raises :class:`FinnesIkke`."""

    def apne_del(self, navn: str) -> BinaryIO:
        """The part, for reading. Raises :class:`FinnesIkke`."""

    def ferdigstill(self, navn: str) -> None:
        """The part becomes a stored file, and is on disk when this returns."""

    def apne(self, navn: str) -> BinaryIO:
        """The stored file, for reading. Raises :class:`FinnesIkke`."""

    def slett(self, navn: str) -> None:
        """Takes away the part or the file; none there is no fault."""

    def utslett(self, navn: str) -> None:
        """As :meth:`slett`, after writing over every byte: for plaintext that came by mistake."""

    def gamle(self, eldre_enn: datetime) -> Iterator[str]:
        """Names of parts and files last written before that time."""

    def svarer(self) -> None:
        """Raises :class:`LagerFeil` when nothing can be stored now."""


class Disk:
    """The calls that can fail, in one place, so that a test can make them."""

    def skriv(self, fd: int, data: bytes, plass: int) -> None:
        vindu = memoryview(data)
        while vindu:
            skrevet = os.pwrite(fd, vindu, plass)
            vindu, plass = vindu[skrevet:], plass + skrevet

    def fsync(self, fd: int) -> None:
        os.fsync(fd)

    def bytt(self, fra: Path, til: Path) -> None:
        os.rename(fra, til)


class Mappelager:
    """A folder with ``under/`` (parts) and ``filer/`` (stored). Readable by its owner alone, or by the
    group too where the folder was there from before and its group may write in it.
    """

    def __init__(self, rot: Path, disk: Disk | None = None) -> None:
        self._under, self._filer = rot / "under", rot / "filer"
        self._disk = disk or Disk()

    def begynn(self, navn: str) -> None:
        with _som_lagerfeil():
            self._lag_mapper()
            fd = os.open(self._del(navn), os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
            if self._delt():
                os.fchmod(fd, 0o660)  # nosec B103: shared with mottak's user by its group
            os.close(fd)

    def skriv_bit(self, navn: str, plass: int, data: bytes) -> None:
        with _som_lagerfeil(), _fd(self._del(navn), os.O_WRONLY) as fd:
            for_ = os.fstat(fd).st_size
            try:
                self._disk.skriv(fd, data, plass)
            except OSError:
                os.ftruncate(fd, min(for_, plass))
                raise

    def lengde(self, navn: str) -> int:
        with _som_lagerfeil():
            return self._del(navn).stat().st_size

    def apne_del(self, navn: str) -> BinaryIO:
        with _som_lagerfeil():
            return self._del(navn).open("rb")

    def ferdigstill(self, navn: str) -> None:
        fra, til = self._del(navn), self._fil(navn)
        with _som_lagerfeil():
            dreppunkt.passer("for_fsync")
            with _fd(fra, os.O_RDWR) as fd:
                self._disk.fsync(fd)
            dreppunkt.passer("etter_fsync")
            self._disk.bytt(fra, til)
            dreppunkt.passer("etter_navnebytte")
            try:
                self._fsync_mappe(self._filer)
            except OSError:  # not known to be on disk: then it isn't stored
                with contextlib.suppress(OSError):
                    os.unlink(til)
                raise
        dreppunkt.passer("etter_mappesynk")

    def apne(self, navn: str) -> BinaryIO:
        with _som_lagerfeil():
            return self._fil(navn).open("rb")

    def slett(self, navn: str) -> None:
        with _som_lagerfeil():
            for sti in (self._del(navn), self._fil(navn)):
                sti.unlink(missing_ok=True)

    def utslett(self, navn: str) -> None:
        with _som_lagerfeil():
            for sti in (self._del(navn), self._fil(navn)):
                if sti.exists():
                    self._skriv_over(sti)
                    sti.unlink(missing_ok=True)

    def gamle(self, eldre_enn: datetime) -> Iterator[str]:
        for mappe in (self._under, self._filer):
            for sti in mappe.glob("*") if mappe.is_dir() else ():
                with contextlib.suppress(FileNotFoundError):
                    endret = datetime.fromtimestamp(sti.stat().st_mtime, UTC)
                    if _NAVN.fullmatch(sti.name) and endret < eldre_enn:
                        yield sti.name

    def svarer(self) -> None:
        with _som_lagerfeil():
            self._lag_mapper()
            if not os.access(self._under, os.W_OK):
                raise LagerFeil("EACCES")

    def _skriv_over(self, sti: Path) -> None:
        with _fd(sti, os.O_WRONLY) as fd:
            rest, plass = os.fstat(fd).st_size, 0
            while rest > 0:
                bit = min(rest, BIT)
                self._disk.skriv(fd, bytes(bit), plass)
                rest, plass = rest - bit, plass + bit
            self._disk.fsync(fd)

    def _lag_mapper(self) -> None:
        for mappe in (self._under, self._filer):
            if not mappe.is_dir():
                mappe.mkdir(mode=0o700, parents=True, exist_ok=True)
                if self._delt():
                    mappe.chmod(0o2770)
                self._fsync_mappe(mappe.parent)

    def _delt(self) -> bool:
        """True where the operator made the folder for a group: mottak then runs as a user of its own."""
        return os.name == "posix" and bool(self._under.parent.stat().st_mode & 0o020)

    def _fsync_mappe(self, mappe: Path) -> None:
        if os.name == "nt":  # Windows has no such thing, and needs none
            return
        with _fd(mappe, os.O_RDONLY) as fd:
            self._disk.fsync(fd)

    def _del(self, navn: str) -> Path:
        return self._under / sjekket(navn)

    def _fil(self, navn: str) -> Path:
        return self._filer / sjekket(navn)


def lager() -> Lager:
    """The store of this installation: an S3-compatible one, or a folder."""
    if settings.KOSTRA.s3 is not None:
        from kostra.portal.innsending.opplasting.s3lager import s3lager

        return s3lager(settings.KOSTRA.s3)
    return Mappelager(settings.KOSTRA.lager)


def sjekket(navn: str) -> str:
    """The name, if it is one of ours. Raises :class:`FinnesIkke`."""
    if not _NAVN.fullmatch(navn):
        raise FinnesIkke("ikke et navn i lageret")
    return navn


@contextlib.contextmanager
def _fd(sti: Path, flagg: int) -> Iterator[int]:
    fd = os.open(sti, flagg | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0))
    try:
        yield fd
    finally:
        os.close(fd)


@contextlib.contextmanager
def _som_lagerfeil() -> Iterator[None]:
    """An error from the system, told by its kind and no path."""
    try:
        yield
    except FileNotFoundError as feil:
        raise FinnesIkke("finnes ikke i lageret") from feil
    except OSError as feil:
        kode = errno.errorcode.get(feil.errno or 0, "ukjent")
        raise (LagerFullt if feil.errno in _FULLT else LagerFeil)(kode) from feil
