"""How long a login lasts: 30 minutes without doing anything, 12 hours in all.

The times stand in the session on the server. A request that the page makes by itself (progress that
polls) doesn't count as doing something: mark its view with :func:`uten_forlengelse`, or send the
header ``X-Kostra-Stille: 1``.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urlencode, urlsplit

import structlog
from django.contrib import auth
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django_htmx.http import HttpResponseClientRedirect
from django_otp import DEVICE_ID_SESSION_KEY

from kostra.portal import klokke
from kostra.portal.konto.models import Bruker
from kostra.portal.vern import Svar

LEDIG = timedelta(minutes=30)
LENGST = timedelta(hours=12)
_OPPLOSNING = timedelta(seconds=15)  # the session isn't written for every picture and click
_START, _SIST = "okt_start", "okt_sist"

#: Why a session ended, as the login page is told (``?grunn=``).
TID, LENGE, AVSLUTTET = "tid", "lenge", "avsluttet"

#: What someone who has to choose a password may still open.
_FOR_PASSORDBYTTE = {"konto:nytt_passord", "konto:logg_ut", "konto:forleng", "utseende:sprak"}

_log = structlog.get_logger(__name__)


def uten_forlengelse(visning: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """The view is asked by the page itself, not by the user: it doesn't keep the session alive."""
    visning.forlenger = False  # type: ignore[attr-defined]
    return visning


def begynn(request: HttpRequest, bruker: Bruker, *, enhets_id: str = "") -> None:
    """A new session with a new key; nothing of what was before the login follows into it."""
    request.session.flush()
    auth.login(request, bruker)
    naa = klokke.naa().timestamp()
    request.session[_START] = request.session[_SIST] = naa
    if enhets_id:
        request.session[DEVICE_ID_SESSION_KEY] = enhets_id


def utloper(request: HttpRequest) -> datetime:
    """When the session ends if nothing more is done."""
    start, sist = request.session[_START], request.session[_SIST]
    slutt = min(sist + LEDIG.total_seconds(), start + LENGST.total_seconds())
    return datetime.fromtimestamp(slutt, UTC)


def slutt(request: HttpRequest) -> None:
    """The session is deleted on the server."""
    auth.logout(request)


class Okt:
    """Ends sessions that have lasted too long, and sends whoever isn't logged in to the login page."""

    def __init__(self, videre: Svar) -> None:
        self.videre = videre

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.okt_grunn = _avslutt_om_over(request)  # type: ignore[attr-defined]
        return self.videre(request)

    def process_view(
        self, request: HttpRequest, visning: Callable[..., HttpResponse], _args: Any, _kwargs: Any
    ) -> HttpResponse | None:
        """Before any view."""
        bruker = request.user
        if not bruker.is_authenticated:
            if not getattr(visning, "login_required", True):
                return None
            return til_innlogging(request, request.okt_grunn)  # type: ignore[attr-defined]
        if getattr(visning, "forlenger", True) and "X-Kostra-Stille" not in request.headers:
            forleng(request)
        request.okt_utloper = utloper(request)  # type: ignore[attr-defined]
        navn = request.resolver_match.view_name if request.resolver_match else ""
        if bruker.maa_bytte_passord and navn not in _FOR_PASSORDBYTTE:
            return _svar(request, reverse("konto:nytt_passord"), "passord")
        return None


def forleng(request: HttpRequest) -> None:
    """The user did something now."""
    naa = klokke.naa().timestamp()
    if naa - request.session[_SIST] >= _OPPLOSNING.total_seconds():
        request.session[_SIST] = naa


def _avslutt_om_over(request: HttpRequest) -> str:
    """Why the session that the browser came with is over; empty when it isn't, or there was none."""
    if auth.SESSION_KEY not in request.session:
        return ""
    konto = request.session[auth.SESSION_KEY]
    grunn = _over(request)
    if grunn:
        _log.info("konto.okt_over", konto=konto, grunn=grunn)
        auth.logout(request)
    return grunn


def _over(request: HttpRequest) -> str:
    if not request.user.is_authenticated:  # password changed, rights taken, logged out elsewhere
        return AVSLUTTET
    naa = klokke.naa().timestamp()
    if naa - request.session.setdefault(_START, naa) >= LENGST.total_seconds():
        return LENGE
    if naa - request.session.setdefault(_SIST, naa) >= LEDIG.total_seconds():
        return TID
    return ""


def til_innlogging(request: HttpRequest, grunn: str) -> HttpResponse:
    """The login page, with why, and where to go on afterwards; 401 for a script that asks for data."""
    sporring = {"grunn": grunn, "neste": _siden(request)}
    gitt = {navn: verdi for navn, verdi in sporring.items() if verdi}
    adresse = reverse("konto:logg_inn")
    return _svar(request, f"{adresse}?{urlencode(gitt)}" if gitt else adresse, "innlogging")


def _svar(request: HttpRequest, adresse: str, feil: str) -> HttpResponse:
    if request.htmx:  # type: ignore[attr-defined]
        return HttpResponseClientRedirect(adresse)
    if _er_skript(request):
        kode, tekst = _til_skript(feil)
        return JsonResponse(
            {"feil": feil, "kode": kode, "tekst": tekst, "til": adresse}, status=401
        )
    return HttpResponseRedirect(adresse)


def _til_skript(feil: str) -> tuple[str, str]:
    """(code, text) for a script, which has no page to send the user to and must say it itself."""
    if feil == "passord":
        return "passord", _("Velg et nytt passord") + "."
    return "utlogget", f"{_('Du er logget ut')}. {_('Logg inn igjen for å fortsette.')}"


def _er_skript(request: HttpRequest) -> bool:
    """A fetch() can't show a login page; a page that the user opens must."""
    if request.headers.get("Sec-Fetch-Dest") == "empty":
        return True
    godtar = request.headers.get("Accept", "")
    return "application/json" in godtar and "text/html" not in godtar


def _siden(request: HttpRequest) -> str:
    """The page the user was on: this one, or for a part of it or a form, the page that it stood on."""
    if request.htmx:  # type: ignore[attr-defined]
        return request.htmx.current_url_abs_path or ""  # type: ignore[attr-defined]
    if request.method in {"GET", "HEAD"} and not _er_skript(request):
        return request.get_full_path()
    fra = request.headers.get("Referer", "")
    return urlsplit(fra).path if trygg(request, fra) else ""


def trygg(request: HttpRequest, adresse: str) -> bool:
    """True for an address within the portal."""
    return url_has_allowed_host_and_scheme(
        adresse, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
