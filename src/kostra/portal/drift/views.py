"""Health, readiness and metrics. No page here tells anything about anyone."""

from __future__ import annotations

import hmac

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from kostra.portal.drift import klar
from kostra.portal.konto.okt import uten_forlengelse
from kostra.portal.tilgang.krav import offentlig


@offentlig
@uten_forlengelse
@require_safe
def helse(request: HttpRequest) -> HttpResponse:
    """The process is alive. Asks nobody else."""
    return JsonResponse({"lever": True})


@offentlig
@uten_forlengelse
@require_safe
def er_klar(request: HttpRequest) -> HttpResponse:
    """Everything that a delivery needs, the queue included; 503 with the names of what isn't."""
    return _svar(klar.alt)


@offentlig
@uten_forlengelse
@require_safe
def portal_klar(request: HttpRequest) -> HttpResponse:
    """What this web process needs: for the one who decides where requests are sent."""
    return _svar(klar.portalen)


def _svar(svar: klar.Svar) -> HttpResponse:
    feil = svar.feil()
    return JsonResponse({"klar": not feil, "feil": feil}, status=503 if feil else 200)


@offentlig
@uten_forlengelse
@require_safe
def metrikk(request: HttpRequest) -> HttpResponse:
    """What Prometheus reads. Without the key there is no such page."""
    nokkel = settings.KOSTRA.metrikk_nokkel
    gitt = request.headers.get("Authorization", "")
    if not nokkel or not hmac.compare_digest(gitt.encode(), f"Bearer {nokkel}".encode()):
        raise Http404
    from kostra.portal.drift import metrikk as tall

    return HttpResponse(tall.skriv(), content_type=tall.INNHOLDSTYPE)
