"""What every template knows."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import DatabaseError
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _

from kostra.portal import klokke
from kostra.portal.konto.models import ANSATTE
from kostra.portal.saksbehandling.banner import utvalg as bannere


def felles(request: HttpRequest) -> dict[str, Any]:
    """Who is logged in and until when, demo mode, and the reference that support finds the request by."""
    return {
        "demo": settings.KOSTRA.er_demo,
        "stotteref": getattr(request, "stotteref", ""),
        "innlogget": innlogget(request),
        "okt": okt(request),
        "banner": SimpleLazyObject(banner),  # asked only where a page draws it
    }


def banner() -> dict[str, str] | None:
    """The message to all; none where the database can't be asked."""
    try:
        return bannere.for_sidene()
    except DatabaseError:
        return None


def innlogget(request: HttpRequest) -> dict[str, str] | None:
    """The name and the unit that *Innlogget som* shows, and where home is; None when nobody is."""
    bruker: Any = getattr(request, "user", None)
    if bruker is None or not bruker.is_authenticated:
        return None
    enhet = str(bruker.enhet) if bruker.enhet else _("Statistisk sentralbyrå")
    hjem = "saksbehandling:oversikt" if bruker.rolle in ANSATTE else "innsending:mine"
    return {"navn": bruker.navn or enhet, "enhet": enhet, "hjem": hjem}


def okt(request: HttpRequest) -> dict[str, int] | None:
    """When the session ends if nothing is done (``request.okt_utloper``), and what time it is here.

    Both in ms since 1970: the browser counts the difference, so its own clock may be wrong.
    """
    utloper = getattr(request, "okt_utloper", None)
    if utloper is None:
        return None
    return {
        "utloper": int(utloper.timestamp() * 1000),
        "naa": int(klokke.naa().timestamp() * 1000),
    }
