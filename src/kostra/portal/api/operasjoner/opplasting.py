"""The encrypted file, in pieces: the same protocol and the same services as the page's script."""

from __future__ import annotations

import uuid
from typing import Annotated, Any, Final

from ninja import Header, Router
from ninja.responses import Status

from kostra.portal.api import services
from kostra.portal.api.models import Omfang
from kostra.portal.api.operasjoner import kropp, svar
from kostra.portal.api.operasjoner.adgang import BYTER, MAKS_JSON, ApiNokkel, Kall, bruker_av
from kostra.portal.api.stier import for_ninja
from kostra.portal.innsending.models import Fil, Opplasting
from kostra.portal.innsending.opplasting import tjeneste, utvalg
from kostra.portal.innsending.opplasting.feil import OpplastingsFeil
from kostra.portal.innsending.utvalg import utfylling_for

router = Router(tags=["Opplasting"])
_SKRIVER = ApiNokkel(Omfang.OPPLASTING)
#: What a fault of the upload may be answered with, see ``innsending.opplasting.feil``.
_FEIL: Final = {status: svar.Problemsvar for status in (400, 409, 410, 413, 422, 507)}
_PLASS: Final = "Hode: plassen til bitens første byte i filen, talt fra 0."
_BIT: Final = {
    "requestBody": {
        "required": True,
        "content": {BYTER: {"schema": {"type": "string", "format": "binary"}}},
    }
}


@router.post(
    for_ninja("opplasting_start"),
    url_name="opplasting_start",
    auth=ApiNokkel(Omfang.OPPLASTING, maks=MAKS_JSON),
    response={
        201: svar.Opplastingsvar,
        **svar.problemer("finnes_ikke", "medietype"),
        **_FEIL,
    },
    summary="Begynn, eller fortsett, en opplasting",
)
def start(request: Kall, id: uuid.UUID, inn: kropp.NyOpplasting) -> Status[dict[str, Any]]:
    """Oppgi størrelse og SHA-256 av den krypterte filen først. En opplasting av samme fil som ble
    brutt, fortsetter: «mottatt» sier hvor. Ukryptert innhold avvises på de første bytene."""
    bruker = bruker_av(request)
    ny = tjeneste.start(
        utfylling=utfylling_for(bruker, id),
        bruker=bruker,
        filnavn=inn.navn,
        storrelse=inn.storrelse,
        sha256=inn.sha256,
    )
    return Status(201, _underveis(ny))


@router.get(
    for_ninja("opplasting"),
    url_name="opplasting",
    auth=_SKRIVER,
    response={200: svar.Opplastingsvar, **svar.problemer("finnes_ikke", "rapport_slettet")},
    summary="Hvor langt en opplasting er kommet",
)
def hvor_langt(request: Kall, id: uuid.UUID) -> dict[str, Any]:
    """«mottatt» er plassen for neste bit."""
    fil, underveis = _finn(request, id)
    return _ferdig(fil) if fil else _underveis(underveis)


@router.put(
    for_ninja("opplasting"),
    url_name="opplasting",
    auth=ApiNokkel(Omfang.OPPLASTING, maks=tjeneste.BIT, type=BYTER),
    response={200: svar.Opplastingsvar, **svar.problemer("finnes_ikke", "medietype"), **_FEIL},
    openapi_extra=_BIT,
    summary="Send en bit av filen",
)
def bit(
    request: Kall,
    id: uuid.UUID,
    plass: Annotated[int, Header(alias="Upload-Offset", ge=0, le=2**40, description=_PLASS)],
) -> dict[str, Any]:
    """Kroppen er bitens byte (application/octet-stream). Bitene sendes i rekkefølge. En bit som er
    kommet før, endrer ingenting."""
    fil, underveis = _finn(request, id)
    if fil is not None:
        return _ferdig(fil)
    data = request.body
    if not data or len(data) != int(request.headers.get("Content-Length") or 0):
        raise OpplastingsFeil("ugyldig")
    tjeneste.skriv_bit(opplasting=underveis, plass=plass, data=data)
    return _underveis(underveis)


@router.delete(
    for_ninja("opplasting"),
    url_name="opplasting",
    auth=_SKRIVER,
    response={204: None, **svar.problemer("finnes_ikke", "tilstand", "rapport_slettet")},
    summary="Avbryt en opplasting",
)
def avbryt(request: Kall, id: uuid.UUID) -> Status[None]:
    """Det som er kommet, slettes."""
    fil, underveis = _finn(request, id)
    if fil is not None:
        raise OpplastingsFeil("laast")
    tjeneste.avbryt(opplasting=underveis)
    return Status(204, None)


@router.post(
    for_ninja("opplasting_ferdig"),
    url_name="opplasting_ferdig",
    auth=_SKRIVER,
    response={200: svar.Opplastingsvar, **svar.problemer("finnes_ikke"), **_FEIL},
    summary="Alt er sendt: filen blir skjemaets",
)
def ferdig(request: Kall, id: uuid.UUID) -> dict[str, Any]:
    """Størrelse og SHA-256 kontrolleres mot det som kom fram. Kalt igjen er svaret det samme."""
    fil, underveis = _finn(request, id)
    if fil is None:
        fil = tjeneste.ferdig(opplasting=underveis, bruker=bruker_av(request))
        services.noter_bruk(nokkel=request.auth, til="opplasting", objekt=fil.pk)
    return _ferdig(fil)


def _finn(request: Kall, id: uuid.UUID) -> tuple[Fil | None, Any]:
    """The file that the upload has become, or the upload. Raises OpplastingsFeil ``utlopt``, Http404."""
    bruker = bruker_av(request)
    fil = utvalg.fil_av(bruker, id)
    return fil, None if fil else utvalg.opplasting_for(bruker, id)


def _underveis(ett: Opplasting) -> dict[str, Any]:
    return {
        "id": ett.pk,
        "mottatt": ett.mottatt,
        "storrelse": ett.storrelse,
        "bit": tjeneste.BIT,
        "ferdig": False,
    }


def _ferdig(fil: Fil) -> dict[str, Any]:
    return {
        "id": fil.pk,
        "mottatt": fil.storrelse,
        "storrelse": fil.storrelse,
        "bit": tjeneste.BIT,
        "ferdig": True,
    }
