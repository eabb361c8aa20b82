"""The public page, the same list as a file, and a unit's own page."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kostra.portal.innsending.faner import hovedfaner
from kostra.portal.konto.models import Rolle
from kostra.portal.status import egen as egne
from kostra.portal.status import filer, side
from kostra.portal.tilgang.krav import Innlogget, krever, offentlig


@offentlig
@require_safe
def offentlig_side(request: HttpRequest) -> HttpResponse:
    """*Status for innrapportering*: unit, form, status and date, and nothing more, for anyone."""
    return render(request, "status/offentlig.html", side.innhold(request.GET))


@offentlig
@require_safe
def last_ned(request: HttpRequest, format: str) -> HttpResponse:
    """The public page's list as CSV or Excel."""
    valg, linjer, _runder = side.hent(request.GET)
    if valg is None:
        raise Http404
    return filer.fil(valg, valg.velg(linjer), format, for_ansatte=False)


@krever(Rolle.KOMMUNE, Rolle.RAPPORTOR)
@require_safe
def egen(request: Innlogget) -> HttpResponse:
    """The unit's own forms: state, history and receipts."""
    innhold = {"faner": hovedfaner(request.user, ""), "aarene": egne.aarene(request.user)}
    return render(request, "status/egen.html", innhold)
