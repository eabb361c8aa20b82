"""Draws that give the same result on every platform and Python version.

Only ``random.Random(int)`` and its ``random()`` are used: both are promised not to change, while
``choice``, ``sample`` and ``shuffle`` have changed before.
"""

from __future__ import annotations

import hashlib
import random
from collections.abc import Callable, Mapping
from typing import TypeVar

V = TypeVar("V")
#: A number at or above 0 and below 1.
Tilfeldig = Callable[[], float]
_DELER = 1000


def tilfeldig(*om: object) -> Tilfeldig:
    """A source of numbers of its own for what ``om`` names; other sources don't disturb it."""
    sum_ = hashlib.sha256("/".join(map(str, om)).encode()).digest()
    return random.Random(int.from_bytes(sum_[:8], "big")).random  # noqa: S311 - test data


def fordeling(vekter: Mapping[V, int]) -> Callable[[Tilfeldig], V]:
    """A draw where each value comes up its number of times in a thousand; they must add up to it."""
    tabell = tuple(verdi for verdi, antall in vekter.items() for _ in range(antall))
    if len(tabell) != _DELER:
        raise ValueError(f"weights add up to {len(tabell)}, not {_DELER}: {vekter}")
    return lambda r: tabell[int(r() * _DELER)]


def fra_til(r: Tilfeldig, fra: int, til: int) -> int:
    """A whole number from ``fra`` to ``til``, both included."""
    return fra + int(r() * (til - fra + 1))
