"""Extensions: more time for one unit, for one form or all."""

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
from kostra.portal.runde import services, utvalg
from kostra.portal.runde.models import Rapporteringsaar
from kostra.portal.saksbehandling.runder.felt import dag, fordel
from kostra.portal.saksbehandling.runder.views import LISTE, ett, finn, kan_endre
from kostra.portal.saksbehandling.side import ansatt, tegn
from kostra.portal.status.levert import enheter
from kostra.portal.tilgang.krav import Innlogget, krever
from kostra.portal.tilgang.models import Enhet
from kostra.portal.utseende import tekst
from kostra.portal.utseende.skjemafelt import Skjemagrunn, vist


class NyUtsettelse(Skjemagrunn):
    """Which unit, which form, and until when."""

    enhet = vist(
        forms.ModelChoiceField(
            Enhet.objects.none(), label=gettext_lazy("Kommune eller bydel"), empty_label=""
        ),
        bredde="s3",
    )
    skjema = vist(forms.ChoiceField(label=gettext_lazy("Skjema"), required=False), bredde="s3")
    ny_frist = dag(gettext_lazy("Ny frist"))

    def __init__(self, *args: Any, runde: Rapporteringsaar, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        enhet, skjema = self.fields["enhet"], self.fields["skjema"]
        assert isinstance(enhet, forms.ModelChoiceField)
        assert isinstance(skjema, forms.ChoiceField)
        enhet.queryset = enheter(runde.aar)
        skjema.choices = [("", _("Alle skjema")), *((id_, id_) for id_ in utvalg.frister(runde))]


@ansatt
@require_http_methods(["GET", "HEAD", "POST"])
def utsettelser(request: Innlogget, aar: int) -> HttpResponse:
    """All may read them; a POST gives one."""
    if request.method == "POST" and not kan_endre(request):
        raise PermissionDenied
    runde = finn(aar)
    skjema = NyUtsettelse(request.POST or None, runde=runde)
    if skjema.is_valid():
        try:
            gitt = services.gi_utsettelse(runde=runde, bruker=request.user, **skjema.cleaned_data)
        except services.RundeFeil as feil:
            fordel(skjema, feil)
        else:
            mal = _("%(enhet)s har fått frist til %(frist)s.")
            messages.success(
                request, mal % {"enhet": gitt.enhet, "frist": tekst.dato(gitt.ny_frist)}
            )
            return redirect("saksbehandling:utsettelser", aar)
    innhold = {
        "runde": runde,
        "utsettelser": utvalg.utsettelser(runde),
        "form": skjema,
        "kan_endre": kan_endre(request),
    }
    status = 422 if skjema.is_bound else 200
    return tegn(request, "runder/utsettelser.html", innhold, aktiv=LISTE, status=status)


@krever(Rolle.SAKSBEHANDLER)
@require_http_methods(["GET", "HEAD", "POST"])
def trekk(request: Innlogget, aar: int, nr: int) -> HttpResponse:
    """Takes one back, after a question."""
    utsettelse = ett(utvalg.utsettelser(finn(aar)), nr)
    listen = reverse("saksbehandling:utsettelser", args=[utsettelse.runde_id])
    if request.method == "POST":
        services.trekk_utsettelse(utsettelse=utsettelse, bruker=request.user)
        messages.success(request, _("Utsettelsen er tatt tilbake."))
        return redirect(listen)
    mal = _("%(enhet)s får den vanlige fristen igjen. Det som alt er sendt inn, står ved lag.")
    innhold = {
        "tittel": _("Ta tilbake utsettelsen?"),
        "tekst": mal % {"enhet": utsettelse.enhet},
        "ja": _("Ja, ta den tilbake"),
        "avbryt": listen,
    }
    return render(request, "kostra/bekreft.html", innhold)
