"""*Rapporteringsår*: the list, a new one, and one with its dates and forms."""

from __future__ import annotations

from datetime import date
from typing import TypeVar

from django.contrib import messages
from django.db.models import Model, QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from kostra.blankett import blanketter
from kostra.portal import klokke
from kostra.portal.innsending.skjema.rundetekst import stengt
from kostra.portal.konto.models import Rolle
from kostra.portal.runde import kalender, services, utvalg
from kostra.portal.runde.models import Rapporteringsaar
from kostra.portal.saksbehandling.runder.felt import fordel
from kostra.portal.saksbehandling.runder.forlop import forlop, naa, stand
from kostra.portal.saksbehandling.runder.forms import Rundetider
from kostra.portal.saksbehandling.side import ansatt, tegn
from kostra.portal.tilgang.krav import Innlogget, krever
from kostra.portal.utseende import tekst

LISTE = "saksbehandling:runder"
_SKRIV_SELV = 6  # years back that a round can still be made for


@ansatt
@require_safe
def runder(request: Innlogget) -> HttpResponse:
    """Every reporting year, the latest first."""
    tiden = klokke.frister_naa()
    alle = utvalg.runder().prefetch_related("skjemaer", "stenginger")
    rader = [(runde, *stand(runde, tiden)) for runde in alle]
    innhold = {"rader": rader, "kan_endre": kan_endre(request)}
    return tegn(request, "runder/runder.html", innhold)


@krever(Rolle.SAKSBEHANDLER)
@require_http_methods(["GET", "HEAD", "POST"])
def ny(request: Innlogget) -> HttpResponse:
    """A new one, from the suggested calendar. ``?aar=``: for which year."""
    mulige = _aar_uten_runde()
    valgt = request.POST.get("aar") or request.GET.get("aar") or ""
    aar = next((aar for aar in mulige if str(aar) == valgt), mulige[0] if mulige else None)
    if aar is None:
        return tegn(request, "runder/ny.html", {"mulige": mulige}, aktiv=LISTE)
    skjema = Rundetider(request.POST or None, aar=aar, staar=kalender.forslag(aar))
    if skjema.is_valid():
        data = skjema.cleaned_data
        publiseringer = (data["forelopig"], data["endelig"]) if data["steng"] else ()
        tider = skjema.tider()
        try:
            laget = services.opprett_aar(
                aar=aar,
                aapner=tider.pop("apner"),
                frist=tider.pop("frist"),
                stenger=tider.pop("stenger"),
                skjemaer=data["skjemaer"],
                frister=skjema.frister(),
                stenginger=kalender.uken_for(*map(_virkedag, publiseringer)),
                bruker=request.user,
                **tider,
            )
        except services.RundeFeil as feil:
            fordel(skjema, feil)
        else:
            messages.success(request, _("Rapporteringsåret %(aar)s er laget.") % {"aar": aar})
            return _til(request, laget, skjema)
    innhold = {"form": skjema, "aar": aar, "mulige": mulige}
    status = 422 if skjema.is_bound else 200
    return tegn(request, "runder/ny.html", innhold, aktiv=LISTE, status=status)


@ansatt
@require_safe
def runde(request: Innlogget, aar: int) -> HttpResponse:
    """One: what holds, and what the users see."""
    valgt, tiden = finn(aar), klokke.frister_naa()
    innhold = {
        "runde": valgt,
        "stand": stand(valgt, tiden),
        "naa": naa(valgt, tiden),
        "stengt": [stengt(en) for en in utvalg.stenginger_naa(valgt)],
        "forlop": forlop(valgt),
        "utsettelser": utvalg.utsettelser(valgt).count(),
        "proven_venter": valgt.prove_slettet is None and (valgt.prove_til or tiden) < tiden,
        "kan_endre": kan_endre(request),
    }
    return tegn(request, "runder/runde.html", innhold, aktiv=LISTE)


@krever(Rolle.SAKSBEHANDLER)
@require_http_methods(["GET", "HEAD", "POST"])
def endre(request: Innlogget, aar: int) -> HttpResponse:
    """Its dates, forms and due dates."""
    valgt = finn(aar)
    skjema = Rundetider(request.POST or None, aar=aar, staar=valgt)
    if skjema.is_valid():
        try:
            endret = services.endre(
                runde=valgt,
                skjemaer=skjema.frister(),
                versjoner=skjema.versjoner(),
                bruker=request.user,
                **skjema.tider(),
            )
        except services.RundeFeil as feil:
            fordel(skjema, feil)
        else:
            messages.success(request, _("Endringene er lagret."))
            return _til(request, endret, skjema)
    innhold = {"form": skjema, "runde": valgt}
    status = 422 if skjema.is_bound else 200
    return tegn(request, "runder/endre.html", innhold, aktiv=LISTE, status=status)


def finn(aar: int) -> Rapporteringsaar:
    """The round of that year. Raises Http404."""
    return ett(utvalg.runder().prefetch_related("skjemaer", "stenginger"), aar)


_Rad = TypeVar("_Rad", bound=Model)


def ett(rader: QuerySet[_Rad], nr: int) -> _Rad:
    """The row with that number. Raises Http404, for a number no database has too."""
    funnet = rader.filter(pk=nr).first() if nr < 2**63 else None
    if funnet is None:
        raise Http404
    return funnet


def kan_endre(request: Innlogget) -> bool:
    """True for those who run the round; the others read."""
    return request.user.rolle == Rolle.SAKSBEHANDLER


def _aar_uten_runde() -> list[int]:
    """Years that there are forms for and no round yet, the latest first."""
    i_aar = klokke.i_dag().year
    har = set(utvalg.runder().values_list("aar", flat=True))
    aarene = range(i_aar + 1, i_aar - _SKRIV_SELV, -1)
    return [aar for aar in aarene if aar not in har and blanketter(aar)]


def _virkedag(dag: date | None) -> date | None:
    return kalender.virkedag(dag) if dag else None


def _til(request: Innlogget, runde: Rapporteringsaar, skjema: Rundetider) -> HttpResponse:
    """To its page, which says which days were moved."""
    mal = _("%(onsket)s er en fridag. Datoen er flyttet til %(ble)s.")
    for onsket, ble in skjema.flyttet(runde):
        messages.info(request, mal % {"onsket": tekst.dato(onsket), "ble": tekst.dato(ble)})
    return redirect("saksbehandling:runde", runde.aar)
