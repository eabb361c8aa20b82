"""The staff's first page: what the round looks like now, and what must be seen to."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from kostra.portal import klokke
from kostra.portal.runde.utvalg import aapne_runder
from kostra.portal.saksbehandling.side import ansatt, tegn
from kostra.portal.tilgang.krav import Innlogget


@ansatt
@require_safe
def oversikt(request: Innlogget) -> HttpResponse:
    """Open rounds and their due dates."""
    return tegn(request, "oversikt.html", {"runder": aapne_runder(), "naa": klokke.naa()})
