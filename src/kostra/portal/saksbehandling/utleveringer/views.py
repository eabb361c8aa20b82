"""*Utleveringer*."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.views.decorators.http import require_safe

from kostra.blankett import UkjentBlankett, blanketter
from kostra.portal.saksbehandling.side import ansatt, tegn
from kostra.portal.saksbehandling.utleveringer import utvalg
from kostra.portal.tilgang.krav import Innlogget

_PER_SIDE = 50


@ansatt
@require_safe
def utleveringer(request: Innlogget) -> HttpResponse:
    """What was handed on for a year, by which version of the rules, and how much waits."""
    alle = utvalg.aar()
    onsket = request.GET.get("aar", "")
    aar = next((a for a in alle if str(a) == onsket), alle[0] if alle else None)
    skjemaer = _skjemaer(aar)
    skjema = request.GET.get("skjema", "")
    skjema = skjema if skjema in skjemaer else ""
    innhold: dict[str, Any] = {"aarene": alle, "aar": aar, "skjemaer": skjemaer, "skjema": skjema}
    if aar is not None:
        side = Paginator(utvalg.utleveringer(aar, skjema), _PER_SIDE).get_page(
            request.GET.get("side")
        )
        innhold |= {
            "rader": [utvalg.vis(u) for u in side],
            "side": side,
            "venter": utvalg.venter(aar),
        }
    return tegn(request, "utleveringer.html", innhold)


def _skjemaer(aar: int | None) -> list[str]:
    try:
        return [b.id for b in blanketter(aar) if b.filfelt is not None] if aar else []
    except UkjentBlankett:
        return []
