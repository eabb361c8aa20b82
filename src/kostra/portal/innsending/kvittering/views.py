"""The receipt: as a page, as PDF, and as the signed JSON that can be verified offline."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kostra.portal.innsending.kvittering import pdf as kvittering_pdf
from kostra.portal.innsending.kvittering.utvalg import levering_for, side
from kostra.portal.innsending.models import Levering
from kostra.portal.konto.models import Rolle
from kostra.portal.revisjon import innsyn
from kostra.portal.tilgang.krav import Innlogget, krever


@require_safe
@krever(Rolle.RAPPORTOR)
def kvittering(request: Innlogget, nr: str) -> HttpResponse:
    """All that was signed, how to verify it, and earlier deliveries."""
    levering = levering_for(request.user, nr)
    skjema = levering.utfylling
    stier = [
        (reverse("innsending:mine"), _("Mine skjema")),
        (reverse("innsending:skjema", args=[skjema.pk]), f"{skjema.skjema} {skjema.aar}"),
        (reverse("innsending:kvittering", args=[levering.kvitteringsnr]), _("Kvittering")),
    ]
    _noter(innsyn.KVITTERING_VIST, request, levering)
    innhold = side(levering) | {"stier": stier, "filnavn": kvittering_pdf.filnavn(levering)}
    return render(request, "innsending/kvittering/kvittering.html", innhold)


@require_safe
@krever(Rolle.RAPPORTOR)
def pdf(request: Innlogget, nr: str) -> HttpResponse:
    """The receipt on paper, with the signed one attached."""
    levering = levering_for(request.user, nr)
    _noter(innsyn.KVITTERING_LASTET_NED, request, levering, format="pdf")
    svar = HttpResponse(kvittering_pdf.pdf(levering), content_type="application/pdf")
    return _som_fil(svar, f"{kvittering_pdf.filnavn(levering)}.pdf")


@require_safe
@krever(Rolle.RAPPORTOR)
def json(request: Innlogget, nr: str) -> HttpResponse:
    """The receipt exactly as mottak signed it."""
    levering = levering_for(request.user, nr)
    _noter(innsyn.KVITTERING_LASTET_NED, request, levering, format="json")
    svar = HttpResponse(levering.kvittering, content_type="application/json")
    return _som_fil(svar, f"{kvittering_pdf.filnavn(levering)}.json")


def _noter(handling: str, request: Innlogget, levering: Levering, **detaljer: str) -> None:
    innsyn.noter(
        handling,
        bruker=request.user,
        enhet=levering.utfylling.enhet,
        objekt=levering.pk,
        **detaljer,
    )


def _som_fil(svar: HttpResponse, navn: str) -> HttpResponse:
    svar.headers["Content-Disposition"] = f'attachment; filename="{navn}"'
    return svar
