"""*Systemer*: the rapportør sees which systems act, or ask to act, for them, and decides."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from kostra.portal.api import services, utvalg
from kostra.portal.konto.models import Rolle
from kostra.portal.tilgang.krav import Innlogget, krever

SIDE = "systemer:mine"


@krever(Rolle.RAPPORTOR)
@require_http_methods(["GET", "HEAD", "POST"])
def systemer(request: Innlogget) -> HttpResponse:
    """A POST accepts one, and shows its secret this once, or takes one back."""
    if request.method != "POST":
        return render(request, "api/systemer.html", {"rader": utvalg.for_rapportor(request.user)})
    valgt = request.POST.get("nokkel", "")
    nr = int(valgt) if valgt.isascii() and valgt.isdigit() and len(valgt) < 16 else 0
    if request.POST.get("gjor") == "godta":
        return _godta(request, nr)
    nokkel = get_object_or_404(utvalg.for_rapportor(request.user), pk=nr)
    services.trekk(nokkel=nokkel, av=request.user)
    messages.success(request, _("Systemet kan ikke lenger handle for deg."))
    return redirect(SIDE)


def _godta(request: Innlogget, nr: int) -> HttpResponse:
    try:
        nokkel, hemmelig = services.godta(nr=nr, bruker=request.user)
    except services.IkkeMulig:
        raise Http404 from None
    return render(request, "api/engang.html", {"nokkel": nokkel, "hemmelig": hemmelig})
