"""The privacy and accessibility statements: what is true of this portal, faults included."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kostra.portal.oppbevaring.tabell import TABELL
from kostra.portal.tilgang.krav import offentlig


@offentlig
@require_safe
def personvern(request: HttpRequest) -> HttpResponse:
    """What is kept, why, how long, and what anyone can ask for."""
    return render(request, "nedlasting/personvern.html", {"tabell": TABELL})


@offentlig
@require_safe
def tilgjengelighet(request: HttpRequest) -> HttpResponse:
    """What was tested, with what, and what doesn't work yet."""
    return render(request, "nedlasting/tilgjengelighet.html")
