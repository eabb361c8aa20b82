"""The choice of language, and the gallery of components."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST, require_safe

from kostra.portal.konto import steg
from kostra.portal.tilgang.krav import offentlig
from kostra.portal.utseende import sprak as spraket
from kostra.portal.utseende.galleri import alt


@offentlig
@require_POST
def sprak(request: HttpRequest) -> HttpResponse:
    """Keeps the choice, on the account of who is logged in, and goes back to the page, if it is ours."""
    svar = HttpResponseRedirect(_trygg(request, request.POST.get("neste", "")))
    valgt = request.POST.get("sprak", "")
    return steg.velg_sprak(request, svar, valgt) if spraket.finnes(valgt) else svar


def _trygg(request: HttpRequest, neste: str) -> str:
    """The address to go back to; the front page instead of anyone else's."""
    verter, https = {request.get_host()}, request.is_secure()
    return neste if url_has_allowed_host_and_scheme(neste, verter, require_https=https) else "/"


@offentlig
@require_safe
def galleri(request: HttpRequest) -> HttpResponse:
    """Every component in every state, to look at and to test. Not in production."""
    return render(request, "kostra/galleri.html", alt())
