"""Signing a receipt, and verifying one without any network."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.serialization import Encoding

from kostra.kvittering import jws
from kostra.kvittering.feil import (
    AlgoritmeFeil,
    IkkeKvittering,
    Tilbakekalt,
    UgyldigTid,
    UkjentSigner,
)
from kostra.kvittering.modell import Kvittering
from kostra.kvittering.nokkelliste import Nokkelliste

_TYPE = "kostra-kvittering"


@dataclass(frozen=True)
class Verifisert:
    """A receipt that holds. ``fingeravtrykk``: SHA-256 of the certificate, 64 hex digits."""

    kvittering: Kvittering
    sertifikat: x509.Certificate
    fingeravtrykk: str


def signer(
    kvittering: Kvittering, nokkel: jws.Signeringsnokkel, sertifikat: x509.Certificate
) -> str:
    """The receipt as signed JSON text (JWS, flattened), its certificate inside.

    Raises:
        ValueError: the certificate belongs to another key, is not for signing, or is not valid at
            ``kvittering.tidspunkt``.
        AlgoritmeFeil: a key type receipts are not signed with.
    """
    return signer_innhold(
        kvittering.som_data(), _TYPE, kvittering.tidspunkt, nokkel=nokkel, sertifikat=sertifikat
    )


def signer_innhold(
    innhold: dict[str, Any],
    type_: str,
    tid: datetime,
    *,
    nokkel: jws.Signeringsnokkel,
    sertifikat: x509.Certificate,
    hva: str = "kvitteringens",
) -> str:
    """Any content signed as a receipt is. ``type_``: what it is, so that one can't pass for another.
    ``hva``: whose time it is, for the message.

    Raises: as :func:`signer`, for ``tid``.
    """
    if sertifikat.public_key() != nokkel.public_key():
        raise ValueError("sertifikatet hører ikke til nøkkelen")
    if not _kan_signere(sertifikat):
        raise ValueError("sertifikatet er ikke laget for signering")
    if not _gyldig(sertifikat, tid):
        raise ValueError(f"sertifikatet gjelder ikke på {hva} tidspunkt")
    der = sertifikat.public_bytes(Encoding.DER)
    vernet = jws.som_json(
        {
            "alg": jws.algoritme(nokkel.public_key()),
            "typ": type_,
            "x5t#S256": jws.b64(hashlib.sha256(der).digest()),
            "x5c": [base64.b64encode(der).decode()],  # RFC 7515 4.1.6: standard base64 here
        }
    )
    payload = jws.som_json(innhold)
    signatur = jws.signer_bytes(nokkel, _signert(jws.b64(payload), jws.b64(vernet)))
    return jws.ramme(payload, vernet, signatur)


def verifiser(
    tekst: str,
    sertifikater: Sequence[x509.Certificate] = (),
    *,
    nokkelliste: Nokkelliste | None = None,
) -> Verifisert:
    """Verifies a receipt against certificates the reader trusts, or SSB's published list of keys.

    The signing time decides, not today: a receipt stays good after the certificate has expired.
    The certificate inside the receipt only tells which one to look for.

    Raises:
        KvitteringFeil: its subclass says why; see ``kostra.kvittering.feil``.
    """
    innhold, sertifikat = verifiser_innhold(tekst, _TYPE, sertifikater, nokkelliste=nokkelliste)
    kvittering = Kvittering.fra_data(innhold)
    sjekk_tid(sertifikat, kvittering.tidspunkt, nokkelliste)
    return Verifisert(kvittering, sertifikat, _sum(sertifikat))


def verifiser_innhold(
    tekst: str,
    type_: str,
    sertifikater: Sequence[x509.Certificate],
    *,
    nokkelliste: Nokkelliste | None = None,
) -> tuple[dict[str, Any], x509.Certificate]:
    """What was signed, and by which of the trusted certificates. The caller holds its time to
    :func:`sjekk_tid`. Raises: as :func:`verifiser`.
    """
    payload, vernet, signatur = jws.fra_ramme(tekst)
    alg, fingeravtrykk = _les_vernet(jws.fra_b64(vernet), type_)
    listet = nokkelliste.sertifikater() if nokkelliste else ()
    kjente = {_sum(s): s for s in (*sertifikater, *listet)}
    sertifikat = kjente.get(fingeravtrykk)
    if sertifikat is None:
        raise UkjentSigner(fingeravtrykk)
    if _algoritme(sertifikat) != alg:
        raise AlgoritmeFeil
    jws.verifiser_bytes(sertifikat, signatur, _signert(payload, vernet))
    return jws.fra_json(jws.fra_b64(payload)), sertifikat


def les_uverifisert(tekst: str) -> Kvittering:
    """What a receipt says, without verifying anything. For display, with a warning beside it.

    Raises:
        IkkeKvittering: not a receipt.
    """
    return Kvittering.fra_data(les_innhold(tekst, _TYPE))


def les_innhold(tekst: str, type_: str) -> dict[str, Any]:
    """What the text says it holds, unverified. Raises :class:`IkkeKvittering`."""
    payload, vernet, _ = jws.fra_ramme(tekst)
    _les_vernet(jws.fra_b64(vernet), type_)
    return jws.fra_json(jws.fra_b64(payload))


def _signert(payload: str, vernet: str) -> bytes:
    """RFC 7515 section 5.1: what the signature is over."""
    return f"{vernet}.{payload}".encode("ascii")


def _les_vernet(data: bytes, type_: str) -> tuple[str, str]:
    """``alg``, and the certificate's SHA-256 in hex. The header has these four keys, no other."""
    hode = jws.fra_json(data)
    if list(hode) != ["alg", "typ", "x5t#S256", "x5c"] or hode["typ"] != type_:
        raise IkkeKvittering
    alg, x5t, x5c = hode["alg"], hode["x5t#S256"], hode["x5c"]
    if not (isinstance(alg, str) and isinstance(x5t, str) and isinstance(x5c, list)):
        raise IkkeKvittering
    if alg not in ("PS256", "ES256", "ES384", "EdDSA"):
        raise AlgoritmeFeil
    if len(x5c) != 1 or not isinstance(x5c[0], str):
        raise IkkeKvittering
    try:
        der = base64.b64decode(x5c[0], validate=True)
    except ValueError as feil:
        raise IkkeKvittering from feil
    if hashlib.sha256(der).digest() != jws.fra_b64(x5t):
        raise IkkeKvittering
    return alg, hashlib.sha256(der).hexdigest()


