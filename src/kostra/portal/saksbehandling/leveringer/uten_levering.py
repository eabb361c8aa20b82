"""A question about a form that a unit has begun and not delivered."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from kostra.portal.innsending.henvendelser import services, utvalg
from kostra.portal.innsending.henvendelser.forms import Fritekst
from kostra.portal.innsending.models import Utfylling
from kostra.portal.innsending.tilstand import Tilstand
from kostra.portal.konto.models import Rolle
from kostra.portal.saksbehandling.side import ansatt, tegn
from kostra.portal.tilgang.krav import Innlogget


@ansatt
@require_http_methods(["GET", "HEAD", "POST"])
def sporsmaal(request: Innlogget, nr: UUID) -> HttpResponse:
    """What was asked before, and a new question. A form with a delivery is asked about there."""
    kan_skrive = request.user.rolle == Rolle.SAKSBEHANDLER
    if request.method == "POST" and not kan_skrive:
        raise PermissionDenied
    skjemaene = Utfylling.objects.exclude(tilstand=Tilstand.SLETTET).select_related("enhet")
    utfylling = get_object_or_404(skjemaene, pk=nr)
    siste = utfylling.leveringer.first()
    if siste is not None:
        return redirect("saksbehandling:levering", siste.pk)
    skjema = Fritekst(request.POST or None)
    if skjema.is_valid():
        try:
            services.sporsmaal_uten_levering(
                utfylling=utfylling, tekst=skjema.cleaned_data["tekst"], bruker=request.user
            )
        except services.ErLevert:
            messages.info(request, _("Skjemaet er levert i mellomtiden. Spørsmålet er ikke sendt."))
        else:
            messages.success(request, _("Spørsmålet er sendt."))
        return redirect("saksbehandling:skjema_sporsmaal", utfylling.pk)
    innhold = {
        "utfylling": utfylling,
        "henvendelser": utvalg.alle(utfylling),
        "kan_skrive": kan_skrive,
        "form": skjema,
    }
    status = 422 if skjema.is_bound else 200
    return tegn(
        request,
        "leveringer/uten_levering.html",
        innhold,
        aktiv="saksbehandling:kommuner",
        status=status,
    )
