"""*Revisjonslogg*, the public part: the signed head of each day, to read and to verify with."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kostra.portal.konto.models import Rolle
from kostra.portal.revisjon import hoder, innsyn
from kostra.portal.runde.models import Sertifikat
from kostra.portal.tilgang.krav import Innlogget, krever, offentlig

_PER_SIDE = 50


@offentlig
@require_safe
def hodeside(request: HttpRequest) -> HttpResponse:
    """The heads by day, and how anyone verifies them. Holds nothing about anyone."""
    side = Paginator(hoder.publiserte(), _PER_SIDE).get_page(request.GET.get("side"))
    sertifikater = Sertifikat.objects.filter(bruk=Sertifikat.Bruk.SIGNERING, prove=False)
    return render(request, "revisjon/hoder.html", {"side": side, "sertifikater": sertifikater})


@offentlig
@require_safe
def hodeliste(request: HttpRequest) -> HttpResponse:
    """The same for a program: what ``kostra revisjon verifiser --hoder`` reads."""
    return JsonResponse(hoder.som_data(), json_dumps_params={"indent": 1})


@krever(Rolle.KOMMUNE)
@require_safe
def hvem_har_sett(request: Innlogget) -> HttpResponse:
    """Who has looked at the kommune's reports, receipts, deliveries and contact."""
    side = Paginator(innsyn.for_enheten(request.user.ved), _PER_SIDE)
    valgt = side.get_page(request.GET.get("side"))
    rader = innsyn.i_ord(list(valgt.object_list), for_enhet=request.user.ved)
    return render(request, "revisjon/hvem_har_sett.html", {"side": valgt, "rader": rader})
