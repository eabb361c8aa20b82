"""What counts as delivered: the one place that says so, for status, reminders and handing on."""

from __future__ import annotations

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from kostra.portal.innsending.models import Henvendelse, Levering, Utfylling
from kostra.portal.innsending.tilstand import Tilstand
from kostra.portal.tilgang.models import Enhet


def gjeldende(aar: int, skjema: str | None = None) -> QuerySet[Levering]:
    """The deliveries that count: of each form the latest opening's, if it wasn't returned.

    *Nei* is a delivery too. One that was unlocked still counts until it is sent anew. A trial's never
    does, nor a vendor's.
    """
    rader = Levering.objects.filter(
        ~erstattet(),
        ~returnert(),
        utfylling__aar=aar,
        utfylling__prove=False,
        utfylling__enhet__leverandor="",
    ).exclude(utfylling__tilstand__in=[Tilstand.SLETTET, Tilstand.TRUKKET])
    return rader if skjema is None else rader.filter(utfylling__skjema=skjema)


def erstattet() -> Q:
    """True for the deliveries that one of a later opening took the place of.

    Only a form that was opened again can have one: for all others the database need not look.
    """
    nyere = Levering.objects.filter(
        utfylling=OuterRef("utfylling"), aapning__gt=OuterRef("aapning")
    )
    return Q(aapning__lt=F("utfylling__aapning")) & Q(Exists(nyere.order_by()))


def returnert() -> Q:
    """True for the deliveries that staff sent back: few, and looked up once."""
    returer = Henvendelse.objects.filter(slag=Henvendelse.Slag.RETUR, levering__isnull=False)
    return Q(pk__in=returer.values("levering"))


def enheter(aar: int) -> QuerySet[Enhet]:
    """The units that report for the year, without those made up for vendors."""
    return Enhet.objects.filter(
        Q(gyldig_til=None) | Q(gyldig_til__gte=aar), gyldig_fra__lte=aar, leverandor=""
    )


def uten_levering(aar: int, skjema: str) -> QuerySet[Enhet]:
    """The units of the year that have no delivery of the form that counts."""
    levert = Utfylling.objects.filter(leveringer__in=gjeldende(aar, skjema))
    return enheter(aar).exclude(pk__in=levert.values("enhet"))
