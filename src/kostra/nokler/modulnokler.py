"""Private keys in a security module, with the private key interface of ``cryptography``.

The reader of envelopes takes them as any other key. ECDH gives the raw shared secret (CKD_NULL); the
KDF of CMS is done by us, since modules know few of them.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any, Final, NoReturn, Protocol, TypeVar

import pkcs11
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.asymmetric import padding as utfylling
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from pkcs11 import KDF, MGF, Attribute, KeyType, Mechanism

from kostra.kryptering import FeilPassord, NokkelFeil

_T = TypeVar("_T")
_FELLES: Final = {
    Attribute.TOKEN: False,
    Attribute.SENSITIVE: False,
    Attribute.EXTRACTABLE: True,
}
_OAEP: Final = {
    "sha1": (Mechanism.SHA_1, MGF.SHA1),
    "sha256": (Mechanism.SHA256, MGF.SHA256),
}
_VAR_OAEP: Final = utfylling.OAEP(utfylling.MGF1(hashes.SHA256()), hashes.SHA256(), label=None)
_IKKE_SATT_OPP: Final = (
    "Nøkkelen i sikkerhetsmodulen er ikke satt opp til å {} ({}). Legg den inn på nytt."
)
_HENTES_IKKE: Final = "Nøkkelen ligger i sikkerhetsmodulen og kan verken hentes ut eller signere."


class ModulFeil(NokkelFeil):
    """The module, its token or a key in it can't be used. ``str()`` says which, in bokmål."""


class FeilPin(ModulFeil, FeilPassord):
    """The PIN is wrong or locked. Not tried again: a few wrong ones lock the token."""


class KanIkke(ModulFeil):
    """The module doesn't know the operation."""


class Okt(Protocol):
    """Where the operations are done."""

    def gjor(self, hva: Callable[[Any], _T]) -> _T:
        """Does ``hva`` in a session that is logged in. Raises :class:`ModulFeil`."""


class _Modulnokkel:
    """What both kinds share: the object in the token, and that nothing secret can be taken out."""

    def __init__(self, modul: Okt, objekt: Any, offentlig: Any) -> None:
        self._modul, self._objekt, self._offentlig = modul, objekt, offentlig

    def public_key(self) -> Any:
        return self._offentlig

    @property
    def key_size(self) -> int:
        storrelse: int = self._offentlig.key_size
        return storrelse

    def __copy__(self) -> Any:
        return self

    def __deepcopy__(self, _memo: object) -> Any:
        return self

    def sign(self, *_: Any, **__: Any) -> NoReturn:
        raise ModulFeil(_HENTES_IKKE)

    private_numbers = private_bytes = sign


class EcNokkel(_Modulnokkel, ec.EllipticCurvePrivateKey):
    """ECDH in the module."""

    @property
    def curve(self) -> ec.EllipticCurve:
        kurve: ec.EllipticCurve = self._offentlig.curve
        return kurve

    def exchange(self, algorithm: ec.ECDH, peer_public_key: ec.EllipticCurvePublicKey) -> bytes:
        """The shared secret. ``peer_public_key`` is on the curve: cryptography has seen to it.

        Raises:
            ModulFeil: the module failed, or doesn't know ECDH.
        """
        assert isinstance(algorithm, ec.ECDH)
        return self._modul.gjor(lambda _: self._utled(peer_public_key))

    def _utled(self, motpart: ec.EllipticCurvePublicKey) -> bytes:
        if not hasattr(self._objekt, "derive_key"):
            raise KanIkke(_IKKE_SATT_OPP.format("utlede", "CKA_DERIVE"))
        punkt = motpart.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
        try:
            felles = self._objekt.derive_key(
                KeyType.GENERIC_SECRET,
                8 * ((self.key_size + 7) // 8),
                mechanism=Mechanism.ECDH1_DERIVE,
                mechanism_param=(KDF.NULL, None, punkt),
                template=_FELLES,
            )
        except (pkcs11.MechanismInvalid, pkcs11.FunctionNotSupported):
            raise KanIkke("Sikkerhetsmodulen kan ikke ECDH.") from None
        try:
            return bytes(felles[Attribute.VALUE])
        finally:
            felles.destroy()

    def passer(self) -> bool:
        """True if it is the key of the certificate: the same secret from both sides."""
        engang = ec.generate_private_key(self.curve)

        def prov(_okt: Any) -> bytes:
            try:
                return self._utled(engang.public_key())
            except pkcs11.PKCS11Error:  # on another curve, or not for derivation
                return b""

        return self._modul.gjor(prov) == engang.exchange(ec.ECDH(), self._offentlig)


class RsaNokkel(_Modulnokkel, rsa.RSAPrivateKey):
    """RSAES-OAEP in the module."""

    def decrypt(self, ciphertext: bytes, padding: Any) -> bytes:
        """The content key.

        Raises:
            ValueError: the ciphertext isn't made for this key, or was changed.
            ModulFeil: the module failed, or doesn't know this OAEP.
        """

        def aapne(_okt: Any) -> bytes | None:
            try:
                innhold = self._aapne(ciphertext, padding)
            except pkcs11.PKCS11Error:
                innhold = None
            # modules have many names for a wrong padding, some of them also for their own faults: a
            # value made just now tells the two apart. Always done, so both take the same time.
            self._prov()
            return innhold

        innhold = self._modul.gjor(aapne)
        if innhold is None:
            raise ValueError("Nøkkelen kan ikke pakkes ut.")
        return innhold

    def _aapne(self, kryptert: bytes, oaep: Any) -> bytes:
        digest = oaep.algorithm.name
        if digest not in _OAEP or oaep.mgf._algorithm.name != digest:
            raise KanIkke(f"Sikkerhetsmodulen kan ikke RSA-OAEP med {digest.upper()}.")
        if not hasattr(self._objekt, "decrypt"):
            raise KanIkke(_IKKE_SATT_OPP.format("dekryptere", "CKA_DECRYPT"))
        try:
            return bytes(
                self._objekt.decrypt(
                    kryptert,
                    mechanism=Mechanism.RSA_PKCS_OAEP,
                    mechanism_param=(*_OAEP[digest], None),
                )
            )
        except (pkcs11.ArgumentsBad, pkcs11.MechanismInvalid, pkcs11.MechanismParamInvalid):
            raise KanIkke(
                f"Sikkerhetsmodulen kan ikke RSA-OAEP med {digest.upper()}. Bruk en EC-nøkkel (P-256), "
                "eller en modul som kan det."
            ) from None

    def _prov(self) -> bool:
        """True if the module opens a value made just now."""
        verdi = os.urandom(32)
        return self._aapne(self._offentlig.encrypt(verdi, _VAR_OAEP), _VAR_OAEP) == verdi

    def passer(self) -> bool:
        """True if it is the key of the certificate, and the module can open what we make."""
        tall = self._offentlig.public_numbers()
        return self._modul.gjor(
            lambda _: (
                int.from_bytes(self._objekt[Attribute.MODULUS], "big") == tall.n and self._prov()
            )
        )
