"""Draws a staff page: the page's own content, with the menu beside it."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from kostra.portal.konto.models import ANSATTE
from kostra.portal.saksbehandling.meny import meny
from kostra.portal.tilgang.krav import Innlogget, krever

#: Views for everyone who works at the agency; ``krever(Rolle.DRIFT)`` and the like for fewer.
ansatt = krever(*sorted(ANSATTE))


def tegn(
    request: Innlogget, mal: str, data: dict[str, Any], *, aktiv: str = "", status: int = 200
) -> HttpResponse:
    """``mal``: the template's name under ``saksbehandling/``. ``aktiv``: the route marked in the menu."""
    rute = aktiv or (request.resolver_match.view_name if request.resolver_match else "")
    verdier = {"meny": meny(request.user, rute), **data}
    return render(request, f"saksbehandling/{mal}", verdier, status=status)
