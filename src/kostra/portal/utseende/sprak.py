"""The language of the pages: the account's for who is logged in, else the browser's choice, or bokmål.

The cookie holds what the login pages are read in here. A choice made while nobody was logged in is
marked as new, until a login has told the account: then it follows the user to other browsers too.
"""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.translation.trans_real import parse_accept_lang_header

from kostra.portal.vern import Svar

_SPRAK = {kode for kode, _ in settings.LANGUAGES}
_NYTT = ".nytt"


class Sprakvalg:
    """Activates the language for one request. English only when chosen: most readers are Norwegian."""

    def __init__(self, videre: Svar) -> None:
        self.videre = videre

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with translation.override(_sprak(request)):
            request.LANGUAGE_CODE = translation.get_language()
            return self.videre(request)


class Kontosprak:
    """Who is logged in reads in the account's language. Inside :class:`Sprakvalg`, which undoes it."""

    def __init__(self, videre: Svar) -> None:
        self.videre = videre

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated and request.user.sprak:
            translation.activate(request.user.sprak)
            request.LANGUAGE_CODE = translation.get_language()
        return self.videre(request)


def finnes(sprak: str) -> bool:
    """True for a language that the portal has."""
    return sprak in _SPRAK


def husk(svar: HttpResponse, sprak: str, *, nytt: bool = False) -> HttpResponse:
    """Keeps the language in this browser. ``nytt``: no account knows of the choice yet."""
    svar.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        sprak + _NYTT if nytt else sprak,
        max_age=365 * 24 * 3600,
        secure=settings.LANGUAGE_COOKIE_SECURE,
        httponly=settings.LANGUAGE_COOKIE_HTTPONLY,
        samesite="Strict",
    )
    return svar


def nytt_valg(request: HttpRequest, i_skjemaet: str = "") -> str:
    """The language chosen here since the last login, which it should tell the account; "" if none.

    ``i_skjemaet``: what the login form says. What the page is in already was chosen by nobody.
    """
    if finnes(i_skjemaet) and i_skjemaet != translation.get_language():
        return i_skjemaet
    kapsel = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
    sprak = kapsel.removesuffix(_NYTT)
    return sprak if kapsel.endswith(_NYTT) and finnes(sprak) else ""


def _sprak(request: HttpRequest) -> str:
    valgt = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "").removesuffix(_NYTT)
    if finnes(valgt):
        return valgt
    onsker = parse_accept_lang_header(request.headers.get("Accept-Language", ""))
    for kode, _ in onsker:
        if kode.split("-")[0] in {"nb", "no"}:
            return "nb"
        if kode.split("-")[0] == "nn":
            return "nn"
    return settings.LANGUAGE_CODE
