"""A file that is either whole or not there: how everything that leaves mottak is written."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO


@contextmanager
def ny_fil(sti: Path) -> Iterator[BinaryIO]:
    """Gets its name when it is whole and on the disk, and replaces what had it. For its owner alone."""
    under = sti.with_name(f".{sti.name}.{secrets.token_hex(4)}")
    try:
        with os.fdopen(os.open(under, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as fil:
            yield fil
            fil.flush()
            os.fsync(fil.fileno())
        os.replace(under, sti)
    except BaseException:
        under.unlink(missing_ok=True)
        raise
