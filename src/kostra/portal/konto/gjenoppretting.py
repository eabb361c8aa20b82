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
from kostra.portal.varsling import utboks


def be_om(*, brukernavn: str, slag: Gjenoppretting.Slag, adresse: str) -> None:
    """Leaves the request for the kommune and tells its contact, if there is such a rapportør.

    Gives nothing away. One letter for one request, however often it is made before it is answered.
    """
    navn = hemmeligheter.les_brukernavn(brukernavn)
    if not struping.slipp(struping.GLEMT, adresse):
        return
    bruker = Bruker.objects.filter(brukerid=navn, rolle=Rolle.RAPPORTOR, aktiv=True).first()
    if bruker is None:
        return
    with transaction.atomic():
        onske, ny = Gjenoppretting.objects.get_or_create(bruker=bruker, slag=slag, avgjort=None)
        if ny:
            _fortell_kontakten(onske)
            logg.foy_til("konto.glemt", enhet=bruker.enhet, objekt=bruker.pk, slag=str(slag.value))


def _fortell_kontakten(onske: Gjenoppretting) -> None:
    enhet = onske.bruker.ved
    if not enhet.kontakt_epost:
        return
    utboks.legg(
        "kontakt_glemt",
        kanal="epost",
        arsak=f"kontakt_glemt:{onske.pk}",
        til=enhet.kontakt_epost,
        sprak=enhet.sprak,
        kontekst={
            "kommunenr": enhet.kommunenr,
            "kommune": enhet.fullt_navn,
            "navn": onske.bruker.navn,
            "hva": str(onske.slag),
        },
    )


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
