"""The parts of an envelope as data, and the profiles a reader may take.

Two profiles. ``STRENG`` is ours: AuthEnvelopedData, AES-256-GCM, RSAES-OAEP with SHA-256 or
ephemeral ECDH, issuer and serial number, strict DER, no attributes. Every octet of such an
envelope is either compared with the one value allowed, or decides the key, the nonce, the tag or
the content, so in an envelope with one recipient no bit can change unnoticed.
``APEN`` also reads what ``openssl cms`` and other public senders make.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass
from typing import Final

#: One recipient of RSA 8192 takes about 1.2 kB; a key change needs two or three.
MAKS_MOTTAKERE: Final = 32
MAKS_ELEMENT: Final = 4096


class Profil(enum.Enum):
    """What a reader accepts; see the module's text."""

    STRENG = "streng"
    APEN = "apen"


@dataclass(frozen=True)
class Mottakerid:
    """Whose key opens it: issuer (a DER Name) and serial number (INTEGER octets), or key id."""

    utsteder: bytes = b""
    serienummer: bytes = b""
    nokkelid: bytes = b""


@dataclass(frozen=True)
class RsaMottaker:
    """Content key under RSAES-OAEP. ``digest`` and ``mgf``: ``sha1`` or ``sha256``."""

    id: Mottakerid
    digest: str
    mgf: str
    nokkel: bytes


@dataclass(frozen=True)
class EcMottaker:
    """Content key under AES-256 key wrap, by ephemeral ECDH and the X9.63 KDF.

    ``punkt``: the sender's ephemeral point, uncompressed. ``alg_wrap``: the key wrap's algorithm
    identifier as it stands (it goes into the KDF). ``ukm``: the sender's extra octets, or empty.
    """

    id: Mottakerid
    kdf: str
    alg_wrap: bytes
    punkt: bytes
    ukm: bytes
    nokkel: bytes


Mottaker = RsaMottaker | EcMottaker


@dataclass(frozen=True)
class Hode:
    """What stands before the content.

    ``autentisert``: AES-256-GCM with ``nonce`` of 12 bytes; else AES-256-CBC with an IV of 16.
    ``lengde``: bytes of content; None when it comes in pieces.
    """

    mottakere: tuple[Mottaker, ...]
    autentisert: bool
    nonce: bytes
    lengde: int | None
