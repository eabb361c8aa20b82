"""*Min side*: one's own account, password, language, code app."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kostra.portal.konto import forms, minside, services, steg, totp
from kostra.portal.konto.models import ANSATTE, Rolle
from kostra.portal.tilgang.krav import Innlogget, krever

_GET_POST = require_http_methods(["GET", "HEAD", "POST"])
_person = krever(Rolle.RAPPORTOR, *ANSATTE)  # a kommune's PIN is changed by letter


@krever()
@require_safe
def min_side(request: Innlogget) -> HttpResponse:
    """Name, unit, forms granted, and what can be changed."""
    skjema = forms.Sprak(initial={"sprak": get_language()})
    return render(
        request, "konto/min_side.html", {"side": minside.vis(request.user), "form": skjema}
    )


@krever()
@require_POST
def sprak(request: Innlogget) -> HttpResponse:
    """The language of the pages."""
    skjema = forms.Sprak(request.POST)
    svar = redirect("konto:min_side")
    if not skjema.is_valid():
        return svar
    valgt = skjema.cleaned_data["sprak"]
    with override(valgt):
        messages.success(request, _("Språket er endret."))
    return steg.velg_sprak(request, svar, valgt)


@_person
@_GET_POST
def nytt_passord(request: Innlogget) -> HttpResponse:
    """Changes the password. At the first login nothing else opens before this is done."""
    forste = request.user.maa_bytte_passord
    slag = forms.NyttPassord if forste else forms.ByttPassord
    skjema = slag(request.POST or None, bruker=request.user)
    if skjema.is_valid():
        services.bytt_passord(bruker=request.user, nytt=skjema.cleaned_data["nytt"])
        update_session_auth_hash(request, request.user)
        messages.success(request, _("Passordet er byttet. Andre steder er du logget ut."))
        return redirect(steg.hjem(request.user) if forste else "konto:min_side")
    data = {"form": skjema, "forste": forste}
    return render(request, "konto/nytt_passord.html", data, status=422 if skjema.is_bound else 200)


@krever()
@require_POST
def logg_ut_alle(request: Innlogget) -> HttpResponse:
    """*Logg ut alle*: here too."""
    services.logg_ut_alle(bruker=request.user)
    steg.ut(request)
    svar = redirect(f"{reverse('konto:logg_inn')}?grunn=alle")
    svar["Clear-Site-Data"] = '"cache"'
    return svar


# -- the code app -------------------------------------------------------------------------------------
@_person
@_GET_POST
def app(request: Innlogget) -> HttpResponse:
    """Turns the app on: the password first, then the QR code."""
    skjema = forms.MedPassord(request.POST or None, bruker=request.user)
    if skjema.is_valid():
        totp.start(bruker=request.user)
        return redirect("konto:app_bekreft")
    data = {"form": skjema, "side": minside.vis(request.user)}
    return render(request, "konto/app.html", data, status=422 if skjema.is_bound else 200)


@_person
@_GET_POST
def app_bekreft(request: Innlogget) -> HttpResponse:
    """The QR code, and the code that shows that the app has it. The recovery codes come once."""
    oppsett = totp.oppsett(request.user)
    if oppsett is None:
        return redirect("konto:app")
    skjema = forms.Appkode(request.POST or None)
    if skjema.is_valid():
        koder = totp.bekreft(bruker=request.user, kode=skjema.cleaned_data["kode"])
        if koder:
            return render(request, "konto/reservekoder.html", {"koder": koder, "nytt": True})
        skjema.add_error("kode", _("Koden er ikke riktig. Bruk den som appen viser nå."))
    data = {"form": skjema, "oppsett": oppsett}
    return render(request, "konto/app_bekreft.html", data, status=422 if skjema.is_bound else 200)


@_person
@_GET_POST
def reservekoder(request: Innlogget) -> HttpResponse:
    """Ten new codes; the old ones are dead."""
    skjema = forms.MedPassord(request.POST or None, bruker=request.user)
    if not totp.har_app(request.user):
        return redirect("konto:app")
    if skjema.is_valid():
        koder = totp.nye_reservekoder(bruker=request.user)
        return render(request, "konto/reservekoder.html", {"koder": koder, "nytt": False})
    return _sporsmal(request, skjema, "reservekoder")


@krever(Rolle.RAPPORTOR)
@_GET_POST
def app_av(request: Innlogget) -> HttpResponse:
    """Back to SMS. Staff have no SMS to go back to."""
    skjema = forms.SlaaAvApp(request.POST or None, bruker=request.user)
    if not totp.har_app(request.user):
        return redirect("konto:min_side")
    if skjema.is_valid():
        totp.slaa_av(bruker=request.user)
        messages.success(request, _("Appen er slått av. Du får koden på SMS."))
        return redirect("konto:min_side")
    return _sporsmal(request, skjema, "av")


@krever(Rolle.RAPPORTOR)
@_GET_POST
def sms(request: Innlogget) -> HttpResponse:
    """Whether SMS is still a way in for someone who has the app."""
    skjema = forms.MedPassord(request.POST or None, bruker=request.user)
    if not totp.har_app(request.user):
        return redirect("konto:app")
    uten = not request.user.uten_sms
    if skjema.is_valid():
        totp.sett_uten_sms(bruker=request.user, uten_sms=uten)
        messages.success(request, _("SMS er slått av.") if uten else _("SMS er slått på."))
        return redirect("konto:min_side")
    return _sporsmal(request, skjema, "uten_sms" if uten else "med_sms")


def _sporsmal(request: Innlogget, skjema: forms.MedPassord, hva: str) -> HttpResponse:
    """The password is asked for, with what will happen."""
    data = {"form": skjema, **minside.sporsmal(hva)}
    return render(request, "konto/sporsmal.html", data, status=422 if skjema.is_bound else 200)
