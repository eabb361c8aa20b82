"""*Leveringer*: the list, one delivery, its ciphertext; questions and returns."""

from __future__ import annotations

from django.contrib import messages
from django.http import FileResponse, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from kostra.portal.innsending.henvendelser import services
from kostra.portal.innsending.henvendelser.forms import Fritekst
from kostra.portal.innsending.models import Levering
from kostra.portal.innsending.opplasting.lager import LagerFeil
from kostra.portal.innsending.tilstand import UlovligOvergang
from kostra.portal.konto.models import Rolle
from kostra.portal.revisjon import innsyn
from kostra.portal.saksbehandling.leveringer import utvalg
from kostra.portal.saksbehandling.leveringer.chiffertekst import hent
from kostra.portal.saksbehandling.side import ansatt, tegn
from kostra.portal.tilgang.krav import Innlogget, krever

LISTE = "saksbehandling:leveringer"
_PER_SIDE = 50


@ansatt
@require_safe
def leveringer(request: Innlogget) -> HttpResponse:
    """All deliveries, the latest first."""
    valg = utvalg.Valg.fra_adresse(request.GET)
    innhold = {
        "valg": valg,
        "filtre": utvalg.filtre(),
        "sortering": valg.sorter,
        "side": utvalg.listeside(valg, request.GET.get("side"), _PER_SIDE),
    }
    return tegn(request, "leveringer/liste.html", innhold)


@ansatt
@require_safe
def levering(request: Innlogget, nr: str) -> HttpResponse:
    """What the receipt says, what came before and after, and what was asked."""
    valgt = utvalg.levering_med(nr)
    innsyn.noter(
        innsyn.LEVERING_VIST,
        bruker=request.user,
        enhet=valgt.utfylling.enhet,
        objekt=valgt.pk,
    )
    innhold = utvalg.side(valgt) | {
        "kan_hente": request.user.rolle in (Rolle.SAKSBEHANDLER, Rolle.DRIFT),
        "kan_skrive": request.user.rolle == Rolle.SAKSBEHANDLER,
    }
    return tegn(request, "leveringer/en.html", innhold, aktiv=LISTE)


@krever(Rolle.SAKSBEHANDLER, Rolle.DRIFT)
@require_safe
def fil(request: Innlogget, nr: str) -> HttpResponseBase:
    """The envelope exactly as it came: nobody here can open it."""
    valgt = utvalg.levering_med(nr)
    try:
        innhold = hent(levering=valgt, bruker=request.user)
    except LagerFeil:
        messages.error(request, _("Filen finnes ikke i lageret. Si fra til drift."))
        return redirect("saksbehandling:levering", valgt.pk)
    navn = f"{valgt.pk.lower()}.p7m"
    return FileResponse(
        innhold, as_attachment=True, filename=navn, content_type="application/pkcs7-mime"
    )


@krever(Rolle.SAKSBEHANDLER)
@require_http_methods(["GET", "HEAD", "POST"])
def sporsmaal(request: Innlogget, nr: str) -> HttpResponse:
    """Asks the rapportør about a delivery."""
    valgt = utvalg.levering_med(nr)
    skjema = Fritekst(request.POST or None)
    if not skjema.is_valid():
        return _skjemaside(request, "leveringer/sporsmaal.html", valgt, skjema)
    services.still_sporsmaal(
        levering=valgt, tekst=skjema.cleaned_data["tekst"], bruker=request.user
    )
    messages.success(request, _("Spørsmålet er sendt."))
    return redirect("saksbehandling:levering", valgt.pk)


@krever(Rolle.SAKSBEHANDLER)
@require_http_methods(["GET", "HEAD", "POST"])
def retur(request: Innlogget, nr: str) -> HttpResponse:
    """Returns a delivery, with a reason."""
    valgt = utvalg.levering_med(nr)
    skjema = Fritekst(request.POST or None)
    if not skjema.is_valid():
        return _skjemaside(request, "leveringer/retur.html", valgt, skjema)
    try:
        services.returner(levering=valgt, tekst=skjema.cleaned_data["tekst"], bruker=request.user)
    except services.GjelderIkke:
        messages.error(request, _("Leveringen gjelder ikke lenger, og kan ikke returneres."))
    except UlovligOvergang:
        messages.error(request, _("Skjemaet er til kontroll nå. Prøv igjen når det er ferdig."))
    else:
        messages.success(request, _("Leveringen er returnert, og skjemaet er åpnet."))
    return redirect("saksbehandling:levering", valgt.pk)


def _skjemaside(request: Innlogget, mal: str, levering: Levering, skjema: Fritekst) -> HttpResponse:
    innhold = {"levering": levering, "form": skjema} | utvalg.retur(levering)
    status = 422 if skjema.is_bound else 200
    return tegn(request, mal, innhold, aktiv=LISTE, status=status)
