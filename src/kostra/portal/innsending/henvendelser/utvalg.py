"""Which questions and returns there are, and which wait for someone. Reads only."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from kostra.portal.innsending.models import Henvendelse, Levering, Utfylling
from kostra.portal.innsending.tilstand import Tilstand
from kostra.portal.konto.models import Bruker, Rolle
from kostra.portal.tilgang.utvalg import kan_fylle_ut

_SLAG = Henvendelse.Slag


def alle(utfylling: Utfylling) -> list[Henvendelse]:
    """Everything about the form, the latest first."""
    rader = Henvendelse.objects.filter(utfylling=utfylling)
    return list(rader.select_related("levering", "besvart_av", "skrevet_av"))


def venter_paa_avgiver() -> QuerySet[Henvendelse]:
    """Questions without an answer, and returns without a new delivery; neither closed by staff."""
    ny_levering = Levering.objects.filter(
        utfylling=OuterRef("utfylling"), aapning__gt=OuterRef("levering__aapning")
    )
    ubesvart = Q(slag=_SLAG.SPORSMAAL, besvart=None)
    return Henvendelse.objects.filter(
        ubesvart | (Q(slag=_SLAG.RETUR) & ~Exists(ny_levering)), lukket=None
    )


def venter_paa_oss() -> QuerySet[Henvendelse]:
    """What was answered and isn't closed."""
    return Henvendelse.objects.filter(lukket=None).exclude(besvart=None)


def antall_besvart() -> int:
    """How many answers nobody at the agency has dealt with."""
    return venter_paa_oss().count()


def som_venter(utfyllinger: Iterable[UUID]) -> list[Henvendelse]:
    """Of those forms: what waits for their rapportør, the oldest first."""
    rader = venter_paa_avgiver().filter(utfylling__in=list(utfyllinger))
    return list(rader.select_related("utfylling").order_by("skrevet"))


def ubegynte(bruker: Bruker) -> list[UUID]:
    """The forms that staff have asked about and the user may begin, and nobody has."""
    rader = Utfylling.objects.filter(enhet=bruker.enhet_id, aapning=0)
    rader = rader.exclude(tilstand=Tilstand.SLETTET)
    return [rad.pk for rad in rader if kan_fylle_ut(bruker, rad.aar, rad.skjema)]


def som_kan_svare(utfylling: Utfylling) -> QuerySet[Bruker]:
    """The rapportører with a right to the form."""
    return Bruker.objects.filter(
        rolle=Rolle.RAPPORTOR,
        enhet=utfylling.enhet,
        aktiv=True,
        retter__aar=utfylling.aar,
        retter__skjema=utfylling.skjema,
    )


def er_returnert(levering: Levering) -> bool:
    """True if staff sent this delivery back."""
    return levering.henvendelser.filter(slag=_SLAG.RETUR).exists()


def returen(utfylling: Utfylling) -> bool:
    """True if the form's latest delivery was sent back, so that none of it counts."""
    siste = Levering.objects.filter(utfylling=utfylling).first()
    return siste is not None and er_returnert(siste)
