"""The list of signing keys SSB publishes: since when, until when, and whether revoked.

JSON, UTF-8::

    {"versjon": 1, "nokler": [{"sertifikat": "-----BEGIN CERTIFICATE-----…",
      "gyldig_fra": "2025-09-01T00:00:00Z", "gyldig_til": "2028-08-31T23:59:59Z",
      "tilbakekalt": null}]}

The list is trusted as it was fetched (over TLS from ssb.no): it is not signed itself.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding

from kostra.kvittering.feil import NokkellisteFeil
from kostra.kvittering.modell import les_tid

_FELT = {"sertifikat", "gyldig_fra", "gyldig_til", "tilbakekalt"}


@dataclass(frozen=True)
class Post:
    """One key. ``tilbakekalt``: receipts signed from then on are refused. Times aware, UTC."""

    sertifikat: x509.Certificate
    gyldig_fra: datetime
    gyldig_til: datetime
    tilbakekalt: datetime | None = None


@dataclass(frozen=True)
class Nokkelliste:
    """The published list."""

    poster: tuple[Post, ...]

    def sertifikater(self) -> tuple[x509.Certificate, ...]:
        """Every certificate in the list, revoked ones too."""
        return tuple(post.sertifikat for post in self.poster)

    def finn(self, sertifikat: x509.Certificate) -> Post | None:
        """The entry of a certificate, if it is listed."""
        return next((post for post in self.poster if post.sertifikat == sertifikat), None)


def les_nokkelliste(data: bytes) -> Nokkelliste:
    """Reads a list.

    Raises:
        NokkellisteFeil: not JSON of this form, unknown keys, a damaged certificate, one twice.
    """
    try:
        innhold = json.loads(data)
        if set(innhold) != {"versjon", "nokler"} or innhold["versjon"] != 1:
            raise ValueError("ukjent form")
        poster = tuple(_post(post) for post in innhold["nokler"])
    except (
        ValueError,
        TypeError,
        KeyError,
        RecursionError,
        x509.InvalidVersion,
        AttributeError,
    ) as feil:
        raise NokkellisteFeil("Nøkkellisten kan ikke leses. Hent den på nytt fra SSB.") from feil
    if len({post.sertifikat for post in poster}) != len(poster) or not poster:
        raise NokkellisteFeil("Nøkkellisten er tom, eller har samme sertifikat to ganger.")
    return Nokkelliste(poster)


def skriv_nokkelliste(poster: Sequence[Post]) -> bytes:
    """The list as JSON, for publication."""
    nokler = [
        {
            "sertifikat": post.sertifikat.public_bytes(Encoding.PEM).decode(),
            "gyldig_fra": _tid(post.gyldig_fra),
            "gyldig_til": _tid(post.gyldig_til),
            "tilbakekalt": _tid(post.tilbakekalt) if post.tilbakekalt else None,
        }
        for post in poster
    ]
    tekst = json.dumps({"versjon": 1, "nokler": nokler}, ensure_ascii=False, indent=2)
    return f"{tekst}\n".encode()


def _post(data: dict[str, Any]) -> Post:
    if set(data) != _FELT:
        raise ValueError("ukjente felt")
    tilbakekalt = data["tilbakekalt"]
    return Post(
        x509.load_pem_x509_certificate(data["sertifikat"].encode()),
        les_tid(data["gyldig_fra"]),
        les_tid(data["gyldig_til"]),
        None if tilbakekalt is None else les_tid(tilbakekalt),
    )


def _tid(tid: datetime) -> str:
    return f"{tid:%Y-%m-%dT%H:%M:%SZ}"
