"""Who may open a page: every view says it, and ``docs/sikkerhet/tilgang.csv`` holds every route to it.

``@offentlig`` lets anyone in; ``@krever(Rolle.RAPPORTOR, …)`` takes the roles it names and answers 403
to the rest. Which unit's forms a user sees is decided where they are fetched, and gives 404.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from kostra.portal.konto.models import Bruker, Rolle

Visning = Callable[..., HttpResponseBase]


class Innlogget(HttpRequest):
    """The request of a view that asks for a login."""

    user: Bruker


def offentlig(visning: Visning) -> Visning:
    """The view is open to anyone."""
    visning.roller = None  # type: ignore[attr-defined]
    return login_not_required(visning)


def krever(*roller: Rolle) -> Callable[[Visning], Visning]:
    """The view is for these roles; no role named: for everyone logged in."""

    def pynt(visning: Visning) -> Visning:
        @wraps(visning)
        def vokter(request: Innlogget, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if roller and Rolle(request.user.rolle) not in roller:
                raise PermissionDenied
            return visning(request, *args, **kwargs)

        vokter.roller = roller or tuple(Rolle)  # type: ignore[attr-defined]
        return vokter

    return pynt
