"""A question to a unit about a form that it hasn't delivered, whether it has begun it or not."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from kostra.blankett import blanketter
from kostra.portal.innsending.henvendelser import services, utvalg
from kostra.portal.innsending.henvendelser.forms import Fritekst
from kostra.portal.konto.models import Rolle
from kostra.portal.runde.models import Rapporteringsaar
from kostra.portal.runde.utvalg import frister, runder
from kostra.portal.saksbehandling.side import tegn
from kostra.portal.tilgang.krav import Innlogget, krever
from kostra.portal.tilgang.models import Enhet
from kostra.portal.utseende.skjemafelt import vist


class NyttSporsmaal(Fritekst):
    """Which unit, which form of which year, and the question."""

    enhet = vist(
        forms.ModelChoiceField(
            Enhet.objects.filter(leverandor=""),
            label=gettext_lazy("Kommune eller bydel"),
            empty_label="",
            error_messages={"required": gettext_lazy("Velg en kommune eller bydel.")},
        ),
        bredde="s3",
    )
    skjema = vist(
        forms.ChoiceField(
            label=gettext_lazy("Skjema"),
            error_messages={"required": gettext_lazy("Velg et skjema.")},
        ),
        bredde="s3",
    )
    field_order = ("enhet", "skjema", "tekst")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        skjema = self.fields["skjema"]
        assert isinstance(skjema, forms.ChoiceField)
        alle = [
            valg for runde in runder().prefetch_related("skjemaer") for valg in _skjemaer(runde)
        ]
        skjema.choices = [("", ""), *alle]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("skjema"):
            aar, _skille, data["skjema"] = data["skjema"].partition("-")
            data["aar"] = int(aar)
            if data.get("enhet") and not data["enhet"].finnes_i(data["aar"]):
                self.add_error("enhet", _("Enheten rapporterer ikke for det året."))
        return data


def _skjemaer(runde: Rapporteringsaar) -> list[tuple[str, str]]:
    """The forms of the round that can be answered here."""
    kjente = {form.id for form in blanketter(runde.aar)}
    return [(f"{runde.aar}-{s}", f"{s} {runde.aar}") for s in frister(runde) if s in kjente]


@krever(Rolle.SAKSBEHANDLER)
@require_http_methods(["GET", "HEAD", "POST"])
def nytt(request: Innlogget) -> HttpResponse:
    """Asks. ``enhet`` in the address: which unit is chosen beforehand."""
    skjema = NyttSporsmaal(request.POST or None, initial={"enhet": request.GET.get("enhet", "")})
    if skjema.is_valid():
        try:
            ny = services.spor_enheten(**skjema.cleaned_data, bruker=request.user)
        except services.ErLevert:
            skjema.add_error(
                "skjema",
                _("Skjemaet er levert. Still spørsmålet fra leveringen, under Leveringer."),
            )
        else:
            messages.success(request, _("Spørsmålet er sendt."))
            if not utvalg.som_kan_svare(ny.utfylling).exists():
                messages.warning(
                    request,
                    _(
                        "Ingen rapportør har tilgang til skjemaet ennå. Den som får det, ser spørsmålet "
                        "ved innlogging."
                    ),
                )
            return redirect("saksbehandling:skjema_sporsmaal", ny.utfylling_id)
    status = 422 if skjema.is_bound else 200
    return tegn(
        request,
        "leveringer/nytt_sporsmaal.html",
        {"form": skjema},
        aktiv="saksbehandling:henvendelser",
        status=status,
    )
