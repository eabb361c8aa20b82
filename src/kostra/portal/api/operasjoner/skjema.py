"""The forms of the unit: which there are, how far each has come, answers, and orders to mottak."""

from __future__ import annotations

import uuid
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from ninja import Router
from ninja.responses import Status

from kostra.portal.api import services
from kostra.portal.api.models import Omfang
from kostra.portal.api.operasjoner import kropp, svar
from kostra.portal.api.operasjoner.adgang import MAKS_JSON, ApiNokkel, Kall, bruker_av
from kostra.portal.api.operasjoner.resultat import om_kontroll
from kostra.portal.api.problem import Feltproblem, Problem
from kostra.portal.api.stier import for_ninja
from kostra.portal.innsending import utvalg
from kostra.portal.innsending.kontroll import bestilling
from kostra.portal.innsending.models import Utfylling
from kostra.portal.innsending.skjema import tjeneste
from kostra.portal.konto.models import Bruker
from kostra.portal.runde.utvalg import aapning_av
from kostra.portal.tilgang.utvalg import skjema_for

router = Router(tags=["Skjema"])
_LESER = ApiNokkel(Omfang.STATUS)
_SKRIVER = ApiNokkel(Omfang.OPPLASTING, maks=MAKS_JSON)
_MED_JSON = ("ugyldig_json", "for_stor", "medietype", "ugyldig")


@router.get(
    for_ninja("skjemaer"),
    url_name="skjemaer",
    auth=_LESER,
    response={200: svar.Skjemaliste, **svar.problemer()},
    summary="Skjemaene som kan rapporteres",
)
def skjemaer(request: Kall) -> dict[str, Any]:
    """Det rapportøren har rett til, i alle runder, med id for dem som er begynt."""
    bruker = bruker_av(request)
    begynte = {(ett.aar, ett.skjema): ett for ett in utvalg.begynte(bruker.ved)}
    rader = []
    for aar, skjema in skjema_for(bruker):
        funnet = begynte.get((aar, skjema))
        rad: dict[str, Any] = {"skjema": skjema, "aar": aar}
        rader.append(rad | ({"id": funnet.pk, "tilstand": funnet.tilstand} if funnet else {}))
    return {"enhet": bruker.ved.region, "skjema": rader}


@router.post(
    for_ninja("skjemaer"),
    url_name="skjemaer",
    auth=_SKRIVER,
    response={200: svar.Skjemasvar, **svar.problemer(*_MED_JSON, "finnes_ikke", "ikke_aapen")},
    summary="Begynn på et skjema, eller finn det som er begynt",
)
def begynn(request: Kall, inn: kropp.NyttSkjema) -> dict[str, Any]:
    """Kalt flere ganger gir det samme skjema."""
    ny = tjeneste.start(bruker=bruker_av(request), skjema=inn.skjema, aar=inn.aar)
    return om_skjemaet(ny)


@router.get(
    for_ninja("skjema"),
    url_name="skjema",
    auth=_LESER,
    response={200: svar.Skjemasvar, **svar.problemer("finnes_ikke")},
    summary="Hvor langt et skjema er kommet",
)
def skjema(request: Kall, id: uuid.UUID) -> dict[str, Any]:
    """Tilstand, hva som mangler, filen, siste kontroll og kvitteringene."""
    return om_skjemaet(utvalg.utfylling_for(bruker_av(request), id))


@router.put(
    for_ninja("svar"),
    url_name="svar",
    auth=_SKRIVER,
    response={
        200: svar.Skjemasvar,
        **svar.problemer(*_MED_JSON, "finnes_ikke", "endret"),
    },
    summary="Lagre svar på skjemaets spørsmål",
)
def lagre_svar(request: Kall, id: uuid.UUID, inn: kropp.Svarene) -> dict[str, Any]:
    """Svarene lagres som utkast, også når noe mangler; «mangler» sier hva som må rettes før
    innsending. Spørsmålet om det er noen å rapportere besvares med ja eller nei."""
    bruker = bruker_av(request)
    with transaction.atomic():
        utfylling = utvalg.utfylling_for(bruker, id, laas=True)
        _krev_versjon(utfylling, inn.versjon)
        _lagre(utfylling, bruker, inn.svar)
    return om_skjemaet(utvalg.utfylling_for(bruker, id))


