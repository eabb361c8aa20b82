"""*Sertifikater*: which there are, and proposals to take one in or to withdraw one."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from kostra.portal.konto.models import Rolle
from kostra.portal.runde.models import Sertifikat
from kostra.portal.saksbehandling import godkjenning
from kostra.portal.saksbehandling.listefil import tar_imot_liten_fil
from kostra.portal.saksbehandling.sertifikater import services, utvalg
from kostra.portal.saksbehandling.sertifikater.forms import Grunn, NyttSertifikat
from kostra.portal.saksbehandling.side import ansatt, tegn
from kostra.portal.tilgang.krav import Innlogget, krever

LISTE = "saksbehandling:sertifikater"


@ansatt
@require_safe
def sertifikater(request: Innlogget) -> HttpResponse:
    """All certificates."""
    innhold = {"rader": utvalg.alle(), "kan_foreslaa": request.user.rolle == Rolle.DRIFT}
    return tegn(request, "sertifikater.html", innhold)


@tar_imot_liten_fil("fil")
@krever(Rolle.DRIFT)
@require_http_methods(["GET", "HEAD", "POST"])
def nytt(request: Innlogget) -> HttpResponse:
    """The file or the text first, then what it holds, then the proposal."""
    skjema = NyttSertifikat(request.POST or None, request.FILES or None)
    if not skjema.is_valid():
        status = 422 if skjema.is_bound else 200
        innhold = {"form": skjema, "har_feil": skjema.is_bound}
        return tegn(request, "sertifikat_nytt.html", innhold, aktiv=LISTE, status=status)
    data = skjema.forslag()
    grunn = Grunn(request.POST if "foreslaa" in request.POST else None)
    if grunn.is_valid():
        return _foreslaa(request, data, grunn)
    innhold = {
        "form": grunn,
        "fakta": utvalg.beskriv(data),
        "skjulte": {n: request.POST.get(n, "") for n in ("bruk", "aar", "prove")}
        | {"pem": data["pem"]},
    }
    status = 422 if grunn.is_bound else 200
    return tegn(request, "sertifikat_forslag.html", innhold, aktiv=LISTE, status=status)


@krever(Rolle.DRIFT)
@require_http_methods(["GET", "HEAD", "POST"])
def trekk(request: Innlogget, nr: int) -> HttpResponse:
    """Proposes that a certificate is withdrawn."""
    rad = get_object_or_404(Sertifikat, pk=nr, trukket=None)
    data = services.forslag_ut(rad)
    grunn = Grunn(request.POST or None)
    if grunn.is_valid():
        return _foreslaa(request, data, grunn)
    innhold = {
        "form": grunn,
        "fakta": utvalg.beskriv(data),
        "trekker": True,
        "siste": utvalg.siste_til(rad),
    }
    status = 422 if grunn.is_bound else 200
    return tegn(request, "sertifikat_forslag.html", innhold, aktiv=LISTE, status=status)


def _foreslaa(request: Innlogget, data: dict[str, Any], grunn: Grunn) -> HttpResponse:
    godkjenning.foreslaa(
        navn="sertifikat.bytt", data=data, grunn=grunn.cleaned_data["grunn"], av=request.user
    )
    messages.success(request, _("Forslaget er lagret. Det gjøres når en annen har godkjent det."))
    return redirect("saksbehandling:godkjenninger")
