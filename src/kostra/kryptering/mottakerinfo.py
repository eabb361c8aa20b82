"""Reading one RecipientInfo (RFC 5652 section 6.2), and refusing what must be refused."""

from __future__ import annotations

import io
from typing import Final

from kostra.kryptering import oid
from kostra.kryptering.der import (
    BITSTRENG,
    KONTEKST0,
    KONTEKST1,
    KONTEKST2,
    OID,
    OKTETTER,
    SEKVENS,
    Leser,
)
from kostra.kryptering.feil import AlgoritmeAvvist, FeilForm
from kostra.kryptering.modell import (
    MAKS_ELEMENT,
    EcMottaker,
    Mottaker,
    Mottakerid,
    Profil,
    RsaMottaker,
)

#: Size of a content key of 32 bytes under AES key wrap (RFC 3394).
PAKKET: Final = 40
_IMPLISITT0: Final = 0x80
_KDF: Final = {oid.KDF_SHA256: "sha256", oid.KDF_SHA384: "sha384"}
_KDF_APEN: Final = _KDF | {oid.KDF_SHA1: "sha1", oid.KDF_SHA512: "sha512"}
_DIGEST: Final = {oid.SHA1: "sha1", oid.SHA256: "sha256"}
_ANDRE_TYPER: Final = {
    KONTEKST2: "en nøkkel delt på forhånd (KEKRecipientInfo)",
    0xA3: "et passord (PasswordRecipientInfo)",
    0xA4: "en annen mottakertype (OtherRecipientInfo)",
}


def les_mottaker(leser: Leser, profil: Profil) -> tuple[list[Mottaker], bytes]:
    """The recipients of one RecipientInfo, and its octets (for the order of the set)."""
    tag = leser.neste()
    if tag in _ANDRE_TYPER:
        raise AlgoritmeAvvist(_ANDRE_TYPER[tag])
    raa = leser.raa(4 * MAKS_ELEMENT)
    indre = Leser(io.BytesIO(raa), len(raa), streng=profil is Profil.STRENG)
    if tag == SEKVENS:
        mottakere: list[Mottaker] = [_les_rsa(indre, profil)]
    elif tag == KONTEKST1:
        mottakere = list(_les_ec(indre, profil))
    else:
        raise FeilForm("ukjent mottakertype")
    indre.slutt()
    return mottakere, raa


def _les_rsa(leser: Leser, profil: Profil) -> RsaMottaker:
    leser.inn(SEKVENS)
    versjon = leser.heltall()
    mottakerid = _les_id(leser, profil, _IMPLISITT0)
    if versjon != (b"\2" if mottakerid.nokkelid else b"\0"):
        raise FeilForm("ukjent versjon av mottaker")
    digest, mgf = _les_oaep(leser.raa(MAKS_ELEMENT), profil)
    nokkel = leser.verdi(OKTETTER, MAKS_ELEMENT)
    leser.ut()
    return RsaMottaker(mottakerid, digest, mgf, nokkel)


def _les_id(leser: Leser, profil: Profil, tag_nokkelid: int) -> Mottakerid:
    if profil is Profil.APEN and leser.neste() == tag_nokkelid:
        if tag_nokkelid == _IMPLISITT0:
            return Mottakerid(nokkelid=leser.verdi(_IMPLISITT0, MAKS_ELEMENT))
        leser.inn(tag_nokkelid)
        nokkelid = leser.verdi(OKTETTER, MAKS_ELEMENT)
        leser.ut()
        return Mottakerid(nokkelid=nokkelid)
    leser.inn(SEKVENS)
    if leser.neste() != SEKVENS:
        raise FeilForm("mottakerens utsteder mangler")
    mottakerid = Mottakerid(leser.raa(MAKS_ELEMENT), leser.heltall())
    leser.ut()
    return mottakerid


def _les_oaep(alg: bytes, profil: Profil) -> tuple[str, str]:
    """Digest and MGF1 digest of an RSAES-OAEP algorithm identifier."""
    if alg in (oid.OAEP_SHA256, oid.OAEP_SHA256_UTEN_NULL):
        return "sha256", "sha256"
    leser = Leser(io.BytesIO(alg), len(alg), streng=False)
    leser.inn(SEKVENS)
    algoritme = leser.raa(MAKS_ELEMENT) if leser.neste() == OID else b""
    if algoritme != oid.RSA_OAEP or profil is Profil.STRENG:
        raise AlgoritmeAvvist(oid.navn(algoritme) if algoritme else "en algoritme uten navn")
    digest = mgf = "sha1"  # RFC 4055 section 4.1: the defaults
    leser.inn(SEKVENS)
    if leser.neste() == KONTEKST0:
        digest = _les_digest(leser, KONTEKST0)
    if leser.neste() == KONTEKST1:
        leser.inn(KONTEKST1)
        leser.inn(SEKVENS)
        if leser.raa(MAKS_ELEMENT) != oid.MGF1:
            raise AlgoritmeAvvist("RSA-OAEP uten MGF1")
        mgf = _les_digest(leser, None)
        leser.ut()
        leser.ut()
    if leser.neste() is not None:
        raise AlgoritmeAvvist("RSA-OAEP med etikett")
    leser.ut()
    leser.ut()
    return digest, mgf


