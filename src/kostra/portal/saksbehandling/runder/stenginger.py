"""Closed times of a round: the list with a form for one more, and taking one away."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from kostra.portal.konto.models import Rolle
from kostra.portal.runde import services
from kostra.portal.runde.models import Stenging
from kostra.portal.saksbehandling.runder.felt import fordel, tidspunkt
from kostra.portal.saksbehandling.runder.views import LISTE, ett, finn, kan_endre
from kostra.portal.saksbehandling.side import ansatt, tegn
from kostra.portal.tilgang.krav import Innlogget, krever
from kostra.portal.utseende import tekst
from kostra.portal.utseende.skjemafelt import Skjemagrunn, vist


class NyStenging(Skjemagrunn):
    """From when until when, and why: the users are told all three."""

    fra = tidspunkt(gettext_lazy("Stenges"))
    til = tidspunkt(gettext_lazy("Åpnes igjen"))
    grunn = vist(
        forms.ChoiceField(
            label=gettext_lazy("Grunn"),
            choices=[
                (Stenging.Grunn.PUBLISERING.value, gettext_lazy("Tallene skal publiseres")),
                (Stenging.Grunn.VEDLIKEHOLD.value, gettext_lazy("Vedlikehold")),
            ],
        ),
        bredde="s3",
    )


@ansatt
@require_http_methods(["GET", "HEAD", "POST"])
def stenginger(request: Innlogget, aar: int) -> HttpResponse:
    """All may read them; a POST adds one."""
    if request.method == "POST" and not kan_endre(request):
        raise PermissionDenied
    runde = finn(aar)
    skjema = NyStenging(request.POST or None)
    if skjema.is_valid():
        try:
            services.legg_stenging(runde=runde, bruker=request.user, **skjema.cleaned_data)
        except services.RundeFeil as feil:
            fordel(skjema, feil)
        else:
            messages.success(request, _("Stengingen er lagt inn."))
            return redirect("saksbehandling:stenginger", aar)
    innhold: dict[str, Any] = {
        "runde": runde,
        "stenginger": runde.stenginger.all(),
        "form": skjema,
        "kan_endre": kan_endre(request),
    }
    status = 422 if skjema.is_bound else 200
    return tegn(request, "runder/stenginger.html", innhold, aktiv=LISTE, status=status)


@krever(Rolle.SAKSBEHANDLER)
@require_http_methods(["GET", "HEAD", "POST"])
def fjern(request: Innlogget, aar: int, nr: int) -> HttpResponse:
    """Takes one away, after a question."""
    stenging = ett(finn(aar).stenginger.all(), nr)
    listen = reverse("saksbehandling:stenginger", args=[stenging.runde_id])
    if request.method == "POST":
        services.fjern_stenging(stenging=stenging, bruker=request.user)
        messages.success(request, _("Stengingen er tatt bort."))
        return redirect(listen)
    mal = _("Fra %(fra)s til %(til)s kan det sendes inn som ellers i runden.")
    innhold = {
        "tittel": _("Ta bort stengingen?"),
        "tekst": mal % {"fra": tekst.tid(stenging.fra), "til": tekst.tid(stenging.til)},
        "ja": _("Ja, ta den bort"),
        "avbryt": listen,
    }
    return render(request, "kostra/bekreft.html", innhold)
