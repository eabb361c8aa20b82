"""The page. The file that is controlled on it never comes here."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kostra.portal.nedlasting import programfiler
from kostra.portal.nettleser import filer
from kostra.portal.tilgang.krav import offentlig
from kostra.skjema import bydeler, kommuner
from kostra.skjema.alle import alle_skjemaer

_OSLO = "0301"


@offentlig
@require_safe
def nettkontroll(request: HttpRequest) -> HttpResponse:
    """Control of a file in the browser; where no set is built the page says so."""
    sett = filer.gjeldende()
    context: dict[str, Any] = {
        "stier": [
            (reverse("nedlasting:forside"), _("Forside")),
            ("", _("Kontroller en fil i nettleseren")),
        ],
        "summer": programfiler.filer("summer", "signatur"),
    }
    if sett is not None:
        context |= {
            "sett": sett,
            "side_skript": filer.adresse("side.js"),
            "mappe": filer.adresse(),
            "tjeneste": f"{reverse('nettleser:tjeneste')}?v={sett.versjon}",
            "skjemaer": alle_skjemaer(),
            "aarene": sorted({aar for alle in alle_skjemaer().values() for aar in alle}),
            "regioner": _regioner(),
            "tekster": _tekster(),
        }
    return render(request, "nettleser/nettkontroll.html", context)


def _regioner() -> list[tuple[str, str]]:
    """Six digits and name of every municipality of any year; of Oslo the bydeler, which report."""
    aarene = sorted({aar for alle in alle_skjemaer().values() for aar in alle})
    navn: dict[str, str] = {}
    for aar in aarene:  # the newest name
        navn |= kommuner(aar)
    av_oslo = [(f"{_OSLO}{nr}", f"{_OSLO} {navn[_OSLO]}, {nr} {n}") for nr, n in bydeler().items()]
    andre = [(f"{nr}00", f"{nr} {n}") for nr, n in navn.items() if nr != _OSLO]
    return sorted([*av_oslo, *andre])


def _tekster() -> dict[str, str]:
    """Name -> sentence; ``{…}`` is filled in by the script."""
    return {
        "laster": _("Henter kontrollprogrammet: {prosent} prosent"),
        "starter": _("Starter kontrollprogrammet …"),
        "klar": _("Kontrollprogrammet {versjon} er klart"),
        "leser": _("Leser filen …"),
        "kontrollerer": _("Kontrollerer: {gjort} av {av} poster"),
        "rapport": _("Lager rapporten …"),
        "avbrutt": _("Kontrollen er avbrutt. Ingenting av filen er igjen."),
        "velg_fil": _("Velg en fil først."),
        "maa_velge": _(
            "Filen sier ikke sikkert hvilket skjema, hvilket år eller hvilken kommune den er for. "
            "Velg det som mangler, og velg Kontroller."
        ),
        "for_stor": _(
            "Filen er for stor til å kontrolleres i nettleseren. Bruk kontrollprogrammet for PC."
        ),
        "ulest": _("Filen kan ikke leses. Er den flyttet eller endret? Velg den på nytt."),
        "lastet_ikke": _(
            "Kontrollprogrammet kunne ikke hentes. Sjekk at du har nett, og last siden på nytt."
        ),
        "endret": _(
            "Det som ble hentet, er ikke det som skulle komme, og blir ikke brukt. Siden kan være "
            "oppdatert: last den på nytt. Skjer det igjen, ta kontakt med IT i kommunen."
        ),
        "sviktet": _(
            "Kontrollen stoppet på grunn av en feil i programmet. Last siden på nytt, eller bruk "
            "kontrollprogrammet for PC."
        ),
    }
