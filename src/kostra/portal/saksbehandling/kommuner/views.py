"""*Kommuner*: list and search, and one unit's page."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from kostra.portal.konto.models import Rolle
from kostra.portal.revisjon import innsyn
from kostra.portal.saksbehandling.kommuner import services, utvalg
from kostra.portal.saksbehandling.kommuner.forms import Kontakt
from kostra.portal.saksbehandling.side import ansatt, tegn
from kostra.portal.tilgang.krav import Innlogget, krever
from kostra.portal.tilgang.models import Enhet
from kostra.portal.tilgang.utvalg import siste_aar

LISTE = "saksbehandling:kommuner"
_PER_SIDE = 50


@ansatt
@require_safe
def kommuner(request: Innlogget) -> HttpResponse:
    """The units by number."""
    valgt = {navn: request.GET.get(navn, "")[:80] for navn in ("sok", "bare")}
    funnet = utvalg.finn(**valgt)
    innhold = {
        "valgt": valgt,
        "bare_valg": [
            ("uten_pin", _("Uten pinkode")),
            ("uten_kontakt", _("Uten e-post til kontakt")),
            ("uten_rapportor", _("Uten rapportør")),
            ("utgaatt", _("Rapporterer ikke lenger")),
            ("leverandor", _("Leverandørenes prøvekommuner")),
        ],
        "side": Paginator(funnet, _PER_SIDE).get_page(request.GET.get("side")),
        "aar": siste_aar(),
        "kan_endre": request.user.rolle == Rolle.SAKSBEHANDLER,
    }
    return tegn(request, "kommuner/liste.html", innhold)


@ansatt
@require_safe
def kommune(request: Innlogget, nr: int) -> HttpResponse:
    """Everything staff need to know of one unit."""
    enhet = get_object_or_404(Enhet, pk=nr)
    innsyn.noter(innsyn.KONTAKT_VIST, bruker=request.user, enhet=enhet, objekt=enhet.pk)
    innhold = {
        "enhet": enhet,
        "fakta": utvalg.fakta(enhet),
        "rapportorer": utvalg.rapportorer(enhet),
        "skjemaer": utvalg.skjemaer(enhet),
        "kan_endre": request.user.rolle == Rolle.SAKSBEHANDLER,
    }
    return tegn(request, "kommuner/en.html", innhold, aktiv=LISTE)


@krever(Rolle.SAKSBEHANDLER)
@require_http_methods(["GET", "HEAD", "POST"])
def kontakt(request: Innlogget, nr: int) -> HttpResponse:
    """Contact and language."""
    enhet = get_object_or_404(Enhet, pk=nr)
    naa = {navn: getattr(enhet, navn) for navn in Kontakt.base_fields}
    skjema = Kontakt(request.POST or None, initial=naa)
    if skjema.is_valid():
        if services.endre_kontakt(enhet=enhet, felt=skjema.cleaned_data, bruker=request.user):
            messages.success(request, _("Kontakt og målform er lagret."))
        return redirect("saksbehandling:kommune", enhet.pk)
    innhold = {"enhet": enhet, "form": skjema}
    status = 422 if skjema.is_bound else 200
    return tegn(request, "kommuner/kontakt.html", innhold, aktiv=LISTE, status=status)
