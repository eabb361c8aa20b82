"""*Se som kommune*: read only, with a banner, and an event that the kommune sees too.

Pages of their own: nobody's session becomes the kommune's, so nothing can be changed from here.
"""

from __future__ import annotations

import uuid

from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from kostra.portal.konto.models import Rolle
from kostra.portal.revisjon import logg
from kostra.portal.revisjon.utvalg import INNSYN
from kostra.portal.saksbehandling.side import tegn
from kostra.portal.saksbehandling.som_kommune import utvalg
from kostra.portal.tilgang.krav import Innlogget, krever
from kostra.portal.tilgang.models import Enhet

LISTE = "saksbehandling:som_kommune"
_PER_SIDE = 50


@krever(Rolle.SAKSBEHANDLER)
@require_safe
def som_kommune(request: Innlogget) -> HttpResponse:
    """Which unit?"""
    sok = request.GET.get("sok", "")[:80]
    side = Paginator(utvalg.finn(sok), _PER_SIDE).get_page(request.GET.get("side"))
    return tegn(request, "som_kommune.html", {"sok": sok, "side": side})


@krever(Rolle.SAKSBEHANDLER)
@require_safe
def enhet(request: Innlogget, nr: int) -> HttpResponse:
    """The unit's *Mine skjema*."""
    valgt = get_object_or_404(Enhet, pk=nr)
    _noter(request, valgt, valgt.pk)
    return tegn(request, "som_kommune_enhet.html", utvalg.mine(valgt), aktiv=LISTE)


@krever(Rolle.SAKSBEHANDLER)
@require_safe
def skjema(request: Innlogget, nr: int, id: uuid.UUID) -> HttpResponse:
    """One of the forms that the kommune itself fills in."""
    valgt = get_object_or_404(Enhet, pk=nr)
    utfylling, innhold = utvalg.skjema(valgt, id)
    _noter(request, valgt, utfylling.pk)
    return tegn(request, "som_kommune_skjema.html", innhold, aktiv=LISTE)


def _noter(request: Innlogget, enhet: Enhet, objekt: object) -> None:
    with transaction.atomic():
        logg.foy_til(INNSYN, bruker=request.user, enhet=enhet, objekt=objekt)
