"""What stands before every operation: the key, its scope and limits, and how much is sent of what."""

from __future__ import annotations

from typing import Final

from django.http import HttpRequest
from ninja.security import APIKeyHeader

from kostra.portal.api import grenser, utvalg
from kostra.portal.api.models import Apinokkel, Omfang
from kostra.portal.api.problem import Problem
from kostra.portal.konto.models import Bruker

JSON: Final = "application/json"
BYTER: Final = "application/octet-stream"
#: The most that an ordinary JSON object may be.
MAKS_JSON: Final = 64 * 1024


class Kall(HttpRequest):
    """The request of an operation. ``auth``: the key that it came with."""

    auth: Apinokkel


def bruker_av(request: Kall) -> Bruker:
    """Whom the key acts for; a key with any other scope than ``kontroll`` has one."""
    assert request.auth.bruker is not None
    return request.auth.bruker


class ApiNokkel(APIKeyHeader):
    """``omfang``: what the operation needs. ``maks``, ``type``: of the body, None where there is none."""

    param_name = "X-API-KEY"

    def __init__(self, omfang: Omfang, *, maks: int | None = None, type: str = JSON) -> None:
        super().__init__()
        self.omfang, self._maks, self._type = omfang, maks, type

    def authenticate(self, request: HttpRequest, key: str | None) -> Apinokkel:
        """The key. Raises Problem."""
        nokkel = utvalg.med_hemmelighet(key or "")
        if nokkel is None:
            raise Problem("mangler_nokkel")
        request.auth = nokkel  # type: ignore[attr-defined] # ninja sets it later; the log needs it
        grenser.tell_kall(nokkel)
        if self.omfang not in nokkel.omfang:
            raise Problem("utenfor_omfang")
        if self._maks is not None:
            self._les_kropp(request, nokkel, self._maks)
        return nokkel

    def _les_kropp(self, request: HttpRequest, nokkel: Apinokkel, maks: int) -> None:
        """Reads the body here, up to the operation's own limit: Django's is for forms and pieces."""
        if request.content_type != self._type:
            raise Problem("medietype", hoder={"Accept": self._type})
        kropp = request.read(maks + 1)
        if len(kropp) > maks:
            raise Problem("for_stor")
        grenser.tell_byte(nokkel, len(kropp))
        request._body = kropp
