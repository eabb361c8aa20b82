"""Recipients' certificates: reading them, and judging whether one may be encrypted to."""

from __future__ import annotations

import hashlib
import io
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import Encoding

from kostra.kryptering.der import HELTALL, KONTEKST0, SEKVENS, Leser
from kostra.kryptering.feil import SertifikatFeil
from kostra.kryptering.modell import Mottakerid

VARSEL: Final = timedelta(days=60)
RSA_MINST: Final = 3072
RSA_MEST: Final = 8192
RSA_EKSPONENT: Final = 65537
_MAKS_NAVN: Final = 64 * 1024
#: What cryptography raises for extensions that are damaged, or there twice.
UTVIDELSESFEIL: Final = (ValueError, x509.DuplicateExtension, x509.UnsupportedGeneralNameType)


@dataclass(frozen=True)
class Vurdering:
    """A certificate that may be used now.

    ``fingeravtrykk``: SHA-256 of the DER, hex in groups of four. ``gyldig_til``: the last second,
    UTC. ``dager_igjen``: whole days from ``naa``. ``advarsler``: sentences in bokmål.
    """

    navn: str
    fingeravtrykk: str
    gyldig_til: datetime
    dager_igjen: int
    advarsler: tuple[str, ...]


def fingeravtrykk(sertifikat: x509.Certificate) -> str:
    """SHA-256 of the certificate's DER: 64 upper-case hex digits in groups of four."""
    sum_ = hashlib.sha256(sertifikat.public_bytes(Encoding.DER)).hexdigest().upper()
    return " ".join(sum_[i : i + 4] for i in range(0, 64, 4))


def mottakerid(sertifikat: x509.Certificate) -> Mottakerid:
    """Issuer and serial number as they stand in the certificate, octet for octet (RFC 5280 4.1).

    Taken from the certificate's own octets: a name that is parsed and written again may differ.
    """
    tbs = sertifikat.tbs_certificate_bytes
    leser = Leser(io.BytesIO(tbs), len(tbs), streng=False)
    leser.inn(SEKVENS)
    if leser.neste() == KONTEKST0:
        leser.raa(16)  # version
    serienummer = leser.verdi(HELTALL, 64)
    leser.raa(256)  # signature algorithm
    return Mottakerid(leser.raa(_MAKS_NAVN), serienummer)


def nokkelid(sertifikat: x509.Certificate) -> bytes:
    """The subject key identifier, or empty if the certificate has none."""
    try:
        return sertifikat.extensions.get_extension_for_class(x509.SubjectKeyIdentifier).value.digest
    except (x509.ExtensionNotFound, *UTVIDELSESFEIL):
        return b""


def navn_paa(sertifikat: x509.Certificate) -> str:
    """The subject's common name or organisation, fit for a message."""
    for type_ in (x509.NameOID.COMMON_NAME, x509.NameOID.ORGANIZATION_NAME):
        for attributt in sertifikat.subject.get_attributes_for_oid(type_):
            verdi = attributt.value
            tekst = verdi if isinstance(verdi, str) else verdi.decode("utf-8", "replace")
            return "".join(tegn for tegn in tekst if tegn.isprintable())[:80]
    return "uten navn"


def vurder(sertifikat: x509.Certificate, *, naa: datetime) -> Vurdering:
    """Judges a certificate as recipient at the time ``naa`` (aware, UTC).

    Raises:
        SertifikatFeil: not yet valid, expired, wrong key usage, RSA under 3072 or over 8192 bits,
            or a key other than RSA, P-256 and P-384.
    """
    navn = navn_paa(sertifikat)
    _sjekk_tid(sertifikat, navn, naa)
    _sjekk_nokkel(sertifikat, navn)
    advarsler = _sjekk_bruk(sertifikat, navn)
    til = sertifikat.not_valid_after_utc
    igjen = til - naa
    if igjen <= VARSEL:
        advarsler += (
            f"Sertifikatet «{navn}» går ut {til:%d.%m.%Y}, om {igjen.days} dager. "
            "Hent det nye i god tid.",
        )
    return Vurdering(navn, fingeravtrykk(sertifikat), til, igjen.days, advarsler)


def _sjekk_tid(sertifikat: x509.Certificate, navn: str, naa: datetime) -> None:
    if naa < sertifikat.not_valid_before_utc:
        raise SertifikatFeil(
            f"Sertifikatet «{navn}» gjelder først fra {sertifikat.not_valid_before_utc:%d.%m.%Y}. "
            "Bruk sertifikatet som gjelder nå, eller sjekk datoen på maskinen."
        )
    if naa > sertifikat.not_valid_after_utc:
        raise SertifikatFeil(
            f"Sertifikatet «{navn}» gikk ut {sertifikat.not_valid_after_utc:%d.%m.%Y}. "
            "Hent det nye sertifikatet fra mottakeren."
        )


def _sjekk_nokkel(sertifikat: x509.Certificate, navn: str) -> None:
    try:
        nokkel = sertifikat.public_key()
    except (ValueError, UnsupportedAlgorithm) as feil:
        raise SertifikatFeil(f"Sertifikatet «{navn}» har en nøkkel som ikke støttes.") from feil
    if isinstance(nokkel, rsa.RSAPublicKey):
        if not RSA_MINST <= nokkel.key_size <= RSA_MEST:
            raise SertifikatFeil(
                f"Sertifikatet «{navn}» har en RSA-nøkkel på {nokkel.key_size} bit. "
                f"Den må ha fra {RSA_MINST} til {RSA_MEST} bit."
            )
        tall = nokkel.public_numbers()
        if tall.e < RSA_EKSPONENT or tall.e % 2 == 0 or tall.n % 2 == 0:  # NIST SP 800-56B 6.2
            raise SertifikatFeil(f"Sertifikatet «{navn}» har en svak eller skadet RSA-nøkkel.")
    elif not (
        isinstance(nokkel, ec.EllipticCurvePublicKey)
        and isinstance(nokkel.curve, ec.SECP256R1 | ec.SECP384R1)
    ):
        raise SertifikatFeil(
            f"Sertifikatet «{navn}» har en nøkkeltype som ikke kan brukes til kryptering. "
            "Bruk et sertifikat med RSA, P-256 eller P-384."
        )


def _sjekk_bruk(sertifikat: x509.Certificate, navn: str) -> tuple[str, ...]:
    """Warnings; a certificate without key usage may be used for everything (RFC 5280 4.2.1.3)."""
    try:
        bruk = sertifikat.extensions.get_extension_for_class(x509.KeyUsage).value
    except x509.ExtensionNotFound:
        return (f"Sertifikatet «{navn}» sier ikke hva det er laget for.",)
    except UTVIDELSESFEIL as feil:
        raise SertifikatFeil(f"Sertifikatet «{navn}» er skadet og kan ikke leses.") from feil
    if isinstance(sertifikat.public_key(), rsa.RSAPublicKey):
        tillatt = bruk.key_encipherment or bruk.data_encipherment
    else:
        tillatt = bruk.key_agreement
    if not tillatt:
        raise SertifikatFeil(
            f"Sertifikatet «{navn}» er ikke laget for kryptering (det kan være til signering). "
            "Bruk mottakerens krypteringssertifikat."
        )
    return ()
