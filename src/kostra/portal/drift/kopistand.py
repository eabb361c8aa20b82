"""When a backup was last made. The audit log is what remembers it."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from kostra.portal.revisjon import logg
from kostra.portal.revisjon.utvalg import siste as siste_hendelse

#: A backup was made; one was put back.
TATT, GJENOPPRETTET = "drift.sikkerhetskopi", "drift.gjenopprettet"


def siste() -> datetime | None:
    """When the latest was done; None: never."""
    hendelse = siste_hendelse(TATT)
    return hendelse.tid if hendelse else None


def noter(handling: str, *, filer: int, hendelser: int) -> None:
    """Writes in the audit log that it was done: how many files, and how far the chain had come."""
    with transaction.atomic():
        logg.foy_til(handling, filer=filer, hendelser=hendelser)
