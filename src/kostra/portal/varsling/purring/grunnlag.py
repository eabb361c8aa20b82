"""What a round looks like when reminders are considered: a handful of queries, however many units."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from django.db.models import Max, QuerySet

from kostra.portal.konto.models import Bruker, Rolle
from kostra.portal.runde.models import Rapporteringsaar, Stenging, Utsettelse
from kostra.portal.runde.utvalg import frister
from kostra.portal.status import levert
from kostra.portal.tilgang.models import Enhet, Skjemarett
from kostra.portal.varsling.models import Purreplan, Purring

Par = tuple[int, str]  # unit, form


@dataclass(frozen=True)
class Rapportor:
    """A rapportør's account, and the forms of the year it has a right to."""

    id: int
    navn: str
    epost: str
    aktiv: bool
    skjemaer: frozenset[str]


@dataclass(frozen=True)
class Grunnlag:
    """A round, read once. ``planer``: all steps by form, the earliest first; ``frister``: by form.

    ``utsettelser``: by unit. ``sendt``: the latest planned date that was sent for a unit and form.
    """

    runde: Rapporteringsaar
    planer: dict[str, list[Purreplan]]
    frister: dict[str, date]
    enheter: list[Enhet]
    utsettelser: dict[int, list[Utsettelse]]
    levert: frozenset[Par]
    sendt: dict[Par, date]
    retter: QuerySet[Skjemarett]
    stenginger: list[Stenging]

    def aktive(self, skjema: str) -> list[Purreplan]:
        """The steps of the form that are switched on."""
        return [plan for plan in self.planer.get(skjema, ()) if plan.aktiv]

    def mangler(self, skjema: str) -> list[Enhet]:
        """The units without a delivery of the form that counts."""
        return [enhet for enhet in self.enheter if (enhet.pk, skjema) not in self.levert]

    @cached_property
    def rapportorer(self) -> dict[int, list[Rapportor]]:
        """The rapportører of each unit; first read when somebody is to be written to."""
        return _rapportorer(self.retter)

    def frist(self, enhet: int, skjema: str) -> date:
        """The unit's own due date, with any extension."""
        lengre = [u.ny_frist for u in self._lengre(enhet, skjema)]
        return max(self.frister[skjema], *lengre) if lengre else self.frister[skjema]

    def stenger(self, enhet: int, skjema: str) -> datetime:
        """When the unit can no longer send the form."""
        lengre = [u.stenger for u in self._lengre(enhet, skjema)]
        return max(self.runde.stenger, *lengre) if lengre else self.runde.stenger

    def _lengre(self, enhet: int, skjema: str) -> list[Utsettelse]:
        return [u for u in self.utsettelser.get(enhet, ()) if u.skjema in (skjema, "")]


def les(runde: Rapporteringsaar, enheter: Iterable[int] | None = None) -> Grunnlag:
    """The round as it is now; ``enheter``: only these units."""
    bare = None if enheter is None else list(enheter)
    avgivere = levert.enheter(runde.aar)
    gjeldende = levert.gjeldende(runde.aar)
    utsettelser = Utsettelse.objects.filter(runde=runde)
    sendte = Purring.objects.filter(plan__runde=runde)
    retter = Skjemarett.objects.filter(aar=runde.aar, bruker__rolle=Rolle.RAPPORTOR)
    if bare is not None:
        avgivere = avgivere.filter(pk__in=bare)
        gjeldende = gjeldende.filter(utfylling__enhet__in=bare)
        utsettelser = utsettelser.filter(enhet__in=bare)
        sendte = sendte.filter(enhet__in=bare)
        retter = retter.filter(bruker__enhet__in=bare)
    siste = sendte.order_by().values_list("enhet_id", "plan__skjema").annotate(Max("planlagt"))
    planer = defaultdict(list)
    for plan in runde.purreplaner.all():
        planer[plan.skjema].append(plan)
    return Grunnlag(
        runde=runde,
        planer=dict(planer),
        frister=frister(runde),
        enheter=list(avgivere),
        utsettelser=_ved_enhet(utsettelser),
        levert=frozenset(
            gjeldende.order_by().values_list("utfylling__enhet_id", "utfylling__skjema")
        ),
        sendt={(enhet, skjema): dag for enhet, skjema, dag in siste},
        retter=retter,
        stenginger=list(runde.stenginger.all()),
    )


def _ved_enhet(utsettelser: Iterable[Utsettelse]) -> dict[int, list[Utsettelse]]:
    ved: dict[int, list[Utsettelse]] = defaultdict(list)
    for en in utsettelser:
        ved[en.enhet_id].append(en)
    return dict(ved)


def _rapportorer(retter: QuerySet[Skjemarett]) -> dict[int, list[Rapportor]]:
    """The rapportører of each unit. Not as models: a nation has tens of thousands of rights."""
    skjemaer: dict[int, set[str]] = defaultdict(set)
    for nr, skjema in retter.values_list("bruker_id", "skjema"):
        skjemaer[nr].add(skjema)
    ved: dict[int, list[Rapportor]] = defaultdict(list)
    kontoer = Bruker.objects.filter(pk__in=retter.values("bruker_id")).order_by("pk")
    felt = kontoer.values_list("enhet_id", "id", "navn", "epost", "aktiv")
    for enhet, nr, navn, epost, aktiv in felt:
        if enhet is not None:
            ved[enhet].append(Rapportor(nr, navn, epost, aktiv, frozenset(skjemaer[nr])))
    return dict(ved)
