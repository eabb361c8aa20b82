"""Login 1 and 2, logout, and the way back for someone who has lost a password or a phone."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.views.decorators.http import require_http_methods, require_POST

from kostra.portal.konto import (
    forms,
    gjenoppretting,
    innlogging,
    kjent,
    kode,
    okt,
    sider,
    steg,
    struping,
)
from kostra.portal.konto.models import Gjenoppretting, Innloggingsforsok
from kostra.portal.runde.velkomst import velkomst
from kostra.portal.tilgang.krav import Innlogget, krever, offentlig
from kostra.portal.utseende import sprak as spraket
from kostra.portal.utseende.skjemafelt import Skjemagrunn

_GET_POST = require_http_methods(["GET", "HEAD", "POST"])


# -- login 1 ------------------------------------------------------------------------------------------
@offentlig
@_GET_POST
def logg_inn(request: HttpRequest) -> HttpResponse:
    """*Pålogging*: one form for kommuner and persons."""
    if request.method == "POST":
        return _prov(request)
    if request.user.is_authenticated:
        gitt = request.GET.get("neste", "")
        return HttpResponseRedirect(gitt if okt.trygg(request, gitt) else steg.hjem(request.user))
    skjema = forms.Innlogging(
        initial={
            "brukernavn": steg.brukernavn(request),
            "sprak": translation.get_language(),
            "neste": steg.neste(request),
        }
    )
    return _vis_innlogging(request, skjema)


def _prov(request: HttpRequest) -> HttpResponse:
    """The tries are counted and the hashing done before the form is looked at: always one of each."""
    skjema = forms.Innlogging(request.POST)
    navn, sprak = skjema.raa("brukernavn"), spraket.nytt_valg(request, skjema.raa("sprak"))
    svar = innlogging.prov(
        brukernavn=navn,
        passord=skjema.raa("passord"),
        adresse=struping.adresse(request),
        kjente=kjent.les(request),
    )
    if svar.bruker is None:
        skjema.avvis()
        return _vis_innlogging(request, skjema, sprak)
    try:
        return steg.videre(request, svar, brukernavn=navn, sprak=sprak, neste=skjema.raa("neste"))
    except kode.IngenKode:
        skjema.add_error(None, sider.for_mange_koder())
        return _vis_innlogging(request, skjema, sprak)


def _vis_innlogging(
    request: HttpRequest, skjema: forms.Innlogging, sprak: str = ""
) -> HttpResponse:
    """The page, in the language that was just chosen, if one was."""
    if sprak:
        translation.activate(sprak)
    neste = steg.neste(request)
    varsel = None if skjema.is_bound else sider.grunn(request.GET.get("grunn", ""), neste)
    data = {"form": skjema, "velkomst": velkomst(), "varsel": varsel}
    svar = render(request, "konto/logg_inn.html", data, status=422 if skjema.is_bound else 200)
    return spraket.husk(svar, sprak, nytt=True) if sprak else svar


# -- login 2 ------------------------------------------------------------------------------------------
@offentlig
@_GET_POST
def kode_side(request: HttpRequest) -> HttpResponse:
    """The code from the SMS or the app, or a recovery code (``?med=reserve``)."""
    forsok = steg.forsoket(request)
    if forsok is None:
        return steg.forfra(request, "forsok")
    reserve = "reserve" in (request.GET.get("med"), request.POST.get("med"))
    if request.method == "POST":
        return _prov_kode(request, forsok, reserve)
    return _vis_kode(request, forsok, _kodeskjema(forsok, reserve)(), reserve)


def _kodeskjema(forsok: Innloggingsforsok, reserve: bool) -> type[Skjemagrunn]:
    if reserve:
        return forms.Reservekode
    return forms.Appkode if forsok.metode == "app" else forms.Kode


def _prov_kode(request: HttpRequest, forsok: Innloggingsforsok, reserve: bool) -> HttpResponse:
    skjema = _kodeskjema(forsok, reserve)(request.POST)
    if not skjema.is_valid():
        return _vis_kode(request, forsok, skjema, reserve)
    utfall = kode.prov(forsok=forsok, kode=skjema.cleaned_data["kode"], reservekode=reserve)
    if utfall is kode.Utfall.RIKTIG:
        metode = "reservekode" if reserve else forsok.metode
        return steg.inn_med_kode(request, forsok, metode=metode)
    if utfall is kode.Utfall.SLUTT:
        return steg.forfra(request, "forsok")
    if utfall is kode.Utfall.FEIL:
        forsok.refresh_from_db(fields=["forsok_igjen"])
        skjema.add_error("kode", sider.feilkode(forsok.forsok_igjen))
    return _vis_kode(request, forsok, skjema, reserve)


def _vis_kode(
    request: HttpRequest,
    forsok: Innloggingsforsok,
    skjema: Skjemagrunn,
    reserve: bool,
    feil: str = "",
) -> HttpResponse:
    data = sider.steg2(forsok, skjema, reserve=reserve, feil=feil)
    galt = bool(feil or skjema.errors or (skjema.is_bound and data["steg"].utlopt))
    return render(request, "konto/kode.html", data, status=422 if galt else 200)


@offentlig
@require_POST
def ny_kode(request: HttpRequest) -> HttpResponse:
    """*Send ny kode*, and *SMS i stedet* for those who use an app."""
    forsok = steg.forsoket(request)
    if forsok is None:
        return steg.forfra(request, "forsok")
    try:
        kode.ny_kode(forsok=forsok, sprak=translation.get_language())
    except kode.IngenKode:
        skjema = _kodeskjema(forsok, False)()
        return _vis_kode(request, forsok, skjema, False, sider.for_mange_koder())
    return redirect("konto:kode")


@offentlig
@require_POST
def bruk_app(request: HttpRequest) -> HttpResponse:
    """From SMS back to the app."""
    forsok = steg.forsoket(request)
    if forsok:
        kode.bruk_app(forsok=forsok)
    return redirect("konto:kode")


@offentlig
@require_POST
def forfra(request: HttpRequest) -> HttpResponse:
    """*Begynn på nytt*: the user id is kept."""
    return steg.forfra(request, "forfra")


# -- the session --------------------------------------------------------------------------------------
@offentlig
@require_POST
def logg_ut(request: HttpRequest) -> HttpResponse:
    """Ends the session on the server, and the pages that the browser keeps of it.

    Not "cookies": that would make a stranger of a known browser. Not "storage": there is only the control
    program, and whom the browser has encrypted to, which is worth something only if it is remembered.
    """
    steg.ut(request)
    svar = redirect(f"{reverse('konto:logg_inn')}?grunn=utlogget")
    svar["Clear-Site-Data"] = '"cache"'
    return svar


@krever()
@require_POST
def forleng(request: Innlogget) -> HttpResponse:
    """One key press: the session lasts on. JSON for the script, back to the page without it."""
    okt.forleng(request)
    if "application/json" in request.headers.get("Accept", ""):
        return JsonResponse({"utloper": int(okt.utloper(request).timestamp() * 1000)})
    fra = request.headers.get("Referer", "")
    return HttpResponseRedirect(fra if okt.trygg(request, fra) else steg.hjem(request.user))


# -- the way back -------------------------------------------------------------------------------------
@offentlig
@_GET_POST
def glemt(request: HttpRequest) -> HttpResponse:
    """Forgotten password or lost phone. The answer is the same for everyone."""
    skjema = forms.Glemt(request.POST or None)
    if skjema.is_valid():
        gjenoppretting.be_om(
            brukernavn=skjema.cleaned_data["brukernavn"],
            slag=Gjenoppretting.Slag(skjema.cleaned_data["slag"]),
            adresse=struping.adresse(request),
        )
        return render(request, "konto/glemt_sendt.html")
    return render(
        request, "konto/glemt.html", {"form": skjema}, status=422 if skjema.is_bound else 200
    )
