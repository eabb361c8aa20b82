"""Reading files, for every command. ``-`` is standard input. Writing: ``kostra.cli.utfil``.

Errors of the disk become one sentence that names the right file: the streams know theirs.
"""

from __future__ import annotations

import contextlib
import errno
import io
import os
import stat
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, BinaryIO, cast

from kostra.cli.utgang import LeseFeil, SkriveFeil, UtgangFeil

BIT = 1024 * 1024
_LESEFEIL = {
    errno.ENOENT: "finnes ikke. Sjekk navnet",
    errno.ENOTDIR: "finnes ikke. Sjekk navnet",
    errno.EACCES: "kan ikke leses: du mangler tilgang",
    errno.EPERM: "kan ikke leses: du mangler tilgang",
    errno.EISDIR: "er en mappe. Oppgi en fil",
}
_SKRIVEFEIL = {
    errno.ENOENT: "mappen finnes ikke",
    errno.ENOTDIR: "mappen finnes ikke",
    errno.EACCES: "du mangler tilgang til mappen",
    errno.EPERM: "du mangler tilgang til mappen",
    errno.EROFS: "disken er skrivebeskyttet",
    errno.ENOSPC: "disken er full",
    errno.EDQUOT: "diskkvoten er brukt opp",
    errno.EFBIG: "filen blir større enn det er lov til her",
    errno.ENAMETOOLONG: "navnet er for langt",
}


def lesefeil(sti: str, feil: OSError) -> LeseFeil:
    """The sentence for an input that can't be read."""
    return LeseFeil(f"{sti} {_LESEFEIL.get(feil.errno or 0, 'kan ikke leses')}.")


def skrivefeil(sti: str, feil: OSError) -> SkriveFeil:
    """The sentence for an output that can't be written."""
    aarsak = _SKRIVEFEIL.get(feil.errno or 0, "det oppsto en feil på disken")
    return SkriveFeil(f"{sti} kan ikke skrives: {aarsak}. Ingenting er skrevet.")


class RorBrutt(UtgangFeil):
    """The reader of a pipe is gone. Not a BrokenPipeError: click turns that into exit code 1."""

    def __init__(self) -> None:
        super().__init__("Programmet som leste resultatet, sluttet før alt var skrevet.", 141)


class Strom:
    """A binary stream whose errors name its file."""

    def __init__(self, fil: BinaryIO, sti: str) -> None:
        self._fil, self._sti = fil, sti

    def read(self, antall: int = -1) -> bytes:
        try:
            return self._fil.read(antall)
        except OSError as feil:
            raise lesefeil(self._sti, feil) from feil

    def seek(self, pos: int, hvorfra: int = os.SEEK_SET) -> int:
        try:
            return self._fil.seek(pos, hvorfra)
        except OSError as feil:
            raise lesefeil(self._sti, feil) from feil

    def write(self, data: Any) -> int:
        try:
            return self._fil.write(data)
        except BrokenPipeError as feil:
            raise RorBrutt from feil
        except OSError as feil:
            raise skrivefeil(self._sti, feil) from feil

    def flush(self) -> None:
        try:
            self._fil.flush()
        except BrokenPipeError as feil:
            raise RorBrutt from feil
        except OSError as feil:
            raise skrivefeil(self._sti, feil) from feil


@contextmanager
def apne_inn(sti: str, *, sokbar: bool = False) -> Iterator[tuple[BinaryIO, int | None]]:
    """Opens ``sti`` for reading: the stream, and its size in bytes if that is known.

    ``sokbar``: the caller must be able to seek. A pipe is then copied to a temporary file first,
    so only use it for what may lie on disk (ciphertext).

    Raises:
        LeseFeil: missing, a folder, no permission.
    """
    with contextlib.ExitStack() as stakk:
        fil = sys.stdin.buffer if sti == "-" else stakk.enter_context(_apne(sti))
        storrelse = _storrelse(fil)
        if sokbar and storrelse is None:
            kopi = stakk.enter_context(tempfile.TemporaryFile())
            inn, ut = Strom(fil, sti), Strom(cast(BinaryIO, kopi), "Mellomlageret")
            while bit := inn.read(BIT):
                ut.write(bit)
            fil, storrelse = cast(BinaryIO, kopi), kopi.tell()
            kopi.seek(0)
        yield cast(BinaryIO, Strom(fil, sti)), storrelse


def les_alt(sti: str, *, maks: int) -> bytes:
    """The whole of a small file (certificate, key, receipt), at most ``maks`` bytes.

    Raises:
        LeseFeil: as :func:`apne_inn`, or the file is larger.
    """
    with apne_inn(sti) as (fil, _):
        data = fil.read(maks + 1)
    if len(data) > maks:
        raise LeseFeil(f"{sti} er for stor. Sjekk at du har valgt riktig fil.")
    return data


def _apne(sti: str) -> BinaryIO:
    try:
        fil = open(sti, "rb")  # noqa: SIM115 (the caller closes it)
        if stat.S_ISDIR(os.fstat(fil.fileno()).st_mode):  # Windows and POSIX fail at open
            fil.close()
            raise IsADirectoryError(errno.EISDIR, "")
    except OSError as feil:
        raise lesefeil(sti, feil) from feil
    except ValueError as feil:  # NUL in the name
        raise LeseFeil("Filnavnet er ugyldig.") from feil
    return fil


def _storrelse(fil: BinaryIO) -> int | None:
    try:
        info = os.fstat(fil.fileno())
        return info.st_size if stat.S_ISREG(info.st_mode) and fil.tell() == 0 else None
    except (OSError, io.UnsupportedOperation):
        return None


def samme_fil(inn: str, ut: str) -> bool:
    """True if both names are one and the same existing file."""
    try:
        return "-" not in (inn, ut) and os.path.samefile(inn, ut)
    except (OSError, ValueError):  # one of them is missing, or no name at all
        return False
