"""The choice of language, and the gallery of components."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST, require_safe

from kostra.portal.tilgang.krav import offentlig
from kostra.portal.utseende.galleri import alt


@offentlig
@require_POST
def sprak(request: HttpRequest) -> HttpResponse:
    """Keeps the choice in a cookie and goes back to the page, if it is one of ours."""
    neste, valgt = request.POST.get("neste", ""), request.POST.get("sprak", "")
    trygg = url_has_allowed_host_and_scheme(
        neste, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    svar = HttpResponseRedirect(neste if trygg else "/")
    if valgt in dict(settings.LANGUAGES):
        svar.set_cookie(
            settings.LANGUAGE_COOKIE_NAME,
            valgt,
            max_age=365 * 24 * 3600,
            secure=settings.LANGUAGE_COOKIE_SECURE,
            httponly=settings.LANGUAGE_COOKIE_HTTPONLY,
            samesite=settings.LANGUAGE_COOKIE_SAMESITE,
        )
    return svar


@offentlig
@require_safe
def galleri(request: HttpRequest) -> HttpResponse:
    """Every component in every state, to look at and to test. Not in production."""
    return render(request, "kostra/galleri.html", alt())
