"""JSON answers to the upload script: each fault as a code and a sentence to show."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from kostra.portal.innsending.models import Fil, Opplasting, Utfylling
from kostra.portal.innsending.opplasting.feil import OpplastingsFeil
from kostra.portal.innsending.skjema.side import statusene
from kostra.portal.konto.models import Rolle
from kostra.portal.tilgang.krav import noter_nektet

Visning = Callable[..., HttpResponse]


def krever_json(*roller: Rolle) -> Callable[[Visning], Visning]:
    """As ``@krever``, for addresses that a script calls: 401 and 403 as JSON, no login page.

    A session that ended in the middle of an upload is told as ``utlogget``; the script then says
    how to go on. Faults of an upload come out as their own answers.
    """

    def pynt(visning: Visning) -> Visning:
        @wraps(visning)
        def vokter(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if not request.user.is_authenticated:
                return _feil(401, "utlogget", _utlogget())
            if request.user.rolle not in roller:
                noter_nektet("rolle", request)
                return _feil(403, "ingen_tilgang", _("Du har ikke tilgang til dette skjemaet."))
            try:
                return visning(request, *args, **kwargs)
            except OpplastingsFeil as feil:
                return _feil(feil.status, feil.kode, feil.tekst)
            except Http404:
                noter_nektet("finnes_ikke", request)
                return _feil(
                    404, "finnes_ikke", _("Skjemaet finnes ikke, eller er ikke ditt lenger.")
                )

        vokter.roller = roller  # type: ignore[attr-defined]
        return login_not_required(vokter)

    return pynt


def _utlogget() -> str:
    return _(
        "Du er logget ut. Logg inn i en annen fane, kom tilbake hit og velg Fortsett. "
        "Det som er lastet opp, er tatt vare på."
    )


def _feil(status: int, kode: str, tekst: str) -> JsonResponse:
    return JsonResponse({"kode": kode, "tekst": tekst}, status=status)


def opplasting_svar(
    request: HttpRequest, opplasting: Opplasting, *, status: int = 200
) -> JsonResponse:
    """Where an upload is. ``csrf``: a fresh token, since a new login makes the page's old one void."""
    return JsonResponse(
        {
            "id": str(opplasting.id),
            "mottatt": opplasting.mottatt,
            "storrelse": opplasting.storrelse,
            "ferdig": False,
            "csrf": get_token(request),
        },
        status=status,
    )


def fil_svar(request: HttpRequest, fil: Fil) -> JsonResponse:
    """The file is stored. ``html``: its row on the page."""
    rad = render_to_string(
        "innsending/opplasting/filrad.html",
        {"fil": fil, "utfylling": fil.utfylling, "kan_endres": True},
        request,
    )
    return JsonResponse(
        {"id": str(fil.id), "ferdig": True, "html": rad, **_om_skjemaet(fil.utfylling)}
    )


def fjernet_svar(utfylling: Utfylling) -> JsonResponse:
    """The file is away."""
    return JsonResponse({"tekst": _("Filen er fjernet fra skjemaet."), **_om_skjemaet(utfylling)})


def _om_skjemaet(utfylling: Utfylling) -> dict[str, Any]:
    """What the page around must know: ``versjon``; ``grupper``, button of a group -> its status."""
    return {"versjon": utfylling.versjon, "grupper": statusene(utfylling)}
