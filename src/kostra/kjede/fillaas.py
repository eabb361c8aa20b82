"""An exclusive lock on an open file, against other processes and other threads.

Two opens of the same file exclude each other; the lock goes with the process that holds it.
Windows is untested.
"""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

if sys.platform == "win32":
    import msvcrt

    _BYTE = 0x7FFF_FFFE  # Windows locks keep readers out: lock a byte no file reaches

    def _laas(fd: int) -> None:
        while True:
            os.lseek(fd, _BYTE, os.SEEK_SET)
            try:
                msvcrt.locking(fd, msvcrt.LK_LOCK, 1)
            except OSError as feil:
                if feil.errno != errno.EDEADLK:  # gives up after ten seconds; we don't
                    raise
            else:
                return

    def _slipp(fd: int) -> None:
        os.lseek(fd, _BYTE, os.SEEK_SET)
        msvcrt.locking(fd, msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _laas(fd: int) -> None:
        fcntl.flock(fd, fcntl.LOCK_EX)

    def _slipp(fd: int) -> None:
        fcntl.flock(fd, fcntl.LOCK_UN)


@contextmanager
def laast(fd: int) -> Iterator[None]:
    """Waits for the lock on an open file and holds it during the block."""
    _laas(fd)
    try:
        yield
    finally:
        _slipp(fd)
