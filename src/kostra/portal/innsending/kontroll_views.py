"""Progress, why it stopped, and the report of a control."""

from __future__ import annotations

import uuid

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from django_htmx.http import HttpResponseClientRedirect

from kostra import rapport as rapporter
from kostra.kontroll.modell import Rapport
from kostra.portal.innsending import kontroll_utvalg as utvalg
from kostra.portal.innsending.kontroll_rapport import merk_vist
from kostra.portal.innsending.models import Kontroll
from kostra.portal.innsending.opplasting_utvalg import filens_side
from kostra.portal.innsending.utvalg import sprak
from kostra.portal.konto.models import Rolle
from kostra.portal.tilgang.krav import Innlogget, krever

_TYPER = {
    "html": "text/html; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
    "pdf": "application/pdf",
}


def er_htmx(request: Innlogget) -> bool:
    """True when the page asks for its own part, and not the user for a page."""
    return bool(getattr(request, "htmx", False))


@require_safe
@krever(Rolle.RAPPORTOR)
def framdrift(request: Innlogget, kontroll_id: uuid.UUID) -> HttpResponse:
    """How far it has come; polled by htmx. When it has ended: to the result."""
    kontroll = utvalg.kontroll_for(request.user, kontroll_id)
    if kontroll.ferdig is not None:
        adresse = utvalg.ferdig_adresse(kontroll)
        return HttpResponseClientRedirect(adresse) if er_htmx(request) else redirect(adresse)
    mal = "framdrift_del.html" if er_htmx(request) else "framdrift.html"
    innhold = utvalg.framdrift(kontroll) | {"stier": _stier(kontroll, _("Kontroll"))}
    return render(request, f"innsending/kontroll/{mal}", innhold)


@require_safe
@krever(Rolle.RAPPORTOR)
def stoppet(request: Innlogget, kontroll_id: uuid.UUID) -> HttpResponse:
    """Nothing was delivered: what is wrong, and what to do."""
    kontroll = utvalg.kontroll_for(request.user, kontroll_id)
    if kontroll.ferdig is None or utvalg.levering_av(kontroll) is not None:
        return redirect("innsending:framdrift", kontroll.pk)
    innhold = utvalg.stoppet(kontroll) | {
        "stier": _stier(kontroll, _("Stoppet")),
        "til_skjemaet": filens_side(kontroll.utfylling),
    }
    return render(request, "innsending/kontroll/stoppet.html", innhold)


@require_safe
@krever(Rolle.RAPPORTOR)
def rapport(request: Innlogget, kontroll_id: uuid.UUID) -> HttpResponse:
    """The report: counts on the page, all of it as a file with ``?format=``."""
    kontroll = utvalg.kontroll_for(request.user, kontroll_id)
    lagret = utvalg.rapport_av(kontroll)
    if lagret is None and kontroll.stand != "ferdig":
        raise Http404
    if "format" in request.GET:
        return _som_fil(request, kontroll, lagret)
    merk_vist(kontroll=kontroll, bruker=request.user)
    innhold = {
        "kontroll": kontroll,
        "rapport": lagret,
        "formater": list(_TYPER),
        "stier": _stier(kontroll, _("Kontrollrapport")),
        "til_skjemaet": filens_side(kontroll.utfylling),
    }
    return render(request, "innsending/kontroll/rapport.html", innhold)


def _som_fil(request: Innlogget, kontroll: Kontroll, lagret: Rapport | None) -> HttpResponse:
    """The kept report in another form. Its name holds form, year and unit; nothing of the user's."""
    form = request.GET.get("format", "")
    if lagret is None or form not in _TYPER:
        raise Http404
    merk_vist(kontroll=kontroll, bruker=request.user, form=form)
    svar = HttpResponse(rapporter.skriv(lagret, form, sprak()), content_type=_TYPER[form])
    skjema = kontroll.utfylling
    navn = f"kontrollrapport-{skjema.skjema}-{skjema.aar}-{skjema.enhet.region}.{form}".lower()
    svar.headers["Content-Disposition"] = f'attachment; filename="{navn}"'
    return svar


def _stier(kontroll: Kontroll, her: str) -> list[tuple[str, str]]:
    skjema = kontroll.utfylling
    return [
        (reverse("innsending:mine"), _("Mine skjema")),
        (reverse("innsending:skjema", args=[skjema.pk]), f"{skjema.skjema} {skjema.aar}"),
        (reverse("innsending:framdrift", args=[kontroll.pk]), her),
    ]
