"""The public front page: what is open, when it is due, and what a sender needs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kostra.portal.innsending.skjema.rundetekst import stengt
from kostra.portal.nedlasting import nyhetsutvalg, programfiler
from kostra.portal.nedlasting.aarvalg import velg_aar
from kostra.portal.nedlasting.dokumenter import PROGRAMDOKUMENTER, sprak
from kostra.portal.nedlasting.seksjoner import seksjoner
from kostra.portal.nedlasting.versjoner import versjoner
from kostra.portal.runde import utvalg
from kostra.portal.runde.models import Rapporteringsaar, Sertifikat
from kostra.portal.runde.velkomst import velkomst
from kostra.portal.tilgang.krav import offentlig

_NYHETER, _VERSJONER = 3, 3


@dataclass(frozen=True)
class Frist:
    """A due date, and the forms that have it."""

    dato: date
    skjemaer: list[str]


@dataclass(frozen=True)
class Rundevisning:
    """A round that is open, with its due dates in order."""

    runde: Rapporteringsaar
    frister: list[Frist]


@offentlig
@require_safe
def forside(request: HttpRequest) -> HttpResponse:
    """Open to anyone; holds nothing about anyone."""
    aar = velg_aar(request.GET.get("aar", ""))
    aapne = utvalg.aapne_runder()
    siste = list(nyhetsutvalg.publiserte()[:_NYHETER])
    return render(
        request,
        "nedlasting/forside.html",
        {
            "velkomst": velkomst(),
            "runder": [Rundevisning(runde, frister(runde)) for runde in aapne],
            "prover": utvalg.proverunder(),
            "stengt": [stengt(en) for runde in aapne for en in utvalg.stenginger_naa(runde)],
            "aar": aar,
            "vis": request.GET.get("vis", ""),
            "seksjoner": seksjoner(aar.valgt),
            "sertifikater": utvalg.krypteringssertifikater(aar.valgt),
            "versjoner": [(v, v.paa(sprak())) for v in versjoner()[:_VERSJONER]],
            "kontrollprogram": programfiler.filer("enkeltfil", "hjul"),
            "file_encrypter": programfiler.filer("file-encrypter"),
            "summer": programfiler.filer("summer", "signatur"),
            "signeringssertifikater": utvalg.signeringssertifikater(),
            "programdokumenter": PROGRAMDOKUMENTER,
            "sprak": sprak(),
            "nyheter": nyhetsutvalg.vis(siste, None),
        },
    )


@offentlig
@require_safe
def sertifikat(request: HttpRequest, nr: int) -> HttpResponse:
    """A certificate to encrypt to, as a file. The fingerprint stands on the page."""
    funnet = Sertifikat.objects.filter(pk=nr).first() if nr < 2**63 else None
    if funnet is None:
        raise Http404
    return HttpResponse(
        funnet.pem,
        content_type="application/x-pem-file",
        headers={"Content-Disposition": f'attachment; filename="{funnet.filnavn}"'},
    )


def frister(runde: Rapporteringsaar) -> list[Frist]:
    """The round's due dates, the first first, each with its forms."""
    etter_dato: dict[date, list[str]] = {}
    for skjema, dato in utvalg.frister(runde).items():
        etter_dato.setdefault(dato, []).append(skjema)
    return [Frist(dato, etter_dato[dato]) for dato in sorted(etter_dato)] or [
        Frist(runde.frist, [])
    ]
