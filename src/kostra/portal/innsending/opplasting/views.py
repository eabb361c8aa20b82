"""Addresses for the file: in pieces from the script, and away again.

Without script the form page takes the file (:mod:`kostra.portal.innsending.opplasting.mottaker`) and
removes it (:mod:`kostra.portal.innsending.skjema.steg`).
"""

from __future__ import annotations

import json
import uuid

from django.http import HttpResponse, JsonResponse
from django.views.decorators.http import require_http_methods, require_POST

from kostra.portal.innsending.opplasting import tjeneste
from kostra.portal.innsending.opplasting.feil import OpplastingsFeil
from kostra.portal.innsending.opplasting.svar import (
    fil_svar,
    fjernet_svar,
    krever_json,
    opplasting_svar,
)
from kostra.portal.innsending.opplasting.utvalg import fil_av, opplasting_for
from kostra.portal.innsending.utvalg import utfylling_for
from kostra.portal.konto.models import Rolle
from kostra.portal.tilgang.krav import Innlogget


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
@krever_json(Rolle.RAPPORTOR)
def fjern(request: Innlogget, utfylling_id: uuid.UUID) -> HttpResponse:
    """*Fjern filen*."""
    utfylling = utfylling_for(request.user, utfylling_id)
    return fjernet_svar(tjeneste.fjern(utfylling=utfylling, bruker=request.user))


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
