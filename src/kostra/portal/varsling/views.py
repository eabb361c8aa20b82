"""The outbox page of a demo."""

from __future__ import annotations

from urllib.parse import urlencode

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from kostra.portal.konto.okt import uten_forlengelse
from kostra.portal.tilgang.krav import offentlig
from kostra.portal.varsling import postkasse


@offentlig
@uten_forlengelse
@require_GET
def utboks(request: HttpRequest) -> HttpResponse:
    """The letters of the demo mailbox. An asking script that has seen the same list gets no content."""
    if not settings.KOSTRA.er_demo:
        raise Http404
    sok = request.GET.get("til", "")[:254]
    post = postkasse.vis(sok)
    if request.GET.get("merke") == post.merke:
        return HttpResponse(status=204)
    mal = "utboks_liste" if "merke" in request.GET else "utboks"
    sporring = urlencode({"til": sok, "merke": post.merke})
    return render(request, f"varsling/{mal}.html", {"post": post, "sok": sok, "sporring": sporring})
