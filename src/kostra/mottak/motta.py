"""One delivery: decrypt in memory, hold the answer against the content, control, sign a receipt.

Plaintext stays in memory. *Nei* is answered here, before any rule, for every form and year: with
exactly one space it is a delivery without content.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal

from cryptography import x509

import kostra
from kostra.kontroll.modell import Grad, Rapport
from kostra.kryptering import Mottakernokkel, Profil, dekrypter
from kostra.kvittering import (
    AlgoritmeFeil,
    Antall,
    Enhet,
    Kvittering,
    Signeringsnokkel,
    lag_nummer,
    signer,
)
from kostra.regler.kontroller import UgyldigRegion, kontroller
from kostra.skjema import bydeler, filbeskrivelse, kommuner

Svar = Literal["ja", "nei"]
TOM_FIL = b" "


class Avvist(Exception):
    """Answer and content don't belong together. The text says what is wrong and what to do."""


class KanIkkeSignere(Exception):
    """The signing key or its certificate can't be used for a receipt now. The text says why."""


@dataclass(frozen=True)
class Levering:
    """What the reporter said about the file. ``region``: six digits."""

    skjema: str
    aar: int
    region: str
    svar: Svar
    filnavn: str


@dataclass(frozen=True)
class Mottatt:
    """The outcome. ``rapport`` is None for *Nei*; ``kvittering`` is None when errors block."""

    rapport: Rapport | None
    kvittering: str | None


def motta(
    konvolutt: bytes,
    levering: Levering,
    *,
    nokler: Sequence[Mottakernokkel],
    signering: tuple[Signeringsnokkel, x509.Certificate],
    naa: datetime,
    tilfeldig: Callable[[int], bytes],
    profil: Profil = Profil.STRENG,
) -> Mottatt:
    """Receives one envelope. ``naa``: aware, the time of registration; ``tilfeldig(n)``: n bytes.

    Raises:
        KonvoluttFeil: the envelope can't be opened; its subclass says why.
        Avvist: *Nei* with content, or *Ja* with the empty file.
        UkjentSkjema, UgyldigRegion: no such form, year or region.
        KanIkkeSignere: the receipt can't be signed; nothing is received.
    """
    filbeskrivelse(levering.skjema, levering.aar)
    _sjekk_region(levering.region)
    innhold = dekrypter(konvolutt, nokler, profil=profil)
    _svar_mot_innhold(levering, innhold)
    rapport = None
    if levering.svar == "ja":
        rapport = kontroller(
            innhold,
            skjema=levering.skjema,
            aar=levering.aar,
            region=levering.region,
            navn=navn_paa(levering.region, levering.aar),
        )
        if rapport.alvorlighetsgrad.stopper:
            return Mottatt(rapport, None)
    kvittering = _kvittering(konvolutt, levering, rapport, naa, tilfeldig)
    try:
        return Mottatt(rapport, signer(kvittering, *signering))
    except AlgoritmeFeil as feil:
        raise KanIkkeSignere("Nøkkelen er av en type som kvitteringer ikke signeres med.") from feil
    except ValueError as feil:
        raise KanIkkeSignere(f"Kvitteringen kan ikke signeres: {feil}.") from feil


def _sjekk_region(region: str) -> None:
    """*Nei* is answered before any rule, so the rules can't be the ones to refuse the region."""
    if len(region) != 6 or not (region.isascii() and region.isdigit()):
        raise UgyldigRegion(
            "Region skal være seks siffer: kommunenummer og bydel (00 utenfor Oslo). "
            f"Fikk {len(region)} tegn."
        )


def _svar_mot_innhold(levering: Levering, innhold: bytes) -> None:
    if levering.svar == "nei" and innhold != TOM_FIL:
        raise Avvist(
            "Svaret er nei, men filen har innhold. Svar ja hvis noen skal rapporteres; ellers lever "
            "den tomme, krypterte filen."
        )
    if levering.svar == "ja" and innhold == TOM_FIL:
        raise Avvist(
            "Svaret er ja, men filen er den tomme filen. Lever filuttrekket, eller svar nei hvis "
            "ingen skal rapporteres."
        )


def navn_paa(region: str, aar: int) -> str:
    """The unit's name: the municipality's, or Oslo's bydel."""
    kommune = kommuner(aar).get(region[:4], "")
    bydel = bydeler().get(region[4:], "") if region[:4] == "0301" else ""
    return f"{kommune}, {bydel}" if bydel else kommune


def _kvittering(
    konvolutt: bytes,
    levering: Levering,
    rapport: Rapport | None,
    naa: datetime,
    tilfeldig: Callable[[int], bytes],
) -> Kvittering:
    region = levering.region
    return Kvittering(
        nummer=lag_nummer(levering.aar, tilfeldig(16)),
        enhet=Enhet(region[:4], region[4:], navn_paa(region, levering.aar)),
        skjema=levering.skjema,
        aar=levering.aar,
        tidspunkt=naa.astimezone(UTC).replace(microsecond=0),
        svar=levering.svar,
        sha256=hashlib.sha256(konvolutt).hexdigest(),
        filnavn=levering.filnavn,
        storrelse=len(konvolutt),
        antall_poster=rapport.antall_poster if rapport else 0,
        alvorlighetsgrad=rapport.alvorlighetsgrad.name if rapport else Grad.OK.name,
        antall=Antall(
            feil=0,
            advarsler=rapport.antall(Grad.WARNING) if rapport else 0,
            informasjon=rapport.antall(Grad.INFO) if rapport else 0,
        ),
        programversjon=kostra.__version__,
    )
