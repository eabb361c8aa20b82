"""Was an envelope made for a certificate that we have published?"""

from __future__ import annotations

from django.db.models import Q

from kostra.kryptering import KonvoluttFeil, SertifikatFeil, beskriv, les_sertifikat
from kostra.kryptering.beskrivelse import tekst_om
from kostra.kryptering.sertifikat import mottakerid
from kostra.portal.runde.models import Sertifikat


def er_til_oss(konvolutt: bytes, aar: int) -> bool:
    """True if a certificate published for that year is among the recipients."""
    try:
        mottakere = {navn for navn, _ in beskriv(konvolutt).mottakere}
    except KonvoluttFeil:
        return False
    publiserte = Sertifikat.objects.filter(
        Q(runde_id=aar) | Q(runde=None), bruk=Sertifikat.Bruk.KRYPTERING
    )
    return any(_navn(s.pem) in mottakere for s in publiserte)


def _navn(pem: str) -> str:
    try:
        return tekst_om(mottakerid(les_sertifikat(pem.encode())))
    except SertifikatFeil:
        return ""
