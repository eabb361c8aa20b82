"""Dates, times and figures as the reader's language writes them. Always Norwegian time."""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal

from django.utils.formats import date_format
from django.utils.translation import get_language

from kostra.portal.klokke import NORGE
from kostra.portal.runde.kalender import siste_dag

FAST_MELLOMROM = "\N{NO-BREAK SPACE}"


class UtenTidssone(ValueError):
    """A time without a time zone: nobody can know when it was."""


def norsk(naar: datetime) -> datetime:
    """The same moment on a Norwegian clock. Raises :class:`UtenTidssone`."""
    if naar.tzinfo is None:
        raise UtenTidssone
    return naar.astimezone(NORGE)


def dato(naar: date, *, kort: bool = False) -> str:
    """10. januar 2023; in English 10 January 2023. A moment counts as the day it was in Norway.

    ``kort``, for tables: 10.01.2023, but not in English, where it could be October.
    """
    dag = norsk(naar).date() if isinstance(naar, datetime) else naar
    if kort and not _engelsk():
        return dag.strftime("%d.%m.%Y")
    return date_format(dag, "j F Y" if _engelsk() else "j. F Y", use_l10n=False)


def klokkeslett(naar: datetime, *, sekunder: bool = False) -> str:
    """10.24, 10.24.07; in English 10:24."""
    skille = ":" if _engelsk() else "."
    return norsk(naar).strftime(skille.join(["%H", "%M", *(["%S"] if sekunder else [])]))


def tid(naar: datetime, *, sekunder: bool = False, kort: bool = False) -> str:
    """10. januar 2023 kl. 10.24. ``kort``, for tables: 10.01.2023 kl. 10.24."""
    dag = norsk(naar).strftime("%d.%m.%Y") if kort and not _engelsk() else dato(naar)
    ved = "at" if _engelsk() else "kl."
    return f"{dag} {ved} {klokkeslett(naar, sekunder=sekunder)}"


def slutt(naar: datetime) -> str:
    """As :func:`tid`, for when something ends: midnight is 24.00 of the day that is over."""
    if norsk(naar).time() != time():
        return tid(naar)
    dagen, ved, skille = dato(siste_dag(naar)), *(("at", ":") if _engelsk() else ("kl.", "."))
    return f"{dagen} {ved} 24{skille}00"


def tall(verdi: int | float | Decimal, *, desimaler: int = 0) -> str:
    """1 234 567 with hard spaces; decimals after a comma, in English after a point."""
    tekst = f"{verdi:,.{desimaler}f}".replace(",", FAST_MELLOMROM).replace("-", "\N{MINUS SIGN}")
    return tekst if _engelsk() else tekst.replace(".", ",")


def _engelsk() -> bool:
    return (get_language() or "").startswith("en")
