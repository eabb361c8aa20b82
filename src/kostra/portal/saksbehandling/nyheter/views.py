"""*Nyheter* for staff."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from kostra.portal.konto.models import Rolle
from kostra.portal.nedlasting import nyhetstjeneste, nyhetsutvalg
from kostra.portal.nedlasting.models import Nyhet
from kostra.portal.nedlasting.nyhetsutvalg import Nyhetsvisning
from kostra.portal.saksbehandling.nyheter.forms import SPRAK, Nyhetsskjema
from kostra.portal.saksbehandling.side import ansatt, tegn
from kostra.portal.tilgang.krav import Innlogget, krever

LISTE = "saksbehandling:nyheter"
_PER_SIDE = 50
_LAGRE, _VIS, _PUBLISER, _TREKK = "lagre", "vis", "publiser", "trekk"


@ansatt
@require_safe
def nyheter(request: Innlogget) -> HttpResponse:
    """Drafts first, then what is published, the latest first."""
    side = Paginator(nyhetsutvalg.alle(), _PER_SIDE).get_page(request.GET.get("side"))
    kan_skrive = request.user.rolle == Rolle.SAKSBEHANDLER
    return tegn(request, "nyheter/liste.html", {"side": side, "kan_skrive": kan_skrive})


@krever(Rolle.SAKSBEHANDLER)
@require_http_methods(["GET", "HEAD", "POST"])
def ny(request: Innlogget) -> HttpResponse:
    """A new draft."""
    return _skriv(request, Nyhet(publisert=None))


@krever(Rolle.SAKSBEHANDLER)
@require_http_methods(["GET", "HEAD", "POST"])
def endre(request: Innlogget, nr: int) -> HttpResponse:
    """An item that is there: change it, publish it, take it down."""
    nyhet = Nyhet.objects.filter(pk=nr).first() if nr < 2**63 else None
    if nyhet is None:
        raise Http404
    if request.method == "POST" and request.POST.get("gjor") == _TREKK:
        nyhetstjeneste.trekk(nyhet=nyhet, bruker=request.user)
        messages.success(request, _("Nyheten er tatt ned. Den er et utkast igjen."))
        return redirect(LISTE)
    return _skriv(request, nyhet)


def _skriv(request: Innlogget, nyhet: Nyhet) -> HttpResponse:
    if request.method != "POST":
        return _side(request, nyhet, Nyhetsskjema.fra(nyhet))
    gjor = request.POST.get("gjor", _LAGRE)
    skjema = Nyhetsskjema(request.POST, alle_sprak=gjor == _PUBLISER or nyhet.publisert is not None)
    if not skjema.is_valid():
        return _side(request, nyhet, skjema, status=422)
    if gjor == _VIS:
        return _side(request, nyhet, skjema, visninger=_forhandsvis(skjema))
    nyhetstjeneste.lagre(nyhet=nyhet, felt=skjema.cleaned_data, bruker=request.user)
    if gjor == _PUBLISER:
        nyhetstjeneste.publiser(nyhet=nyhet, bruker=request.user)
        messages.success(request, _("Nyheten er publisert."))
    else:
        messages.success(request, _("Nyheten er lagret."))
    return redirect(LISTE)


def _side(
    request: Innlogget,
    nyhet: Nyhet,
    skjema: Nyhetsskjema,
    *,
    visninger: list[tuple[str, Nyhetsvisning]] | None = None,
    status: int = 200,
) -> HttpResponse:
    innhold = {"nyhet": nyhet, "form": skjema, "visninger": visninger or []}
    return tegn(request, "nyheter/nyhet.html", innhold, aktiv=LISTE, status=status)


def _forhandsvis(skjema: Nyhetsskjema) -> list[tuple[str, Nyhetsvisning]]:
    """What the readers will see, by language; nothing is stored."""
    utkast, ut = Nyhet(publisert=None, **skjema.cleaned_data), []
    for sprak in SPRAK:
        with translation.override(sprak):
            ut.append((sprak, nyhetsutvalg.forhandsvis(utkast)))
    return ut
