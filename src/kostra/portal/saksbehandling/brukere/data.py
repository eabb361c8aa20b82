"""*Alt som er lagret om brukeren*: for someone who asks for it in another way than by logging in."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from kostra.portal.konto.models import Bruker
from kostra.portal.oppbevaring import egne_data
from kostra.portal.saksbehandling.brukere import services, utvalg
from kostra.portal.saksbehandling.side import tegn
from kostra.portal.tilgang.krav import Innlogget, krever

LISTE = "saksbehandling:brukere"


@krever(*sorted(services.STYRER))
@require_safe
def bruker_data(request: Innlogget, brukerid: str) -> HttpResponse:
    """As a page."""
    valgt = _bruker(request, brukerid)
    deler = egne_data.hent(bruker=valgt, av=request.user)
    innhold = {"bruker": valgt, "deler": egne_data.i_ord(deler), "utelatt": egne_data.utelatt()}
    return tegn(request, "bruker_data.html", innhold, aktiv=LISTE)


@krever(*sorted(services.STYRER))
@require_safe
def bruker_data_json(request: Innlogget, brukerid: str) -> HttpResponse:
    """As a file to hand over."""
    valgt = _bruker(request, brukerid)
    deler = egne_data.hent(bruker=valgt, av=request.user)
    svar = JsonResponse(egne_data.som_data(deler), json_dumps_params={"indent": 1})
    svar.headers["Content-Disposition"] = f'attachment; filename="data-{valgt.brukerid}.json"'
    return svar


def _bruker(request: Innlogget, brukerid: str) -> Bruker:
    valgt = utvalg.bruker(brukerid)
    if valgt is None:
        raise Http404
    if not services.kan_styre(request.user, valgt):
        raise PermissionDenied
    return valgt
