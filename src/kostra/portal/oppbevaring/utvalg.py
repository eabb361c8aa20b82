"""What has had its time, as queries: the dry run counts them, the job empties them."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import Q, QuerySet

from kostra.portal.innsending.models import Fil, Henvendelse, Utfylling
from kostra.portal.innsending.tilstand import Tilstand
from kostra.portal.konto.models import ANSATTE, Bruker, Gjenoppretting, Rolle
from kostra.portal.runde.models import Rapporteringsaar
from kostra.portal.tilgang.models import Enhet, Kommuneimport, Mobilbytte, Skjemarett
from kostra.portal.varsling.models import Forsendelse

DOGN = timedelta(days=1)
KLADD = 180 * DOGN
INNHOLD = 730 * DOGN
#: A rule may be corrected, and a time series counted anew, long after the figures were published.
LEVERTE_FILER = 10 * 365 * DOGN
BREV = 180 * DOGN
KONTO = 730 * DOGN
AVGJORT = 30 * DOGN
UAVGJORT = 180 * DOGN
IMPORT = 365 * DOGN

#: The answers of a form that are about a person: whose name, telephone and e-mail.
PERSONSVAR = (
    "ansvarlig_navn", "ansvarlig_telefon", "ansvarlig_epost", "person_navn", "person_epost",
    "person_mobil",
)  # fmt: skip


def stengt_for(naa: datetime, siden: timedelta) -> list[int]:
    """The years whose round closed that long ago."""
    rader = Rapporteringsaar.objects.filter(stenger__lte=naa - siden)
    return list(rader.values_list("aar", flat=True))


def kladder(naa: datetime) -> QuerySet[Utfylling]:
    """Never sent, and the round is long over."""
    return Utfylling.objects.filter(
        aar__in=stengt_for(naa, KLADD),
        sendt=None,
        tilstand__in=[Tilstand.PAABEGYNT, Tilstand.AVVIST],
    )


def svar_om_personer(naa: datetime) -> QuerySet[Utfylling]:
    """Sent forms that still tell who was responsible, or whom the kommune registered."""
    felt = list(PERSONSVAR)
    return Utfylling.objects.filter(
        Q(svar__has_any_keys=felt) | Q(sendt_svar__has_any_keys=felt),
        aar__in=stengt_for(naa, INNHOLD),
    ).exclude(tilstand=Tilstand.UNDER_KONTROLL)


def filer(naa: datetime) -> QuerySet[Fil]:
    """Ciphertext that lies in the store, of a round long over."""
    return Fil.objects.filter(utslettet=None, utfylling__aar__in=stengt_for(naa, LEVERTE_FILER))


def henvendelser(naa: datetime) -> QuerySet[Henvendelse]:
    """Questions and returns that still have their text."""
    rader = Henvendelse.objects.filter(utfylling__aar__in=stengt_for(naa, LEVERTE_FILER))
    return rader.exclude(tekst="", svar="")


def brev(naa: datetime) -> QuerySet[Forsendelse]:
    """Letters that are done, and still have address or content."""
    ferdige = [Forsendelse.Stand.SENDT, Forsendelse.Stand.OPPGITT, Forsendelse.Stand.TVILSOM]
    rader = Forsendelse.objects.filter(stand__in=ferdige, opprettet__lte=naa - BREV)
    return rader.exclude(til="", kontekst={}, bruker=None)


def kontoer(naa: datetime) -> QuerySet[Bruker]:
    """Persons who can report nothing, or are out, and haven't logged in for long."""
    lenge_siden = naa - KONTO
    stille = Q(last_login=None, opprettet__lte=lenge_siden) | Q(last_login__lte=lenge_siden)
    i_bruk = Skjemarett.objects.exclude(aar__in=stengt_for(naa, KONTO)).values("bruker")
    ute = Q(rolle=Rolle.RAPPORTOR) & ~Q(pk__in=i_bruk)
    sluttet = Q(rolle__in=sorted(ANSATTE), aktiv=False)
    return Bruker.objects.filter(stille, ute | sluttet, anonymisert=None)


def mobilbytter(naa: datetime) -> QuerySet[Mobilbytte]:
    """New numbers that were decided, or that nobody will decide."""
    glemt = Q(avgjort=None, opprettet__lte=naa - UAVGJORT)
    return Mobilbytte.objects.filter(glemt | Q(avgjort__lte=naa - AVGJORT))


def gjenopprettinger(naa: datetime) -> QuerySet[Gjenoppretting]:
    """Forgotten passwords and lost phones, the same."""
    glemt = Q(avgjort=None, opprettet__lte=naa - UAVGJORT)
    return Gjenoppretting.objects.filter(glemt | Q(avgjort__lte=naa - AVGJORT))


def importer(naa: datetime) -> QuerySet[Kommuneimport]:
    """Imports that still hold what the contacts were before."""
    return Kommuneimport.objects.filter(gjort__lte=naa - IMPORT).exclude(var={}, etter={})


def kontakter(naa: datetime) -> QuerySet[Enhet]:
    """Units that reported for the last time long ago, with a contact."""
    rader = Enhet.objects.filter(gyldig_til__in=stengt_for(naa, INNHOLD))
    return rader.exclude(kontakt_navn="", kontakt_epost="", kontakt_telefon="")
