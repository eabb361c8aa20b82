"""*API-nøkler*: all keys, a new one, and taking one back."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kostra.portal.api import services, utvalg
from kostra.portal.konto.models import Rolle
from kostra.portal.saksbehandling.apinokler.forms import NyNokkel
from kostra.portal.saksbehandling.side import ansatt, tegn
from kostra.portal.tilgang.krav import Innlogget, krever

LISTE = "saksbehandling:apinokler"


@ansatt
@require_safe
def apinokler(request: Innlogget) -> HttpResponse:
    """All keys, those taken back too."""
    innhold = {"rader": utvalg.alle(), "kan_endre": request.user.rolle == Rolle.DRIFT}
    return tegn(request, "apinokler/liste.html", innhold)


@krever(Rolle.DRIFT)
@require_http_methods(["GET", "HEAD", "POST"])
def ny(request: Innlogget) -> HttpResponse:
    """A new key; its secret is shown this once, or later to the rapportør who accepts it."""
    skjema = NyNokkel(request.POST or None)
    if skjema.is_valid():
        nokkel, hemmelig = services.opprett(**skjema.nokkelen(), av=request.user)
        innhold = {"nokkel": nokkel, "hemmelig": hemmelig}
        return tegn(request, "apinokler/engang.html", innhold, aktiv=LISTE)
    status = 422 if skjema.is_bound else 200
    return tegn(request, "apinokler/ny.html", {"form": skjema}, aktiv=LISTE, status=status)


@krever(Rolle.DRIFT)
@require_POST
def trekk(request: Innlogget, nr: int) -> HttpResponse:
    """The key opens nothing any more."""
    services.trekk(nokkel=get_object_or_404(utvalg.alle(), pk=nr), av=request.user)
    messages.success(request, _("Nøkkelen er trukket tilbake."))
    return redirect(LISTE)
