"""What SSB asks about a form, and the rapportør's answer."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from kostra.portal.innsending.henvendelser import services, utvalg
from kostra.portal.innsending.henvendelser.forms import Fritekst
from kostra.portal.innsending.models import Henvendelse, Utfylling
from kostra.portal.innsending.skjema.inngang import med_ogsaa_ubegynt
from kostra.portal.innsending.skjema.side import hode
from kostra.portal.konto.models import Rolle
from kostra.portal.tilgang.krav import Innlogget, krever


@krever(Rolle.KOMMUNE, Rolle.RAPPORTOR)
@require_http_methods(["GET", "HEAD", "POST"])
@med_ogsaa_ubegynt
def henvendelser(request: Innlogget, utfylling: Utfylling) -> HttpResponse:
    """All of them; a POST answers the one it names."""
    if request.method != "POST":
        return _vis(request, utfylling)
    valgt = _valgt(utfylling, request.POST.get("henvendelse", ""))
    skjema = _svarskjema(valgt, request.POST)
    if not skjema.is_valid():
        return _vis(request, utfylling, valgt, skjema)
    try:
        services.svar(henvendelse=valgt, tekst=skjema.cleaned_data["tekst"], bruker=request.user)
    except services.KanIkkeBesvares:
        messages.error(request, _("Svaret ble ikke sendt: det er alt besvart, eller lukket."))
    else:
        messages.success(request, _("Svaret er sendt til SSB."))
    return redirect("innsending:henvendelser", utfylling.pk)


def _valgt(utfylling: Utfylling, nr: str) -> Henvendelse:
    er_nr = nr.isascii() and nr.isdecimal() and len(nr) < 16
    funnet = utfylling.henvendelser.filter(pk=int(nr)).first() if er_nr else None
    if funnet is None:
        raise Http404
    return funnet


def _svarskjema(henvendelse: Henvendelse, data: QueryDict | None = None) -> Fritekst:
    """A box of its own for each: the page may have many."""
    return Fritekst(data, auto_id=f"%s-{henvendelse.pk}")


def _vis(
    request: Innlogget,
    utfylling: Utfylling,
    valgt: Henvendelse | None = None,
    skjema: Fritekst | None = None,
) -> HttpResponse:
    """``skjema``: an answer to ``valgt`` that couldn't be sent."""
    rader = [
        (en, skjema if en == valgt and skjema else _svarskjema(en)) for en in utvalg.alle(utfylling)
    ]
    innhold = hode(utfylling) | {"henvendelser": rader, "har_feil": skjema is not None}
    status = 422 if skjema else 200
    return render(request, "innsending/henvendelser/side.html", innhold, status=status)
