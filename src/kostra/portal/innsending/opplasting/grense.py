"""How large a file may be. The setting holds for every form; a form that needs more says so itself."""

from __future__ import annotations

import uuid
from functools import cache

from django.conf import settings

from kostra.blankett import Blankett, UkjentBlankett, aarene, blankett, blanketter
from kostra.portal.innsending.models import Utfylling

MB = 1_000_000


def maks_fil(form: Blankett) -> int:
    """The largest file that the form takes, in bytes."""
    felt = form.filfelt
    return max(ellers(), felt.maks_mb * MB if felt else 0)


def maks_fil_i(utfylling_id: uuid.UUID) -> int:
    """As :func:`maks_fil`, before anyone has looked at the form; it needn't even be there."""
    rader = Utfylling.objects.filter(pk=utfylling_id).values_list("skjema", "aar")
    try:
        return max((maks_fil(blankett(*rad)) for rad in rader), default=ellers())
    except UkjentBlankett:
        return ellers()


def ellers() -> int:
    """The largest file where it isn't known for which form it is, in bytes."""
    return int(settings.KOSTRA.maks_fil)


def storste() -> int:
    """The largest file that any form takes, in bytes."""
    return max(ellers(), _storste_mb() * MB)


@cache
def _storste_mb() -> int:
    former = (form for aar in aarene() for form in blanketter(aar))
    return max(form.filfelt.maks_mb for form in former if form.filfelt)
