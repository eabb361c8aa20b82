"""How far a control has come, and why it stopped."""

from __future__ import annotations

import uuid

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from django_htmx.http import HttpResponseClientRedirect

from kostra.portal.innsending.kontroll import utvalg
from kostra.portal.innsending.models import Kontroll
from kostra.portal.innsending.opplasting.utvalg import filens_side
from kostra.portal.konto.models import Rolle
from kostra.portal.tilgang.krav import Innlogget, krever


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


def _stier(kontroll: Kontroll, her: str) -> list[tuple[str, str]]:
    skjema = kontroll.utfylling
    return [
        (reverse("innsending:mine"), _("Mine skjema")),
        (reverse("innsending:skjema", args=[skjema.pk]), f"{skjema.skjema} {skjema.aar}"),
        (reverse("innsending:framdrift", args=[kontroll.pk]), her),
    ]
