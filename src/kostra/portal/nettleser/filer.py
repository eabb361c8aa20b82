"""The files of the set, each at an address with the set's version: kept by browsers for good."""

from __future__ import annotations

from csp.constants import NONE, SELF, WASM_UNSAFE_EVAL
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponseBase
from django.urls import reverse
from django.views.decorators.http import require_safe
from whitenoise.base import WhiteNoise
from whitenoise.middleware import WhiteNoiseMiddleware

import kostra
from kostra.portal.nettleser import sett
from kostra.portal.nettleser.sett import Sett
from kostra.portal.tilgang.krav import offentlig

ARBEIDER = "arbeider.js"
TJENESTE = "tjeneste.js"
#: A worker has the policy of its own answer, and only the worker compiles WebAssembly.
_ARBEIDERENS = {
    "default-src": [NONE],
    "script-src": [SELF, WASM_UNSAFE_EVAL],
    "connect-src": [SELF],
    "report-uri": ["/csp-rapport/"],
}

_varige = WhiteNoise(None, max_age=0, allow_all_origins=False, immutable_file_test=r"/fil/")


def gjeldende() -> Sett | None:
    """The set that belongs to this portal; None where none is built, or it has another's rules."""
    funnet = sett.les(settings.KOSTRA.nettleser)
    return funnet if funnet is not None and funnet.kostra == kostra.__version__ else None


def adresse(navn: str = "") -> str:
    """The address of a file of the set, or of their folder; empty where there is no set."""
    funnet = gjeldende()
    if funnet is None:
        return ""
    mappe = reverse("nettleser:fil", args=[funnet.versjon, sett.MANIFEST])
    return mappe.removesuffix(sett.MANIFEST) + navn


@offentlig
@require_safe
def fil(request: HttpRequest, versjon: str, navn: str) -> HttpResponseBase:
    """One file. Only what the manifest names has an address, and only of the version that holds."""
    return _svar(request, navn, versjon)


@offentlig
@require_safe
def tjeneste(request: HttpRequest) -> HttpResponseBase:
    """The service worker, at an address whose folder is the page's: that is what it may serve."""
    return _svar(request, TJENESTE)


def _svar(request: HttpRequest, navn: str, versjon: str = "") -> HttpResponseBase:
    funnet = gjeldende()
    if funnet is None or (versjon and versjon != funnet.versjon):
        raise Http404
    if navn not in funnet.filer and navn != sett.MANIFEST:
        raise Http404
    sti = funnet.mappe / navn
    if not sti.is_file():  # built anew this very moment
        raise Http404
    varig = _varige.get_static_file(str(sti), request.path)
    svar: HttpResponseBase = WhiteNoiseMiddleware.serve(varig, request)
    if navn == ARBEIDER:
        svar._csp_config = _ARBEIDERENS  # type: ignore[attr-defined] # as csp's own decorator does
    return svar
