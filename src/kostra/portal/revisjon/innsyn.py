"""Who looked at what: the events of the log that tell that somebody saw a report, a receipt, a contact.

Every view that shows such a thing calls :func:`noter` before it answers. The log holds ids; here they
become words for those who may read them.
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kostra.portal.innsending.models import Kontroll, Levering, Utfylling
from kostra.portal.konto.models import ANSATTE, Bruker
from kostra.portal.revisjon import logg
from kostra.portal.revisjon.models import Hendelse
from kostra.portal.revisjon.utvalg import INNSYN as SOM_KOMMUNE
from kostra.portal.revisjon.utvalg import brukerid_til
from kostra.portal.tilgang.models import Enhet

KVITTERING_VIST, KVITTERING_LASTET_NED = "kvittering.vist", "kvittering.lastet_ned"
LEVERING_VIST = "levering.vist"
KONTAKT_VIST, KONTAKTER_LASTET_NED = "kontakt.vist", "kontakt.lastet_ned"
KONTO_VIST, DATA_HENTET = "konto.vist", "konto.data_hentet"

#: Every event that tells that somebody saw something, in words.
ORD: dict[str, Promise] = {
    "rapport.vist": _("Kontrollrapport åpnet"),
    "rapport.lastet_ned": _("Kontrollrapport lastet ned"),
    KVITTERING_VIST: _("Kvittering åpnet"),
    KVITTERING_LASTET_NED: _("Kvittering lastet ned"),
    LEVERING_VIST: _("Levering åpnet"),
    "levering.lastet_ned": _("Kryptert fil lastet ned"),
    SOM_KOMMUNE: _("SSB så på kommunens sider"),
    KONTAKT_VIST: _("Kommunens kontaktopplysninger åpnet"),
    KONTAKTER_LASTET_NED: _("Liste med kontakter lastet ned"),
    KONTO_VIST: _("Brukerens side åpnet"),
    DATA_HENTET: _("Alt om en bruker lastet ned"),
}


@dataclass(frozen=True)
class Rad:
    """One look. ``hvem``: a user id, or the agency to a kommune; ``skjema``: form and year, or empty."""

    tid: datetime
    hva: str
    hvem: str
    skjema: str


def noter(
    handling: str,
    *,
    bruker: Bruker,
    enhet: Enhet | None = None,
    objekt: object = "",
    **detaljer: Any,
) -> None:
    """That user is about to be shown it. ``handling``: one of :data:`ORD`."""
    with transaction.atomic():
        logg.foy_til(handling, bruker=bruker, enhet=enhet, objekt=objekt, **detaljer)


def for_enheten(enhet: Enhet) -> QuerySet[Hendelse]:
    """All that was looked at of the unit's, the latest first."""
    rader = Hendelse.objects.filter(enhet=enhet.region, handling__in=list(ORD))
    return rader.order_by("-tid", "-nr")


def i_ord(rader: list[Hendelse], *, for_enhet: Enhet | None = None) -> list[Rad]:
    """The events in words. ``for_enhet``: to a kommune, who isn't told which of the staff it was."""
    kjente, skjemaer = brukerid_til(rader), _skjemaer(rader)
    return [
        Rad(
            rad.tid,
            str(ORD.get(rad.handling, rad.handling)),
            "SSB" if for_enhet and rad.rolle in ANSATTE else kjente.get(rad.aktor, rad.rolle),
            skjemaer.get(rad.objekt, ""),
        )
        for rad in rader
    ]


def _skjemaer(rader: list[Hendelse]) -> dict[str, str]:
    """Object of an event -> form and year: of a control, a form, or a receipt."""
    objekter = {rad.objekt for rad in rader}
    ider = [uuid.UUID(tekst) for tekst in objekter if _er_uuid(tekst)]
    funnet: dict[str, str] = {}
    for sporring, foran in (
        (Kontroll.objects.filter(pk__in=ider), "utfylling__"),
        (Utfylling.objects.filter(pk__in=ider), ""),
        (Levering.objects.filter(pk__in=objekter), "utfylling__"),
    ):
        verdier: Any = sporring.values_list("pk", f"{foran}skjema", f"{foran}aar")
        funnet |= {str(pk): f"{skjema} {aar}" for pk, skjema, aar in verdier}
    return funnet


def _er_uuid(tekst: str) -> bool:
    try:
        uuid.UUID(tekst)
    except ValueError:
        return False
    return True
