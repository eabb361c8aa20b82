"""*Hvem har sett*: every look at a report, a receipt, a delivery, a contact or a user."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from kostra.portal.konto.models import Rolle
from kostra.portal.revisjon import innsyn as hvem
from kostra.portal.revisjon import utvalg
from kostra.portal.saksbehandling.revisjonslogg import ord
from kostra.portal.saksbehandling.side import tegn
from kostra.portal.tilgang.krav import Innlogget, krever


@krever(Rolle.REVISOR)
@require_safe
def innsyn(request: Innlogget) -> HttpResponse:
    """A page of the access log."""
    valgt = utvalg.Filter.fra_adresse(request.GET)
    side = utvalg.side(
        valgt,
        blant=hvem.ORD,
        eldre_enn=utvalg.nr(request.GET.get("eldre", "")),
        nyere_enn=utvalg.nr(request.GET.get("nyere", "")),
    )
    innhold = {
        "valgt": valgt,
        "side": side,
        "rader": ord.i_ord(side.hendelser),
        "handlinger": [(navn, str(tekst)) for navn, tekst in hvem.ORD.items()],
        "adresse": valgt.adresse(),
    }
    return tegn(request, "innsyn.html", innhold)
