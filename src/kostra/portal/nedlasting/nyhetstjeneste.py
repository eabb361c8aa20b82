"""Writes, publishes and takes down news."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from kostra.portal import klokke
from kostra.portal.konto.models import Bruker
from kostra.portal.nedlasting.models import Nyhet
from kostra.portal.revisjon import logg


def lagre(*, nyhet: Nyhet, felt: dict[str, Any], bruker: Bruker) -> Nyhet:
    """Stores the item's texts and year. One that is published shows the new text at once."""
    for navn, verdi in felt.items():
        setattr(nyhet, navn, verdi)
    with transaction.atomic():
        nyhet.save()
        logg.foy_til("nyhet.lagret", bruker=bruker, objekt=nyhet.pk)
    return nyhet


def publiser(*, nyhet: Nyhet, bruker: Bruker) -> None:
    """From now on everyone sees it; one that is out already keeps its time."""
    if nyhet.publisert:
        return
    nyhet.publisert = klokke.naa()
    with transaction.atomic():
        nyhet.save(update_fields=["publisert"])
        logg.foy_til("nyhet.publisert", bruker=bruker, objekt=nyhet.pk)


def trekk(*, nyhet: Nyhet, bruker: Bruker) -> None:
    """Takes it down; it is a draft again. Who had read it will see it as new if it comes back."""
    nyhet.publisert = None
    with transaction.atomic():
        nyhet.save(update_fields=["publisert"])
        nyhet.lest_set.all().delete()
        logg.foy_til("nyhet.trukket", bruker=bruker, objekt=nyhet.pk)
