"""What came of a control: how it went, the report, the receipt."""

from __future__ import annotations

import uuid
from typing import Any

from django.http import HttpResponse
from ninja import Router

from kostra.portal.api.models import Omfang
from kostra.portal.api.operasjoner import svar
from kostra.portal.api.operasjoner.adgang import JSON, ApiNokkel, Kall, bruker_av
from kostra.portal.api.stier import for_ninja
from kostra.portal.innsending.kontroll import utvalg as kontroller
from kostra.portal.innsending.kontroll.tekster import avvisning_i_ord
from kostra.portal.innsending.kvittering.utvalg import levering_for
from kostra.portal.innsending.models import Kontroll
from kostra.portal.innsending.rapport import tjenester
from kostra.portal.innsending.rapport.utvalg import kontrollert
from kostra.portal.innsending.utvalg import sprak
from kostra.portal.revisjon import innsyn
from kostra.rapport import skriv

router = Router(tags=["Resultat"])
_LESER = ApiNokkel(Omfang.STATUS)


@router.get(
    for_ninja("kontroll"),
    url_name="kontroll",
    auth=_LESER,
    response={200: svar.Kontrollsvar, **svar.problemer("finnes_ikke")},
    summary="Hvordan det gikk med en kontroll",
)
def kontroll(request: Kall, id: uuid.UUID) -> dict[str, Any]:
    """Spør med noen sekunders mellomrom til «ferdig» har et tidspunkt."""
    return om_kontroll(kontroller.kontroll_for(bruker_av(request), id))


@router.get(
    for_ninja("rapport"),
    url_name="rapport",
    auth=_LESER,
    response={
        200: dict[str, Any],
        **svar.problemer("finnes_ikke", "ikke_ferdig", "rapport_slettet"),
    },
    summary="Kontrollrapporten",
)
def rapport(request: Kall, id: uuid.UUID) -> HttpResponse:
    """Den samme rapporten som i portalen, som JSON. Den har journalnumre, og hver henting blir en
    hendelse i revisjonsloggen."""
    bruker = bruker_av(request)
    funnet = kontrollert(bruker, id)
    innhold = skriv(funnet.rapport, "json", sprak())
    tjenester.noter_lastet_ned(kontroll=funnet.kontroll, bruker=bruker, format="json")
    return HttpResponse(innhold, content_type=JSON)


@router.get(
    for_ninja("kvittering"),
    url_name="kvittering",
    auth=ApiNokkel(Omfang.KVITTERING),
    response={200: dict[str, Any], **svar.problemer("finnes_ikke")},
    summary="Den signerte kvitteringen",
)
def kvittering(request: Kall, nr: str) -> HttpResponse:
    """Kvitteringen slik mottaket signerte den (JWS, JSON-form). «kostra kvittering» kontrollerer den
    uten nett."""
    bruker = bruker_av(request)
    levering = levering_for(bruker, nr)
    innsyn.noter(
        innsyn.KVITTERING_LASTET_NED,
        bruker=bruker,
        enhet=levering.utfylling.enhet,
        objekt=levering.pk,
        format="json",
    )
    return HttpResponse(levering.kvittering, content_type=JSON)


def om_kontroll(ordre: Kontroll) -> dict[str, Any]:
    """``svar.Kontrollsvar``."""
    levering, avvist = kontroller.levering_av(ordre), avvisning_i_ord(ordre)
    return {
        "id": ordre.pk,
        "skjema": ordre.utfylling_id,
        "handling": ordre.handling,
        "stand": ordre.stand,
        "bestilt": ordre.bestilt,
        "ferdig": ordre.ferdig,
        "alvorlighetsgrad": ordre.alvorlighetsgrad,
        "antall_feil": ordre.antall_feil,
        "antall_advarsler": ordre.antall_advarsler,
        "antall_poster": ordre.antall_poster,
        "avvisning": {"grunn": avvist.grunn, "tekst": avvist.tekst, "gjor": avvist.gjor}
        if avvist
        else None,
        "rapport": kontroller.rapport_av(ordre) is not None,
        "kvittering": levering.kvitteringsnr if levering else None,
    }
