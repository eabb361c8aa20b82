"""Letters to those who run the service about a certificate that ends: one at each threshold."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from django.db import transaction
from django.urls import reverse
from django.utils import translation

from kostra.portal import klokke
from kostra.portal.drift.problemer.daglig import i_driften
from kostra.portal.runde.models import Sertifikat
from kostra.portal.saksbehandling.sertifikater import utvalg
from kostra.portal.utseende import tekst
from kostra.portal.varsling import utboks
from kostra.portal.varsling.models import Forsendelse

#: Days before the end. The first is when it is first told of (``sertifikater.utvalg.VARSEL``).
TERSKLER: Final = (60, 30, 14, 7, 1)


def varsle() -> int:
    """Writes what isn't written; returns how many letters.

    However often and by however many workers it is done: a certificate and a threshold is one letter to
    each, its cause says so. A threshold that passed while no worker lived is left out.
    """
    skrevet = 0
    for sertifikat in utvalg.utloper_snart():
        igjen = sertifikat.gyldig_til - klokke.naa()
        terskel = min(dager for dager in TERSKLER if igjen <= timedelta(days=dager))
        brevene = {
            f"sertifikat_utloper:{sertifikat.pk}:{terskel}:{bruker.pk}": bruker
            for bruker in i_driften()
        }
        har = set(Forsendelse.objects.filter(arsak__in=brevene).values_list("arsak", flat=True))
        for arsak in brevene.keys() - har:
            with transaction.atomic():
                utboks.legg_til_bruker(
                    "sertifikat_utloper",
                    bruker=brevene[arsak],
                    arsak=arsak,
                    kontekst=_kontekst(sertifikat, igjen, brevene[arsak].brevsprak),
                )
            skrevet += 1
    return skrevet


def _kontekst(sertifikat: Sertifikat, igjen: timedelta, sprak: str) -> dict[str, object]:
    with translation.override(sprak):
        dag = tekst.dato(sertifikat.siste_dag)
    return {
        "navn": utvalg.navn(sertifikat.pem),
        "bruk": sertifikat.bruk,
        "dager": igjen.days,
        "dag": dag,
        "sti": reverse("saksbehandling:sertifikater"),
    }
