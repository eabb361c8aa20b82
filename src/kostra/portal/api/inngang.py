"""Where a call comes in: no session and no token count here, and every fault becomes a problem."""

from __future__ import annotations

from typing import Any

import structlog
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt

from kostra.portal.api import problem
from kostra.portal.api.problem import Problem
from kostra.portal.konto.okt import uten_forlengelse
from kostra.portal.tilgang.krav import Visning

_logg = structlog.get_logger(__name__)


def vis(navn: str) -> Visning:
    """The view of that operation. It is for keys: no role opens it."""

    @csrf_exempt  # no cookie opens it, so no other site can use one
    @login_not_required
    @uten_forlengelse
    def visning(request: HttpRequest, **argumenter: Any) -> HttpResponse:
        from kostra.portal.api.operasjoner import visninger  # heavy: see the package

        try:
            svar = visninger()[navn](request, **argumenter)
        except Exception as feil:  # whatever it is, the caller is told in the API's own form
            _logg.error("api.feilet", operasjon=navn, exc_info=feil)
            return problem.svar(request, Problem("feil"))
        if svar.status_code == 405:
            hoder = {"Allow": svar.headers["Allow"]}
            return problem.svar(request, Problem("metode", hoder=hoder))
        return svar

    visning.roller = ()  # type: ignore[attr-defined] # read by the access tests
    return visning


@csrf_exempt
@login_not_required
@uten_forlengelse
def ukjent(request: HttpRequest, sti: str) -> HttpResponse:
    """No such address."""
    return problem.svar(request, Problem("finnes_ikke"))


ukjent.roller = ()  # type: ignore[attr-defined]
