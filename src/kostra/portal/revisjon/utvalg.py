"""What staff and the kommune read of the audit log. A page of a million events is one step in an index.

Shown by time, the latest first, the number deciding between equal times. A page begins where another
ended, so however far back one reads, nothing is counted or skipped over.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, fields
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from urllib.parse import urlencode

from django.db import connection
from django.db.models import Q, QuerySet
from django.http import QueryDict

from kostra.portal.klokke import NORGE
from kostra.portal.konto.models import Bruker
from kostra.portal.revisjon.models import Hendelse
from kostra.portal.tilgang.models import Enhet

PER_SIDE = 50
#: A staff member looked at the kommune's pages.
INNSYN = "som_kommune.sett"
#: The whole chain was read; ``resultat`` says how it stands.
VERIFISERT, HEL, BRUTT = "revisjon.verifisert", "hel", "brutt"
#: Somebody asked for it to be read, and a worker will.
BESTILT = "revisjon.bestilt"
#: Events that are about an account when it is their object: the object is just a number.
_OM_KONTO = ("konto.", "mobil.", "rett.", "bruker.")
_LENGST = 80


@dataclass(frozen=True)
class Filter:
    """What is asked for. ``bruker``: a user id; ``enhet``: six digits. Empty: all."""

    fra: date | None = None
    til: date | None = None
    handling: str = ""
    enhet: str = ""
    bruker: str = ""

    @classmethod
    def fra_adresse(cls, data: QueryDict) -> Filter:
        """Reads GET parameters; never fails."""
        return cls(
            _dato(data.get("fra", "")),
            _dato(data.get("til", "")),
            *(_ren(data.get(navn, "")) for navn in ("handling", "enhet", "bruker")),
        )

    def adresse(self) -> str:
        """The same, as a query."""
        valgt = {felt.name: getattr(self, felt.name) for felt in fields(self)}
        return urlencode({navn: verdi for navn, verdi in valgt.items() if verdi})


@dataclass(frozen=True)
class Side:
    """One page of events. ``eldre``, ``nyere``: the number to go on from; 0 at the end."""

    hendelser: list[Hendelse]
    eldre: int
    nyere: int


def _ren(raa: str) -> str:
    return "".join(tegn for tegn in raa[:_LENGST] if tegn.isprintable()).strip()


def _dato(raa: str) -> date | None:
    try:
        return date.fromisoformat(raa)
    except ValueError:
        return None


def nr(raa: str) -> int:
    """An event's number from an address; 0 for anything else."""
    return int(raa) if raa.isascii() and raa.isdecimal() and len(raa) < 16 else 0


def hendelser(filter: Filter, *, blant: Collection[str] = ()) -> QuerySet[Hendelse]:
    """The events asked for, the latest first. ``blant``: only what was done of these; empty: all."""
    rader = Hendelse.objects.order_by("-tid", "-nr")
    if blant:
        rader = rader.filter(handling__in=list(blant))
    if filter.fra:
        rader = rader.filter(tid__gte=_midnatt(filter.fra))
    if filter.til:
        rader = rader.filter(tid__lt=_midnatt(filter.til, dager=1))
    if filter.handling:
        rader = rader.filter(handling=filter.handling)
    if filter.enhet:
        rader = rader.filter(
            enhet=filter.enhet.ljust(6, "0") if len(filter.enhet) == 4 else filter.enhet
        )
    if filter.bruker:
        konto = Bruker.objects.filter(brukerid=filter.bruker.upper()).values_list("pk", flat=True)
        rader = rader.filter(aktor=str(konto.first() or "-"))
    return rader


def _midnatt(dag: date, *, dager: int = 0) -> datetime:
    """When the Norwegian day begins; the calendar's ends stay where they are."""
    if dag.year < 2 or dag.year > 9997:
        return datetime(dag.year, 1, 1, tzinfo=UTC)
    return datetime.combine(dag + timedelta(days=dager), time(), tzinfo=NORGE)


def side(
    filter: Filter, *, blant: Collection[str] = (), eldre_enn: int = 0, nyere_enn: int = 0
) -> Side:
    """A page: the latest, or the one beside the event of that number. Otherwise as :func:`hendelser`."""
    rader = hendelser(filter, blant=blant)
    kant = Hendelse.objects.filter(nr=eldre_enn or nyere_enn).first()
    if kant is not None and nyere_enn:
        return _nyere(rader, kant)
    if kant is not None:
        rader = rader.filter(Q(tid__lt=kant.tid) | Q(nr__lt=kant.nr), tid__lte=kant.tid)
    funnet = list(rader[: PER_SIDE + 1])
    viste = funnet[:PER_SIDE]
    mer = len(funnet) > PER_SIDE
    return Side(viste, viste[-1].nr if mer else 0, viste[0].nr if kant is not None and viste else 0)


def _nyere(rader: QuerySet[Hendelse], kant: Hendelse) -> Side:
    rader = rader.filter(Q(tid__gt=kant.tid) | Q(nr__gt=kant.nr), tid__gte=kant.tid)
    funnet = list(rader.order_by("tid", "nr")[: PER_SIDE + 1])
    viste = funnet[:PER_SIDE][::-1]
    mer = len(funnet) > PER_SIDE
    return Side(viste, viste[-1].nr if viste else 0, viste[0].nr if mer else 0)


def handlinger() -> list[str]:
    """Every word for what was done that the log holds.

    Each step finds the next word in the index, however many events have the one before.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            """
            WITH RECURSIVE ord(h) AS (
              SELECT MIN(handling) FROM revisjon_hendelse
              UNION ALL
              SELECT (SELECT MIN(handling) FROM revisjon_hendelse WHERE handling > ord.h)
              FROM ord WHERE ord.h IS NOT NULL
            )
            SELECT h FROM ord WHERE h IS NOT NULL
            """
        )
        return [rad[0] for rad in cursor.fetchall()]


def brukerid_til(rader: list[Hendelse]) -> dict[str, str]:
    """Actor's number -> user id; a kommune's account and those that are gone have none."""
    numre = {rad.aktor for rad in rader if rad.aktor.isdecimal()}
    kjente = Bruker.objects.filter(pk__in=numre).values_list("pk", "brukerid")
    return {str(pk): brukerid for pk, brukerid in kjente if brukerid}


def om_konto(konto: int, *, antall: int = 20) -> list[Hendelse]:
    """The latest events that the account did, or that were done to it."""
    gjort = Hendelse.objects.filter(aktor=str(konto)).order_by("-tid", "-nr")[:antall]
    om = Q(*(("handling__startswith", del_) for del_ in _OM_KONTO), _connector=Q.OR)
    hendt = Hendelse.objects.filter(om, objekt=str(konto)).order_by("-tid", "-nr")[:antall]
    alle: dict[int, Any] = {rad.nr: rad for rad in (*gjort, *hendt)}
    return sorted(alle.values(), key=lambda rad: (rad.tid, rad.nr), reverse=True)[:antall]


def innsyn(enhet: Enhet, *, antall: int = 5) -> list[datetime]:
    """When staff last looked at the unit's pages: the latest time of each day, the latest day first."""
    rader = Hendelse.objects.filter(handling=INNSYN, enhet=enhet.region).order_by("-tid", "-nr")
    dager: dict[date, datetime] = {}
    for tid in rader.values_list("tid", flat=True)[: antall * 20]:
        dager.setdefault(tid.astimezone(NORGE).date(), tid)
    return list(dager.values())[:antall]


def siste(handling: str) -> Hendelse | None:
    """The latest event of that kind."""
    return Hendelse.objects.filter(handling=handling).order_by("-tid", "-nr").first()
