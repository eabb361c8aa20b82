"""*Nyheter*: for everyone; what a user hasn't seen before is marked, until it has been shown.

Showing the page is what marks news as read: a button for it would be one more thing to press for
nothing. Only a page that is really shown counts; a HEAD or a browser's prefetch doesn't.
"""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kostra.portal.innsending.faner import hovedfaner
from kostra.portal.konto.models import ANSATTE
from kostra.portal.nedlasting import nyhetsutvalg
from kostra.portal.nedlasting.lesing import merk_lest
from kostra.portal.tilgang.krav import offentlig

_PER_SIDE = 20


@offentlig
@require_safe
def nyheter(request: HttpRequest) -> HttpResponse:
    """The news, the latest first."""
    bruker = request.user if request.user.is_authenticated else None
    side = Paginator(nyhetsutvalg.publiserte(), _PER_SIDE).get_page(request.GET.get("side"))
    viste = nyhetsutvalg.vis(list(side), bruker)
    faner = hovedfaner(bruker, "nyheter") if bruker and bruker.rolle not in ANSATTE else []
    svar = render(
        request, "nedlasting/nyheter.html", {"nyheter": viste, "side": side, "faner": faner}
    )
    if bruker and request.method == "GET" and not request.headers.get("Sec-Purpose"):
        merk_lest(bruker=bruker, nyheter=[nyhet.id for nyhet in viste if nyhet.ulest])
    return svar


@offentlig
@require_safe
def nyhet(request: HttpRequest, nr: int) -> HttpResponse:
    """One item by itself, for links to it; it counts as seen as in the list."""
    funnet = nyhetsutvalg.publiserte().filter(pk=nr).first() if nr < 2**63 else None
    if funnet is None:
        raise Http404
    bruker = request.user if request.user.is_authenticated else None
    (vist,) = nyhetsutvalg.vis([funnet], bruker)
    svar = render(request, "nedlasting/nyhet.html", {"nyhet": vist})
    if bruker and vist.ulest and request.method == "GET" and not request.headers.get("Sec-Purpose"):
        merk_lest(bruker=bruker, nyheter=[vist.id])
    return svar
