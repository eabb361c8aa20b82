"""*Melding på alle sider*: those that show or will, and a new one."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from kostra.portal.konto.models import Rolle
from kostra.portal.saksbehandling.banner import services, utvalg
from kostra.portal.saksbehandling.banner.forms import Bannerskjema
from kostra.portal.saksbehandling.side import tegn
from kostra.portal.tilgang.krav import Innlogget, krever

SIDE = "saksbehandling:banner"


@krever(Rolle.SAKSBEHANDLER, Rolle.DRIFT)
@require_http_methods(["GET", "HEAD", "POST"])
def banner(request: Innlogget) -> HttpResponse:
    """A POST puts one up, or takes one down."""
    if request.method != "POST":
        return _side(request, Bannerskjema())
    if request.POST.get("gjor") == "ta_ned":
        return _ta_ned(request)
    skjema = Bannerskjema(request.POST)
    if not skjema.is_valid():
        return _side(request, skjema, status=422)
    data = skjema.cleaned_data
    services.sett_opp(
        tekster=skjema.tekster,
        viktig=data["viktig"],
        fra=data["fra"],
        til=data["til"],
        bruker=request.user,
    )
    messages.success(request, _("Meldingen er satt opp."))
    return redirect(SIDE)


def _ta_ned(request: Innlogget) -> HttpResponse:
    nr = request.POST.get("banner", "")
    er_nr = nr.isascii() and nr.isdigit() and len(nr) < 16
    valgt = utvalg.kommende_og_gjeldende().filter(pk=int(nr)).first() if er_nr else None
    if valgt is None:
        raise Http404
    services.ta_ned(banner=valgt, bruker=request.user)
    messages.success(request, _("Meldingen er tatt ned."))
    return redirect(SIDE)


def _side(request: Innlogget, skjema: Bannerskjema, *, status: int = 200) -> HttpResponse:
    innhold = {"form": skjema, "bannere": utvalg.kommende_og_gjeldende()}
    return tegn(request, "banner.html", innhold, aktiv=SIDE, status=status)
