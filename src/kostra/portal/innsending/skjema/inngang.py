"""Finds the form of an address for a view, and says what happened where it can't be used."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from kostra.portal.innsending.skjema.lest import vis_lest
from kostra.portal.innsending.tilstand import UlovligOvergang
from kostra.portal.innsending.utvalg import IkkeTilgjengelig, utfylling_for
from kostra.portal.tilgang.krav import Innlogget

Visning = Callable[..., HttpResponse]


def med_utfylling(visning: Visning) -> Visning:
    """The view gets the form for its id.

    404 with an explanation if it isn't the user's (any more), also when the right is lost half-way;
    409 with the form as it stands when something is asked that can't happen to it.
    """

    return _med(visning, ogsaa_ubegynt=False)


def med_ogsaa_ubegynt(visning: Visning) -> Visning:
    """As :func:`med_utfylling`, also for a form that staff have asked about and nobody has begun."""
    return _med(visning, ogsaa_ubegynt=True)


def _med(visning: Visning, *, ogsaa_ubegynt: bool) -> Visning:
    @wraps(visning)
    def inne(request: Innlogget, id: uuid.UUID, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            utfylling = utfylling_for(request.user, id, ogsaa_ubegynt=ogsaa_ubegynt)
            return visning(request, utfylling, *args, **kwargs)
        except IkkeTilgjengelig:
            return render(request, "innsending/skjema/ikke_tilgjengelig.html", status=404)
        except UlovligOvergang:
            return vis_lest(request, utfylling_for(request.user, id), for_sent=True)

    return inne
