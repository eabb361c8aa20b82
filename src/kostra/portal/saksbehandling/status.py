"""*Status*: the public page with reminders and contacts, and the same list as a file."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from kostra.portal.revisjon import innsyn
from kostra.portal.saksbehandling.side import ansatt, tegn
from kostra.portal.status import filer, side
from kostra.portal.tilgang.krav import Innlogget


@ansatt
@require_safe
def status(request: Innlogget) -> HttpResponse:
    """Every unit of a year, and how far it has come with a form or with all of them."""
    return tegn(request, "status.html", side.innhold(request.GET, for_ansatte=True))


@ansatt
@require_safe
def last_ned(request: Innlogget, format: str) -> HttpResponse:
    """The list as CSV or Excel, with contacts."""
    valg, linjer, _runder = side.hent(request.GET, for_ansatte=True)
    if valg is None:
        raise Http404
    svar = filer.fil(valg, valg.velg(linjer), format, for_ansatte=True)
    innsyn.noter(innsyn.KONTAKTER_LASTET_NED, bruker=request.user, format=format)
    return svar
