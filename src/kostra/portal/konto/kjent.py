"""The browsers an account has been logged in with: a signed cookie, good for a year.

It logs nobody in. It only takes its browser out of the count that strangers can fill, so that
someone who floods an account with wrong passwords can't keep its owner out.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse

from kostra.portal import klokke
from kostra.portal.konto.models import Bruker

VARIGHET = timedelta(days=400)  # longer than the year between two reports; browsers keep no longer
_FLEST = 5  # accounts remembered in one browser
_SALT = "kostra.kjent"


@dataclass(frozen=True)
class Kjente:
    """What a browser's cookie says: account id -> (the browser's own mark, when it was set)."""

    merker: dict[int, tuple[str, int]]

    def merke(self, bruker: Bruker | None) -> str:
        """The browser's mark for that account; empty when it is a stranger."""
        if bruker is None or bruker.pk not in self.merker:
            return ""
        merke, satt = self.merker[bruker.pk]
        for_gammel = klokke.naa().timestamp() - satt > VARIGHET.total_seconds()
        return "" if for_gammel else merke


def navn() -> str:
    """The cookie's name. ``__Host-`` demands Secure, which http can't give."""
    return f"{'__Host-' if settings.KOSTRA.sikker else ''}kostra-kjent"


def les(request: HttpRequest) -> Kjente:
    """What the request's cookie says; nothing when it is missing, old or not signed by us."""
    try:
        rader = signing.loads(request.COOKIES.get(navn(), ""), salt=_SALT)
        return Kjente({int(pk): (str(merke), int(satt)) for pk, merke, satt in rader})
    except (signing.BadSignature, ValueError, TypeError):
        return Kjente({})


def husk(svar: HttpResponse, kjente: Kjente, bruker: Bruker) -> None:
    """Sets the cookie after a full login. A browser keeps its mark, and with it its own count."""
    merke = kjente.merke(bruker) or secrets.token_urlsafe(12)
    andre = {pk: rad for pk, rad in kjente.merker.items() if pk != bruker.pk}
    nyeste = sorted(andre.items(), key=lambda rad: -rad[1][1])[: _FLEST - 1]
    rader = [(bruker.pk, merke, int(klokke.naa().timestamp()))]
    rader += [(pk, *rad) for pk, rad in nyeste]
    svar.set_cookie(
        navn(),
        signing.dumps(rader, salt=_SALT),
        max_age=int(VARIGHET.total_seconds()),
        secure=settings.KOSTRA.sikker,
        httponly=True,
        samesite="Strict",
    )
