"""Who may open a page: every view says it, and ``docs/sikkerhet/tilgang.csv`` holds every route to it.

``@offentlig`` lets anyone in; ``@krever(Rolle.RAPPORTOR, …)`` takes the roles it names and answers 403
to the rest. Which unit's forms a user sees is decided where they are fetched, and gives 404.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any

import structlog
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase

from kostra.portal.konto.models import Bruker, Rolle

_logg = structlog.get_logger(__name__)
Visning = Callable[..., HttpResponseBase]


class Innlogget(HttpRequest):
    """The request of a view that asks for a login."""

    user: Bruker


def offentlig(visning: Visning) -> Visning:
    """The view is open to anyone."""
    visning.roller = None  # type: ignore[attr-defined]
    return login_not_required(visning)


def noter_nektet(grunn: str, request: HttpRequest) -> None:
    """Who was kept out of which page; nothing of what the address held."""
    treff = request.resolver_match
    _logg.warning(
        "tilgang.nektet",
        grunn=grunn,
        rute=treff.view_name if treff else "",
        metode=request.method,
        bruker=request.user.pk,
        rolle=getattr(request.user, "rolle", ""),
    )


def krever(*roller: Rolle) -> Callable[[Visning], Visning]:
    """The view is for these roles; no role named: for everyone logged in."""

    def pynt(visning: Visning) -> Visning:
        @wraps(visning)
        def vokter(request: Innlogget, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if roller and Rolle(request.user.rolle) not in roller:
                noter_nektet("rolle", request)
                raise PermissionDenied
            try:
                svar = visning(request, *args, **kwargs)
            except Http404:  # what is another's isn't found either
                noter_nektet("finnes_ikke", request)
                raise
            if svar.status_code == HTTPStatus.NOT_FOUND:  # told in a page of its own
                noter_nektet("finnes_ikke", request)
            return svar

        vokter.roller = roller or tuple(Rolle)  # type: ignore[attr-defined]
        return vokter

    return pynt