def _algoritme(sertifikat: x509.Certificate) -> str:
    try:
        return jws.algoritme(sertifikat.public_key())
    except (ValueError, UnsupportedAlgorithm):
        raise AlgoritmeFeil from None


def _sum(sertifikat: x509.Certificate) -> str:
    return hashlib.sha256(sertifikat.public_bytes(Encoding.DER)).hexdigest()


def _gyldig(sertifikat: x509.Certificate, tid: datetime) -> bool:
    return sertifikat.not_valid_before_utc <= tid <= sertifikat.not_valid_after_utc


def sjekk_tid(sertifikat: x509.Certificate, tid: datetime, nokkelliste: Nokkelliste | None) -> None:
    """Raises unless the certificate could sign at that time: UgyldigTid, Tilbakekalt."""
    if not (_gyldig(sertifikat, tid) and _kan_signere(sertifikat)):
        raise UgyldigTid
    post = nokkelliste.finn(sertifikat) if nokkelliste else None
    if post is None:
        return
    if post.tilbakekalt is not None and tid >= post.tilbakekalt:
        raise Tilbakekalt
    if not post.gyldig_fra <= tid <= post.gyldig_til:
        raise UgyldigTid


def _kan_signere(sertifikat: x509.Certificate) -> bool:
    try:
        bruk = sertifikat.extensions.get_extension_for_class(x509.KeyUsage).value
    except x509.ExtensionNotFound:
        return True
    except (ValueError, x509.DuplicateExtension, x509.UnsupportedGeneralNameType):
        return False
    return bruk.digital_signature or bruk.content_commitment
