"""JSON Web Signature, the flattened JSON form (RFC 7515 section 7.2.2), in one exact spelling.

Everything that is not signed is the frame around three base64url texts, and the frame is compared
with the one spelling we write. So any changed bit of the file is found.
"""

from __future__ import annotations

import base64
import json
import re
from typing import Any, Final

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, padding, rsa
from cryptography.hazmat.primitives.asymmetric.utils import (
    decode_dss_signature,
    encode_dss_signature,
)

from kostra.kvittering.feil import AlgoritmeFeil, IkkeKvittering, SignaturFeil

Signeringsnokkel = rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey | ed25519.Ed25519PrivateKey
_B64: Final = re.compile(r"[A-Za-z0-9_-]+")
_RAMME: Final = '{{\n  "payload": "{}",\n  "protected": "{}",\n  "signature": "{}"\n}}\n'
_DELER: Final = re.compile(
    r'\{\n  "payload": "([\w-]+)",\n  "protected": "([\w-]+)",\n  "signature": "([\w-]+)"\n\}\n',
    re.ASCII,
)
_RSA_MINST: Final = 3072


def b64(data: bytes) -> str:
    """base64url without padding (RFC 7515 section 2)."""
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def fra_b64(tekst: str) -> bytes:
    """The reverse, for the one spelling only: no padding, no stray trailing bits.

    Raises:
        IkkeKvittering: any other spelling.
    """
    if not _B64.fullmatch(tekst) or len(tekst) % 4 == 1:
        raise IkkeKvittering
    data = base64.urlsafe_b64decode(tekst + "=" * (-len(tekst) % 4))
    if b64(data) != tekst:
        raise IkkeKvittering
    return data


def ramme(payload: bytes, vernet: bytes, signatur: bytes) -> str:
    """The file's text."""
    return _RAMME.format(b64(payload), b64(vernet), b64(signatur))


def fra_ramme(tekst: str) -> tuple[str, str, bytes]:
    """Payload and protected header (as base64url) and signature.

    Windows line ends and a missing last line end are taken: mail and editors make them, and no
    single bit turns one into the other.
    """
    tekst = tekst.replace("\r\n", "\n")
    treff = _DELER.fullmatch(tekst if tekst.endswith("\n") else tekst + "\n")
    if treff is None:
        raise IkkeKvittering
    payload, vernet, signatur = treff.groups()
    return payload, vernet, fra_b64(signatur)


def som_json(data: dict[str, Any]) -> bytes:
    """Compact JSON in ASCII, keys in the order given. Any file name can be written so."""
    return json.dumps(data, separators=(",", ":")).encode("ascii")


def fra_json(data: bytes) -> dict[str, Any]:
    """A JSON object in exactly the spelling of :func:`som_json` (so no key twice).

    Raises:
        IkkeKvittering: anything else.
    """
    try:
        verdi = json.loads(data)
    except (ValueError, RecursionError) as feil:
        raise IkkeKvittering from feil
    if not isinstance(verdi, dict) or som_json(verdi) != data:
        raise IkkeKvittering
    return verdi


def algoritme(nokkel: object) -> str:
    """The one ``alg`` for a key's type (RFC 7518 section 3.1, RFC 8037 section 3.1).

    Raises:
        AlgoritmeFeil: RSA under 3072 bits, other curves, other types.
    """
    if isinstance(nokkel, rsa.RSAPublicKey) and nokkel.key_size >= _RSA_MINST:
        return "PS256"
    if isinstance(nokkel, ec.EllipticCurvePublicKey):
        if isinstance(nokkel.curve, ec.SECP256R1):
            return "ES256"
        if isinstance(nokkel.curve, ec.SECP384R1):
            return "ES384"
    if isinstance(nokkel, ed25519.Ed25519PublicKey):
        return "EdDSA"
    raise AlgoritmeFeil


def signer_bytes(nokkel: Signeringsnokkel, data: bytes) -> bytes:
    """The signature's octets, as JWS spells them (ECDSA: r and s side by side)."""
    algoritme(nokkel.public_key())
    if isinstance(nokkel, rsa.RSAPrivateKey):
        return nokkel.sign(data, _pss(), hashes.SHA256())
    if isinstance(nokkel, ed25519.Ed25519PrivateKey):
        return nokkel.sign(data)
    digest, bredde = _ecdsa(nokkel.curve)
    r, s = decode_dss_signature(nokkel.sign(data, ec.ECDSA(digest)))
    return r.to_bytes(bredde, "big") + s.to_bytes(bredde, "big")


def verifiser_bytes(sertifikat: x509.Certificate, signatur: bytes, data: bytes) -> None:
    """Raises SignaturFeil unless ``signatur`` is the certificate holder's over ``data``."""
    nokkel = sertifikat.public_key()
    try:
        if isinstance(nokkel, rsa.RSAPublicKey):
            nokkel.verify(signatur, data, _pss(), hashes.SHA256())
        elif isinstance(nokkel, ed25519.Ed25519PublicKey):
            nokkel.verify(signatur, data)
        else:
            assert isinstance(nokkel, ec.EllipticCurvePublicKey)  # algoritme() took it
            digest, bredde = _ecdsa(nokkel.curve)
            if len(signatur) != 2 * bredde:
                raise SignaturFeil
            r, s = (int.from_bytes(signatur[i : i + bredde], "big") for i in (0, bredde))
            nokkel.verify(encode_dss_signature(r, s), data, ec.ECDSA(digest))
    except InvalidSignature:
        raise SignaturFeil from None


def _pss() -> padding.PSS:
    return padding.PSS(padding.MGF1(hashes.SHA256()), salt_length=hashes.SHA256.digest_size)


def _ecdsa(kurve: ec.EllipticCurve) -> tuple[hashes.HashAlgorithm, int]:
    """Digest, and bytes of each half of the signature."""
    return (hashes.SHA384(), 48) if isinstance(kurve, ec.SECP384R1) else (hashes.SHA256(), 32)
