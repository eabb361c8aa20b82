"""Takes the browsers' reports of what the content security policy stopped.

A report quotes the page: the address with its query, the blocked address, a sample of the script. The
log gets the directive and which of our pages it was, as its pattern. Anyone may post here, so what is
written is limited for each process, without touching the database.
"""

from __future__ import annotations

import json
import threading
from collections import deque
from datetime import datetime, timedelta
from typing import Any, Final
from urllib.parse import urlsplit

import structlog
from django.http import HttpRequest, HttpResponse
from django.urls import Resolver404, resolve
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from kostra.portal import klokke
from kostra.portal.konto.okt import uten_forlengelse
from kostra.portal.tilgang.krav import offentlig
from kostra.portal.utseende.feilsider import vis

MAKS: Final = 8 * 1024
PER_MINUTT: Final = 10
_DIREKTIVER: Final = frozenset(
    {
        "base-uri", "child-src", "connect-src", "default-src", "font-src", "form-action",
        "frame-ancestors", "frame-src", "img-src", "manifest-src", "media-src", "object-src",
        "script-src", "script-src-attr", "script-src-elem", "style-src", "style-src-attr",
        "style-src-elem", "worker-src",
    }
)  # fmt: skip
_logg = structlog.get_logger(__name__)


class Bremse:
    """At most ``antall`` a minute in this process; the rest are dropped."""

    def __init__(self, antall: int) -> None:
        self._antall = antall
        self._naar: deque[datetime] = deque()
        self._laas = threading.Lock()

    def slipp(self) -> bool:
        """True if one more may pass now."""
        naa = klokke.naa()
        with self._laas:
            while self._naar and not timedelta() <= naa - self._naar[0] < timedelta(minutes=1):
                self._naar.popleft()
            if len(self._naar) >= self._antall:
                return False
            self._naar.append(naa)
            return True


bremse = Bremse(PER_MINUTT)


@csrf_exempt  # a browser sends it by itself, without a token; it changes nothing
@offentlig
@uten_forlengelse
@require_POST
def csp_rapport(request: HttpRequest) -> HttpResponse:
    """Always the same empty answer, whatever is in the report."""
    lengde = request.headers.get("Content-Length", "")
    if not lengde.isdecimal() or int(lengde) > MAKS:
        return vis(request, 413)
    if bremse.slipp():
        rapport = _les(request.body)
        _logg.warning(
            "csp.brudd",
            direktiv=_direktiv(rapport),
            side=_side(request, str(rapport.get("document-uri", ""))),
        )
    return HttpResponse(status=204)


def _les(kropp: bytes) -> dict[str, Any]:
    try:
        data = json.loads(kropp)
    except (ValueError, RecursionError):
        return {}
    rapport = data.get("csp-report") if isinstance(data, dict) else None
    return rapport if isinstance(rapport, dict) else {}


def _direktiv(rapport: dict[str, Any]) -> str:
    gitt = rapport.get("effective-directive") or rapport.get("violated-directive")
    ord_ = gitt.split(" ")[0] if isinstance(gitt, str) else ""
    return ord_ if ord_ in _DIREKTIVER else "ukjent"


def _side(request: HttpRequest, adresse: str) -> str:
    """The pattern of our page, never the address itself."""
    try:
        deler = urlsplit(adresse)
        if deler.netloc != request.get_host():
            return "ukjent"
        return "/" + resolve(deler.path).route
    except (ValueError, Resolver404):
        return "ukjent"