def _lagre(utfylling: Utfylling, bruker: Bruker, svarene: dict[str, str]) -> None:
    """Group by group, as a page does: what isn't named in a group is sent as it stands."""
    form = utvalg.definisjon(utfylling)
    aapne = [f.id for g in form.grupper for f in g.felt if f.tas_imot]
    if not set(svarene) <= set(aapne):
        ikke = _("Har et felt som ikke kan besvares. Felt som kan: %(felt)s.")
        raise Problem("ugyldig", felt=[Feltproblem("svar", ikke % {"felt": ", ".join(aapne)})])
    versjon = utfylling.versjon
    for gruppe in form.grupper:
        egne = {felt.id: svarene[felt.id] for felt in gruppe.felt if felt.id in svarene}
        if not egne:
            continue
        staar = utvalg.gruppens_svar(form, utfylling.svar, gruppe.id)
        lagret = tjeneste.lagre(
            utfylling=utfylling,
            bruker=bruker,
            gruppe=gruppe.id,
            raa={**staar, **egne},
            versjon=versjon,
            meldt=True,
        )
        versjon = lagret.utfylling.versjon


@router.post(
    for_ninja("bestill"),
    url_name="bestill",
    auth=_SKRIVER,
    response={
        202: svar.Kontrollsvar,
        **svar.problemer(*_MED_JSON, "ufullstendig", "finnes_ikke", "tilstand"),
    },
    summary="Kontroller filen i mottaket, eller send inn",
)
def bestill(request: Kall, id: uuid.UUID, inn: kropp.Bestilling) -> Status[dict[str, Any]]:
    """Kontrollen gjøres i sikker sone. Spør etter den med id-en i svaret. Bestilt flere ganger før
    den er ferdig, er det én kontroll."""
    bruker = bruker_av(request)
    utfylling = utvalg.utfylling_for(bruker, id)
    _krev_versjon(utfylling, inn.versjon)
    ordre = bestilling.bestill(
        utfylling=utfylling, bruker=bruker, handling=inn.handling, versjon=utfylling.versjon
    )
    services.noter_bruk(nokkel=request.auth, til=inn.handling, objekt=ordre.pk)
    return Status(202, om_kontroll(ordre))


def _krev_versjon(utfylling: Utfylling, sett: int | None) -> None:
    if sett is not None and sett != utfylling.versjon:
        raise Problem("endret")


def om_skjemaet(utfylling: Utfylling) -> dict[str, Any]:
    """``svar.Skjemasvar``."""
    rundens = aapning_av(utfylling)
    siste = utvalg.siste_kontroll(utfylling)
    fil, spraket = utfylling.fil, utvalg.sprak()
    return {
        "id": utfylling.pk,
        "skjema": utfylling.skjema,
        "aar": utfylling.aar,
        "enhet": utfylling.enhet.region,
        "tilstand": utfylling.tilstand,
        "versjon": utfylling.versjon,
        "aapen": rundens.kan_sende,
        "frist": rundens.frist,
        "prove": utfylling.prove,
        "mangler": [
            {"felt": ett.felt, "tekst": ett.tekst.paa(spraket)}
            for ett in utvalg.mangler_for_innsending(utfylling)
        ],
        "fil": {
            "id": fil.pk,
            "storrelse": fil.storrelse,
            "sha256": fil.sha256,
            "lagret": fil.lagret,
        }
        if fil
        else None,
        "kontroll": siste.pk if siste else None,
        "kvitteringer": [ett.kvitteringsnr for ett in utvalg.leveringer(utfylling)],
    }
