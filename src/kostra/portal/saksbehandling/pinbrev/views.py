"""*PIN-brev*: choose units, confirm, and get the letters. The PINs are in that one answer only."""

from __future__ import annotations

from typing import Final

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from kostra.portal import klokke
from kostra.portal.konto.models import Rolle
from kostra.portal.saksbehandling.kommuner.utvalg import Enhetsrad, finn
from kostra.portal.saksbehandling.pinbrev import services
from kostra.portal.saksbehandling.pinbrev.pdf import pdf
from kostra.portal.saksbehandling.side import tegn
from kostra.portal.tilgang.krav import Innlogget, krever

SIDE: Final = "saksbehandling:pinbrev"
_PER_SIDE: Final = 100


@krever(Rolle.SAKSBEHANDLER)
@require_safe
def pinbrev(request: Innlogget) -> HttpResponse:
    """The units to choose from."""
    valgt = {navn: request.GET.get(navn, "")[:80] for navn in ("sok", "bare")}
    valgt["bare"] = "uten_pin" if valgt["bare"] == "uten_pin" else ""
    innhold = {
        "valgt": valgt,
        "bare_valg": [("uten_pin", _("Uten pinkode"))],
        "side": Paginator(finn(**valgt), _PER_SIDE).get_page(request.GET.get("side")),
        "uten_pin": len(finn(bare="uten_pin")),
    }
    return tegn(request, "pinbrev/velg.html", innhold)


@krever(Rolle.SAKSBEHANDLER)
@require_POST
def bekreft(request: Innlogget) -> HttpResponse:
    """Shows who will get a letter, and whose earlier PIN dies."""
    rader = _valgte(request)
    if not rader:
        messages.error(request, _("Velg minst én kommune."))
        return redirect(SIDE)
    innhold = {
        "rader": rader,
        "med_pin": [rad for rad in rader if rad.har_pin],
        "bestilling": services.forsegl([rad.enhet for rad in rader], request.user),
    }
    return tegn(request, "pinbrev/bekreft.html", innhold, aktiv=SIDE)


def _valgte(request: Innlogget) -> list[Enhetsrad]:
    if request.POST.get("hvem") == "uten_pin":
        return finn(bare="uten_pin")
    valgte = set(request.POST.getlist("enhet"))
    return [rad for rad in finn() if str(rad.enhet.pk) in valgte]


@krever(Rolle.SAKSBEHANDLER)
@require_POST
@never_cache
def lag(request: Innlogget) -> HttpResponse:
    """Issues the PINs and answers with the letters."""
    try:
        utstedt = services.utsted(
            bestilling=request.POST.get("bestilling", ""), bruker=request.user
        )
    except services.UgyldigBestilling:
        messages.error(request, _("Siden var for gammel. Velg kommunene på nytt."))
        return redirect(SIDE)
    if not utstedt.brev:
        return tegn(
            request,
            "pinbrev/endret.html",
            {"enheter": utstedt.endret_imens},
            aktiv=SIDE,
            status=409,
        )
    if utstedt.endret_imens:  # shown on the next page; this answer is the letters
        navn = "; ".join(map(str, utstedt.endret_imens))
        messages.warning(
            request,
            _("Disse fikk pinkode av noen andre imens, og er ikke med i brevene: %(navn)s.")
            % {"navn": navn},
        )
    svar = HttpResponse(pdf(utstedt.brev), content_type="application/pdf")
    svar["Content-Disposition"] = f'attachment; filename="pin-brev-{klokke.i_dag():%Y-%m-%d}.pdf"'
    return svar
