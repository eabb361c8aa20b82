"""The page of one question group."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from kostra.blankett import Gruppe, UkjentBlankett
from kostra.portal.innsending import utvalg
from kostra.portal.innsending.models import Utfylling
from kostra.portal.innsending.opplasting.mottaker import tar_imot_fil
from kostra.portal.innsending.skjema.inngang import med_utfylling
from kostra.portal.innsending.skjema.side import utkastfeil
from kostra.portal.innsending.skjema.steg import EXCEL, ta_imot, vis_side
from kostra.portal.innsending.tilstand import Hendelse
from kostra.portal.konto.models import Rolle
from kostra.portal.tilgang.krav import Innlogget, krever


@tar_imot_fil
@krever(Rolle.KOMMUNE, Rolle.RAPPORTOR)
@require_http_methods(["GET", "HEAD", "POST"])
@med_utfylling
def gruppe(request: Innlogget, utfylling: Utfylling, gruppe: str) -> HttpResponse:
    """Shows the group, or saves it. ``?feil=1`` also shows what is missing."""
    valgt = _gruppe(utfylling, gruppe)
    if request.method == "POST":
        return ta_imot(request, utfylling, valgt)
    if not utvalg.kan(utfylling, Hendelse.LAGRE):
        return redirect("innsending:skjema", utfylling.pk)
    feilene = utkastfeil(utfylling, valgt, ogsaa_mangler="feil" in request.GET)
    klart = "kontrollert" in request.GET and not utvalg.mangler_for_innsending(utfylling)
    hent = request.GET.get("hent") == EXCEL
    return vis_side(request, utfylling, valgt, feilene, klart=klart, hent=hent)


def _gruppe(utfylling: Utfylling, gruppe_id: str) -> Gruppe:
    try:
        return utvalg.definisjon(utfylling).gruppe(gruppe_id)
    except UkjentBlankett as feil:
        raise Http404 from feil
