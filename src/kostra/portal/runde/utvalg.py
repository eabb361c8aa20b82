"""What a round is right now. Reads only."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet

from kostra.portal import klokke
from kostra.portal.runde.aapning import (
    IKKE_AAPNET,
    IKKE_I_RUNDEN,
    PROVE_OVER,
    PUBLISERING,
    STENGT,
    VEDLIKEHOLD,
    Aapning,
    bedom,
)
from kostra.portal.runde.models import (
    Rapporteringsaar,
    Rundeskjema,
    Sertifikat,
    Stenging,
    Utsettelse,
)
from kostra.portal.tilgang.models import Enhet

if TYPE_CHECKING:
    from kostra.portal.innsending.models import Utfylling

__all__ = [
    "IKKE_AAPNET",
    "IKKE_I_RUNDEN",
    "PROVE_OVER",
    "PUBLISERING",
    "STENGT",
    "VEDLIKEHOLD",
    "Aapning",
    "aapne_runder",
    "aapning",
    "aapning_av",
    "aktuelle",
    "frister",
    "krypteringssertifikater",
    "proverunder",
    "runder",
    "signeringssertifikater",
    "skjemaer",
    "stenginger_naa",
    "utsettelser",
    "versjoner",
]
SISTE_AAR = 9999
VARSLES_FOR = timedelta(days=7)  # so long before a closed time users are told of it
REGISTRERING = "999"  # part of every round, without being counted among its forms


def runder() -> QuerySet[Rapporteringsaar]:
    """All rounds, the latest year first."""
    return Rapporteringsaar.objects.all()


def aapne_runder() -> list[Rapporteringsaar]:
    """The rounds that are open now, the latest year first; one that is closed for a week is open."""
    naa = klokke.frister_naa()
    return list(Rapporteringsaar.objects.filter(apner__lte=naa, stenger__gt=naa))


def proverunder() -> list[Rapporteringsaar]:
    """The rounds whose trial is on now, the latest year first."""
    naa = klokke.frister_naa()
    return list(Rapporteringsaar.objects.filter(prove_fra__lte=naa, prove_til__gt=naa))


def aktuelle(enhet: Enhet) -> list[Rapporteringsaar]:
    """The rounds that are open for the unit now, in trial or by an extension too."""
    naa = klokke.frister_naa()
    apen = Q(apner__lte=naa, stenger__gt=naa) | Q(prove_fra__lte=naa, prove_til__gt=naa)
    utsatt = Q(pk__in=Utsettelse.objects.filter(enhet=enhet, stenger__gt=naa).values("runde"))
    rader = Rapporteringsaar.objects.filter(apen | (utsatt & Q(apner__lte=naa)))
    alle = rader.prefetch_related("skjemaer", "stenginger")
    return [runde for runde in alle if enhet.finnes_i(runde.aar)]


def stenginger_naa(runde: Rapporteringsaar) -> list[Stenging]:
    """The closed times of an open round that are on now or come within a week: what to tell of."""
    naa = klokke.frister_naa()
    return [en for en in runde.stenginger.all() if en.til > naa and en.fra <= naa + VARSLES_FOR]


def frister(runde: Rapporteringsaar) -> dict[str, date]:
    """Form -> its due date, in the order of the forms: its own, or the round's."""
    return {ett.skjema: ett.frist or runde.frist for ett in runde.skjemaer.all()}


def versjoner(aar: int) -> dict[str, int]:
    """Form -> its version in that year's round; nothing where there is no round."""
    rader = Rundeskjema.objects.filter(runde=aar)
    return dict(rader.values_list("skjema", "versjon"))


def aapning(*, enhet: Enhet, aar: int, skjema: str, prove: bool | None = None) -> Aapning:
    """When the unit can send the form; closed times count, and an extension the unit was given.

    ``prove``: whether the form was made in the trial (:func:`aapning_av` knows); None: a form that
    isn't begun. A unit made up for a vendor has trials only.
    """
    runde = (
        Rapporteringsaar.objects.prefetch_related("skjemaer", "stenginger").filter(pk=aar).first()
    )
    if runde is None or not enhet.finnes_i(aar):
        return Aapning(False, IKKE_I_RUNDEN)
    fristene = frister(runde)
    if skjema != REGISTRERING and skjema not in fristene:
        return Aapning(False, IKKE_I_RUNDEN)
    frist, stenger = fristene.get(skjema, runde.frist), runde.stenger
    for lengre in Utsettelse.objects.filter(
        Q(skjema=skjema) | Q(skjema=""), enhet=enhet, runde=runde
    ):
        frist, stenger = max(frist, lengre.ny_frist), max(stenger, lengre.stenger)
    return bedom(
        runde,
        naa=klokke.frister_naa(),
        frist=frist,
        stenger=stenger,
        stenginger=runde.stenginger.all(),
        prove=True if enhet.leverandor else prove,
    )


def aapning_av(utfylling: Utfylling) -> Aapning:
    """The same for a form that is begun: one of the trial has the trial's times."""
    return aapning(
        enhet=utfylling.enhet, aar=utfylling.aar, skjema=utfylling.skjema, prove=utfylling.prove
    )


def utsettelser(runde: Rapporteringsaar) -> QuerySet[Utsettelse]:
    """The extensions given in a round, by unit."""
    rader = Utsettelse.objects.filter(runde=runde).select_related("enhet")
    return rader.order_by("enhet__kommunenr", "enhet__bydelsnr", "skjema")


def skjemaer(aar: int) -> list[str]:
    """The forms of a round; none for a year that is no year."""
    if not 1 <= aar <= SISTE_AAR:  # an address may hold any number, and SQLite's integers end
        return []
    return list(Rundeskjema.objects.filter(runde_id=aar).values_list("skjema", flat=True))


def krypteringssertifikater(aar: int) -> list[Sertifikat]:
    """The certificates to encrypt to now, the newest first. Not one withdrawn, nor a vendor trial's."""
    ekte = _gyldige(Sertifikat.Bruk.KRYPTERING).filter(trukket=None, prove=False)
    return list(ekte.filter(Q(runde_id=aar) | Q(runde=None)))


def signeringssertifikater() -> list[Sertifikat]:
    """The certificates that receipts are verified with, also those that have expired."""
    return list(Sertifikat.objects.filter(bruk=Sertifikat.Bruk.SIGNERING))


def _gyldige(bruk: str) -> QuerySet[Sertifikat]:
    naa = klokke.naa()
    gyldige = Sertifikat.objects.filter(bruk=bruk, gyldig_fra__lte=naa, gyldig_til__gt=naa)
    return gyldige.order_by("-gyldig_fra", "-gyldig_til", "-pk")  # two may begin the same day
