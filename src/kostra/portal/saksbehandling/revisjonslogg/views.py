"""*Revisjonslogg*: events by time, what was done, unit and user; verified, and taken out as CSV."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from kostra.portal.klokke import NORGE
from kostra.portal.revisjon import logg, utvalg
from kostra.portal.revisjon.models import Hendelse
from kostra.portal.saksbehandling.revisjonslogg import ord, verifisering
from kostra.portal.saksbehandling.side import ansatt, tegn
from kostra.portal.tilgang.krav import Innlogget
from kostra.rapport.rens import uten_formel

_KOLONNER = (
    "nr", "tid", "aktor", "rolle", "enhet", "handling", "objekt", "resultat", "detaljer",
    "forrige_hash", "hash",
)  # fmt: skip


@ansatt
@require_http_methods(["GET", "HEAD", "POST"])
def revisjonslogg(request: Innlogget) -> HttpResponse:
    """A page of events; a POST has the chain read."""
    if request.method == "POST":
        if not verifisering.bestill(bruker=request.user):
            messages.info(request, _("Kjeden er lang, og leses i bakgrunnen. Se igjen om litt."))
        return redirect("saksbehandling:revisjonslogg")
    valgt = utvalg.Filter.fra_adresse(request.GET)
    side = utvalg.side(
        valgt,
        eldre_enn=utvalg.nr(request.GET.get("eldre", "")),
        nyere_enn=utvalg.nr(request.GET.get("nyere", "")),
    )
    innhold = {
        "valgt": valgt,
        "side": side,
        "rader": ord.i_ord(side.hendelser),
        "handlinger": [(h, f"{ord.handling(h)} ({h})") for h in utvalg.handlinger()],
        "adresse": valgt.adresse(),
        "dom": utvalg.siste(utvalg.VERIFISERT),
        "venter": verifisering.venter(),
    }
    return tegn(request, "revisjonslogg.html", innhold)


@ansatt
@require_safe
def revisjonslogg_csv(request: Innlogget) -> HttpResponseBase:
    """All events that the filter leaves, oldest first, with the hashes that link them."""
    with transaction.atomic():
        logg.foy_til("revisjon.eksportert", bruker=request.user)
    rader = utvalg.hendelser(utvalg.Filter.fra_adresse(request.GET)).order_by("nr")
    svar = StreamingHttpResponse(
        _linjer(rader.iterator(2000)), content_type="text/csv; charset=utf-8"
    )
    svar.headers["Content-Disposition"] = 'attachment; filename="revisjonslogg.csv"'
    return svar


class _Linje:
    """What csv writes to: hands the line back."""

    def write(self, tekst: str) -> str:
        return tekst


def _linjer(rader: Iterable[Hendelse]) -> Iterator[str]:
    skriver = csv.writer(_Linje(), delimiter=";", lineterminator="\r\n")
    yield "\ufeff"
    yield str(skriver.writerow(_KOLONNER))
    for rad in rader:
        yield str(skriver.writerow(uten_formel(_celle(rad, navn)) for navn in _KOLONNER))


def _celle(rad: Hendelse, navn: str) -> str:
    verdi: Any = getattr(rad, navn)
    if navn == "tid":
        return str(verdi.astimezone(NORGE).isoformat())
    if navn == "detaljer":
        return " ".join(f"{n}={v}" for n, v in sorted(verdi.items()))
    return str(verdi)
