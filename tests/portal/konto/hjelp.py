"""Logs in as a browser does, and reads the SMS that the worker would send."""

from __future__ import annotations

import re

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse
from django_otp.oath import TOTP
from django_otp.plugins.otp_totp.models import TOTPDevice

from kostra.portal import klokke
from kostra.portal.konto import services, totp
from kostra.portal.konto.models import Bruker
from kostra.portal.varsling import forsegling
from kostra.portal.varsling.models import Forsendelse
from portal import bygg

LOGG_INN, KODE = "/logg-inn/", "/logg-inn/kode/"
FEIL = "passer ikke sammen"


class Nettleser(Client):
    """A browser that always asks by https."""

    def generic(self, *args, secure=True, **kwargs):
        return super().generic(*args, secure=True, **kwargs)


def nettleser(**valg) -> Nettleser:
    """A browser of its own."""
    return Nettleser(SERVER_NAME="kostra.example", **valg)


def steg1(klient, brukernavn: str, passord: str = bygg.PASSORD, *, sprak: str = "nb", **felt):
    """Posts login 1."""
    data = {"brukernavn": brukernavn, "passord": passord, "sprak": sprak} | felt
    return klient.post(LOGG_INN, data)


def siste_kode(klient=None) -> str:
    """The code in the latest SMS; of that browser's attempt, where the clock stands still."""
    til = f"kode:{klient.session['forsok']}:" if klient else ""
    brev = Forsendelse.objects.filter(kanal="sms", arsak__startswith=til).latest("opprettet")
    return forsegling.aapne(bytes(brev.forseglet), brev.pk)["kode"]


def feil_kode() -> str:
    """Six digits that are not the code."""
    return f"{(int(siste_kode()) + 1) % 1_000_000:06d}"


def steg2(klient, kode: str, **felt):
    """Posts login 2."""
    return klient.post(KODE, {"kode": kode} | felt)


def inn(klient, bruker: Bruker, **felt):
    """A whole login with a code by SMS."""
    assert steg1(klient, bruker.brukerid, **felt).status_code == 302
    return steg2(klient, siste_kode(klient))


def er_inne(klient) -> bool:
    """True when the browser's session is logged in, on the server."""
    return klient.get(reverse("konto:min_side")).status_code == 200


def okter() -> int:
    """How many sessions are logged in, in the database."""
    return sum(SESSION_KEY in rad.get_decoded() for rad in Session.objects.all())


def kommune(ved=None) -> tuple[Bruker, str, str]:
    """(account, organisation number, PIN)."""
    ved = ved or bygg.enhet()
    pin = services.utsted_pin(enhet=ved)
    return Bruker.objects.get(enhet=ved, rolle="kommune"), ved.orgnr, pin


def sett_opp_app(bruker: Bruker) -> list[str]:
    """Turns the app on; gives the recovery codes. The current step is used up: turn the clock."""
    totp.start(bruker=bruker)
    koder = totp.bekreft(bruker=bruker, kode=appkode(bruker))
    assert koder
    return koder


def appkode(bruker: Bruker) -> str:
    """What the app shows now."""
    enhet = TOTPDevice.objects.filter(user=bruker).latest("pk")
    otp = TOTP(totp._aapne(enhet.key))
    otp.time = klokke.naa().timestamp()
    return f"{otp.token():06d}"


def uten_csrf(svar) -> str:
    """The page without what differs from one request to the next."""
    tekst = re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", svar.content.decode())
    return re.sub(r'data-(naa|utloper)="\d+"', "", tekst)
