"""Cleaning: reports are personal data and have an end, and so has what was never finished."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

import structlog

from kostra.portal import klokke
from kostra.portal.innsending.models import (
    Fil,
    Mottaksarbeider,
    Opplasting,
)
from kostra.portal.innsending.opplasting import lager as lagring
from kostra.portal.innsending.rapport.tjenester import slett_utlopte_rapporter

#: A part or file that no row knows is left alone this long: it may be on its way.
_UNDERVEIS: Final = timedelta(hours=2)
_DOD: Final = timedelta(days=1)
_logg = structlog.get_logger(__name__)


def rydd() -> dict[str, int]:
    """Deletes what has had its time: reports, uploads that were never finished, files no row knows.

    Bears being done by two at once. Returns how many of each.
    """
    naa = klokke.naa()
    rapporter = slett_utlopte_rapporter(naa)
    utlopte = list(Opplasting.objects.filter(utloper__lte=naa).values_list("id", flat=True))
    for opplasting in utlopte:
        _slett_fra_lager(opplasting.hex)
    Opplasting.objects.filter(id__in=utlopte).delete()
    Mottaksarbeider.objects.filter(sist_sett__lt=naa - _DOD).delete()
    antall = {"rapporter": rapporter, "opplastinger": len(utlopte), "filer": _rydd_lager(naa)}
    _logg.info("innsending.ryddet", **antall)
    return antall


def _rydd_lager(naa: datetime) -> int:
    antall = 0
    for navn in lagring.lager().gamle(naa - _UNDERVEIS):
        kjent = Opplasting.objects.filter(pk=navn).exists()
        if not kjent and not Fil.objects.filter(lagernavn=navn, utslettet=None).exists():
            _slett_fra_lager(navn)
            antall += 1
    return antall


def _slett_fra_lager(navn: str) -> None:
    try:
        lagring.lager().slett(navn)
    except lagring.LagerFeil as feil:
        _logg.error("lager.rydding_feilet", arsak=str(feil))
