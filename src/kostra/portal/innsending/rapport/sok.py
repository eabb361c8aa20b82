"""What in the address of a report must not be readable: a journal number, a caseworker.

Addresses end up in logs and histories. A caseworker stands there as a keyed digest, a search as
ciphertext (AES-256-GCM under a key derived from ``KOSTRA_HEMMELIGHET``); both hold for one control.
"""

from __future__ import annotations

import base64
import binascii
import secrets
from typing import Final
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.utils.crypto import salted_hmac

MAKS_SOK: Final = 40
_NONCE: Final = 12


def merke(saksbehandler: str, kontroll: UUID) -> str:
    """What stands for the caseworker in an address of that control's report."""
    sum_ = salted_hmac(
        f"kostra.rapport.saksbehandler.{kontroll}", saksbehandler, algorithm="sha256"
    )
    return sum_.hexdigest()[:16]


def forsegl(sok: str, kontroll: UUID) -> str:
    """The search as it stands in an address; nothing for nothing."""
    if not sok:
        return ""
    nonce = secrets.token_bytes(_NONCE)
    # always the same length: it isn't told how long the search is
    klar = sok[:MAKS_SOK].encode().ljust(4 * MAKS_SOK, b"\0")
    return base64.urlsafe_b64encode(nonce + _nokkel().encrypt(nonce, klar, kontroll.bytes)).decode()


def aapne(forseglet: str, kontroll: UUID) -> str:
    """The search; nothing if it isn't one that was sealed for that control."""
    try:
        data = base64.urlsafe_b64decode(forseglet.encode("ascii"))
        klar = _nokkel().decrypt(data[:_NONCE], data[_NONCE:], kontroll.bytes)
    except (InvalidTag, ValueError, binascii.Error):
        return ""
    return klar.rstrip(b"\0").decode()


def _nokkel() -> AESGCM:
    hkdf = HKDF(SHA256(), 32, salt=None, info=b"kostra.rapport.sok.v1")
    return AESGCM(hkdf.derive(settings.KOSTRA.hemmelighet.encode()))
