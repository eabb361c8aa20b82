"""What can be told about an envelope without opening it: for whom, and by which algorithms."""

from __future__ import annotations

import io
from dataclasses import dataclass

from kostra.kryptering.der import MENGDE, OID, SEKVENS, Leser
from kostra.kryptering.feil import KonvoluttFeil
from kostra.kryptering.gjenkjenning import START, sjekk_start
from kostra.kryptering.modell import Mottaker, Mottakerid, Profil, RsaMottaker
from kostra.kryptering.oppbygging import les_hode

_MAKS_NAVN = 4096
#: The last octets of 2.5.4.x (RFC 4519) as they are usually written.
_DELER = {3: "CN", 5: "SERIALNUMBER", 6: "C", 7: "L", 8: "ST", 10: "O", 11: "OU", 97: "orgId"}


@dataclass(frozen=True)
class Beskrivelse:
    """``mottakere``: per recipient, issuer with serial number, and the key's algorithm.

    ``lengde``: bytes of content; None if it comes in pieces (BER).
    """

    mottakere: tuple[tuple[str, str], ...]
    algoritme: str
    lengde: int | None


def beskriv(konvolutt: bytes, *, profil: Profil = Profil.APEN) -> Beskrivelse:
    """Describes an envelope from its head; its first 64 kB are enough.

    Nothing here is verified: only the holder of the key can do that.

    Raises:
        KonvoluttFeil: as :func:`kostra.kryptering.dekrypter`, except for keys and tag.
    """
    sjekk_start(konvolutt[:START], hele=len(konvolutt) <= START)
    # the size is not known from a head alone: take the one the envelope claims
    leser = Leser(io.BytesIO(konvolutt), 1 << 62, streng=profil is Profil.STRENG)
    hode = les_hode(leser, profil)
    mottakere = tuple((tekst_om(m.id), _algoritme(m)) for m in hode.mottakere)
    navn = "AES-256-GCM" if hode.autentisert else "AES-256-CBC uten autentisering"
    return Beskrivelse(mottakere, navn, hode.lengde)


def _algoritme(mottaker: Mottaker) -> str:
    if isinstance(mottaker, RsaMottaker):
        return f"RSA-{8 * len(mottaker.nokkel)} OAEP {mottaker.digest.upper()}"
    bit = {65: "P-256", 97: "P-384"}.get(len(mottaker.punkt), "annen kurve")
    return f"ECDH {bit} {mottaker.kdf.upper()}"


def tekst_om(hvem: Mottakerid) -> str:
    """A recipient as text: ``CN=…, O=…, serienummer 0a1b…``; only printable characters."""
    if hvem.nokkelid:
        return f"nøkkel-id {hvem.nokkelid[:32].hex()}"
    return f"{_navn(hvem.utsteder)}, serienummer {hvem.serienummer[:32].hex()}"


def _navn(utsteder: bytes) -> str:
    """A DER Name as text. Damaged names give a short text instead of an error."""
    leser = Leser(io.BytesIO(utsteder), len(utsteder), streng=False)
    deler = []
    try:
        leser.inn(SEKVENS)
        while leser.neste() is not None:
            leser.inn(MENGDE)
            while leser.neste() is not None:
                deler.append(_del(leser))
            leser.ut()
    except KonvoluttFeil:
        return "utsteder som ikke kan leses"
    return ", ".join(deler) or "utsteder uten navn"


def _del(leser: Leser) -> str:
    leser.inn(SEKVENS)
    type_ = leser.verdi(OID, 32)
    verdi = leser.verdi(leser.neste() or 0, _MAKS_NAVN)
    leser.ut()
    tekst = "".join(tegn for tegn in verdi.decode("utf-8", "replace") if tegn.isprintable())
    navn = _DELER.get(type_[2]) if type_[:2] == b"\x55\x04" and len(type_) == 3 else None
    return f"{navn or 'annet'}={tekst[:80]}"