def _les_digest(leser: Leser, tag: int | None) -> str:
    """A digest's algorithm identifier, inside the explicit ``tag`` if given."""
    if tag is not None:
        leser.inn(tag)
    leser.inn(SEKVENS)
    digest = leser.raa(MAKS_ELEMENT)
    if digest not in _DIGEST:
        raise AlgoritmeAvvist(oid.navn(oid.RSA_OAEP))
    if leser.neste() is not None and leser.raa(MAKS_ELEMENT) != oid.NULL:
        raise FeilForm("en hashalgoritme har parametre")
    leser.ut()
    if tag is not None:
        leser.ut()
    return _DIGEST[digest]


def _les_ec(leser: Leser, profil: Profil) -> list[EcMottaker]:
    leser.inn(KONTEKST1)
    if leser.heltall() != b"\3":
        raise FeilForm("ukjent versjon av mottaker")
    punkt = _les_punkt(leser, profil)
    ukm = b""
    if profil is Profil.APEN and leser.neste() == KONTEKST1:
        leser.inn(KONTEKST1)
        ukm = leser.verdi(OKTETTER, MAKS_ELEMENT)
        leser.ut()
    kdf, alg_wrap = _les_kdf(leser, profil)
    leser.inn(SEKVENS)
    mottakere = []
    while leser.neste() is not None:
        leser.inn(SEKVENS)
        mottakerid = _les_id(leser, profil, KONTEKST0)
        nokkel = leser.verdi(OKTETTER, PAKKET)
        leser.ut()
        mottakere.append(EcMottaker(mottakerid, kdf, alg_wrap, punkt, ukm, nokkel))
    leser.ut()
    leser.ut()
    if not mottakere or (profil is Profil.STRENG and len(mottakere) > 1):
        raise FeilForm("feil antall mottakere for én engangsnøkkel")
    return mottakere


def _les_punkt(leser: Leser, profil: Profil) -> bytes:
    """The ephemeral public key: OriginatorPublicKey with an uncompressed point."""
    leser.inn(KONTEKST0)
    if leser.neste() != KONTEKST1:
        raise AlgoritmeAvvist("ECDH uten engangsnøkkel")
    leser.inn(KONTEKST1)
    alg = leser.raa(MAKS_ELEMENT)
    if alg != oid.ALG_EC_NOKKEL and (
        profil is Profil.STRENG or not alg[2:].startswith(oid.EC_NOKKEL)
    ):
        raise AlgoritmeAvvist("ECDH med en annen nøkkeltype enn P-256 og P-384")
    bitstreng = leser.verdi(BITSTRENG, MAKS_ELEMENT)
    leser.ut()
    leser.ut()
    if bitstreng[:2] != b"\0\4":
        raise FeilForm("engangsnøkkelen er ikke et ukomprimert punkt")
    return bitstreng[1:]


def _les_kdf(leser: Leser, profil: Profil) -> tuple[str, bytes]:
    """The name of the KDF's digest, and the key wrap's algorithm identifier."""
    leser.inn(SEKVENS)
    algoritme = leser.raa(MAKS_ELEMENT)
    kdf = (_KDF if profil is Profil.STRENG else _KDF_APEN).get(algoritme)
    if kdf is None:
        raise AlgoritmeAvvist(oid.navn(algoritme))
    alg_wrap = leser.raa(MAKS_ELEMENT)
    leser.ut()
    tillatt = {oid.ALG_AES256_WRAP}
    if profil is Profil.APEN:
        tillatt.add(b"\x30\x0d" + oid.AES256_WRAP + oid.NULL)
    if alg_wrap not in tillatt:
        raise AlgoritmeAvvist(_navn_i(alg_wrap))
    return kdf, alg_wrap


def _navn_i(alg: bytes) -> str:
    leser = Leser(io.BytesIO(alg), len(alg), streng=False)
    leser.inn(SEKVENS)
    return oid.navn(leser.raa(MAKS_ELEMENT)) if leser.neste() == OID else "ukjent nøkkelpakking"
