"""Addresses for the file: in pieces from the script, and away again.

Without script the form page takes the file: :mod:`kostra.portal.innsending.opplasting.mottaker`.
"""

from __future__ import annotations

import json
import uuid

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from kostra.portal.innsending.models import Utfylling
from kostra.portal.innsending.opplasting import tjeneste
from kostra.portal.innsending.opplasting.feil import OpplastingsFeil
from kostra.portal.innsending.opplasting.svar import fil_svar, krever_json, opplasting_svar
from kostra.portal.innsending.opplasting.utvalg import fil_av, filens_side, opplasting_for
from kostra.portal.innsending.utvalg import utfylling_for
from kostra.portal.konto.models import Rolle
from kostra.portal.tilgang.krav import Innlogget, krever


@require_POST
@krever_json(Rolle.RAPPORTOR)
def start(request: Innlogget, utfylling_id: uuid.UUID) -> HttpResponse:
    """Size and hash first; the answer tells where to send, and where to go on from."""
    utfylling = utfylling_for(request.user, utfylling_id)
    navn, storrelse, sha256 = _om_filen(request)
    ny = tjeneste.start(
        utfylling=utfylling, bruker=request.user, filnavn=navn, storrelse=storrelse, sha256=sha256
    )
    return opplasting_svar(request, ny, status=201)


@require_http_methods(["GET", "PUT", "DELETE"])
@krever_json(Rolle.RAPPORTOR)
def opplasting(request: Innlogget, opplasting_id: uuid.UUID) -> HttpResponse:
    """GET: how far it is. PUT: one piece, at ``Upload-Offset``. DELETE: *Avbryt*."""
    ferdig = fil_av(request.user, opplasting_id)
    if ferdig is not None:
        return fil_svar(request, ferdig)
    underveis = opplasting_for(request.user, opplasting_id)
    if request.method == "PUT":
        tjeneste.skriv_bit(opplasting=underveis, plass=_plass(request), data=_bit(request))
    elif request.method == "DELETE":
        tjeneste.avbryt(opplasting=underveis)
        return JsonResponse({"avbrutt": True})
    return opplasting_svar(request, underveis)


@require_POST
@krever_json(Rolle.RAPPORTOR)
def ferdig(request: Innlogget, opplasting_id: uuid.UUID) -> HttpResponse:
    """All is sent: counted, hashed, kept. Asked again, the answer is the same."""
    fil = fil_av(request.user, opplasting_id)
    if fil is None:
        underveis = opplasting_for(request.user, opplasting_id)
        fil = tjeneste.ferdig(opplasting=underveis, bruker=request.user)
    return fil_svar(request, fil)


@require_POST
@krever(Rolle.RAPPORTOR)
def fjern(request: Innlogget, utfylling_id: uuid.UUID) -> HttpResponse:
    """*Fjern filen*: a form post, or asked by the script."""
    utfylling = utfylling_for(request.user, utfylling_id)
    try:
        endret = tjeneste.fjern(utfylling=utfylling, bruker=request.user)
    except OpplastingsFeil as feil:
        return _feilside(request, utfylling, feil)
    tekst = _("Filen er fjernet fra skjemaet.")
    if request.accepts("text/html"):
        messages.success(request, tekst)
    else:
        return JsonResponse({"versjon": endret.versjon, "tekst": tekst})
    return redirect(filens_side(utfylling))


def _feilside(request: Innlogget, utfylling: Utfylling, feil: OpplastingsFeil) -> HttpResponse:
    if not request.accepts("text/html"):
        return JsonResponse({"kode": feil.kode, "tekst": feil.tekst}, status=feil.status)
    kontekst = {"utfylling": utfylling, "feil": feil, "tilbake": filens_side(utfylling)}
    return render(request, "innsending/opplasting/feilet.html", kontekst, status=feil.status)


def _om_filen(request: Innlogget) -> tuple[str, int, str]:
    try:
        data = json.loads(request.body)
        navn, storrelse, sha256 = data["navn"], data["storrelse"], data["sha256"]
    except (ValueError, KeyError, TypeError, RecursionError) as feil:  # nested too deeply
        raise OpplastingsFeil("ugyldig") from feil
    if type(navn) is not str or type(storrelse) is not int or type(sha256) is not str:
        raise OpplastingsFeil("ugyldig")
    return navn, storrelse, sha256


def _plass(request: Innlogget) -> int:
    tekst = request.headers.get("Upload-Offset", "")
    if not (tekst.isascii() and tekst.isdigit() and len(tekst) <= 12):
        raise OpplastingsFeil("ugyldig")
    return int(tekst)


def _bit(request: Innlogget) -> bytes:
    """The piece, as long as it said it was: a body that was cut is no piece."""
    lengde = request.headers.get("Content-Length", "")
    data = request.body if lengde.isdigit() and int(lengde) <= tjeneste.BIT else b""
    if not data or len(data) != int(lengde):
        raise OpplastingsFeil("ugyldig")
    return data
