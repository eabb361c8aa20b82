"""Every fault that an operation can end in, as a problem."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from http import HTTPStatus
from typing import Any, Final

import structlog
from django.db import InterfaceError, OperationalError
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError

from kostra.blankett import Feltfeil
from kostra.portal import klokke
from kostra.portal.api import problem, stier
from kostra.portal.api.operasjoner import kropp
from kostra.portal.api.problem import SIDE, Feltproblem, Problem
from kostra.portal.innsending.opplasting.feil import OpplastingsFeil
from kostra.portal.innsending.rapport import utvalg as rapport
from kostra.portal.innsending.skjema import rundetekst
from kostra.portal.innsending.skjema import tjeneste as skjema
from kostra.portal.innsending.tilstand import UlovligOvergang
from kostra.portal.innsending.utvalg import sprak

_VENT: Final = 30
#: No key, not for this, another's, too often: told in the log with the key's id.
_NEKTET: Final = (401, 403, 404, 429)
_logg = structlog.get_logger(__name__)


def registrer(api: NinjaAPI) -> None:
    """Has the API answer each fault with :func:`som_problem`; the control of a file in two forms."""
    for slag in (Problem, ValidationError, HttpError, Http404, Exception):
        api.add_exception_handler(slag, _svar)


def _svar(request: HttpRequest, feil: Any) -> HttpResponse:
    funnet = som_problem(feil)
    if funnet.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        _logg.error("api.feilet", status=funnet.status, kode=funnet.kode, exc_info=feil)
    if funnet.status in _NEKTET:
        nokkel = getattr(request, "auth", None)
        _logg.warning("api.nektet", kode=funnet.kode, nokkel=nokkel.pk if nokkel else None)
    if request.path == SIDE + stier.ALTINN:
        return problem.svar(request, _som_altinn(funnet), **_altinn(request, funnet))
    return problem.svar(request, funnet)


def som_problem(feil: Exception) -> Problem:
    """The problem that tells the fault."""
    match feil:
        case Problem():
            return feil
        case ValidationError():
            return Problem("ugyldig", felt=_felt(feil.errors))
        case HttpError():
            return Problem("ugyldig_json" if feil.status_code == 400 else "uventet")
        case Http404():
            return Problem("finnes_ikke")
        case OpplastingsFeil():
            return _om_filen(feil)
        case skjema.IkkeAapen():
            return Problem("ikke_aapen", detalj=rundetekst.hvorfor_ikke(feil.aapning))
        case skjema.Ufullstendig():
            return Problem("ufullstendig", felt=_svarfeil(feil.feil))
        case skjema.Konflikt() | skjema.EndretImens():
            return Problem("endret")
        case UlovligOvergang():
            return Problem("tilstand")
        case rapport.IkkeFerdig():
            return Problem("ikke_ferdig")
        case rapport.RapportSlettet():
            return Problem("rapport_slettet")
        case rapport.SvarteNei():
            return Problem("finnes_ikke", detalj=_("Svaret var Nei, så det er ingen rapport."))
        case OperationalError() | InterfaceError():
            return Problem("opptatt", vent=_VENT)
    return Problem("feil")


def _om_filen(feil: OpplastingsFeil) -> Problem:
    vent = _VENT if feil.status >= HTTPStatus.INTERNAL_SERVER_ERROR else 0
    return Problem("opplasting", detalj=feil.tekst, status=feil.status, kode=feil.kode, vent=vent)


def _svarfeil(feilene: Iterable[Feltfeil]) -> list[Feltproblem]:
    return [Feltproblem(ett.felt, ett.tekst.paa(sprak())) for ett in feilene]


# -- what didn't fit the schema ----------------------------------------------------------------------
def _felt(feilene: Iterable[Mapping[str, Any]]) -> list[Feltproblem]:
    """Pydantic's errors in our words; a name that isn't ours stays with the one who sent it."""
    return [
        Feltproblem(".".join(ledd for ledd in ett["loc"] if ledd in kropp.NAVN), _ord(ett))
        for ett in feilene
    ]


def _ord(feil: Mapping[str, Any]) -> str:
    """What is wrong, without the value. A message of our own stands as it is."""
    if feil["type"] == "kostra":
        return str(feil["msg"])
    ctx = feil.get("ctx", {})
    tekster = {
        "missing": _("Mangler."),
        "string_type": _("Skal være tekst."),
        "string_unicode": _("Har tegn som ikke kan lagres."),
        "int_type": _("Skal være et heltall."),
        "int_parsing": _("Skal være et heltall."),
        "int_from_float": _("Skal være et heltall."),
        "bool_type": _("Skal være true eller false."),
        "dict_type": _("Skal være et objekt."),
        "model_attributes_type": _("Skal være et objekt."),
        "list_type": _("Skal være en liste."),
        "string_too_short": _("Kan ikke være tom."),
    }
    if feil["type"] in tekster:
        return tekster[feil["type"]]
    if feil["type"] == "greater_than_equal":
        return _("Skal være minst %(grense)s.") % {"grense": ctx.get("ge")}
    if feil["type"] == "less_than_equal":
        return _("Skal være høyst %(grense)s.") % {"grense": ctx.get("le")}
    if feil["type"] == "string_too_long":
        return _("Kan ikke ha mer enn %(antall)s tegn.") % {"antall": ctx.get("max_length")}
    if feil["type"] in {"literal_error", "enum"}:
        return _("Skal være %(verdier)s.") % {"verdier": ctx.get("expected", "")}
    if feil["type"] == "string_pattern_mismatch":
        return _("Har ikke den formen som kreves: %(form)s") % {"form": ctx.get("pattern")}
    return _("Verdien er ikke gyldig.")


# -- as the control API of the agency's program says it ----------------------------------------------
def _som_altinn(funnet: Problem) -> Problem:
    """That contract has 400 for all that is wrong with the content."""
    if funnet.status == HTTPStatus.UNPROCESSABLE_ENTITY:
        funnet.status = HTTPStatus.BAD_REQUEST
    return funnet


def _altinn(request: HttpRequest, funnet: Problem) -> dict[str, Any]:
    """Its members, beside ours."""
    mer: dict[str, Any] = {
        "timestamp": int(klokke.naa().timestamp() * 1000),
        "httpStatusCode": int(funnet.status),
        "errorType": "SYSTEM_ERROR" if funnet.status >= 500 else "VALIDATION_ERROR",
        "url": request.path,
    }
    if funnet.felt:
        mer["validationErrors"] = {ett.felt: ett.detalj for ett in funnet.felt}
    return mer
