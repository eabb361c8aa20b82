"""*Brukere*: search, one user's page, and what staff can do there."""

from __future__ import annotations

import uuid
from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kostra.portal.konto.models import Bruker, Rolle
from kostra.portal.konto.okt import trygg
from kostra.portal.revisjon import innsyn
from kostra.portal.saksbehandling.brukere import services, utvalg
from kostra.portal.saksbehandling.brukere.forms import NyAnsatt
from kostra.portal.saksbehandling.side import ansatt, tegn
from kostra.portal.tilgang.krav import Innlogget, krever
from kostra.portal.varsling.feil import KanIkkeSendes
from kostra.portal.varsling.models import Forsendelse

LISTE = "saksbehandling:brukere"
_PER_SIDE = 50


@ansatt
@require_safe
def brukere(request: Innlogget) -> HttpResponse:
    """Rapportører and staff."""
    valgt = {navn: request.GET.get(navn, "")[:80] for navn in ("sok", "slag", "bare")}
    funnet = utvalg.finn(**valgt)
    side = Paginator(funnet, _PER_SIDE).get_page(request.GET.get("side"))
    innhold = {"valgt": valgt, "side": side, "kan_lage": request.user.rolle == Rolle.DRIFT}
    return tegn(request, "brukere.html", innhold)


@krever(Rolle.DRIFT)
@require_http_methods(["GET", "HEAD", "POST"])
def ny(request: Innlogget) -> HttpResponse:
    """A new account for a colleague; the password and the app's secret are shown this once."""
    skjema = NyAnsatt(request.POST or None)
    if skjema.is_valid():
        laget, passord, oppsett = services.opprett_ansatt(**skjema.cleaned_data, av=request.user)
        innhold = {"bruker": laget, "passord": passord, "oppsett": oppsett, "ny": True}
        return tegn(request, "bruker_engang.html", innhold, aktiv=LISTE)
    status = 422 if skjema.is_bound else 200
    return tegn(request, "bruker_ny.html", {"form": skjema}, aktiv=LISTE, status=status)


@ansatt
@require_http_methods(["GET", "HEAD", "POST"])
def bruker(request: Innlogget, brukerid: str) -> HttpResponse:
    """One user; a POST does what its ``gjor`` says."""
    valgt = utvalg.bruker(brukerid)
    if valgt is None:
        raise Http404
    if request.method == "POST":
        return _gjor(request, valgt)
    innsyn.noter(innsyn.KONTO_VIST, bruker=request.user, enhet=valgt.enhet, objekt=valgt.pk)
    return tegn(request, "bruker.html", utvalg.side(valgt, request.user), aktiv=LISTE)


def _gjor(request: Innlogget, valgt: Bruker) -> HttpResponse:
    if not services.kan_styre(request.user, valgt):
        raise PermissionDenied
    gjor = request.POST.get("gjor", "")
    try:
        if gjor == "forny":
            passord, oppsett = services.forny_ansatt(bruker=valgt, av=request.user)
            innhold = {"bruker": valgt, "passord": passord, "oppsett": oppsett, "ny": False}
            return tegn(request, "bruker_engang.html", innhold, aktiv=LISTE)
        if gjor in _HANDLINGER:
            messages.success(request, _HANDLINGER[gjor](valgt, request.user))
    except services.IkkeLov as feil:
        messages.error(request, str(feil))
    return redirect("saksbehandling:bruker", valgt.brukerid)


def _sperr(valgt: Bruker, av: Bruker) -> str:
    services.sperr(bruker=valgt, av=av)
    return _("Kontoen er sperret, og alle pålogginger er avsluttet.")


def _aapne(valgt: Bruker, av: Bruker) -> str:
    if services.aapne(bruker=valgt, av=av):
        return _("Kontoen er åpnet igjen.")
    return _(
        "Sperren er tatt bort. Personen kan logge inn når kommunen har gitt tilgang til et skjema."
    )


def _passord(valgt: Bruker, av: Bruker) -> str:
    services.nytt_passord(bruker=valgt, av=av)
    return _("Nytt startpassord er sendt på e-post.")


def _mobil_ja(valgt: Bruker, av: Bruker) -> str:
    services.avgjor_mobil(bruker=valgt, godkjent=True, av=av)
    return _("Det nye mobilnummeret er tatt i bruk.")


def _mobil_nei(valgt: Bruker, av: Bruker) -> str:
    services.avgjor_mobil(bruker=valgt, godkjent=False, av=av)
    return _("Det nye mobilnummeret er avslått. Det gamle gjelder.")


def _laas_opp(valgt: Bruker, av: Bruker) -> str:
    services.laas_opp(bruker=valgt, av=av)
    return _("Forsøkene er nullstilt. Personen kan prøve igjen med en gang.")


_HANDLINGER: dict[str, Callable[[Bruker, Bruker], str]] = {
    "sperr": _sperr,
    "aapne": _aapne,
    "passord": _passord,
    "mobil_ja": _mobil_ja,
    "mobil_nei": _mobil_nei,
    "laas_opp": _laas_opp,
}
_KAN_IKKE = gettext_lazy(
    "Brevet kan ikke sendes på nytt: det hadde et passord eller en kode som er slettet, eller det har "
    "ingen adresse lenger. Send personen nytt startpassord i stedet."
)


@krever(*sorted(services.STYRER))
@require_POST
def brev_igjen(request: Innlogget, id: uuid.UUID) -> HttpResponse:
    """Sends a letter again; back to the page it was asked from."""
    brev = get_object_or_404(Forsendelse, pk=id)
    try:
        services.send_paa_nytt(brev=brev, av=request.user)
    except KanIkkeSendes:
        messages.error(request, _KAN_IKKE)
    else:
        messages.success(request, _("Brevet sendes på nytt."))
    tilbake = request.POST.get("neste", "")
    return redirect(tilbake if trygg(request, tilbake) else "saksbehandling:ko")
