"""One delivery: what :func:`kontroller_bare` does, and then a signed receipt."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from datetime import UTC, datetime

from cryptography import x509

import kostra
from kostra.kontroll.modell import Grad, Rapport
from kostra.kryptering import Mottakernokkel, Profil
from kostra.kvittering import (
    AlgoritmeFeil,
    Antall,
    Enhet,
    Kvittering,
    Signeringsnokkel,
    lag_nummer,
    signer,
)
from kostra.mottak.feil import KanIkkeSignere
from kostra.mottak.kontrollere import MAKS_KONVOLUTT, kontroller_bare, navn_paa
from kostra.mottak.levering import Fremdrift, Levering, Mottatt, Steg


def motta(
    konvolutt: bytes,
    levering: Levering,
    *,
    nokler: Sequence[Mottakernokkel],
    signering: tuple[Signeringsnokkel, x509.Certificate],
    naa: datetime,
    tilfeldig: Callable[[int], bytes],
    profil: Profil = Profil.STRENG,
    maks_bytes: int = MAKS_KONVOLUTT,
    fremdrift: Fremdrift | None = None,
) -> Mottatt:
    """Receives one envelope. ``naa``: aware, the time of registration; ``tilfeldig(n)``: n bytes.

    Raises:
        KonvoluttFeil, NokkelMangler, Avvist, UkjentSkjema, UgyldigRegion: as :func:`kontroller_bare`.
        KanIkkeSignere: the receipt can't be signed; nothing is received.
    """
    kontrollert = kontroller_bare(
        konvolutt,
        levering,
        nokler=nokler,
        profil=profil,
        maks_bytes=maks_bytes,
        fremdrift=fremdrift,
    )
    if kontrollert.stopper:
        return Mottatt(kontrollert.rapport, None, kontrollert.avvisning)
    if fremdrift:
        fremdrift(Steg.REGISTRERER, 0, 0)
    kvittering = _kvittering(konvolutt, levering, kontrollert.rapport, naa, tilfeldig)
    try:
        return Mottatt(kontrollert.rapport, signer(kvittering, *signering))
    except AlgoritmeFeil as feil:
        raise KanIkkeSignere("Nøkkelen er av en type som kvitteringer ikke signeres med.") from feil
    except ValueError as feil:
        raise KanIkkeSignere(f"Kvitteringen kan ikke signeres: {feil}.") from feil


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
        prove=levering.prove,
    )
