"""Writing results, for every command. ``-`` is standard output.

A result appears whole or not at all: it is written to a temporary file in the same folder, readable
by the owner only, and renamed when everything is there. On failure, Ctrl-C or SIGTERM the temporary
file is removed. Nothing existing is replaced unasked.
"""

from __future__ import annotations

import contextlib
import os
import secrets
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any, BinaryIO, NoReturn, cast

import click

from kostra.cli.filer import RorBrutt, Strom, skrivefeil
from kostra.cli.utgang import SkriveFeil


@contextmanager
def skriv_ut(sti: str, *, overskriv: bool = False, modus: int = 0o600) -> Iterator[BinaryIO]:
    """A stream to write the result to; ``sti`` gets it when the block ends without an error.

    ``modus``: permissions of a new file, less the user's umask (no effect on Windows). The name is
    checked, and the user asked, before the block begins.

    Raises:
        SkriveFeil: the name is taken, the folder is missing or closed, the disk is full.
    """
    if sti == "-":
        ut = Strom(sys.stdout.buffer, "Standard ut")
        try:
            yield cast(BinaryIO, ut)
            ut.flush()
        except (RorBrutt, SkriveFeil):
            _glem_stdout()
            raise
        return
    overskriv = klargjor_ut(sti, overskriv=overskriv)
    mal = os.path.realpath(sti)  # a symbolic link stays one: its target gets the result
    if os.path.exists(mal) and not os.path.isfile(mal):
        with _apne_ny(sti, mal, os.O_WRONLY, 0) as enhet:  # a device or a pipe can't be renamed to
            yield cast(BinaryIO, Strom(enhet, sti))
        return
    midlertidig = os.path.join(os.path.dirname(mal), f".kostra-{secrets.token_hex(8)}.tmp")
    with _rydder(midlertidig):
        with _apne_ny(sti, midlertidig, os.O_WRONLY | os.O_CREAT | os.O_EXCL, modus) as fil:
            yield cast(BinaryIO, Strom(fil, sti))
            _til_disk(sti, fil)
        _gi_navn(sti, midlertidig, mal, overskriv=overskriv)


def klargjor_ut(sti: str, *, overskriv: bool) -> bool:
    """Checks that ``sti`` may be written; True if an existing file may be replaced.

    On a terminal the user is asked; else an existing file is refused without ``overskriv``.

    Raises:
        SkriveFeil: a folder, or a file that must not be replaced.
    """
    if os.path.isdir(sti):
        raise SkriveFeil(f"{sti} er en mappe. Oppgi et filnavn.")
    if overskriv or not os.path.isfile(sti):
        return overskriv
    if sys.stdin.isatty() and sys.stderr.isatty():
        svar = click.prompt(
            f"{sti} finnes fra før. Skal den erstattes? (j/n)", default="n", err=True
        )
        if svar.strip().lower() in ("j", "ja", "y", "yes"):
            return True
        raise SkriveFeil(f"{sti} er ikke endret.")
    raise SkriveFeil(f"{sti} finnes fra før. Bruk --overskriv, eller velg et annet navn med -o.")


@contextmanager
def _apne_ny(sti: str, navn: str, flagg: int, modus: int) -> Iterator[BinaryIO]:
    try:
        nr = os.open(navn, flagg | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0), modus)
    except (OSError, ValueError) as feil:
        raise _som_skrivefeil(sti, feil) from feil
    fil = os.fdopen(nr, "wb", buffering=0)  # unbuffered: a full disk shows at the write that fails
    try:
        yield cast(BinaryIO, _Hel(fil))
    finally:
        fil.close()


class _Hel:
    """A raw file may take only a part of what it is given; this writes all of it."""

    def __init__(self, fil: Any) -> None:
        self._fil = fil
        self.fileno = fil.fileno

    def write(self, data: Any) -> int:
        rest = memoryview(data)
        while rest:
            rest = rest[self._fil.write(rest) :]
        return len(data)


def _som_skrivefeil(sti: str, feil: OSError | ValueError) -> SkriveFeil:
    if isinstance(feil, OSError):
        return skrivefeil(sti, feil)
    return SkriveFeil("Filnavnet er ugyldig. Velg et annet navn med -o.")


def _til_disk(sti: str, fil: BinaryIO) -> None:
    try:
        os.fsync(fil.fileno())
    except OSError as feil:
        raise skrivefeil(sti, feil) from feil


def _gi_navn(sti: str, fra: str, til: str, *, overskriv: bool) -> None:
    """Renames. Without ``overskriv`` by a hard link: it fails if the name has come meanwhile."""
    try:
        if overskriv:
            os.replace(fra, til)
            return
        try:
            os.link(fra, til)
        except FileExistsError:
            raise
        except OSError:  # a file system without hard links
            if os.path.lexists(til):
                raise FileExistsError from None
            os.rename(fra, til)
        else:
            os.unlink(fra)
    except FileExistsError as feil:
        raise SkriveFeil(f"{sti} finnes fra før. Ingenting er skrevet.") from feil
    except OSError as feil:
        raise skrivefeil(sti, feil) from feil


@contextmanager
def _rydder(navn: str) -> Iterator[None]:
    """Removes the temporary file whatever ends the block; SIGTERM and SIGHUP end it too."""

    def avslutt(nummer: int, _: FrameType | None) -> NoReturn:
        raise SystemExit(128 + nummer)

    forrige: dict[int, Any] = {}
    for signalnavn in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, signalnavn):
            with contextlib.suppress(ValueError):  # not in the main thread
                nummer = getattr(signal, signalnavn)
                forrige[nummer] = signal.signal(nummer, avslutt)
    try:
        yield
    finally:
        with contextlib.suppress(OSError):
            os.unlink(navn)
        for nummer, gammel in forrige.items():
            signal.signal(nummer, gammel)


def _glem_stdout() -> None:
    """What still waits in the buffer can't be written: keep the interpreter from trying at exit."""
    with contextlib.suppress(OSError, ValueError):
        ingensteds = os.open(os.devnull, os.O_WRONLY)
        os.dup2(ingensteds, sys.stdout.fileno())
        os.close(ingensteds)
