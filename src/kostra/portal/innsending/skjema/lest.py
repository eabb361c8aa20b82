"""A form that can't be changed now, on one page: sent, withdrawn, or being controlled."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from kostra.portal.innsending import utvalg
from kostra.portal.innsending.models import Utfylling
from kostra.portal.innsending.skjema.side import hode, lest
from kostra.portal.innsending.tilstand import Hendelse


def vis_lest(
    request: HttpRequest, utfylling: Utfylling, *, for_sent: bool = False, ved: str = ""
) -> HttpResponse:
    """``for_sent``: what was asked for came too late and wasn't saved (409). ``ved``: just sent."""
    filnavn = utfylling.fil.filnavn if utfylling.fil else ""
    innhold = {
        **hode(utfylling),
        "grupper_lest": lest(utvalg.definisjon(utfylling), utvalg.alle_svar(utfylling), filnavn),
        "leveringer": utvalg.leveringer(utfylling),
        "kontroll": utvalg.siste_kontroll(utfylling),
        "kan_laases_opp": utvalg.kan(utfylling, Hendelse.LAAS_OPP),
        "for_sent": for_sent,
        "ved": ved,
    }
    status = 409 if for_sent else 200
    return render(request, "innsending/skjema/lest.html", innhold, status=status)
