"""Whom an envelope was made for: one of the certificates we have published, or another."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import Q

from kostra.kryptering import (
    KonvoluttFeil,
    Mottakernokkel,
    SertifikatFeil,
    beskriv,
    fingeravtrykk,
    les_sertifikat,
)
from kostra.kryptering.beskrivelse import tekst_om
from kostra.kryptering.sertifikat import mottakerid
from kostra.portal.innsending.kontroll.karantene import Utside
from kostra.portal.runde.models import Sertifikat


def er_til_oss(konvolutt: bytes, aar: int, *, prove: bool = False) -> bool:
    """True if a certificate published for that year is among the recipients.

    ``prove``: the certificates for the vendors' trials count too.
    """
    try:
        mottakere = {navn for navn, _ in beskriv(konvolutt).mottakere}
    except KonvoluttFeil:
        return False
    publiserte = Sertifikat.objects.filter(
        Q(runde_id=aar) | Q(runde=None), bruk=Sertifikat.Bruk.KRYPTERING
    )
    if not prove:
        publiserte = publiserte.filter(prove=False)
    return any(_navn(s.pem) in mottakere for s in publiserte)


def utside(konvolutt: bytes) -> Utside | None:
    """What it tells without a key; None if it isn't an envelope."""
    try:
        hode = beskriv(konvolutt)
    except KonvoluttFeil:
        return None
    return Utside(hode.mottakere, hode.algoritme)


def navn_paa_nokler(nokler: Sequence[Mottakernokkel]) -> set[str]:
    """The certificates there are keys to, as envelopes name them."""
    return {tekst_om(mottakerid(n.sertifikat)) for n in nokler if n.sertifikat is not None}


def uten_provens(nokler: Sequence[Mottakernokkel]) -> tuple[Mottakernokkel, ...]:
    """The keys, without those whose certificates are for the vendors' trials."""
    prover = set(Sertifikat.objects.filter(prove=True).values_list("fingeravtrykk", flat=True))
    if not prover:
        return tuple(nokler)
    return tuple(
        n for n in nokler if n.sertifikat is None or fingeravtrykk(n.sertifikat) not in prover
    )


def _navn(pem: str) -> str:
    try:
        return tekst_om(mottakerid(les_sertifikat(pem.encode())))
    except SertifikatFeil:
        return ""
