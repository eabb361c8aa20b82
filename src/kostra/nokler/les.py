"""A private key file -> key, with a plain answer for every wrong kind of file."""

from __future__ import annotations

import re
from typing import Final

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa

from kostra.kryptering import FeilPassord, NokkelFeil, PassordMangler

PrivatNokkel = rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey | ed25519.Ed25519PrivateKey
MAKS: Final = 64 * 1024
_PEM: Final = re.compile(rb"-----BEGIN ([A-Z0-9 ]{1,40})-----")
_P12: Final = re.compile(
    rb"\x30(?:[\x00-\x7f]|\x81.|\x82..|\x83...|\x80)\x02\x01\x03\x30", re.DOTALL
)
#: PBES2, PKCS#12 and PKCS#5 version 1 schemes: how an encrypted PKCS#8 in DER begins.
_PBE: Final = (b"\x2a\x86\x48\x86\xf7\x0d\x01\x05", b"\x2a\x86\x48\x86\xf7\x0d\x01\x0c\x01")


def er_kryptert(data: bytes) -> bool:
    """True if the private key in ``data`` is under a passphrase."""
    if _PEM.search(data):
        return b"BEGIN ENCRYPTED PRIVATE KEY" in data or b"Proc-Type: 4,ENCRYPTED" in data
    return any(pbe in data[:40] for pbe in _PBE)


def les_nokkel(data: bytes, passord: bytes | None = None) -> PrivatNokkel:
    """Reads one private key: PKCS#8, PKCS#1 or SEC 1, PEM or DER.

    A passphrase given for a key that has none is not an error.

    Raises:
        PassordMangler: the key is under a passphrase and ``passord`` is None.
        FeilPassord: it is not the right one.
        NokkelFeil: empty, a certificate, a PKCS#12, damaged, or of a type that is not supported.
    """
    if not data.strip():
        raise NokkelFeil("Nøkkelfilen er tom.")
    if len(data) > MAKS:
        raise NokkelFeil("Filen er for stor til å være en nøkkel.")
    merker = _PEM.findall(data)
    _avvis_annet(data, merker)
    kryptert = er_kryptert(data)
    if kryptert and passord is None:
        raise PassordMangler("Nøkkelen er låst med passord. Oppgi passordet.")
    les = serialization.load_pem_private_key if merker else serialization.load_der_private_key
    try:
        nokkel = les(data, passord if kryptert else None)
    except (ValueError, TypeError) as feil:
        if kryptert:
            raise FeilPassord("Passordet er feil.") from feil
        raise NokkelFeil("Filen er ikke en privat nøkkel, eller så er den skadet.") from feil
    except UnsupportedAlgorithm as feil:
        raise NokkelFeil("Nøkkelen er av en type som ikke støttes.") from feil
    if not isinstance(nokkel, PrivatNokkel):
        raise NokkelFeil("Nøkkelen er av en type som ikke støttes. Bruk RSA, EC eller Ed25519.")
    return nokkel


def _avvis_annet(data: bytes, merker: list[bytes]) -> None:
    if merker and not any(merke.endswith(b"PRIVATE KEY") for merke in merker):
        if b"CERTIFICATE" in merker:
            raise NokkelFeil(
                "Filen er et sertifikat, ikke en privat nøkkel. Oppgi nøkkelfilen (.key.pem)."
            )
        raise NokkelFeil("Filen inneholder ingen privat nøkkel.")
    if b"OPENSSH PRIVATE KEY" in merker:
        raise NokkelFeil("Filen er en SSH-nøkkel. Bruk en nøkkel i PKCS#8-format.")
    if not merker and _P12.match(data):
        raise NokkelFeil(
            "Filen er en PKCS#12 (.p12/.pfx). Ta nøkkelen ut i PKCS#8-format (PEM) først."
        )
