"""*Oppbevaring og sletting*: read only. The job runs by itself, once a day."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from kostra.portal.konto.models import Rolle
from kostra.portal.oppbevaring import jobb
from kostra.portal.oppbevaring.tabell import TABELL
from kostra.portal.saksbehandling.revisjonslogg import ord
from kostra.portal.saksbehandling.side import tegn
from kostra.portal.tilgang.krav import Innlogget, krever


@krever(Rolle.DRIFT, Rolle.REVISOR)
@require_safe
def oppbevaring(request: Innlogget) -> HttpResponse:
    """The table with what would be deleted now, and the latest runs."""
    forfalt = {ett.slag.id: ett.antall for ett in jobb.forhandsvis()}
    innhold = {
        "tabell": [(slag, forfalt.get(slag.id)) for slag in TABELL],
        "i_alt": sum(forfalt.values()),
        "rader": ord.i_ord(jobb.kjoringer()),
    }
    return tegn(request, "oppbevaring.html", innhold)
