"""A certificate file -> certificate, with a plain answer for every wrong kind of file."""

from __future__ import annotations

import re
from typing import Final

from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives import serialization

from kostra.kryptering.feil import SertifikatFeil
from kostra.kryptering.sertifikat import navn_paa

#: A certificate is a few kB; more is some other file.
MAKS: Final = 256 * 1024
#: What cryptography raises for a damaged certificate; InvalidVersion is no ValueError.
UGYLDIG: Final = (ValueError, x509.InvalidVersion)
_PEM: Final = re.compile(rb"-----BEGIN ([A-Z0-9 ]{1,40})-----")
_PEM_ANNET: Final = {
    b"CERTIFICATE REQUEST": "en sertifikatforespørsel (CSR). Bruk sertifikatet som ble utstedt",
    b"NEW CERTIFICATE REQUEST": "en sertifikatforespørsel (CSR). Bruk sertifikatet som ble utstedt",
    b"PUBLIC KEY": "en offentlig nøkkel uten sertifikat. Bruk sertifikatet",
    b"RSA PUBLIC KEY": "en offentlig nøkkel uten sertifikat. Bruk sertifikatet",
    b"PKCS7": "en samling sertifikater (PKCS#7). Lagre mottakerens sertifikat alene",
    b"CMS": "en CMS-melding, ikke et sertifikat. Bruk mottakerens sertifikat",
    b"X509 CRL": "en tilbaketrekkingsliste (CRL). Bruk sertifikatet",
    b"OPENSSH PUBLIC KEY": "en SSH-nøkkel. Bruk sertifikatet",
}
_PRIVAT: Final = (
    "er en privat nøkkel, ikke et sertifikat. Den private nøkkelen skal aldri deles: "
    "bruk sertifikatet (.crt.pem)"
)


def les_sertifikat(data: bytes) -> x509.Certificate:
    """Reads one X.509 certificate, PEM or DER.

    Raises:
        SertifikatFeil: the file is empty, a private key, a PKCS#12, a request, a public key, a
            chain of several (their names are told), or no certificate at all.
    """
    if not data.strip():
        raise SertifikatFeil("Sertifikatfilen er tom.")
    if len(data) > MAKS:
        raise SertifikatFeil("Filen er for stor til å være et sertifikat.")
    merker = _PEM.findall(data)
    sertifikat = _fra_pem(data, merker) if merker else _fra_der(data)
    try:  # names and dates are decoded first when asked for
        navn_paa(sertifikat)
        _ = sertifikat.issuer, sertifikat.not_valid_before_utc, sertifikat.not_valid_after_utc
    except UGYLDIG as feil:
        raise SertifikatFeil("Sertifikatet er skadet og kan ikke leses.") from feil
    return sertifikat


def _fra_pem(data: bytes, merker: list[bytes]) -> x509.Certificate:
    if any(merke.endswith(b"PRIVATE KEY") for merke in merker):
        raise SertifikatFeil(f"Filen {_PRIVAT}.")
    if not any(merke in (b"CERTIFICATE", b"X509 CERTIFICATE") for merke in merker):
        annet = _PEM_ANNET.get(merker[0], "PEM-tekst uten sertifikat")
        raise SertifikatFeil(f"Filen er {annet}.")
    try:
        sertifikater = x509.load_pem_x509_certificates(data)
    except UGYLDIG as feil:
        raise SertifikatFeil("Sertifikatet er skadet og kan ikke leses.") from feil
    if len(sertifikater) > 1:
        navn = ", ".join(f"«{navn_paa(s)}»" for s in sertifikater)
        raise SertifikatFeil(
            f"Filen inneholder {len(sertifikater)} sertifikater: {navn}. "
            "Lagre mottakerens sertifikat alene i en fil."
        )
    return sertifikater[0]


def _fra_der(data: bytes) -> x509.Certificate:
    try:
        return x509.load_der_x509_certificate(data)
    except UGYLDIG as feil:
        raise SertifikatFeil(_hva_er(data)) from feil


def _hva_er(data: bytes) -> str:
    if data[:1] != b"\x30":
        return "Filen er ikke et sertifikat (X.509 i PEM eller DER)."
    if re.match(rb"\x30(?:[\x00-\x7f]|\x81.|\x82..|\x83...|\x80)\x02\x01\x03\x30", data, re.DOTALL):
        return (
            "Filen er en PKCS#12 (.p12/.pfx) med privat nøkkel, ikke et sertifikat. "
            "Be mottakeren om sertifikatet alene."
        )
    if b"\x2a\x86\x48\x86\xf7\x0d\x01\x07" in data[:32]:
        return "Filen er en samling i PKCS#7-format. Lagre mottakerens sertifikat alene i en fil."
    try:
        serialization.load_der_private_key(data, None)
    except TypeError:
        return f"Filen {_PRIVAT}."  # under a passphrase
    except (ValueError, UnsupportedAlgorithm):
        return "Filen er ikke et sertifikat, eller så er sertifikatet skadet."
    return f"Filen {_PRIVAT}."
