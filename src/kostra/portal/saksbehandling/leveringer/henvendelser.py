"""*Spørsmål og retur*: what waits for the kommune, and what waits for us."""

from __future__ import annotations

from typing import Final

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from kostra.portal.innsending.henvendelser import services, utvalg
from kostra.portal.innsending.models import Henvendelse
from kostra.portal.konto.models import Rolle
from kostra.portal.saksbehandling.side import ansatt, tegn
from kostra.portal.tilgang.krav import Innlogget, krever

_PER_SIDE: Final = 50


@ansatt
@require_safe
def henvendelser(request: Innlogget) -> HttpResponse:
    """Those that are answered, those that wait for an answer, or all."""
    vis = request.GET.get("vis", "")
    valg = {
        "besvart": utvalg.venter_paa_oss,
        "venter": utvalg.venter_paa_avgiver,
        "alle": Henvendelse.objects.all,
    }
    vis = vis if vis in valg else "besvart"
    rader = valg[vis]().select_related("utfylling__enhet", "besvart_av")
    innhold = {
        "faner": [
            {"url": f"?vis={navn}", "tekst": tekst, "aktiv": navn == vis}
            for navn, tekst in (
                ("besvart", _("Besvart")),
                ("venter", _("Venter på svar")),
                ("alle", _("Alle")),
            )
        ],
        "side": Paginator(rader, _PER_SIDE).get_page(request.GET.get("side")),
        "kan_skrive": request.user.rolle == Rolle.SAKSBEHANDLER,
    }
    return tegn(request, "leveringer/henvendelser.html", innhold)


@krever(Rolle.SAKSBEHANDLER)
@require_POST
def lukk(request: Innlogget, nr: int) -> HttpResponse:
    """Staff are done with it."""
    valgt = get_object_or_404(Henvendelse, pk=nr)
    services.lukk(henvendelse=valgt, bruker=request.user)
    messages.success(request, _("Saken er lukket."))
    return redirect("saksbehandling:henvendelser")
