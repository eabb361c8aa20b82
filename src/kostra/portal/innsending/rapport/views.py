"""The page of a control's report, and the report as a file."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from kostra.portal.innsending import utvalg
from kostra.portal.innsending.rapport import tjenester
from kostra.portal.innsending.rapport import utvalg as rapport_utvalg
from kostra.portal.innsending.rapport.last_ned import fil
from kostra.portal.innsending.rapport.side import side
from kostra.portal.innsending.rapport.utvalg import Kontrollert
from kostra.portal.innsending.rapport.valg import ETTER_KONTROLL, Valg
from kostra.portal.konto.models import Rolle
from kostra.portal.tilgang.krav import Innlogget, krever

_UTEN = "innsending/rapport/uten.html"
_IKKE_DIN = "innsending/skjema/ikke_tilgjengelig.html"


def med_rapport(visning: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """The view gets the finished control for its id; where there is no report, the page says why."""

    @wraps(visning)
    def inne(request: Innlogget, id: uuid.UUID, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return visning(request, rapport_utvalg.kontrollert(request.user, id), *args, **kwargs)
        except utvalg.IkkeTilgjengelig:
            return render(request, _IKKE_DIN, status=404)
        except rapport_utvalg.IkkeFerdig:
            return redirect("innsending:framdrift", id)
        except rapport_utvalg.SvarteNei as uten:
            return render(request, _UTEN, {"nei": True, "kontroll": uten.kontroll})
        except rapport_utvalg.RapportSlettet as uten:
            innhold = {"slettet": uten.naar, "kontroll": uten.kontroll}
            return render(request, _UTEN, innhold, status=410)
        except rapport_utvalg.RapportUleselig as uten:
            return render(request, _UTEN, {"kontroll": uten.kontroll}, status=500)

    return inne


@krever(Rolle.RAPPORTOR)
@require_http_methods(["GET", "HEAD", "POST"])
@med_rapport
def rapport(request: Innlogget, k: Kontrollert, grupper: str = ETTER_KONTROLL) -> HttpResponse:
    """The report. A POST is the filter: its words go into the address sealed."""
    if request.method == "POST":
        valg = Valg.fra_skjema(k.kontroll.pk, grupper, request.POST)
        return redirect(valg.adresse("funn"))
    valg = Valg.fra_adresse(k.kontroll.pk, grupper, request.GET)
    innhold = {"side": side(k, valg, utvalg.sprak())}
    tjenester.noter_vist(kontroll=k.kontroll, bruker=request.user)
    return render(request, "innsending/rapport/side.html", innhold)


@krever(Rolle.RAPPORTOR)
@require_safe
@med_rapport
def last_ned(request: Innlogget, k: Kontrollert, format: str) -> HttpResponse:
    """*Last ned*."""
    svar = fil(k, format, request.GET.get("saksbehandler", ""), utvalg.sprak())
    tjenester.noter_lastet_ned(kontroll=k.kontroll, bruker=request.user, format=format)
    return svar
