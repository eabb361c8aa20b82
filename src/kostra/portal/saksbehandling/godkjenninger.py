"""*Godkjenninger*: what waits for a second person, and what became of the rest."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from kostra.portal.konto.models import Bruker, Rolle
from kostra.portal.saksbehandling import godkjenning
from kostra.portal.saksbehandling.handlinger import KanIkkeUtfores, UkjentHandling, handling
from kostra.portal.saksbehandling.models import Godkjenning
from kostra.portal.saksbehandling.side import ansatt, tegn
from kostra.portal.tilgang.krav import Innlogget

_PER_SIDE = 20
_VALG: dict[str, tuple[Callable[..., Godkjenning], object]] = {
    "godkjenn": (godkjenning.godkjenn, gettext_lazy("Godkjent og gjort.")),
    "avslaa": (godkjenning.avslaa, gettext_lazy("Avslått. Ingenting er gjort.")),
    "trekk": (godkjenning.trekk, gettext_lazy("Forslaget er trukket.")),
}


@dataclass(frozen=True)
class Rad:
    """A proposal, and what this person may do with it."""

    forslag: Godkjenning
    tekst: str
    fakta: list[tuple[str, str]]
    kan_avgjore: bool
    eget: bool


@ansatt
@require_http_methods(["GET", "HEAD", "POST"])
def godkjenninger(request: Innlogget) -> HttpResponse:
    """What waits, then what was decided; a POST decides."""
    if request.method == "POST":
        return _avgjor(request)
    side = Paginator(godkjenning.avgjorte(), _PER_SIDE).get_page(request.GET.get("side"))
    innhold = {
        "venter": [_rad(ett, request.user) for ett in godkjenning.ventende()],
        "side": side,
        "avgjorte": [_rad(ett, request.user) for ett in side],
    }
    return tegn(request, "godkjenninger.html", innhold)


def _rad(ett: Godkjenning, bruker: Bruker) -> Rad:
    eget = ett.foreslatt_av_id == bruker.pk
    try:
        hva = handling(ett.handling)
    except UkjentHandling:  # of an earlier version: it can be read, no more
        return Rad(ett, ett.handling, [], kan_avgjore=False, eget=eget)
    kan = not eget and Rolle(bruker.rolle) in hva.godkjennes_av
    return Rad(ett, str(hva.tekst), hva.beskriv(ett.data), kan_avgjore=kan, eget=eget)


def _avgjor(request: Innlogget) -> HttpResponse:
    gjor, tekst = _VALG.get(request.POST.get("gjor", ""), (None, ""))
    nr = request.POST.get("id", "")
    if gjor is not None and nr.isascii() and nr.isdecimal() and len(nr) < 16:
        try:
            gjor(id=int(nr), av=request.user)
        except (godkjenning.KanIkkeAvgjores, KanIkkeUtfores) as feil:
            messages.error(request, str(feil))
        else:
            messages.success(request, str(tekst))
    else:
        messages.error(request, _("Velg hva som skal gjøres med forslaget."))
    return redirect("saksbehandling:godkjenninger")
