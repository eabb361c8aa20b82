"""Cleaning: reports are personal data and have an end, and so has what was never finished."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

import structlog
from django.conf import settings
from django.db import transaction
from django.db.models import Max, QuerySet

from kostra.portal import klokke
from kostra.portal.innsending.models import (
    Fil,
    Levering,
    Mottaksarbeider,
    Opplasting,
    Utfylling,
)
from kostra.portal.innsending.opplasting import lager as lagring
from kostra.portal.innsending.rapport.tjenester import slett_utlopte_rapporter
from kostra.portal.revisjon import logg

#: A part or file that no row knows is left alone this long: it may be on its way.
_UNDERVEIS: Final = timedelta(hours=2)
_DOD: Final = timedelta(days=1)
_logg = structlog.get_logger(__name__)


def rydd() -> dict[str, int]:
    """Deletes what has had its time: reports, replaced files, unfinished uploads, files no row knows.

    Bears being done by two at once. Returns how many of each.
    """
    naa = klokke.naa()
    rapporter = slett_utlopte_rapporter(naa)
    utlopte = list(Opplasting.objects.filter(utloper__lte=naa).values_list("id", flat=True))
    for opplasting in utlopte:
        _slett_fra_lager(opplasting.hex)
    Opplasting.objects.filter(id__in=utlopte).delete()
    Mottaksarbeider.objects.filter(sist_sett__lt=naa - _DOD).delete()
    antall = {
        "rapporter": rapporter,
        "opplastinger": len(utlopte),
        "erstattede": _slett_erstattede(naa),
        "filer": _rydd_lager(),
    }
    _logg.info("innsending.ryddet", **antall)
    return antall


def erstattede(kontrollert_til: datetime) -> QuerySet[Fil]:
    """Last controlled by then, and neither the form's file any more nor delivered."""
    i_skjema = Utfylling.objects.exclude(fil=None).values("fil")
    levert = Levering.objects.values("fil")
    andre = Fil.objects.filter(utslettet=None).exclude(pk__in=i_skjema).exclude(pk__in=levert)
    return andre.annotate(siste=Max("kontroller__bestilt")).filter(siste__lte=kontrollert_til)


def _slett_erstattede(naa: datetime) -> int:
    """The rows stay: controls point to them."""
    utlopte = erstattede(naa - settings.KOSTRA.erstattet_lagres)
    antall = 0
    for fil in utlopte.select_related("utfylling__enhet"):
        if not _slett_fra_lager(fil.lagernavn):
            continue
        with transaction.atomic():
            if Fil.objects.filter(pk=fil.pk, utslettet=None).update(utslettet=naa):
                logg.foy_til("fil.utlopt", enhet=fil.utfylling.enhet, objekt=fil.pk)
                antall += 1
    return antall


def _rydd_lager() -> int:
    antall = 0
    for navn in lagring.lager().gamle(klokke.maskinens() - _UNDERVEIS):
        kjent = Opplasting.objects.filter(pk=navn).exists()
        if not kjent and not Fil.objects.filter(lagernavn=navn, utslettet=None).exists():
            _slett_fra_lager(navn)
            antall += 1
    return antall


def _slett_fra_lager(navn: str) -> bool:
    """False when the store couldn't: then it is tried again the next time."""
    try:
        lagring.lager().slett(navn)
    except lagring.LagerFeil as feil:
        _logg.error("lager.rydding_feilet", arsak=str(feil))
        return False
    return True
