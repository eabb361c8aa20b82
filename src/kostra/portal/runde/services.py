"""Opens reporting years and takes in certificates."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction

from kostra.blankett import UkjentBlankett, blankett
from kostra.kryptering import SertifikatFeil, fingeravtrykk, les_sertifikat
from kostra.portal.revisjon import logg
from kostra.portal.runde.models import Rapporteringsaar, Rundeskjema, Sertifikat


class RundeFeil(ValueError):
    """A round that can't be made as told. The text says why."""


def opprett_aar(
    *,
    aar: int,
    aapner: datetime,
    frist: date,
    stenger: datetime,
    skjemaer: Iterable[str],
    sertifikater: Iterable[str] = (),
) -> Rapporteringsaar:
    """Makes a reporting year's round, or moves the times of the one that is there.

    ``sertifikater``: PEM texts to encrypt to. Raises :class:`RundeFeil`.
    """
    if not aapner < stenger:
        raise RundeFeil("Runden må åpne før den stenger.")
    if not aapner.date() <= frist <= stenger.date():
        raise RundeFeil("Fristen må ligge mellom åpning og stenging.")
    valgte = sorted(set(skjemaer))
    _sjekk_skjemaer(aar, valgte)
    with transaction.atomic():
        runde, _ = Rapporteringsaar.objects.update_or_create(
            aar=aar, defaults={"apner": aapner, "frist": frist, "stenger": stenger}
        )
        runde.skjemaer.exclude(skjema__in=valgte).delete()
        for skjema in valgte:
            Rundeskjema.objects.get_or_create(runde=runde, skjema=skjema)
        for pem in sertifikater:
            legg_til_sertifikat(pem=pem, bruk=Sertifikat.Bruk.KRYPTERING, runde=runde)
        logg.foy_til("runde.opprettet", objekt=aar, skjemaer=" ".join(valgte))
    return runde


def _sjekk_skjemaer(aar: int, skjemaer: list[str]) -> None:
    if not skjemaer:
        raise RundeFeil("Runden må ha minst ett skjema.")
    for skjema in skjemaer:
        try:
            blankett(skjema, aar)
        except UkjentBlankett as feil:
            raise RundeFeil(f"Skjema {skjema} finnes ikke for {aar}.") from feil


def legg_til_sertifikat(
    *, pem: str, bruk: str, runde: Rapporteringsaar | None = None
) -> Sertifikat:
    """Takes in a public certificate; the same one twice is one.

    Raises:
        RundeFeil: the text is not one certificate (a private key least of all).
    """
    try:
        sertifikat = les_sertifikat(pem.encode())
    except SertifikatFeil as feil:
        raise RundeFeil(str(feil)) from feil
    with transaction.atomic():
        rad, _ = Sertifikat.objects.get_or_create(
            fingeravtrykk=fingeravtrykk(sertifikat),
            runde=runde,
            bruk=bruk,
            defaults={
                "pem": pem,
                "gyldig_fra": sertifikat.not_valid_before_utc,
                "gyldig_til": sertifikat.not_valid_after_utc,
            },
        )
        logg.foy_til("sertifikat.lagt_inn", objekt=rad.pk, bruk=bruk)
    return rad
