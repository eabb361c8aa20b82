"""The six digits of who delivers: municipality, then bydel."""

from __future__ import annotations

OSLO = "0301"


def er_oslo(region: str) -> bool:
    """True for Oslo and its bydeler."""
    return region[:4] == OSLO
