"""Remembers what news a user has seen."""

from __future__ import annotations

from kostra.portal.konto.models import Bruker
from kostra.portal.nedlasting.models import Lest


def merk_lest(*, bruker: Bruker, nyheter: list[int]) -> None:
    """Marks them as seen; twice is once."""
    Lest.objects.bulk_create(
        [Lest(bruker=bruker, nyhet_id=nyhet) for nyhet in nyheter], ignore_conflicts=True
    )
