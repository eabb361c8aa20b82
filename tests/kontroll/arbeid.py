"""Work counted, not timed: how many calls a run makes. The same on any machine."""

from __future__ import annotations

import sys
from collections.abc import Callable


def kall(kjor: Callable[[], object]) -> int:
    """Number of calls, of Python's and of built-in functions, while ``kjor`` runs."""
    antall = 0

    def tell(_ramme: object, hendelse: str, _hva: object) -> None:
        nonlocal antall
        antall += hendelse in ("call", "c_call")

    forrige = sys.getprofile()
    sys.setprofile(tell)
    try:
        kjor()
    finally:
        sys.setprofile(forrige)
    return antall
