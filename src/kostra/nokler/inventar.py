"""Which keys and certificates are in use, by which algorithms, until when (ASVS 5.0, 11.1)."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from kostra.kryptering import (
    NokkelFeil,
    PassordMangler,
    SertifikatFeil,
    fingeravtrykk,
    les_sertifikat,
    navn_paa,
)
from kostra.nokler.les import er_kryptert, les_nokkel

_KURVER = {"secp256r1": "P-256", "secp384r1": "P-384", "secp521r1": "P-521"}


@dataclass(frozen=True)
class Rad:
    """One file. Times are UTC; None and empty text: not known (a key has no dates of its own).

    ``slag``: ``sertifikat`` or ``privat nøkkel``. ``bit``: size of the key.
    ``fingeravtrykk``: SHA-256 of the certificate, or of the public key (SPKI) of a key.
    ``passord``: whether a private key is under a passphrase.
    """

    fil: str
    slag: str
    navn: str = ""
    bruk: str = ""
    algoritme: str = ""
    bit: int | None = None
    gyldig_fra: datetime | None = None
    gyldig_til: datetime | None = None
    dager_igjen: int | None = None
    fingeravtrykk: str = ""
    passord: bool | None = None


def beskriv_fil(fil: str, data: bytes, *, naa: datetime) -> Rad:
    """Tells what ``data`` is; never needs a passphrase. ``naa``: aware, UTC.

    Raises:
        NokkelFeil: neither a certificate nor a private key.
    """
    try:
        return _sertifikat(fil, les_sertifikat(data), naa)
    except SertifikatFeil as feil:
        ikke_sertifikat = feil
    try:
        nokkel = les_nokkel(data)
    except PassordMangler:
        return Rad(fil, "privat nøkkel", passord=True)
    except NokkelFeil:
        raise NokkelFeil(str(ikke_sertifikat)) from None
    offentlig = nokkel.public_key()
    spki = offentlig.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    algoritme, bit = _algoritme(offentlig)
    return Rad(
        fil,
        "privat nøkkel",
        algoritme=algoritme,
        bit=bit,
        fingeravtrykk=_grupper(hashlib.sha256(spki).hexdigest()),
        passord=er_kryptert(data),
    )


def _sertifikat(fil: str, sertifikat: x509.Certificate, naa: datetime) -> Rad:
    try:
        algoritme, bit = _algoritme(sertifikat.public_key())
    except (ValueError, UnsupportedAlgorithm):  # it is still part of the inventory
        algoritme, bit = "ukjent", None
    return Rad(
        fil,
        "sertifikat",
        navn=navn_paa(sertifikat),
        bruk=_bruk(sertifikat),
        algoritme=algoritme,
        bit=bit,
        gyldig_fra=sertifikat.not_valid_before_utc,
        gyldig_til=sertifikat.not_valid_after_utc,
        dager_igjen=(sertifikat.not_valid_after_utc - naa).days,
        fingeravtrykk=fingeravtrykk(sertifikat),
    )


def _bruk(sertifikat: x509.Certificate) -> str:
    try:
        bruk = sertifikat.extensions.get_extension_for_class(x509.KeyUsage).value
    except (
        x509.ExtensionNotFound,
        x509.DuplicateExtension,
        x509.UnsupportedGeneralNameType,
        ValueError,
    ):
        return "ikke angitt"
    deler = []
    if bruk.key_encipherment or bruk.data_encipherment or bruk.key_agreement:
        deler.append("kryptering")
    if bruk.digital_signature or bruk.content_commitment:
        deler.append("signering")
    return "+".join(deler) or "annet"


def _algoritme(nokkel: Any) -> tuple[str, int | None]:
    if isinstance(nokkel, rsa.RSAPublicKey):
        return "RSA", nokkel.key_size
    if isinstance(nokkel, ec.EllipticCurvePublicKey):
        return f"EC {_KURVER.get(nokkel.curve.name, nokkel.curve.name)}", nokkel.key_size
    if isinstance(nokkel, ed25519.Ed25519PublicKey):
        return "Ed25519", 256
    return "annen", None


def _grupper(sum_: str) -> str:
    return " ".join(sum_.upper()[i : i + 4] for i in range(0, len(sum_), 4))
