"""Watches mottak from the outside: what hangs, who lives, how long the queue is."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

import structlog
from django.db import transaction
from django.db.models import Q

from kostra.portal.innsending.kontroll import oppgaver
from kostra.portal.innsending.kontroll.mottaksport import HOS_ARBEIDER, MAKS_FORSOK, gi_opp_tause
from kostra.portal.innsending.models import Kontroll, Mottaksarbeider

Stand = Kontroll.Stand
#: How long without a sign of life before a worker counts as gone.
TAUSHET: Final = timedelta(seconds=60)
_logg = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Heng:
    """A control that doesn't move: in what, for how long, and what the watchdog did about it."""

    kontroll: uuid.UUID
    stand: str
    siden: timedelta
    tiltak: str  # venter | tatt_tilbake | gitt_opp


def vakthund(naa: datetime, *, henger_etter: timedelta = TAUSHET) -> list[Heng]:
    """Names what hangs, and for how long; takes back jobs whose worker is silent."""
    funnet = [heng for k in _tause(naa) if (heng := _ta_tilbake(k, naa))]
    lenge = Kontroll.objects.filter(
        ferdig=None, stand=Stand.I_KO, stand_siden__lt=naa - henger_etter
    )
    allerede = {heng.kontroll for heng in funnet}
    funnet += [
        Heng(k.id, k.stand, naa - k.stand_siden, "venter") for k in lenge if k.id not in allerede
    ]
    for heng in funnet:
        _logg.warning(
            "kontroll.henger",
            kontroll=str(heng.kontroll),
            stand=heng.stand,
            sekunder=int(heng.siden.total_seconds()),
            tiltak=heng.tiltak,
        )
    return funnet


def _tause(naa: datetime) -> list[Kontroll]:
    return list(Kontroll.objects.filter(ferdig=None, stand__in=HOS_ARBEIDER, leie_til__lt=naa))


def _ta_tilbake(k: Kontroll, naa: datetime) -> Heng | None:
    siden = naa - k.stand_siden
    if k.forsok >= MAKS_FORSOK:
        return Heng(k.id, k.stand, siden, "gitt_opp") if gi_opp_tause(k.id, k.forsok, naa) else None
    with transaction.atomic():
        tatt = Kontroll.objects.filter(
            pk=k.pk, ferdig=None, forsok=k.forsok, stand__in=HOS_ARBEIDER, leie_til__lt=naa
        ).update(stand=Stand.I_KO, stand_siden=naa, arbeider="", leie_til=None)
        if tatt:
            oppgaver.kontroller.enqueue(str(k.id))
    return Heng(k.id, k.stand, siden, "tatt_tilbake") if tatt else None


def meld_liv(arbeider: str, naa: datetime, *, stand: str = Mottaksarbeider.Stand.KLAR) -> None:
    """The worker is there, and can work or misses its key."""
    Mottaksarbeider.objects.update_or_create(
        navn=arbeider,
        defaults={"sist_sett": naa, "stand": stand},
        create_defaults={"sist_sett": naa, "stand": stand, "startet": naa},
    )


def meld_av(arbeider: str) -> None:
    """The worker ends in good order."""
    Mottaksarbeider.objects.filter(navn=arbeider).delete()


@dataclass(frozen=True)
class Helse:
    """How mottak is. ``klare``/``uten_nokkel``: living workers; ``eldste``: longest wait in queue."""

    klare: int
    uten_nokkel: int
    i_ko: int
    eldste: timedelta

    @property
    def svarer(self) -> bool:
        """True when some worker can take the next job."""
        return self.klare > 0


def helse(naa: datetime) -> Helse:
    """Counts living workers and what waits."""
    levende = Mottaksarbeider.objects.filter(sist_sett__gte=naa - TAUSHET)
    klare = levende.filter(stand=Mottaksarbeider.Stand.KLAR).count()
    i_ko = Kontroll.objects.filter(ferdig=None, stand=Stand.I_KO)
    forste = i_ko.order_by("bestilt").values_list("bestilt", flat=True).first()
    return Helse(
        klare=klare,
        uten_nokkel=levende.count() - klare,
        i_ko=i_ko.count(),
        eldste=naa - forste if forste else timedelta(),
    )


def plass_i_ko(kontroll: Kontroll) -> int:
    """1 for the next in line."""
    foran = Kontroll.objects.filter(ferdig=None, stand=Stand.I_KO).filter(
        Q(bestilt__lt=kontroll.bestilt) | Q(bestilt=kontroll.bestilt, id__lt=kontroll.id)
    )
    return foran.count() + 1
