"""Every unit and form of a round, and how far they have come. Reads only.

The number of queries is the same for three units as for all of them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any, Final, NamedTuple

from django.db.models import Case, Count, Max, When

from kostra.portal import klokke
from kostra.portal.innsending.models import Utfylling
from kostra.portal.innsending.tilstand import Tilstand
from kostra.portal.runde.models import Rundeskjema
from kostra.portal.status import fylker, levert
from kostra.portal.varsling.models import Purring


class Status(StrEnum):
    """How far a unit has come with a form, least first. The values are names of ``merkelapper``."""

    IKKE_LEVERT = "ikke_levert"
    AVVIST = "avvist"
    PAABEGYNT = "paabegynt"
    LEVERT_MED_ADVARSLER = "levert_med_advarsler"
    LEVERT = "levert"


LEVERTE: Final = frozenset({Status.LEVERT, Status.LEVERT_MED_ADVARSLER})
REKKEFOLGE: Final = {status: nr for nr, status in enumerate(Status)}


@dataclass(frozen=True)
class Runde:
    """A round as the status pages need it. ``frister``: form -> due date, in the order of forms."""

    aar: int
    apner: datetime
    frister: dict[str, date]


@dataclass(frozen=True, slots=True)
class Kontakt:
    """Whom staff write to or call. Never on a public page."""

    navn: str
    epost: str
    telefon: str


@dataclass(frozen=True, slots=True)
class Avgiver:
    """A unit. ``fylke``: two digits. ``kontakt``: only where staff asked."""

    id: int
    kommunenr: str
    bydelsnr: str
    navn: str
    fylke: str
    har_bydel: bool
    kontakt: Kontakt | None = None

    @property
    def nr(self) -> str:
        """0301 03 for a bydel of Oslo; four digits elsewhere."""
        return f"{self.kommunenr} {self.bydelsnr}" if self.har_bydel else self.kommunenr


class Celle(NamedTuple):
    """One unit's one form. A tuple, since a page of all forms makes seven thousand.

    ``dato``: when it was delivered, or last changed. ``forst``: when what counts now was first delivered:
    a correction doesn't move it. ``returnert``: staff sent the delivery back. The last two only where
    staff asked.
    """

    skjema: str
    status: Status
    dato: datetime | None = None
    forst: datetime | None = None
    returnert: bool = False
    purringer: int = 0
    sist_purret: date | None = None

    @property
    def er_levert(self) -> bool:
        return self.status in LEVERTE


@dataclass(frozen=True, slots=True)
class Linje:
    """A unit with a cell for each form, in the order that was asked for."""

    avgiver: Avgiver
    celler: tuple[Celle, ...]

    @property
    def fylkesnavn(self) -> str:
        return fylker.navn(self.avgiver.fylke)

    @property
    def antall_levert(self) -> int:
        return sum(celle.er_levert for celle in self.celler)


def runder(*, kommende: bool = False) -> list[Runde]:
    """The rounds that have opened, the latest year first. ``kommende``: those that haven't, too."""
    rader = Rundeskjema.objects.select_related("runde").order_by("-runde__aar", "skjema")
    if not kommende:
        rader = rader.filter(runde__apner__lte=klokke.naa())
    funnet: dict[int, Runde] = {}
    for rad in rader:
        runde = funnet.setdefault(rad.runde_id, Runde(rad.runde_id, rad.runde.apner, {}))
        runde.frister[rad.skjema] = rad.frist or rad.runde.frist
    return list(funnet.values())


def linjer(
    aar: int, skjemaer: Iterable[str], *, for_ansatte: bool = False, enhet: int | None = None
) -> list[Linje]:
    """Every unit of the year, by number. ``for_ansatte``: with contacts and reminders.

    ``enhet``: only this one.
    """
    skjemaer = list(skjemaer)
    bare = _Bare(aar, skjemaer[0] if len(skjemaer) == 1 else None, enhet)
    leveringer, forste, utfyllinger = _leveringer(bare), _forste(bare), _utfyllinger(bare)
    purringer = _purringer(bare) if for_ansatte else {}

    def celle(enhet: int, skjema: str) -> Celle:
        nokkel = (enhet, skjema)
        purret = purringer.get(nokkel, (0, None))
        if nokkel in leveringer:
            mottatt, grad = leveringer[nokkel]
            status = Status.LEVERT_MED_ADVARSLER if grad == "WARNING" else Status.LEVERT
            return Celle(skjema, status, mottatt, forste.get(nokkel, mottatt), False, *purret)
        status, dato, returnert = _uten_levering(*utfyllinger.get(nokkel, ("", None)))
        return Celle(skjema, status, dato, None, returnert, *purret)

    return [
        Linje(avgiver, tuple(celle(avgiver.id, skjema) for skjema in skjemaer))
        for avgiver in _avgivere(bare, med_kontakt=for_ansatte)
    ]


