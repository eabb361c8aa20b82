"""The pages about reminders, those of the plans left out (``plan``)."""

from __future__ import annotations

from collections import Counter
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from kostra.portal import klokke
from kostra.portal.konto.models import Rolle
from kostra.portal.runde.utvalg import runder, skjemaer
from kostra.portal.saksbehandling import brev
from kostra.portal.saksbehandling.purring import returliste
from kostra.portal.saksbehandling.purring.valg import Valg
from kostra.portal.saksbehandling.side import ansatt, tegn
from kostra.portal.tilgang.krav import Innlogget, krever
from kostra.portal.varsling.purring import oversikt, services, tabell, utvalg
from kostra.portal.varsling.purring.utvalg import Forhandsvisning, Utfall

SIDE = "saksbehandling:purring"
_PER_SIDE = 50


@ansatt
@require_safe
def purring(request: Innlogget) -> HttpResponse:
    """The plan of every form, its next date, and what waits today."""
    alle = [runde.aar for runde in runder()]
    aar = Valg.fra_adresse(request.GET).aar
    if aar not in alle:
        aar = alle[0] if alle else None
    planer = oversikt.planene(aar) if aar else []
    innhold = {
        "aar": aar,
        "aarene": [{"url": f"?aar={n}", "tekst": str(n), "aktiv": n == aar} for n in alle],
        "planer": planer,
        "uten_plan": [plan.skjema for plan in planer if not plan.steg],
        "i_dag": _sum(utvalg.forhandsvis()),
        "kan_endre": request.user.rolle == Rolle.SAKSBEHANDLER,
    }
    return _tegn(request, "purring.html", innhold)


@ansatt
@require_safe
def prov(request: Innlogget) -> HttpResponse:
    """The dry run of a day: who gets what, who doesn't, and why. As a file with ``format=csv``."""
    valg = Valg.fra_adresse(request.GET)
    visning = utvalg.forhandsvis(valg.dato, aar=valg.aar)
    rader = [rad for rad in visning.rader if valg.passer(rad)]
    if request.GET.get("format") == "csv":
        svar = HttpResponse(tabell.som_csv(rader), content_type="text/csv; charset=utf-8")
        svar["Content-Disposition"] = f'attachment; filename="purring-{valg.dato.isoformat()}.csv"'
        svar["Cache-Control"] = "no-store"
        return svar
    som_fil = request.GET.copy()
    som_fil["format"] = "csv"
    antall = Counter(rad.utfall for rad in visning.rader)
    side = Paginator(rader, _PER_SIDE).get_page(request.GET.get("side"))
    innhold = {
        "valg": valg,
        "sum": _sum(visning),
        "utfall": [(utfall, antall[utfall]) for utfall in Utfall if antall[utfall]],
        "alle_utfall": Utfall.choices,
        "aarene": [runde.aar for runde in runder()],
        "skjemaene": sorted({rad.skjema for rad in visning.rader} | {valg.skjema} - {""}),
        "side": side,
        "rader": [(rad, _MERKER[rad.utfall]) for rad in side],
        "csv": som_fil.urlencode(),
    }
    return _tegn(request, "purring_prov.html", innhold)


@ansatt
@require_safe
def sendt(request: Innlogget) -> HttpResponse:
    """The reminders that were sent, with their letters."""
    valg = Valg.fra_adresse(request.GET)
    alle = [runde.aar for runde in runder()]
    funnet = oversikt.sendte(valg.aar, skjema=valg.skjema, sok=valg.sok)
    side = Paginator(funnet, _PER_SIDE).get_page(request.GET.get("side"))
    rader = [(rad, brev.rader(rad.brev.all())) for rad in side]
    mulige = skjemaer(valg.aar or (alle[0] if alle else 0))
    innhold = {
        "valg": valg, "side": side, "rader": rader, "aarene": alle, "skjemaene": sorted(mulige),
    }  # fmt: skip
    return _tegn(request, "purring_sendt.html", innhold)


@ansatt
@require_safe
def returer(request: Innlogget) -> HttpResponse:
    """The addresses that letters come back from, and whose they are."""
    return _tegn(request, "purring_returer.html", {"returer": returliste.alle()})


@krever(Rolle.SAKSBEHANDLER)
@require_http_methods(["GET", "HEAD", "POST"])
def send(request: Innlogget) -> HttpResponse:
    """Sends what is planned for today, when it is confirmed."""
    if request.method == "POST":
        gjort = services.send(av=request.user)
        if gjort.brev:
            mal = ngettext(
                "%(antall)d brev er lagt i utboksen.",
                "%(antall)d brev er lagt i utboksen.",
                gjort.brev,
            )
            messages.success(request, mal % {"antall": gjort.brev})
        else:
            messages.info(request, _("Ingen skulle ha brev nå. Ingenting er sendt."))
        return redirect(SIDE)
    innhold = {"sum": _sum(utvalg.forhandsvis()), "dato": klokke.i_dag()}
    return _tegn(request, "purring_send.html", innhold)


# -- what the pages share ----------------------------------------------------------------------------
#: outcome -> the label's look (``utseende.merkelapper``).
_MERKER = {
    Utfall.FAAR: "venter",
    Utfall.LEVERT: "levert",
    Utfall.UTSATT: "ikke_paabegynt",
    Utfall.SENDT: "sendt",
    Utfall.STENGT: "ikke_paabegynt",
    Utfall.UTEN_ADRESSE: "tvil",
    Utfall.VENTER: "ikke_paabegynt",
}


def _sum(visning: Forhandsvisning) -> dict[str, int]:
    faar = visning.faar
    return {
        "brev": len(visning.brev),
        "skjema": len(faar),
        "enheter": len({rad.enhet.pk for rad in faar}),
        "uten": sum(rad.utfall is Utfall.UTEN_ADRESSE for rad in visning.rader),
    }


def _tegn(request: Innlogget, mal: str, innhold: dict[str, Any]) -> HttpResponse:
    naa = request.resolver_match.view_name if request.resolver_match else ""
    faner = [
        {"url": reverse(rute), "tekst": tekst, "aktiv": rute == naa}
        for rute, tekst in (
            (SIDE, _("Plan")),
            ("saksbehandling:purring_prov", _("Prøvekjøring")),
            ("saksbehandling:purring_sendt", _("Sendt")),
            ("saksbehandling:purring_returer", _("Returer")),
        )
    ]
    return tegn(request, mal, {"faner": faner, **innhold}, aktiv=SIDE)
