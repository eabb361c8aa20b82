"""Keys, certificates and openssl for the tests of the envelope."""

from __future__ import annotations

import subprocess
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, ed25519
from cryptography.x509.oid import NameOID

from kostra.kryptering import Mottakernokkel, les_sertifikat
from kostra.nokler import les_nokkel

VEKTORER = Path(__file__).parents[1] / "vektorer" / "konvolutt"
NOKLER = VEKTORER / "nokler"
NAA = datetime(2026, 11, 1, 12, 0, tzinfo=UTC)


@cache
def sertifikat(navn: str) -> x509.Certificate:
    return les_sertifikat((NOKLER / f"{navn}.crt.pem").read_bytes())


@cache
def nokkel(navn: str, *, bare: bool = False) -> Mottakernokkel:
    privat: Any = les_nokkel((NOKLER / f"{navn}.key.pem").read_bytes())
    return Mottakernokkel(privat, None if bare else sertifikat(navn))


def openssl(*argumenter: str, inn: bytes = b"") -> bytes:
    """Runs openssl and returns its standard output; fails the test if it fails."""
    svar = subprocess.run(["openssl", *argumenter], input=inn, capture_output=True, check=False)
    assert svar.returncode == 0, svar.stderr.decode()
    return svar.stdout


def lag(
    privat: Any,
    *,
    fra: datetime = NAA - timedelta(days=100),
    til: datetime = NAA + timedelta(days=1000),
    bruk: tuple[str, ...] | None = ("key_encipherment",),
    navn: str = "Test",
    serie: int = 12345,
    andre: list[x509.NameAttribute] | None = None,
) -> x509.Certificate:
    """A self-signed certificate with exactly the faults asked for."""
    subjekt = x509.Name([*(andre or []), x509.NameAttribute(NameOID.COMMON_NAME, navn)])
    bygger = (
        x509.CertificateBuilder()
        .subject_name(subjekt)
        .issuer_name(subjekt)
        .public_key(privat.public_key())
        .serial_number(serie)
        .not_valid_before(fra)
        .not_valid_after(til)
    )
    if bruk is not None:
        alle = (
            "digital_signature", "content_commitment", "key_encipherment", "data_encipherment",
            "key_agreement", "key_cert_sign", "crl_sign", "encipher_only", "decipher_only",
        )  # fmt: skip
        bygger = bygger.add_extension(
            x509.KeyUsage(**{navn_: navn_ in bruk for navn_ in alle}), critical=True
        )
    signerer = privat
    if not hasattr(privat, "sign"):  # X25519 can't sign itself
        signerer = ec.generate_private_key(ec.SECP256R1())
    uten_hash = isinstance(signerer, ed25519.Ed25519PrivateKey)
    return bygger.sign(signerer, None if uten_hash else hashes.SHA256())
