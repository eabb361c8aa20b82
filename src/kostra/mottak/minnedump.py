"""A crash must not write the memory, with plaintext and keys, to disk."""

from __future__ import annotations

import contextlib


def slaa_av() -> None:
    """No core dump of this process, where the system has such."""
    with contextlib.suppress(ImportError, OSError, ValueError):
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