def _uten_levering(tilstand: str, endret: datetime | None) -> tuple[Status, datetime | None, bool]:
    """(status, date, returned) of a form without a delivery that counts; ``tilstand`` "": not begun.

    What was sent and doesn't count was returned: then nothing is delivered, whoever works on it.
    """
    if not tilstand:
        return Status.IKKE_LEVERT, None, False
    if endret is None or tilstand == Tilstand.GJENAAPNET:
        return Status.IKKE_LEVERT, None, True
    if tilstand == Tilstand.AVVIST:
        return Status.AVVIST, endret, False
    return Status.PAABEGYNT, endret, False


@dataclass(frozen=True)
class _Bare:
    """What is asked for: a year, and one form or all, one unit or all."""

    aar: int
    skjema: str | None
    enhet: int | None

    def filter(self, **navn: str) -> dict[str, Any]:
        """The conditions of a query. ``navn``: what it calls the form (``skjema``) and ``enhet``."""
        valg = {navn[felt]: getattr(self, felt) for felt in navn}
        return {felt: verdi for felt, verdi in valg.items() if verdi is not None}


_Nokkel = tuple[int, str]


def _leveringer(bare: _Bare) -> dict[_Nokkel, tuple[datetime, str]]:
    """When what counts was delivered, and its severity."""
    rader = levert.gjeldende(bare.aar, bare.skjema).filter(**bare.filter(enhet="utfylling__enhet"))
    felt = ("utfylling__enhet_id", "utfylling__skjema", "mottatt", "alvorlighetsgrad")
    return {(e, s): (mottatt, grad) for e, s, mottatt, grad in rader.order_by().values_list(*felt)}


def _forste(bare: _Bare) -> dict[_Nokkel, datetime]:
    """When the forms that have been opened again were first delivered: one delivery an opening.

    From the forms to their deliveries, not the other way: deliveries are many and large.
    """
    valg = bare.filter(skjema="skjema", enhet="enhet")
    rader = Utfylling.objects.filter(aar=bare.aar, prove=False, aapning__gt=1, **valg)
    forste: dict[_Nokkel, datetime] = {}
    for enhet, skjema, mottatt in rader.values_list("enhet_id", "skjema", "leveringer__mottatt"):
        if mottatt is not None:
            forste[enhet, skjema] = min(mottatt, forste.get((enhet, skjema), mottatt))
    return forste


def _utfyllinger(bare: _Bare) -> dict[_Nokkel, tuple[str, datetime | None]]:
    """The state of those with no delivery that counts; when it was last changed, if it was never sent.

    What is sent counts until it is opened again, and it is the most of them.
    """
    valg = bare.filter(skjema="skjema", enhet="enhet")
    rader = Utfylling.objects.filter(aar=bare.aar, prove=False, aapning__gt=0, **valg)
    usendt = Case(When(sendt=None, then="endret"))
    felt = ("enhet_id", "skjema", "tilstand", usendt)
    alle = rader.exclude(tilstand__in=[Tilstand.SLETTET, Tilstand.INNSENDT]).values_list(*felt)
    return {(e, s): (tilstand, endret) for e, s, tilstand, endret in alle}


def _purringer(bare: _Bare) -> dict[_Nokkel, tuple[int, date]]:
    rader = Purring.objects.filter(
        plan__runde=bare.aar, **bare.filter(skjema="plan__skjema", enhet="enhet")
    )
    talt = rader.order_by().values_list("enhet_id", "plan__skjema")
    return {
        (enhet, skjema): (antall, sist)
        for enhet, skjema, antall, sist in talt.annotate(Count("pk"), Max("planlagt"))
    }


def _avgivere(bare: _Bare, *, med_kontakt: bool) -> list[Avgiver]:
    felt = ["id", "kommunenr", "bydelsnr", "navn", "bydelsnavn"]
    if med_kontakt:
        felt += ["kontakt_navn", "kontakt_epost", "kontakt_telefon"]
    rader = levert.enheter(bare.aar).filter(**bare.filter(enhet="pk"))
    return [_avgiver(*rad) for rad in rader.values_list(*felt)]


def _avgiver(
    id: int, kommunenr: str, bydelsnr: str, navn: str, bydelsnavn: str, *kontakt: Any
) -> Avgiver:
    return Avgiver(
        id=id,
        kommunenr=kommunenr,
        bydelsnr=bydelsnr,
        navn=f"{navn}, {bydelsnavn}" if bydelsnavn else navn,
        fylke=kommunenr[:2],
        har_bydel=bool(bydelsnavn),
        kontakt=Kontakt(*kontakt) if kontakt else None,
    )
