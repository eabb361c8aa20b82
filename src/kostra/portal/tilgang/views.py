"""The kommune's list of rapportører, and the rapportør's confirmation of a new mobile number."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kostra.blankett import telefon
from kostra.portal.konto import gjenoppretting
from kostra.portal.konto import services as konto
from kostra.portal.konto.models import Rolle
from kostra.portal.tilgang import mobilbytte as bytter
from kostra.portal.tilgang import services, utvalg
from kostra.portal.tilgang.forms import NyttNummer
from kostra.portal.tilgang.krav import Innlogget, krever
from kostra.portal.tilgang.models import Mobilbytte
from kostra.portal.utseende import feilsider

LISTE = "tilgang:rapportorer"


@krever(Rolle.KOMMUNE)
@require_safe
def rapportorer(request: Innlogget) -> HttpResponse:
    """Everyone who reports for the unit, and what each may report."""
    return render(request, "tilgang/rapportorer.html", utvalg.rapportorside(request.user.ved))


@krever(Rolle.KOMMUNE)
@require_POST
def bekreft_fjoraarets(request: Innlogget) -> HttpResponse:
    """Last year's rapportører may go on this year: one list in place of new 999s."""
    antall = len(
        services.bekreft_fjoraarets(
            enhet=request.user.ved,
            aar=utvalg.siste_aar(),
            valgte=[int(nr) for nr in request.POST.getlist("rapportor") if _er_id(nr)],
            bruker=request.user,
        )
    )
    melding = ngettext(
        "%(antall)d rapportør er bekreftet.", "%(antall)d rapportører er bekreftet.", antall
    )
    messages.success(request, melding % {"antall": antall})
    return redirect(LISTE)


def _er_id(nr: str) -> bool:
    return nr.isascii() and nr.isdecimal() and len(nr) < 16


@krever(Rolle.KOMMUNE)
@require_http_methods(["GET", "POST"])
def nytt_passord(request: Innlogget, brukerid: str) -> HttpResponse:
    """The kommune vouches for its rapportør, who gets a new start password by e-mail."""
    rapportor = utvalg.rapportor_i(request.user.ved, brukerid)
    if request.method == "POST":
        konto.nytt_startpassord(bruker=rapportor, godkjent_av=request.user)
        messages.success(request, _("Nytt startpassord er sendt på e-post."))
        return redirect(LISTE)
    return render(request, "tilgang/nytt_passord.html", {"rapportor": rapportor})


@krever(Rolle.KOMMUNE)
@require_http_methods(["GET", "POST"])
def ta_bort(request: Innlogget, brukerid: str, aar: int) -> HttpResponse:
    """Takes away all of a rapportør's rights for a year."""
    rapportor = utvalg.rapportor_i(request.user.ved, brukerid)
    if request.method == "POST":
        services.ta_bort_alle(rapportor=rapportor, aar=aar, bruker=request.user)
        messages.success(request, _("Tilgangen er tatt bort."))
        return redirect(LISTE)
    return render(request, "tilgang/ta_bort.html", {"rapportor": rapportor, "aar": aar})


@krever(Rolle.KOMMUNE)
@require_http_methods(["GET", "POST"])
def mistet_mobil(request: Innlogget, brukerid: str) -> HttpResponse:
    """The old phone is lost, so no code can go to it: the kommune says what the new number is."""
    rapportor = utvalg.rapportor_i(request.user.ved, brukerid)
    skjema = NyttNummer(request.POST or None)
    if skjema.is_valid():
        mobil = skjema.cleaned_data["mobil"]
        konto.bekreft_ny_mobil(bruker=rapportor, mobil=mobil, godkjent_av=request.user)
        messages.success(request, _("Det nye mobilnummeret er tatt i bruk."))
        return redirect(LISTE)
    innhold = {"rapportor": rapportor, "form": skjema}
    status = 422 if skjema.is_bound else 200
    return render(request, "tilgang/mistet_mobil.html", innhold, status=status)


@krever(Rolle.KOMMUNE)
@require_POST
def avvis_onske(request: Innlogget, brukerid: str) -> HttpResponse:
    """The kommune knows that the rapportør hasn't asked for a way back in."""
    rapportor = utvalg.rapportor_i(request.user.ved, brukerid)
    for onske in gjenoppretting.aapne_onsker(request.user.ved).filter(bruker=rapportor):
        gjenoppretting.avslaa(onske=onske, bruker=request.user)
    messages.success(request, _("Ønsket er avvist. Ingenting er endret."))
    return redirect(LISTE)


@krever(Rolle.RAPPORTOR)
@require_http_methods(["GET", "POST"])
def mobilbytte(request: Innlogget) -> HttpResponse:
    """A new number from the kommune holds when a code to the old one has confirmed it."""
    bytte = utvalg.ventende_mobilbytte(request.user)
    if bytte is None:
        raise Http404
    if request.method == "POST" and "kode" in request.POST:
        return _bekreft(request, bytte)
    if request.method == "POST":
        return _send_kode(request, bytte)
    return render(request, "tilgang/mobilbytte.html", _mobilside(request, bytte))


def _send_kode(request: Innlogget, bytte: Mobilbytte) -> HttpResponse:
    try:
        bytter.send_kode(bytte=bytte, okt=request.session)
    except bytter.ForMangeIDag:
        return feilsider.vis(request, "429_dogn")
    except bytter.ForMangeKoder:
        return feilsider.vis(request, 429)
    return redirect("tilgang:mobilbytte")


def _bekreft(request: Innlogget, bytte: Mobilbytte) -> HttpResponse:
    kode = request.POST["kode"][:40]
    if bytter.bekreft(bytte=bytte, kode=kode, okt=request.session, bruker=request.user):
        messages.success(request, _("Det nye mobilnummeret er tatt i bruk."))
        return redirect("konto:min_side")
    feil = _("Koden er ikke riktig, eller den er for gammel. Prøv igjen, eller be om en ny kode.")
    return render(
        request, "tilgang/mobilbytte.html", _mobilside(request, bytte) | {"feil": feil}, status=422
    )


def _mobilside(request: Innlogget, bytte: Mobilbytte) -> dict[str, object]:
    return {
        "gammelt": telefon.vis(bytte.bruker.mobil)[-2:],
        "nytt": telefon.vis(bytte.ny_mobil),
        "sendt": bytter.kode_er_sendt(bytte=bytte, okt=request.session),
    }
