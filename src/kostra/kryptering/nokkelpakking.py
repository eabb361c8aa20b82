"""The content key under a recipient's key: RSAES-OAEP, or ephemeral ECDH with AES key wrap.

Sources: RFC 8017 section 7.1 and RFC 4055 (OAEP), RFC 5753 section 7.2 and SEC 1 section 3.6.1
(ECDH and the X9.63 KDF), RFC 3394 (AES key wrap).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.kdf.x963kdf import X963KDF
from cryptography.hazmat.primitives.keywrap import InvalidUnwrap, aes_key_unwrap, aes_key_wrap
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from kostra.kryptering import oid
from kostra.kryptering.der import (
    BITSTRENG,
    KONTEKST0,
    KONTEKST1,
    KONTEKST2,
    OKTETTER,
    SEKVENS,
    heltall,
    tlv,
)
from kostra.kryptering.feil import NokkelFeil, SertifikatFeil
from kostra.kryptering.modell import EcMottaker, Mottaker, Mottakerid, RsaMottaker
from kostra.kryptering.sertifikat import mottakerid, nokkelid

#: Bytes of an AES-256 key.
NOKKELLENGDE: Final = 32
_HASH: Final[dict[str, hashes.HashAlgorithm]] = {
    # SHA-1 is for the open profile's reading only: OAEP and the KDF do not lean on collisions
    "sha1": hashes.SHA1(),  # noqa: S303
    "sha256": hashes.SHA256(),
    "sha384": hashes.SHA384(),
    "sha512": hashes.SHA512(),
}
PrivatNokkel = rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey


@dataclass(frozen=True)
class Mottakernokkel:
    """A private key, with the certificate that says for whom it opens.

    Without ``sertifikat`` each recipient of the fitting type is tried. The key may be any object
    with cryptography's interface, so a key in hardware fits too.

    Raises:
        NokkelFeil: the key type can't decrypt, or the certificate belongs to another key.
    """

    privat: PrivatNokkel
    sertifikat: x509.Certificate | None = None

    def __post_init__(self) -> None:
        if not isinstance(self.privat, rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey):
            raise NokkelFeil("Nøkkelen kan ikke dekryptere. Bruk en nøkkel av type RSA eller EC.")
        if self.sertifikat and self.sertifikat.public_key() != self.privat.public_key():
            raise NokkelFeil("Sertifikatet hører ikke til nøkkelen.")

    def passer(self, mottaker: Mottaker) -> bool:
        """True if this key is the recipient's, by the certificate, else by type and size."""
        if self.sertifikat is None:
            return self._riktig_type(mottaker)
        if mottaker.id.nokkelid:
            return mottaker.id.nokkelid == nokkelid(self.sertifikat)
        return mottaker.id == mottakerid(self.sertifikat)

    def pakk_ut(self, mottaker: Mottaker) -> bytes | None:
        """The content key of 32 bytes; None for any failure, without saying which."""
        if not self._riktig_type(mottaker):
            return None
        try:
            nokkel = self._pakk_ut(mottaker)
        except (ValueError, InvalidUnwrap):
            return None
        return nokkel if len(nokkel) == NOKKELLENGDE else None

    def _riktig_type(self, mottaker: Mottaker) -> bool:
        if isinstance(self.privat, rsa.RSAPrivateKey):
            oktetter = (self.privat.key_size + 7) // 8
            return isinstance(mottaker, RsaMottaker) and len(mottaker.nokkel) == oktetter
        oktetter = 1 + 2 * ((self.privat.curve.key_size + 7) // 8)
        return isinstance(mottaker, EcMottaker) and len(mottaker.punkt) == oktetter

    def _pakk_ut(self, mottaker: Mottaker) -> bytes:
        if isinstance(mottaker, RsaMottaker):
            assert isinstance(self.privat, rsa.RSAPrivateKey)
            return self.privat.decrypt(mottaker.nokkel, _oaep(mottaker.digest, mottaker.mgf))
        assert isinstance(self.privat, ec.EllipticCurvePrivateKey)
        # raises ValueError for a point that is not on the curve
        punkt = ec.EllipticCurvePublicKey.from_encoded_point(self.privat.curve, mottaker.punkt)
        felles = self.privat.exchange(ec.ECDH(), punkt)
        kek = _utled(felles, mottaker.kdf, mottaker.alg_wrap, mottaker.ukm)
        return aes_key_unwrap(kek, mottaker.nokkel)


def mottakerinfo(sertifikat: x509.Certificate, nokkel: bytes) -> bytes:
    """A RecipientInfo (DER) that gives ``nokkel`` to the owner of the certificate.

    Raises:
        SertifikatFeil: the key in the certificate can't encrypt.
    """
    offentlig = sertifikat.public_key()
    if isinstance(offentlig, rsa.RSAPublicKey):
        try:
            kryptert = offentlig.encrypt(nokkel, _oaep("sha256", "sha256"))
        except ValueError as feil:  # numbers that are no RSA key: a damaged certificate
            raise SertifikatFeil("Sertifikatets RSA-nøkkel er skadet.") from feil
        return tlv(SEKVENS, heltall(0), _id(sertifikat), oid.OAEP_SHA256, tlv(OKTETTER, kryptert))
    assert isinstance(offentlig, ec.EllipticCurvePublicKey)
    engang = ec.generate_private_key(offentlig.curve)
    stor = isinstance(offentlig.curve, ec.SECP384R1)
    felles = engang.exchange(ec.ECDH(), offentlig)
    kek = _utled(felles, "sha384" if stor else "sha256", oid.ALG_AES256_WRAP, b"")
    kdf = oid.KDF_SHA384 if stor else oid.KDF_SHA256
    punkt = engang.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    return tlv(
        KONTEKST1,
        heltall(3),
        tlv(KONTEKST0, tlv(KONTEKST1, oid.ALG_EC_NOKKEL, tlv(BITSTRENG, b"\0", punkt))),
        tlv(SEKVENS, kdf, oid.ALG_AES256_WRAP),
        tlv(
            SEKVENS,
            tlv(SEKVENS, _id(sertifikat), tlv(OKTETTER, aes_key_wrap(kek, nokkel))),
        ),
    )


def _id(sertifikat: x509.Certificate) -> bytes:
    hvem: Mottakerid = mottakerid(sertifikat)
    return tlv(SEKVENS, hvem.utsteder, tlv(0x02, hvem.serienummer))


def _oaep(digest: str, mgf: str) -> padding.OAEP:
    return padding.OAEP(padding.MGF1(_HASH[mgf]), _HASH[digest], label=None)


def _utled(felles: bytes, digest: str, alg_wrap: bytes, ukm: bytes) -> bytes:
    """The key-wrapping key; ECC-CMS-SharedInfo of RFC 5753 section 7.2, length 256 bits."""
    delt = tlv(
        SEKVENS,
        alg_wrap,
        tlv(KONTEKST0, tlv(OKTETTER, ukm)) if ukm else b"",
        tlv(KONTEKST2, tlv(OKTETTER, (8 * NOKKELLENGDE).to_bytes(4, "big"))),
    )
    return X963KDF(_HASH[digest], NOKKELLENGDE, delt).derive(felles)
