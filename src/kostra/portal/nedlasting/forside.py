"""The public front page: what is open, when it is due, and what a sender needs."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from kostra.blankett import blanketter
from kostra.portal.runde import utvalg
from kostra.portal.runde.models import Rapporteringsaar, Sertifikat
from kostra.portal.runde.velkomst import velkomst
from kostra.portal.tilgang.krav import offentlig


@dataclass(frozen=True)
class Skjemalinje:
    """A form of a round, as the front page names it."""

    id: str
    tittel: str


@dataclass(frozen=True)
class Rundevisning:
    """A round with its forms and the certificates to encrypt to."""

    runde: Rapporteringsaar
    skjemaer: list[Skjemalinje]
    sertifikater: list[Sertifikat]


@offentlig
@require_safe
def forside(request: HttpRequest) -> HttpResponse:
    """Open to anyone; holds nothing about anyone."""
    return render(request, "nedlasting/forside.html", {"runder": _aapne(), "velkomst": velkomst()})


@offentlig
@require_safe
def sertifikat(request: HttpRequest, nr: int) -> HttpResponse:
    """A certificate to encrypt to, as a file. The fingerprint stands on the page."""
    funnet = Sertifikat.objects.filter(pk=nr).first() if nr < 2**63 else None
    if funnet is None:
        raise Http404
    aar = funnet.gyldig_fra.year
    return HttpResponse(
        funnet.pem,
        content_type="application/x-pem-file",
        headers={"Content-Disposition": f'attachment; filename="{funnet.bruk}-{aar}.crt.pem"'},
    )


def _aapne() -> list[Rundevisning]:
    return [
        Rundevisning(runde, _skjemaer(runde.aar), utvalg.krypteringssertifikater(runde.aar))
        for runde in utvalg.aapne_runder()
    ]


def _skjemaer(aar: int) -> list[Skjemalinje]:
    i_runden, sprak = set(utvalg.skjemaer(aar)), get_language() or "nb"
    return [
        Skjemalinje(definisjon.id, definisjon.tittel.paa(sprak))  # type: ignore[arg-type]
        for definisjon in blanketter(aar)
        if definisjon.id in i_runden
    ]
