"""A security module (PKCS#11): its tokens, and the private keys of certificates in one of them.

The keys never leave it. Only those who have a module import this: it needs ``python-pkcs11``.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, TypeVar

import pkcs11
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from pkcs11 import Attribute, KeyType, Mechanism, ObjectClass

from kostra.kryptering import SertifikatFeil, les_sertifikat
from kostra.kryptering.sertifikat import nokkelid
from kostra.nokler.modulnokler import EcNokkel, FeilPin, KanIkke, ModulFeil, RsaNokkel

_T = TypeVar("_T")


@dataclass(frozen=True)
class Nokkelrad:
    """A private key in a token, without anything secret. ``slag``: EC, RSA …"""

    navn: str
    id: str
    slag: str


@dataclass(frozen=True)
class Tokenrad:
    """A token of the module. ``nokler`` is empty when nobody has logged in."""

    navn: str
    modell: str
    ecdh: bool
    oaep: bool
    nokler: tuple[Nokkelrad, ...] = ()


class Sikkerhetsmodul:
    """One token of one module, logged in when first needed, and again after it was away."""

    def __init__(self, modul: str, token: str, pin: bytes) -> None:
        self._modul, self._token, self._pin = modul, token, pin
        self._laas = threading.RLock()
        self._okt: Any = None
        self._funnet: dict[tuple[bytes, str], Any] = {}
        self._feil_pin: FeilPin | None = None

    def nokkel_til(self, sertifikat: x509.Certificate, navn: str) -> Any:
        """The private key of that certificate.

        Looked for by the certificate's subject key identifier and by ``navn``, else among all keys
        of its type; each is tried with an operation of its own, so a key that is found works.

        Raises:
            ModulFeil: no such key, or the module can't do what the key is for.
            FeilPin: the PIN.
        """
        hvem = (sertifikat.fingerprint(hashes.SHA256()), navn)
        with self._laas:
            if hvem not in self._funnet or not self._svarer():
                self._funnet[hvem] = self._finn(sertifikat, navn)
            return self._funnet[hvem]

    def sertifikater(self) -> list[tuple[str, x509.Certificate]]:
        """The certificates that lie in the token itself, each with its label."""
        ut = []
        for ting in self.gjor(
            lambda okt: list(okt.get_objects({Attribute.CLASS: ObjectClass.CERTIFICATE}))
        ):
            try:
                ut.append((str(ting.label), les_sertifikat(bytes(ting[Attribute.VALUE]))))
            except (SertifikatFeil, pkcs11.PKCS11Error):
                continue
        return ut

    def beskriv(self) -> Tokenrad:
        """The token and its private keys."""
        rad = _tokenrad(self._slaa_opp())
        nokler = self.gjor(lambda okt: [_nokkelrad(n) for n in _private(okt)])
        return Tokenrad(rad.navn, rad.modell, rad.ecdh, rad.oaep, tuple(nokler))

    def gjor(self, hva: Callable[[Any], _T]) -> _T:
        """Does something in the session; one that has died is opened anew the next time.

        Raises:
            ModulFeil: the module failed.
        """
        with self._laas:
            try:
                return hva(self._aapen())
            except pkcs11.PKCS11Error as feil:
                self.lukk()
                raise ModulFeil(
                    f"Sikkerhetsmodulen svarte med en feil ({type(feil).__name__}). "
                    "Sjekk at den er tilkoblet."
                ) from None

    def lukk(self) -> None:
        """Ends the session. Keys found before are looked for again."""
        with self._laas:
            okt, self._okt = self._okt, None
            self._funnet.clear()
            if okt is not None:
                try:
                    okt.close()
                except pkcs11.PKCS11Error:
                    return

    def _svarer(self) -> bool:
        try:
            self.gjor(lambda okt: list(_private(okt)))  # not every module makes random numbers
        except ModulFeil:
            return False
        return True

    def _aapen(self) -> Any:
        if self._feil_pin is not None:
            raise self._feil_pin
        if self._okt is None:
            token = self._slaa_opp()
            try:
                self._okt = token.open(user_pin=self._pin.decode("utf-8", "replace"))
            except (pkcs11.PinIncorrect, pkcs11.PinLenRange, pkcs11.PinInvalid):
                self._feil_pin = FeilPin(
                    f"PIN-koden til «{self._token}» i sikkerhetsmodulen er feil. Den prøves ikke igjen "
                    "før programmet startes på nytt, så modulen ikke låses."
                )
                raise self._feil_pin from None
            except pkcs11.UserAlreadyLoggedIn:  # by a session of ours that died without an end
                self._okt = token.open()
            except pkcs11.PinLocked:
                self._feil_pin = FeilPin(
                    f"PIN-koden til «{self._token}» er låst. Den som forvalter sikkerhetsmodulen, må "
                    "åpne den."
                )
                raise self._feil_pin from None
        return self._okt

    def _slaa_opp(self) -> Any:
        modul = _last(self._modul)
        try:
            return modul.get_token(token_label=self._token)
        except pkcs11.NoSuchToken:
            funnet = ", ".join(f"«{navn}»" for navn in _navn(modul)) or "ingen"
            raise ModulFeil(
                f"Sikkerhetsmodulen har ikke noe token «{self._token}». Den har: {funnet}. "
                "Sjekk KOSTRA_PKCS11_TOKEN."
            ) from None
        except pkcs11.MultipleTokensReturned:
            raise ModulFeil(
                f"Sikkerhetsmodulen har flere token «{self._token}». Gi dem hvert sitt navn."
            ) from None

    def _finn(self, sertifikat: x509.Certificate, navn: str) -> Any:
        offentlig = sertifikat.public_key()
        lag: type[EcNokkel | RsaNokkel]
        if isinstance(offentlig, ec.EllipticCurvePublicKey):
            slag, lag = KeyType.EC, EcNokkel
        elif isinstance(offentlig, rsa.RSAPublicKey):
            slag, lag = KeyType.RSA, RsaNokkel
        else:
            raise ModulFeil("Sertifikatet har en nøkkeltype som ikke kan dekryptere.")
        grunn: ModulFeil | None = None
        for objekt in self.gjor(lambda okt: _kandidater(okt, slag, nokkelid(sertifikat), navn)):
            nokkel = lag(self, objekt, offentlig)
            try:
                if nokkel.passer():
                    return nokkel
            except KanIkke as feil:
                grunn = feil
        if grunn is None and not self._svarer():
            raise ModulFeil("Sikkerhetsmodulen svarer ikke. Sjekk at den er tilkoblet.")
        raise grunn or ModulFeil(
            f"Sikkerhetsmodulen har ingen privat nøkkel til sertifikatet «{navn}» i token "
            f"«{self._token}»."
        )


def tokener(modul: str) -> list[Tokenrad]:
    """The tokens of the module, without logging in.

    Raises:
        ModulFeil: the module can't be loaded.
    """
    return [_tokenrad(token) for token in _tokener(_last(modul))]


def _last(sti: str) -> Any:
    try:
        return pkcs11.lib(sti)
    except pkcs11.PKCS11Error:
        raise ModulFeil(
            f"Sikkerhetsmodulens bibliotek {sti} kan ikke lastes. Sjekk KOSTRA_PKCS11_MODUL."
        ) from None


def _tokener(modul: Any) -> list[Any]:
    return [t for plass in modul.get_slots(token_present=True) if (t := plass.get_token()).label]


def _navn(modul: Any) -> list[str]:
    return [str(token.label) for token in _tokener(modul)]


def _tokenrad(token: Any) -> Tokenrad:
    kan = token.slot.get_mechanisms()
    return Tokenrad(
        str(token.label),
        str(token.model),
        Mechanism.ECDH1_DERIVE in kan,
        Mechanism.RSA_PKCS_OAEP in kan,
    )


def _private(okt: Any, slag: KeyType | None = None) -> Iterator[Any]:
    hvilke: dict[Attribute, Any] = {Attribute.CLASS: ObjectClass.PRIVATE_KEY}
    if slag is not None:
        hvilke[Attribute.KEY_TYPE] = slag
    yield from okt.get_objects(hvilke)


def _kandidater(okt: Any, slag: KeyType, id_: bytes, navn: str) -> list[Any]:
    """Those with the certificate's id or name; if there are none, all of that type."""
    alle = list(_private(okt, slag))
    merket = [n for n in alle if (id_ and bytes(n.id) == id_) or n.label == navn]
    return merket or alle


def _nokkelrad(nokkel: Any) -> Nokkelrad:
    return Nokkelrad(str(nokkel.label), bytes(nokkel.id).hex(), KeyType(nokkel.key_type).name)
