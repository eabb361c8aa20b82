"""Error pages. Each carries the support reference, and none of what the user sent.

A system that calls the API gets the same as a problem (:mod:`kostra.portal.api.problem`).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kostra.portal.api import problem
from kostra.portal.vern import ny_stotteref

_MAL = "kostra/feil/side.html"
_Tekst = str | Promise


@dataclass(frozen=True, slots=True)
class Feilside:
    """What happened, and what the reader can do about it."""

    tittel: _Tekst
    hva: _Tekst
    gjor: tuple[_Tekst, ...] = ()
    lenke: str = "/"
    lenketekst: _Tekst = field(default=_("Til forsiden"))


SIDER: dict[str, Feilside] = {
    "400": Feilside(
        _("Vi forsto ikke forespørselen"),
        _("Nettleseren sendte noe vi ikke kan lese. Ingenting er lagret eller sendt inn."),
        (_("Gå tilbake, last siden på nytt og prøv igjen."),),
    ),
    "403": Feilside(
        _("Du har ikke tilgang til siden"),
        _("Du er logget inn som en bruker som ikke kan åpne denne siden."),
        (_("Trenger du tilgang til et skjema? Be kommunen sende et nytt 999 for deg."),),
    ),
    "403_csrf": Feilside(
        _("Siden var for gammel"),
        _("Siden kan ha vært åpen lenge, eller du har logget inn på nytt i et annet vindu."),
        (
            _("Ingenting ble lagret eller sendt. Gå tilbake, last siden på nytt og prøv igjen."),
            _("Skjer det flere ganger, må nettleseren godta informasjonskapsler fra oss."),
        ),
    ),
    "404": Feilside(
        _("Vi finner ikke siden"),
        _("Adressen kan være skrevet feil, eller siden finnes ikke lenger."),
        (_("Leter du etter et skjema? Du finner alle du har tilgang til under Mine skjema."),),
    ),
    "405": Feilside(
        _("Siden kan ikke åpnes på den måten"),
        _("Adressen tar bare imot noe som sendes fra en av sidene våre."),
        (_("Gå til forsiden og finn fram derfra."),),
    ),
    "413": Feilside(
        _("Filen er for stor"),
        _("Det du sendte, er større enn vi tar imot. Ingenting er lagret."),
        (
            _("Kontroller at du har valgt det krypterte filuttrekket og ikke en annen fil."),
            _("Er filen riktig, kontakt KOSTRA-support."),
        ),
    ),
    "429": Feilside(
        _("For mange forsøk"),
        _("Det har kommet mange forsøk på kort tid, og vi tar en pause for sikkerhets skyld."),
        (_("Prøv igjen om en time. Kontoen er ikke sperret."),),
    ),
    "429_dogn": Feilside(
        _("Ingen flere SMS-er i dag"),
        _("Det er sendt så mange SMS-er fra tjenesten at vi tar en pause for sikkerhets skyld."),
        (_("Prøv igjen i morgen. Kontoen er ikke sperret."),),
    ),
    "500": Feilside(
        _("Noe gikk galt hos oss"),
        _("Feilen ligger hos oss og er skrevet i loggen vår."),
        (
            _("Svar du har lagret, er trygge. Prøv igjen om noen minutter."),
            _("Sendte du inn et skjema? Se under Mine skjema om det står som innsendt."),
        ),
    ),
    "503": Feilside(
        _("Tjenesten er stengt en liten stund"),
        _("Vi kan ikke svare akkurat nå. Svar du har lagret, er trygge."),
        (_("Prøv igjen om noen minutter."),),
    ),
}

#: Error page -> kind of problem, for those that the API's addresses can meet.
_PROBLEM = {
    "400": "uventet",
    "403": "nektet",
    "403_csrf": "nektet",
    "404": "finnes_ikke",
    "413": "for_stor",
    "500": "feil",
}


def _innhold(request: HttpRequest, navn: str) -> dict[str, Any]:
    """Without the banner: it is in the database, which may be what failed."""
    side = SIDER[navn]
    return {
        "tittel": side.tittel, "hva": side.hva, "gjor": side.gjor,
        "lenke": side.lenke, "lenketekst": side.lenketekst,
        "stotteref": getattr(request, "stotteref", "") or ny_stotteref(),
        "banner": None,
    }  # fmt: skip


def vis(request: HttpRequest, navn: int | str) -> HttpResponse:
    """The error page of that name in :data:`SIDER`, which begins with the status."""
    if problem.gjelder(request):
        return problem.svar(request, problem.Problem(_PROBLEM[str(navn)]))
    status = int(str(navn)[:3])
    return render(request, _MAL, _innhold(request, str(navn)), status=status)


def ugyldig(request: HttpRequest, exception: Any = None) -> HttpResponse:
    return vis(request, 413 if isinstance(exception, RequestDataTooBig) else 400)


def ingen_tilgang(request: HttpRequest, exception: Any = None) -> HttpResponse:
    return vis(request, 403)


def finnes_ikke(request: HttpRequest, exception: Any = None) -> HttpResponse:
    return vis(request, 404)


def csrf(request: HttpRequest, reason: str = "") -> HttpResponse:
    return vis(request, "403_csrf")


def feil(request: HttpRequest) -> HttpResponse:
    """Drawn without session, user or database: one of them may be what failed."""
    if problem.gjelder(request):
        return problem.svar(request, problem.Problem(_PROBLEM["500"]))
    return HttpResponse(render_to_string(_MAL, _innhold(request, "500")), status=500)
