"""New private keys and their self-signed business certificates."""

from __future__ import annotations

import enum
from datetime import UTC, date, datetime, time

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    KeySerializationEncryption,
    NoEncryption,
    PrivateFormat,
)
from cryptography.x509.oid import NameOID

from kostra.kryptering import NokkelFeil
from kostra.nokler.les import PrivatNokkel

#: Statistics Norway.
ORGNR_SSB = "971526920"
_VEKTER = (3, 2, 7, 6, 5, 4, 3, 2)
_MAKS_NAVN = 64  # RFC 5280 appendix A: upper bound of organisation and common name


class Bruk(enum.StrEnum):
    """What a key is for. One key has one use."""

    KRYPTERING = "kryptering"
    SIGNERING = "signering"


class Nokkeltype(enum.StrEnum):
    """The key types that may be made."""

    RSA3072 = "rsa3072"
    RSA4096 = "rsa4096"
    P256 = "p256"
    P384 = "p384"
    ED25519 = "ed25519"


def lag_nokkel(type_: Nokkeltype, bruk: Bruk) -> PrivatNokkel:
    """Makes a private key.

    Raises:
        NokkelFeil: Ed25519 for encryption; it can only sign.
    """
    if type_ is Nokkeltype.ED25519:
        if bruk is Bruk.KRYPTERING:
            raise NokkelFeil("Ed25519 kan bare signere. Velg rsa3072, rsa4096, p256 eller p384.")
        return ed25519.Ed25519PrivateKey.generate()
    if type_ in (Nokkeltype.RSA3072, Nokkeltype.RSA4096):
        bit = 3072 if type_ is Nokkeltype.RSA3072 else 4096
        return rsa.generate_private_key(public_exponent=65537, key_size=bit)
    return ec.generate_private_key(ec.SECP256R1() if type_ is Nokkeltype.P256 else ec.SECP384R1())


def som_pem(nokkel: PrivatNokkel, passord: bytes | None) -> bytes:
    """PKCS#8 in PEM; under ``passord`` (PBES2 with AES-256) unless it is None.

    Raises:
        NokkelFeil: an empty passphrase.
    """
    vern: KeySerializationEncryption = NoEncryption()
    if passord is not None:
        if not passord:
            raise NokkelFeil("Passordet er tomt.")
        vern = BestAvailableEncryption(passord)
    return nokkel.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, vern)


def sertifikat_pem(sertifikat: x509.Certificate) -> bytes:
    """A certificate in PEM."""
    return sertifikat.public_bytes(Encoding.PEM)


def sjekk_orgnr(orgnr: str) -> None:
    """Raises NokkelFeil unless ``orgnr`` has nine digits with a right check digit (modulo 11)."""
    if len(orgnr) == 9 and orgnr.isascii() and orgnr.isdigit():
        sum_ = sum(vekt * ord_ for vekt, ord_ in zip(_VEKTER, map(int, orgnr[:8]), strict=True))
        if (11 - sum_ % 11) % 11 == int(orgnr[8]):
            return
    raise NokkelFeil("Organisasjonsnummeret må ha ni sifre med riktig kontrollsiffer.")


def lag_sertifikat(
    nokkel: PrivatNokkel,
    *,
    bruk: Bruk,
    virksomhet: str,
    gyldig_fra: date,
    gyldig_til: date,
    orgnr: str = ORGNR_SSB,
) -> x509.Certificate:
    """A self-signed certificate, valid from midnight UTC to the end of the last day.

    The organisation number stands as serialNumber, as in Norwegian business certificates, and as
    organizationIdentifier ``NTRNO-…`` (ETSI EN 319 412-1 section 5.1.4). Key usage: RFC 5280
    section 4.2.1.3.

    Raises:
        NokkelFeil: bad organisation number or name, or an end before the start.
    """
    sjekk_orgnr(orgnr)
    if not virksomhet.strip() or not virksomhet.isprintable() or len(virksomhet) > _MAKS_NAVN:
        raise NokkelFeil(f"Navnet på virksomheten må ha fra 1 til {_MAKS_NAVN} synlige tegn.")
    if gyldig_til < gyldig_fra:
        raise NokkelFeil("Sluttdatoen er før startdatoen.")
    navn = _navn(bruk, virksomhet, orgnr, gyldig_fra.year)
    offentlig = nokkel.public_key()
    return (
        x509.CertificateBuilder()
        .subject_name(navn)
        .issuer_name(navn)
        .public_key(offentlig)
        .serial_number(x509.random_serial_number())
        .not_valid_before(datetime.combine(gyldig_fra, time(0), UTC))
        .not_valid_after(datetime.combine(gyldig_til, time(23, 59, 59), UTC))
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_nokkelbruk(nokkel, bruk), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(offentlig), critical=False)
        .sign(nokkel, None if isinstance(nokkel, ed25519.Ed25519PrivateKey) else hashes.SHA256())
    )


def _navn(bruk: Bruk, virksomhet: str, orgnr: str, aar: int) -> x509.Name:
    tillegg = f" KOSTRA {bruk} {aar}"
    return x509.Name(
        [
            x509.NameAttribute(NameOID.COUNTRY_NAME, "NO"),
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, virksomhet),
            x509.NameAttribute(NameOID.ORGANIZATION_IDENTIFIER, f"NTRNO-{orgnr}"),
            x509.NameAttribute(NameOID.SERIAL_NUMBER, orgnr),
            x509.NameAttribute(
                NameOID.COMMON_NAME, virksomhet[: _MAKS_NAVN - len(tillegg)] + tillegg
            ),
        ]
    )


def _nokkelbruk(nokkel: PrivatNokkel, bruk: Bruk) -> x509.KeyUsage:
    rsa_ = isinstance(nokkel, rsa.RSAPrivateKey)
    signering = bruk is Bruk.SIGNERING
    return x509.KeyUsage(
        digital_signature=signering,
        content_commitment=signering,
        key_encipherment=not signering and rsa_,
        key_agreement=not signering and not rsa_,
        data_encipherment=False,
        key_cert_sign=False,
        crl_sign=False,
        encipher_only=False,
        decipher_only=False,
    )
