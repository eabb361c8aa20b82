"""*Kø og arbeidere*."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from kostra.portal.konto.models import Rolle
from kostra.portal.saksbehandling.brukere.services import STYRER
from kostra.portal.saksbehandling.ko import utvalg
from kostra.portal.saksbehandling.side import ansatt, tegn
from kostra.portal.tilgang.krav import Innlogget


@ansatt
@require_safe
def ko(request: Innlogget) -> HttpResponse:
    """Queues, workers, controls that hang, letters that need a person."""
    innhold = utvalg.side() | {"kan_sende": Rolle(request.user.rolle) in STYRER}
    return tegn(request, "ko.html", innhold)
