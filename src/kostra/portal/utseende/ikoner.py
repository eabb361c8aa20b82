"""The names of the icons, read from the list that the sprite is made from."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

_LISTE = Path(__file__).with_name("asset-liste.toml")


class UkjentIkon(ValueError):
    """A page asked for an icon that the sprite doesn't have."""


@cache
def navn() -> frozenset[str]:
    """Every icon that ``{% ikon %}`` takes."""
    pakker = tomllib.loads(_LISTE.read_text(encoding="utf-8"))["pakke"]
    return frozenset(n for pakke in pakker for n in pakke.get("ikoner", {}).get("navn", {}))


def krev(ikon: str) -> None:
    """Raises :class:`UkjentIkon` for a name that isn't in the list."""
    if ikon not in navn():
        raise UkjentIkon(ikon)
