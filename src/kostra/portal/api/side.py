"""The API's page and its OpenAPI document: open to anyone, and without anything from another host."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, wraps
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render

from kostra.portal.api import problem
from kostra.portal.api.models import Omfang
from kostra.portal.tilgang.krav import Visning, offentlig


@dataclass(frozen=True)
class Felt:
    """A member of what is sent or answered."""

    navn: str
    type: str
    paakrevd: bool
    beskrivelse: str


@dataclass(frozen=True)
class Operasjon:
    """One operation as the page shows it. ``statuser``: what else it may answer."""

    id: str
    metode: str
    sti: str
    tittel: str
    beskrivelse: str
    inn: list[Felt]
    ut: list[Felt]
    statuser: list[str]


def _til_lesing(visning: Visning) -> Visning:
    """As Django's ``require_safe``, with the refusal as the API's callers know it."""

    @wraps(visning)
    def ytre(request: HttpRequest, *argumenter: Any, **navngitte: Any) -> HttpResponseBase:
        if request.method not in ("GET", "HEAD"):
            feil = problem.Problem("metode", hoder={"Allow": "GET, HEAD"})
            return problem.svar(request, feil)
        return visning(request, *argumenter, **navngitte)

    return ytre


@offentlig
@_til_lesing
def openapi(request: HttpRequest) -> HttpResponse:
    """For programs."""
    from kostra.portal.api.openapi import dokument  # heavy: see kostra.portal.api

    return JsonResponse(dokument(), json_dumps_params={"ensure_ascii": False})


@offentlig
@_til_lesing
def side(request: HttpRequest) -> HttpResponse:
    """For people."""
    innhold = {"operasjoner": _operasjoner(), "problemer": problem.SLAG, "omfang": Omfang.choices}
    return render(request, "api/side.html", innhold)


@cache
def _operasjoner() -> tuple[Operasjon, ...]:
    from kostra.portal.api.openapi import dokument

    alt = dokument()
    return tuple(
        _operasjon(metode, sti, op, alt)
        for sti, metoder in alt["paths"].items()
        for metode, op in metoder.items()
    )


def _operasjon(metode: str, sti: str, op: dict[str, Any], alt: dict[str, Any]) -> Operasjon:
    gode = [svar for status, svar in op["responses"].items() if int(status) < 400]
    inn = [_parameter(ett) for ett in op["parameters"]] + _felt(op.get("requestBody", {}), alt)
    return Operasjon(
        id=op["operationId"],
        metode=metode.upper(),
        sti=sti,
        tittel=op["summary"],
        beskrivelse=op.get("description", ""),
        inn=inn,
        ut=[felt for svar in gode for felt in _felt(svar, alt)],
        statuser=sorted(str(status) for status in op["responses"]),
    )


def _parameter(ett: dict[str, Any]) -> Felt:
    return Felt(
        ett["name"], _type(ett["schema"]), ett["required"], ett.get("description", ett["in"])
    )


def _felt(svar: dict[str, Any], alt: dict[str, Any]) -> list[Felt]:
    """The members of a body, those inside another one with a dot."""
    felt = []
    for innhold in svar.get("content", {}).values():
        felt += _medlemmer(innhold["schema"], alt, "")
    return felt


def _medlemmer(skjema: dict[str, Any], alt: dict[str, Any], foran: str) -> list[Felt]:
    skjema = _slaa_opp(skjema, alt)
    ut = []
    for navn, om in skjema.get("properties", {}).items():
        paakrevd = navn in skjema.get("required", [])
        ut.append(Felt(foran + navn, _type(om), paakrevd, om.get("description", "")))
        ut += _medlemmer(_indre(om), alt, f"{foran}{navn}.")
    return ut


def _indre(om: dict[str, Any]) -> dict[str, Any]:
    """The object that a member is, may be, or is a list of; empty for plain values."""
    valg = [om, om.get("items", {}), *om.get("anyOf", []), *om.get("allOf", [])]
    return next((ett for ett in valg if "$ref" in ett), {})


def _slaa_opp(skjema: dict[str, Any], alt: dict[str, Any]) -> dict[str, Any]:
    if "$ref" not in skjema:
        return skjema
    funnet: dict[str, Any] = alt["components"]["schemas"][skjema["$ref"].rsplit("/", 1)[-1]]
    return funnet


def _type(om: dict[str, Any]) -> str:
    if "anyOf" in om:
        return " | ".join(_type(ett) for ett in om["anyOf"])
    if om.get("type") == "array":
        return f"[{_type(om['items'])}]"
    return str(om.get("format") or om.get("type") or "object")
