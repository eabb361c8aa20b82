"""The page of one form's plan: its steps, and the proposal to switch the last one on."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from kostra.portal.konto.models import Rolle
from kostra.portal.runde.models import Rapporteringsaar
from kostra.portal.runde.utvalg import frister
from kostra.portal.saksbehandling import godkjenning
from kostra.portal.saksbehandling.purring.forms import Varselforslag, trinnliste
from kostra.portal.saksbehandling.side import tegn
from kostra.portal.tilgang.krav import Innlogget, krever
from kostra.portal.varsling.models import Purreplan
from kostra.portal.varsling.purring import services
from kostra.portal.varsling.purring.plan import planlagt

_SIDE, _HANDLING = "saksbehandling:purring", "purring.varsel"


@krever(Rolle.SAKSBEHANDLER)
@require_POST
def standard(request: Innlogget, aar: int) -> HttpResponse:
    """Gives the round's forms that have no plan the usual one."""
    runde = get_object_or_404(Rapporteringsaar, pk=aar)
    if services.lag_plan(runde):
        messages.success(request, _("Planen er lagt. Se over den, og endre det som ikke passer."))
    return redirect(f"{reverse(_SIDE)}?aar={aar}")


@krever(Rolle.SAKSBEHANDLER)
@require_http_methods(["GET", "HEAD", "POST"])
def endre(request: Innlogget, aar: int, skjema: str) -> HttpResponse:
    """The steps of a form. A POST saves them or, with ``gjor=foreslaa``, proposes the *varsel*."""
    runde = get_object_or_404(Rapporteringsaar, pk=aar)
    if skjema not in frister(runde):
        raise Http404
    if request.method == "POST" and request.POST.get("gjor") == "foreslaa":
        return _foreslaa(request, runde, skjema)
    if request.method == "POST":
        return _lagre(request, runde, skjema)
    return _side(request, runde, skjema)


def _lagre(request: Innlogget, runde: Rapporteringsaar, skjema: str) -> HttpResponse:
    trinn = trinnliste(_planer(runde, skjema), request.POST)
    if not trinn.is_valid():
        return _side(request, runde, skjema, trinn=trinn, feil=trinn.feilliste)
    steg = trinn.som_steg()
    try:
        services.lagre_plan(runde=runde, skjema=skjema, steg=steg, bruker=request.user)
    except services.PurreFeil as feil:
        return _side(request, runde, skjema, trinn=trinn, feil=[("", str(feil))])
    messages.success(request, _("Planen for %(skjema)s er lagret.") % {"skjema": skjema})
    varsel = _varsel(_planer(runde, skjema))
    if varsel and not varsel.aktiv and any(s.aktiv and s.steg == varsel.steg for s in steg):
        messages.warning(
            request, _("Varselet er ikke slått på. Foreslå det, så en annen kan godkjenne.")
        )
    return redirect(f"{reverse(_SIDE)}?aar={runde.aar}")


def _foreslaa(request: Innlogget, runde: Rapporteringsaar, skjema: str) -> HttpResponse:
    varsel = _varsel(_planer(runde, skjema))
    forslag = Varselforslag(request.POST)
    if varsel is None or varsel.aktiv:
        raise Http404
    if not forslag.is_valid():
        return _side(request, runde, skjema, forslag=forslag, feil=forslag.feilliste)
    godkjenning.foreslaa(
        navn=_HANDLING,
        data={"plan_id": varsel.pk},
        grunn=forslag.cleaned_data["grunn"],
        av=request.user,
    )
    messages.success(request, _("Forslaget venter på at en annen saksbehandler godkjenner det."))
    return redirect("saksbehandling:purring_plan", runde.aar, skjema)


def _side(
    request: Innlogget, runde: Rapporteringsaar, skjema: str, **skrevet: object
) -> HttpResponse:
    planer = _planer(runde, skjema)
    varsel, frist = _varsel(planer), frister(runde)[skjema]
    innhold = {
        "runde": runde,
        "skjema": skjema,
        "frist": frist,
        "dager": [(plan, planlagt(frist, plan.etter_frist)) for plan in planer],
        "trinn": trinnliste(planer),
        "forslag": Varselforslag(),
        "kan_foreslaas": varsel is not None and not varsel.aktiv,
        "venter": varsel is not None and _venter(varsel),
    } | skrevet
    status = 422 if skrevet.get("feil") else 200
    return tegn(request, "purring_plan.html", innhold, aktiv=_SIDE, status=status)


def _planer(runde: Rapporteringsaar, skjema: str) -> list[Purreplan]:
    return list(runde.purreplaner.filter(skjema=skjema))


def _varsel(planer: list[Purreplan]) -> Purreplan | None:
    return next((plan for plan in reversed(planer) if plan.steg == Purreplan.Steg.VARSEL), None)


def _venter(varsel: Purreplan) -> bool:
    forslag = godkjenning.ventende().filter(handling=_HANDLING, data={"plan_id": varsel.pk})
    return forslag.exists()
