"""*Det vi har om deg*: everything that is kept about the one who is logged in, to read and to keep."""

from __future__ import annotations

from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kostra.portal.oppbevaring import egne_data
from kostra.portal.tilgang.krav import Innlogget, krever


@krever()
@require_safe
def mine_data(request: Innlogget) -> HttpResponse:
    """As a page, with what is left out and why."""
    deler = egne_data.hent(bruker=request.user, av=request.user)
    innhold = {"deler": egne_data.i_ord(deler), "utelatt": egne_data.utelatt()}
    return render(request, "konto/mine_data.html", innhold)


@krever()
@require_safe
def mine_data_json(request: Innlogget) -> HttpResponse:
    """As a file."""
    deler = egne_data.hent(bruker=request.user, av=request.user)
    svar = JsonResponse(egne_data.som_data(deler), json_dumps_params={"indent": 1})
    svar.headers["Content-Disposition"] = 'attachment; filename="mine-data.json"'
    return svar
