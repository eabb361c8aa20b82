"""The language of the pages: the one chosen, or the browser's, or bokmål."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.translation.trans_real import parse_accept_lang_header

from kostra.portal.vern import Svar

_SPRAK = {kode for kode, _ in settings.LANGUAGES}


class Sprakvalg:
    """Activates the language for one request. English only when chosen: most readers are Norwegian."""

    def __init__(self, videre: Svar) -> None:
        self.videre = videre

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with translation.override(_sprak(request)):
            request.LANGUAGE_CODE = translation.get_language()
            return self.videre(request)


def _sprak(request: HttpRequest) -> str:
    valgt = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
    if valgt in _SPRAK:
        return valgt
    onsker = parse_accept_lang_header(request.headers.get("Accept-Language", ""))
    for kode, _ in onsker:
        if kode.split("-")[0] in {"nb", "no"}:
            return "nb"
        if kode.split("-")[0] == "nn":
            return "nn"
    return settings.LANGUAGE_CODE
