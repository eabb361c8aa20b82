"""Object identifiers and fixed algorithm identifiers, as DER, and the names of refused ones.

Sources: RFC 5652 (CMS), RFC 5083 (AuthEnvelopedData), RFC 5084 (AES-GCM), RFC 4055 (OAEP),
RFC 5753 (ECDH), RFC 3565 (AES key wrap), RFC 8017 (PKCS #1), RFC 3370 (refused ones).
"""

from __future__ import annotations

from typing import Final

from kostra.kryptering.der import OKTETTER, SEKVENS, heltall, oid, tlv

NULL: Final = b"\x05\x00"

AUTH_ENVELOPED: Final = oid("1.2.840.113549.1.9.16.1.23")
ENVELOPED: Final = oid("1.2.840.113549.1.7.3")
DATA: Final = oid("1.2.840.113549.1.7.1")

RSA_OAEP: Final = oid("1.2.840.113549.1.1.7")
MGF1: Final = oid("1.2.840.113549.1.1.8")
P_SPECIFIED: Final = oid("1.2.840.113549.1.1.9")
SHA1: Final = oid("1.3.14.3.2.26")
SHA256: Final = oid("2.16.840.1.101.3.4.2.1")

EC_NOKKEL: Final = oid("1.2.840.10045.2.1")
KDF_SHA1: Final = oid("1.3.133.16.840.63.0.2")
KDF_SHA256: Final = oid("1.3.132.1.11.1")
KDF_SHA384: Final = oid("1.3.132.1.11.2")
KDF_SHA512: Final = oid("1.3.132.1.11.3")
AES256_WRAP: Final = oid("2.16.840.1.101.3.4.1.45")

AES256_GCM: Final = oid("2.16.840.1.101.3.4.1.46")
AES256_CBC: Final = oid("2.16.840.1.101.3.4.1.42")


def _oaep_sha256(parametre: bytes) -> bytes:
    sha256 = tlv(SEKVENS, SHA256, parametre)
    return tlv(
        SEKVENS,
        RSA_OAEP,
        tlv(SEKVENS, tlv(0xA0, sha256), tlv(0xA1, tlv(SEKVENS, MGF1, sha256))),
    )


#: RSAES-OAEP, SHA-256, MGF1 with SHA-256, empty label. RFC 4055 section 2.1 writes NULL after the
#: hash and demands that its absence (as openssl writes) is read as the same.
OAEP_SHA256: Final = _oaep_sha256(NULL)
OAEP_SHA256_UTEN_NULL: Final = _oaep_sha256(b"")

#: AES-256 key wrap; RFC 3565 section 2.3.2: parameters absent.
ALG_AES256_WRAP: Final = tlv(SEKVENS, AES256_WRAP)
#: The ephemeral key's algorithm; RFC 5753 section 7.2 recommends absent parameters.
ALG_EC_NOKKEL: Final = tlv(SEKVENS, EC_NOKKEL)


def alg_gcm(nonce: bytes) -> bytes:
    """AES-256-GCM with a nonce of 12 bytes and a tag of 16 (RFC 5084 section 3.2)."""
    return tlv(SEKVENS, AES256_GCM, tlv(SEKVENS, tlv(OKTETTER, nonce), heltall(16)))


#: Names for messages, by whole OID element.
NAVN: Final[dict[bytes, str]] = {
    oid(punktert): navn
    for punktert, navn in {
        "1.2.840.113549.1.1.1": "RSA med PKCS#1 v1.5",
        "1.2.840.113549.1.1.7": "RSA-OAEP med andre parametre enn SHA-256",
        "1.2.840.113549.3.7": "3DES",
        "1.2.840.113549.3.2": "RC2",
        "1.2.840.113549.3.4": "RC4",
        "1.3.14.3.2.7": "DES",
        "2.16.840.1.101.3.4.1.2": "AES-128-CBC",
        "2.16.840.1.101.3.4.1.6": "AES-128-GCM",
        "2.16.840.1.101.3.4.1.22": "AES-192-CBC",
        "2.16.840.1.101.3.4.1.26": "AES-192-GCM",
        "2.16.840.1.101.3.4.1.42": "AES-256-CBC uten autentisering",
        "2.16.840.1.101.3.4.1.46": "AES-256-GCM",
        "2.16.840.1.101.3.4.1.5": "AES-128 key wrap",
        "2.16.840.1.101.3.4.1.25": "AES-192 key wrap",
        "1.2.840.113549.1.9.16.3.18": "ChaCha20-Poly1305",
        "1.2.840.113549.1.9.16.3.6": "3DES key wrap",
        "1.3.133.16.840.63.0.2": "ECDH med SHA-1",
        "1.3.132.1.11.0": "ECDH med SHA-224",
        "1.3.132.1.11.3": "ECDH med SHA-512",
        "1.2.840.113549.1.7.2": "SignedData",
        "1.2.840.113549.1.7.3": "EnvelopedData",
        "1.2.840.113549.1.7.6": "EncryptedData",
        "1.2.840.113549.1.7.5": "DigestedData",
        "1.2.840.113549.1.9.16.1.2": "AuthenticatedData",
        "1.2.840.113549.1.9.16.1.9": "CompressedData",
    }.items()
}


def navn(element: bytes) -> str:
    """The algorithm's name, or its dotted number, for a message. ``element``: a whole OID."""
    return NAVN.get(element) or f"en ukjent algoritme ({_punktert(element[2:])})"


def _punktert(verdi: bytes) -> str:
    tall, deler = 0, []
    for oktett in verdi[:32]:
        tall = tall << 7 | oktett & 0x7F
        if not oktett & 0x80:
            deler.append(tall)
            tall = 0
    if not deler:
        return "uten nummer"
    forste = min(deler[0] // 40, 2)
    return ".".join(map(str, (forste, deler[0] - 40 * forste, *deler[1:])))
