"""Takes a certificate into use, or withdraws one. Called by the approval that two persons made."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding
from django.db import transaction

from kostra.kryptering import SertifikatFeil, les_sertifikat, navn_paa, vurder
from kostra.portal import klokke
from kostra.portal.konto.models import Bruker
from kostra.portal.revisjon import logg
from kostra.portal.runde.models import Rapporteringsaar, Sertifikat
from kostra.portal.runde.services import legg_til_sertifikat

INN, UT = "inn", "ut"


def les(innhold: bytes, bruk: str, naa: datetime) -> x509.Certificate:
    """The certificate, PEM or DER, fit for its use, now or from the day it becomes valid.

    Raises:
        SertifikatFeil: it is no certificate (a private key least of all), has expired, or can't be used.
    """
    sertifikat = les_sertifikat(innhold)
    if bruk == Sertifikat.Bruk.KRYPTERING:
        vurder(sertifikat, naa=max(naa, sertifikat.not_valid_before_utc))
    else:
        _sjekk_signering(sertifikat, naa)
    return sertifikat


def _sjekk_signering(sertifikat: x509.Certificate, naa: datetime) -> None:
    navn = navn_paa(sertifikat)
    if naa > sertifikat.not_valid_after_utc:
        raise SertifikatFeil(
            f"Sertifikatet «{navn}» gikk ut {sertifikat.not_valid_after_utc:%d.%m.%Y}."
        )
    try:
        bruk = sertifikat.extensions.get_extension_for_class(x509.KeyUsage).value
    except x509.ExtensionNotFound:  # then it may be used for everything (RFC 5280 4.2.1.3)
        return
    if not bruk.digital_signature:
        raise SertifikatFeil(f"Sertifikatet «{navn}» er ikke laget for signering.")


def forslag_inn(
    *, sertifikat: x509.Certificate, bruk: str, aar: int | None, prove: bool
) -> dict[str, Any]:
    """What a proposal to take it in holds."""
    pem = sertifikat.public_bytes(Encoding.PEM).decode()
    return {"gjor": INN, "pem": pem, "bruk": bruk, "aar": aar, "prove": prove}


def forslag_ut(sertifikat: Sertifikat) -> dict[str, Any]:
    """What a proposal to withdraw it holds."""
    return {"gjor": UT, "sertifikat": sertifikat.pk}


def bytt(data: dict[str, Any], av: Bruker) -> Sertifikat:
    """Does what was approved. The certificate is judged anew: days may have gone since the proposal.

    Raises:
        SertifikatFeil: it can't be used any more.
        Sertifikat.DoesNotExist: there is none to withdraw, or it was withdrawn before.
    """
    with transaction.atomic():
        return _ta_inn(data) if data["gjor"] == INN else _trekk(data["sertifikat"], av)


def _ta_inn(data: dict[str, Any]) -> Sertifikat:
    les(data["pem"].encode(), data["bruk"], klokke.naa())
    runde = Rapporteringsaar.objects.get(pk=data["aar"]) if data["aar"] else None
    rad = legg_til_sertifikat(pem=data["pem"], bruk=data["bruk"], runde=runde)
    # one that was withdrawn and is approved again is in use again
    Sertifikat.objects.filter(pk=rad.pk).update(prove=data["prove"], trukket=None)
    return rad


def _trekk(nr: int, av: Bruker) -> Sertifikat:
    rad = Sertifikat.objects.select_for_update().get(pk=nr, trukket=None)
    rad.trukket = klokke.naa()
    rad.save(update_fields=["trukket"])
    logg.foy_til("sertifikat.trukket", bruker=av, objekt=rad.pk, bruk=rad.bruk)
    return rad
