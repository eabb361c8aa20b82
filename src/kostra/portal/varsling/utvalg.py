"""What staff pages and health pages read about letters and workers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Min, QuerySet

from kostra.portal import klokke
from kostra.portal.varsling.grenser import grenser
from kostra.portal.varsling.models import Arbeider, Forsendelse

Stand = Forsendelse.Stand


@dataclass(frozen=True)
class Arbeiderstand:
    """A worker: ``gjor`` is empty when it waits for work."""

    navn: str
    koer: tuple[str, ...]
    startet: datetime
    livstegn: datetime
    gjor: str
    lever: bool


def antall_etter_stand(*, kanal: str = "") -> dict[str, int]:
    """How many letters stand where; every state is there, with 0 too."""
    alle = Forsendelse.objects.filter(**({"kanal": kanal} if kanal else {}))
    talt = dict(alle.order_by().values_list("stand").annotate(antall=Count("pk")))
    return {stand: talt.get(stand, 0) for stand in Stand.values}


def forsendelser(*, stand: str = "", kanal: str = "") -> QuerySet[Forsendelse]:
    """Letters, the newest first."""
    valg = {navn: v for navn, v in {"stand": stand, "kanal": kanal}.items() if v}
    return Forsendelse.objects.filter(**valg).select_related("bruker").order_by("-opprettet")


def tvilsomme() -> QuerySet[Forsendelse]:
    """Letters that may have been sent without us knowing, those that ended well left out."""
    uavklarte = Forsendelse.objects.exclude(tvilsom_siden=None).exclude(stand=Stand.SENDT)
    return uavklarte.order_by("-tvilsom_siden")


def har_ventet_siden(*, kanal: str) -> datetime | None:
    """When the oldest letter that waits was written; None if none waits."""
    venter = Forsendelse.objects.filter(kanal=kanal, stand=Stand.VENTER)
    eldst: datetime | None = venter.aggregate(eldst=Min("opprettet"))["eldst"]
    return eldst


def levende(ko: str) -> bool:
    """True if a worker that serves the queue has given a sign of life lately."""
    return any(arbeider.lever and ko in arbeider.koer for arbeider in arbeidere())


def arbeidere() -> list[Arbeiderstand]:
    """All workers known, the latest sign of life first."""
    naa = klokke.naa()
    return [_stand(rad, naa) for rad in Arbeider.objects.order_by("-livstegn")]


def _stand(rad: Arbeider, naa: datetime) -> Arbeiderstand:
    taaler = grenser().opptatt if rad.gjor else grenser().stille
    lever = naa - rad.livstegn <= taaler
    return Arbeiderstand(rad.navn, tuple(rad.koer), rad.startet, rad.livstegn, rad.gjor, lever)
