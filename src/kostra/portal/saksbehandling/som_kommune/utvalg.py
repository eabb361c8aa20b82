"""A unit's pages as its own account has them. Reads only; no account of the kommune's is used."""

from __future__ import annotations

import uuid
from typing import Any

from kostra.portal.innsending import utvalg
from kostra.portal.innsending.models import Levering, Utfylling
from kostra.portal.innsending.skjema import liste, side
from kostra.portal.konto.models import Bruker, Rolle
from kostra.portal.tilgang.models import Enhet
from kostra.portal.tilgang.utvalg import rapportorer


def kommunen(enhet: Enhet) -> Bruker:
    """What the rules of the kommune's pages are asked about: an account that is never saved."""
    return Bruker(rolle=Rolle.KOMMUNE, enhet=enhet, navn=enhet.fullt_navn)


def finn(sok: str) -> list[Enhet]:
    """Units by number or name; every word must be there."""
    ord_ = sok.casefold().split()
    return [
        enhet
        for enhet in Enhet.objects.all()
        if all(o in f"{enhet} {enhet.bydelsnr} {enhet.orgnr}".casefold() for o in ord_)
    ]


def mine(enhet: Enhet) -> dict[str, Any]:
    """*Mine skjema*: its forms, how far the others have come, receipts by number, and who may report."""
    konto = kommunen(enhet)
    leveringer = Levering.objects.filter(utfylling__enhet=enhet).select_related("utfylling")
    return {
        "enhet": enhet,
        "rader": liste.mine(konto),
        "andre": liste.status_for_kommunen(konto),
        "leveringer": list(leveringer[:100]),
        "rapportorer": rapportorer(enhet),
    }


def skjema(enhet: Enhet, id: uuid.UUID) -> tuple[Utfylling, dict[str, Any]]:
    """One of its forms for reading. Raises :class:`kostra.portal.innsending.utvalg.IkkeTilgjengelig`."""
    utfylling = utvalg.utfylling_for(kommunen(enhet), id)
    hode = side.hode(utfylling)
    return utfylling, {
        "enhet": enhet,
        "utfylling": utfylling,
        "tittel": hode["tittel"],
        "grupper_lest": side.lest(utvalg.definisjon(utfylling), utvalg.alle_svar(utfylling)),
    }
