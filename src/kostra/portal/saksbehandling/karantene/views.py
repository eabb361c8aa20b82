"""*Karantene*: the page, and what those who run mottak decide."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from kostra.portal.innsending.kontroll import karantene as services
from kostra.portal.konto.models import Rolle
from kostra.portal.saksbehandling.karantene import utvalg
from kostra.portal.saksbehandling.side import ansatt, tegn
from kostra.portal.tilgang.krav import Innlogget, krever

SIDEN = "saksbehandling:karantene"


@ansatt
@require_safe
def karantene(request: Innlogget) -> HttpResponse:
    """What couldn't be decrypted, by its outside."""
    innhold = {"rader": utvalg.rader(), "kan_avgjore": request.user.rolle == Rolle.DRIFT}
    return tegn(request, "karantene.html", innhold)


@krever(Rolle.DRIFT)
@require_POST
def avgjor(request: Innlogget, id: uuid.UUID) -> HttpResponse:
    """Tries again, or gives up and tells the reporter."""
    avslaar = request.POST.get("gjor") == "avslaa"
    gjor = services.avslaa if avslaar else services.prov_igjen
    try:
        gjor(kontroll_id=id, bruker=request.user)
    except services.IkkeIKarantene:
        messages.warning(request, _("Filen er ikke i karantene lenger."))
    else:
        messages.success(
            request,
            _("Filen er avvist, og den som sendte den, får e-post om å kryptere på nytt.")
            if avslaar
            else _("Filen er lagt tilbake i køen."),
        )
    return redirect(SIDEN)
