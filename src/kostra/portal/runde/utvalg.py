"""What a round is right now. Reads only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q, QuerySet

from kostra.portal import klokke
from kostra.portal.runde.models import Rapporteringsaar, Rundeskjema, Sertifikat, Utsettelse
from kostra.portal.tilgang.models import Enhet

IKKE_AAPNET, STENGT, IKKE_I_RUNDEN = "ikke_aapnet", "stengt", "ikke_i_runden"
SISTE_AAR = 9999
REGISTRERING = "999"  # part of every round, without being counted among its forms


@dataclass(frozen=True)
class Aapning:
    """Whether a unit can send a form now, and the times that decide it. ``grunn``: why not."""

    kan_sende: bool
    grunn: str
    aapner: datetime | None = None
    frist: date | None = None
    stenger: datetime | None = None


def runder() -> QuerySet[Rapporteringsaar]:
    """All rounds, the latest year first."""
    return Rapporteringsaar.objects.all()


def aapne_runder() -> list[Rapporteringsaar]:
    """The rounds that are open now, the latest year first."""
    naa = klokke.naa()
    return list(Rapporteringsaar.objects.filter(apner__lte=naa, stenger__gt=naa))


def aapning(*, enhet: Enhet, aar: int, skjema: str) -> Aapning:
    """When the unit can send the form; an extension it was given counts."""
    runde = Rapporteringsaar.objects.filter(pk=aar).first()
    if runde is None or not _med_i(runde, skjema) or not enhet.finnes_i(aar):
        return Aapning(False, IKKE_I_RUNDEN)
    frist, stenger = runde.frist, runde.stenger
    for lengre in Utsettelse.objects.filter(
        Q(skjema=skjema) | Q(skjema=""), enhet=enhet, runde=runde
    ):
        frist, stenger = max(frist, lengre.ny_frist), max(stenger, lengre.stenger)
    naa = klokke.naa()
    grunn = IKKE_AAPNET if naa < runde.apner else STENGT if naa >= stenger else ""
    return Aapning(not grunn, grunn, runde.apner, frist, stenger)


def _med_i(runde: Rapporteringsaar, skjema: str) -> bool:
    return skjema == REGISTRERING or runde.skjemaer.filter(skjema=skjema).exists()


def skjemaer(aar: int) -> list[str]:
    """The forms of a round; none for a year that is no year."""
    if not 1 <= aar <= SISTE_AAR:  # an address may hold any number, and SQLite's integers end
        return []
    return list(Rundeskjema.objects.filter(runde_id=aar).values_list("skjema", flat=True))


def krypteringssertifikater(aar: int) -> list[Sertifikat]:
    """The certificates to encrypt to now, the newest first."""
    return list(_gyldige(Sertifikat.Bruk.KRYPTERING).filter(Q(runde_id=aar) | Q(runde=None)))


def signeringssertifikater() -> list[Sertifikat]:
    """The certificates that receipts are verified with, also those that have expired."""
    return list(Sertifikat.objects.filter(bruk=Sertifikat.Bruk.SIGNERING))


def _gyldige(bruk: str) -> QuerySet[Sertifikat]:
    naa = klokke.naa()
    return Sertifikat.objects.filter(bruk=bruk, gyldig_fra__lte=naa, gyldig_til__gt=naa)
