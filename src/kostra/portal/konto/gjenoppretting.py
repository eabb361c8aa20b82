"""Forgotten password and lost phone: the person asks, and nothing happens before the kommune confirms.

Asking tells nothing about who has an account, and does nothing that a stranger could use: the new
password goes to the address we have, and a new number comes from the kommune, which knows the person.
"""

from __future__ import annotations

from django.db import transaction
from django.db.models import QuerySet

from kostra.portal import klokke
from kostra.portal.konto import hemmeligheter, struping
from kostra.portal.konto.models import Bruker, Gjenoppretting, Rolle
from kostra.portal.revisjon import logg
from kostra.portal.tilgang.models import Enhet


def be_om(*, brukernavn: str, slag: Gjenoppretting.Slag, adresse: str) -> None:
    """Leaves the request for the kommune, if there is such a rapportør. Gives nothing away."""
    navn = hemmeligheter.les_brukernavn(brukernavn)
    if not struping.slipp(struping.GLEMT, adresse):
        return
    bruker = Bruker.objects.filter(brukerid=navn, rolle=Rolle.RAPPORTOR, aktiv=True).first()
    if bruker is None:
        return
    with transaction.atomic():
        _, ny = Gjenoppretting.objects.get_or_create(bruker=bruker, slag=slag, avgjort=None)
        if ny:
            logg.foy_til("konto.glemt", enhet=bruker.enhet, objekt=bruker.pk, slag=str(slag.value))


def aapne_onsker(enhet: Enhet) -> QuerySet[Gjenoppretting]:
    """What the unit's rapportører have asked for and nobody has answered, the oldest first."""
    return (
        Gjenoppretting.objects.filter(bruker__enhet=enhet, avgjort=None)
        .select_related("bruker")
        .order_by("opprettet")
    )


def avslaa(*, onske: Gjenoppretting, bruker: Bruker) -> None:
    """The kommune says no: the person hasn't asked."""
    with transaction.atomic():
        if Gjenoppretting.objects.filter(pk=onske.pk, avgjort=None).update(avgjort=klokke.naa()):
            logg.foy_til("konto.glemt", bruker=bruker, objekt=onske.bruker_id, resultat="avslag")
