"""Seals what must not lie in clear in the database, with a key that isn't there.

AES-256-GCM under a key derived (HKDF-SHA256) from ``KOSTRA_HEMMELIGHET``; the letter's id is bound in,
so that a sealed content moved to another letter doesn't open.
"""

from __future__ import annotations

import json
import secrets
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

from kostra.portal.varsling.feil import ForseglingBrutt

_UTGAVE = b"\x01"
_NONCE = 12


def forsegle(innhold: dict[str, str], brev: UUID) -> bytes:
    """The sealed content of that letter; empty if there is nothing to seal."""
    if not innhold:
        return b""
    nonce = secrets.token_bytes(_NONCE)
    klar = json.dumps(innhold, ensure_ascii=False).encode()
    return _UTGAVE + nonce + _nokkel().encrypt(nonce, klar, _UTGAVE + brev.bytes)


def aapne(forseglet: bytes, brev: UUID) -> dict[str, str]:
    """The content. Raises :class:`ForseglingBrutt`."""
    if not forseglet:
        return {}
    utgave, nonce, rest = forseglet[:1], forseglet[1 : 1 + _NONCE], forseglet[1 + _NONCE :]
    try:
        klar = _nokkel().decrypt(nonce, rest, utgave + brev.bytes)
    except (InvalidTag, ValueError) as feil:
        raise ForseglingBrutt from feil
    innhold: dict[str, str] = json.loads(klar)
    return innhold


def _nokkel() -> AESGCM:
    hkdf = HKDF(SHA256(), 32, salt=None, info=b"kostra.varsling.forsegling.v1")
    return AESGCM(hkdf.derive(settings.KOSTRA.hemmelighet.encode()))
