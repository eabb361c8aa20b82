"""Carries a login from one request to the next: what the browser's session holds on the way in."""

from __future__ import annotations

from django.conf import settings
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import translation

from kostra.portal.konto import kjent, kode, okt, services, totp
from kostra.portal.konto.innlogging import Svar
from kostra.portal.konto.models import ANSATTE, Bruker, Innloggingsforsok, Rolle
from kostra.portal.revisjon import logg
from kostra.portal.utseende import sprak as spraket

_FORSOK, _HEMMELIG, _NESTE, _NAVN = "forsok", "hemmelig", "neste", "brukernavn"


def videre(
    request: HttpRequest, svar: Svar, *, brukernavn: str, sprak: str, neste: str
) -> HttpResponse:
    """After login 1: in, for a kommune; on to login 2 for persons. Raises :class:`kode.IngenKode`.

    ``sprak``: the language chosen at this login; "" follows the account, and at its first login the page.
    """
    bruker = svar.bruker
    if bruker is None:
        raise ValueError("Ingen er kommet gjennom steg 1.")
    if bruker.rolle == Rolle.KOMMUNE:
        return inn(request, bruker, sprak=sprak, neste=neste, metode="pin")
    leses = _leses(bruker, sprak)
    forsok, hemmelig = kode.start(
        bruker=bruker,
        fremmed=svar.fremmed,
        sprak=leses,
        nettleser=request.META.get("CSRF_COOKIE", ""),
        vet_om=request.session.get(_FORSOK, ""),
    )
    request.session.flush()
    request.session.update(
        {
            _FORSOK: str(forsok.pk),
            _HEMMELIG: hemmelig,
            _NESTE: neste,
            _NAVN: brukernavn,
        }
    )
    return spraket.husk(redirect("konto:kode"), leses, nytt=bool(sprak))


def forsoket(request: HttpRequest) -> Innloggingsforsok | None:
    """The attempt this browser is in the middle of, if it lives."""
    pk, hemmelig = request.session.get(_FORSOK), request.session.get(_HEMMELIG)
    return kode.finn(id=pk, hemmelig=hemmelig) if pk and hemmelig else None


def brukernavn(request: HttpRequest) -> str:
    """The user id typed in the attempt that this browser gave up or lost: not to be typed again."""
    return str(request.session.get(_NAVN, ""))


def inn_med_kode(request: HttpRequest, forsok: Innloggingsforsok, *, metode: str) -> HttpResponse:
    """After login 2. The account is read again: it may have been closed in between."""
    bruker = Bruker.objects.select_related("enhet").filter(pk=forsok.bruker_id, aktiv=True).first()
    if bruker is None:
        return forfra(request, "forsok")
    valgt, neste = spraket.nytt_valg(request), str(request.session.get(_NESTE, ""))
    return inn(request, bruker, sprak=valgt, neste=neste, metode=metode)


def inn(
    request: HttpRequest, bruker: Bruker, *, sprak: str, neste: str, metode: str
) -> HttpResponse:
    """A full login: new session, known browser, event. ``sprak``: as for :func:`videre`."""
    kjente = kjent.les(request)
    enhets_id = totp.enhets_id(bruker) if metode == "app" else ""
    okt.begynn(request, bruker, enhets_id=enhets_id)
    with transaction.atomic():
        logg.foy_til("konto.innlogget", bruker=bruker, metode=metode)
    svar = HttpResponseRedirect(neste if neste and okt.trygg(request, neste) else hjem(bruker))
    kjent.husk(svar, kjente, bruker)
    return velg_sprak(request, svar, _leses(bruker, sprak))


def forfra(request: HttpRequest, grunn: str) -> HttpResponse:
    """Back to login 1 with the reason; the attempt is dead, the user id and the goal are kept.

    The session isn't written: another request may just have logged in with it, and replaced it.
    """
    forsok = forsoket(request)
    if forsok:
        kode.avbryt(forsok=forsok)
    adresse = reverse("konto:logg_inn")
    return redirect(f"{adresse}?grunn={grunn}" if grunn else adresse)


def neste(request: HttpRequest) -> str:
    """Where the user was going, from the address or from an attempt that was given up."""
    return str(request.GET.get("neste") or request.session.get(_NESTE, ""))


def ut(request: HttpRequest) -> None:
    """Logs out: the session is deleted on the server, an attempt it was in the middle of is dead."""
    forsok = forsoket(request)
    if forsok:
        kode.avbryt(forsok=forsok)
    if request.user.is_authenticated:
        with transaction.atomic():
            logg.foy_til("konto.utlogget", bruker=request.user)
    okt.slutt(request)


def hjem(bruker: Bruker) -> str:
    """Where each kind of account starts."""
    if bruker.rolle in ANSATTE:
        return reverse("saksbehandling:oversikt")
    return reverse(settings.LOGIN_REDIRECT_URL)


def _leses(bruker: Bruker, sprak: str) -> str:
    return sprak or bruker.sprak or translation.get_language()


def velg_sprak(request: HttpRequest, svar: HttpResponse, sprak: str) -> HttpResponse:
    """Kept on the account of who is logged in; for others in this browser, until they log in."""
    bruker = request.user
    if not isinstance(bruker, Bruker):
        return spraket.husk(svar, sprak, nytt=True)
    if bruker.sprak != sprak:
        services.sett_sprak(bruker=bruker, sprak=sprak)
    return spraket.husk(svar, sprak, nytt=False)
