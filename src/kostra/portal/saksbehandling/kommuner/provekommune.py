"""A unit for a vendor's trials, and its PIN, shown once."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from kostra.portal.konto.models import Rolle
from kostra.portal.saksbehandling.kommuner.forms import Provekommune
from kostra.portal.saksbehandling.side import tegn
from kostra.portal.tilgang import provekommuner
from kostra.portal.tilgang.krav import Innlogget, krever
from kostra.portal.tilgang.utvalg import siste_aar


@krever(Rolle.SAKSBEHANDLER)
@require_http_methods(["GET", "HEAD", "POST"])
def ny(request: Innlogget) -> HttpResponse:
    """The answer to a good POST is the one page that shows the PIN."""
    skjema = Provekommune(request.POST or None)
    innhold: dict[str, object] = {"form": skjema}
    if skjema.is_valid():
        try:
            enhet, pin = provekommuner.ny_provekommune(
                **skjema.cleaned_data, aar=siste_aar(), bruker=request.user
            )
        except provekommuner.UkjentKommune as feil:
            skjema.add_error("kommunenr", str(feil))
        else:
            innhold |= {"enhet": enhet, "pin": pin}
    status = 422 if skjema.is_bound and "pin" not in innhold else 200
    liste = "saksbehandling:kommuner"
    return tegn(request, "kommuner/provekommune.html", innhold, aktiv=liste, status=status)
