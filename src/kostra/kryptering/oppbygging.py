"""Reads the head of an envelope, up to its content (RFC 5652, RFC 5083, RFC 5084)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kostra.kryptering import oid
from kostra.kryptering.der import KONTEKST0, MENGDE, OID, OKTETTER, SEKVENS
from kostra.kryptering.feil import AlgoritmeAvvist, FeilForm, IkkeKonvolutt
from kostra.kryptering.modell import MAKS_ELEMENT, MAKS_MOTTAKERE, Hode, Mottaker, Profil
from kostra.kryptering.mottakerinfo import les_mottaker

if TYPE_CHECKING:
    from kostra.kryptering.der import Leser

_IMPLISITT0: Final = 0x80
_APEN_RAAD: Final = "Profilen «apen» kan lese det, hvis mottakeren tillater det."


def les_hode(leser: Leser, profil: Profil) -> Hode:
    """Reads from the first byte up to the content; the reader then stands at its first byte."""
    autentisert = _les_type(leser, profil)
    leser.inn(KONTEKST0)
    leser.inn(SEKVENS)
    _les_versjon(leser, autentisert=autentisert)
    leser.inn(MENGDE)
    mottakere: list[Mottaker] = []
    forrige = b""
    while leser.neste() is not None:
        if len(mottakere) >= MAKS_MOTTAKERE:
            raise FeilForm("den har for mange mottakere")
        nye, raa = les_mottaker(leser, profil)
        if profil is Profil.STRENG and raa <= forrige:
            raise FeilForm("mottakerne står ikke i fast rekkefølge")
        forrige = raa
        mottakere += nye
    leser.ut()
    if not mottakere:
        raise FeilForm("den har ingen mottaker")
    leser.inn(SEKVENS)
    if leser.raa(MAKS_ELEMENT) != oid.DATA:
        raise FeilForm("innholdstypen er ikke data")
    nonce = _les_innholdsalgoritme(leser, autentisert=autentisert)
    return Hode(tuple(mottakere), autentisert, nonce, _apne_innhold(leser, profil))


def _les_type(leser: Leser, profil: Profil) -> bool:
    """Into the ContentInfo; True for AuthEnvelopedData, False for EnvelopedData."""
    leser.inn(SEKVENS)
    if leser.neste() != OID:
        raise IkkeKonvolutt("Filen er ikke en kryptert konvolutt (CMS).")
    innholdstype = leser.raa(MAKS_ELEMENT)
    if innholdstype == oid.AUTH_ENVELOPED:
        return True
    if innholdstype != oid.ENVELOPED:
        raise IkkeKonvolutt(
            f"Filen er ikke en kryptert konvolutt, men {oid.navn(innholdstype)}."
            if innholdstype in oid.NAVN
            else "Filen er ikke en kryptert konvolutt (CMS)."
        )
    if profil is Profil.STRENG:
        raise AlgoritmeAvvist("EnvelopedData uten autentisering", _APEN_RAAD)
    return False


def _les_versjon(leser: Leser, *, autentisert: bool) -> None:
    """0 for AuthEnvelopedData; 0 or 2 for EnvelopedData without extra certificates (RFC 5652)."""
    if leser.heltall() not in ((b"\0",) if autentisert else (b"\0", b"\2")):
        raise FeilForm("ukjent versjon")


def _les_innholdsalgoritme(leser: Leser, *, autentisert: bool) -> bytes:
    leser.inn(SEKVENS)
    algoritme = leser.raa(MAKS_ELEMENT)
    if algoritme != (oid.AES256_GCM if autentisert else oid.AES256_CBC):
        raise AlgoritmeAvvist(oid.navn(algoritme))
    if autentisert:
        leser.inn(SEKVENS)
        nonce = leser.verdi(OKTETTER, 12)
        if len(nonce) != 12 or leser.neste() is None or leser.heltall() != b"\x10":
            raise AlgoritmeAvvist("AES-256-GCM med annen nonce enn 12 byte eller tag enn 16 byte")
        leser.ut()
    else:
        nonce = leser.verdi(OKTETTER, 16)
        if len(nonce) != 16:
            raise FeilForm("startverdien har feil lengde")
    leser.ut()
    return nonce


def _apne_innhold(leser: Leser, profil: Profil) -> int | None:
    if profil is Profil.APEN and leser.neste() == KONTEKST0:
        leser.inn(KONTEKST0)
        return None
    return leser.hode(_IMPLISITT0)
