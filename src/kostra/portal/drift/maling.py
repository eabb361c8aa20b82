"""Counts and times requests in this process. In use only where ``KOSTRA_METRIKK_NOKKEL`` is set.

Labels are the route's name, never the address: an address may hold an id.
"""

from __future__ import annotations

import os
import time
from typing import Final

from django.http import HttpRequest, HttpResponse
from prometheus_client import CollectorRegistry, Counter, Histogram

from kostra.portal.vern import Svar

_METODER: Final = {"GET", "HEAD", "POST", "PUT", "DELETE"}
REGISTER: Final = CollectorRegistry()
_antall = Counter(
    "kostra_foresporsler",
    "Forespørsler, i prosessen som svarte.",
    ("rute", "metode", "status", "prosess"),
    registry=REGISTER,
)
_tid = Histogram(
    "kostra_svartid_sekunder",
    "Tid fra forespørselen er lest til svaret er klart.",
    ("metode", "prosess"),
    buckets=(0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10),
    registry=REGISTER,
)


class Maling:
    """Outermost, so that all that we do is in the time."""

    def __init__(self, videre: Svar) -> None:
        self.videre = videre

    def __call__(self, request: HttpRequest) -> HttpResponse:
        begynt = time.perf_counter()
        svar = self.videre(request)
        metode = request.method if request.method in _METODER else "annen"
        treff = request.resolver_match
        rute = (treff.view_name if treff else "") or "ingen"
        prosess = str(os.getpid())
        _antall.labels(rute, metode, f"{svar.status_code // 100}xx", prosess).inc()
        _tid.labels(metode, prosess).observe(time.perf_counter() - begynt)
        return svar
