"""What is written around reports: that one was seen or taken out, and that its time is over."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from kostra.portal.innsending.models import Kontroll, Kontrollrapport, Utfylling
from kostra.portal.konto.models import Bruker
from kostra.portal.revisjon import logg


def noter_vist(*, kontroll: Kontroll, bruker: Bruker) -> None:
    """The report is about to be shown to that user."""
    with transaction.atomic():
        logg.foy_til(
            "rapport.vist", bruker=bruker, enhet=kontroll.utfylling.enhet, objekt=kontroll.pk
        )


def noter_lastet_ned(*, kontroll: Kontroll, bruker: Bruker, format: str) -> None:
    """The report is about to leave in that format."""
    with transaction.atomic():
        logg.foy_til(
            "rapport.lastet_ned",
            bruker=bruker,
            enhet=kontroll.utfylling.enhet,
            objekt=kontroll.pk,
            format=format,
        )


def tom_rapportene(utfylling: Utfylling) -> None:
    """Empties the reports of a form that is deleted: nobody can open them any more."""
    Kontrollrapport.objects.filter(kontroll__utfylling=utfylling).update(innhold=b"")


def slett_utlopte_rapporter(naa: datetime) -> int:
    """Empties every report whose time is over; returns how many.

    The row stays with its date, so that the page can say when the report was deleted.
    """
    utlopte = Kontrollrapport.objects.filter(slettes__lte=naa).exclude(innhold=b"")
    return utlopte.update(innhold=b"")
