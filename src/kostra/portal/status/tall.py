"""Adds the units up: totals, per fylke, per form, and how many had delivered each day."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate

from django.utils.translation import ngettext

from kostra.portal.klokke import NORGE
from kostra.portal.status import fylker
from kostra.portal.status.utvalg import Celle, Linje, Status


@dataclass(frozen=True)
class Telling:
    """How many are where. ``har_levert``: with warnings or without."""

    levert: int
    med_advarsler: int
    paabegynt: int
    avvist: int
    ikke_levert: int

    @classmethod
    def av(cls, celler: Iterable[Celle]) -> Telling:
        antall = Counter(celle.status for celle in celler)
        return cls(
            levert=antall[Status.LEVERT],
            med_advarsler=antall[Status.LEVERT_MED_ADVARSLER],
            paabegynt=antall[Status.PAABEGYNT],
            avvist=antall[Status.AVVIST],
            ikke_levert=antall[Status.IKKE_LEVERT],
        )

    @property
    def alle(self) -> int:
        return self.har_levert + self.paabegynt + self.avvist + self.ikke_levert

    @property
    def har_levert(self) -> int:
        return self.levert + self.med_advarsler

    @property
    def prosent(self) -> int:
        """Whole per cent, rounded down: 100 only when all have delivered."""
        return 100 * self.har_levert // self.alle if self.alle else 0


@dataclass(frozen=True)
class Stolpe:
    """One row of the chart. ``deler``: (CSS class, x, width) of each part, both in per cent."""

    navn: str
    telling: Telling

    @property
    def deler(self) -> list[tuple[str, str, str]]:
        t, deler, x = self.telling, [], 0.0
        for klasse, antall in (
            ("s-levert", t.levert), ("s-advarsel", t.med_advarsler), ("s-pabegynt", t.paabegynt),
        ):  # fmt: skip
            if antall:
                bredde = 100 * antall / t.alle
                deler.append((klasse, f"{x:.2f}%", f"{bredde:.2f}%"))
                x += bredde
        return deler


def per_fylke(linjer: Iterable[Linje]) -> list[Stolpe]:
    """A row for each fylke, by number. Oslo's name tells that it reports for each bydel."""
    grupper = defaultdict(list)
    for linje in linjer:
        grupper[linje.avgiver.fylke].append(linje)
    return [
        Stolpe(_fylkesnavn(nr, gruppe), Telling.av(c for linje in gruppe for c in linje.celler))
        for nr, gruppe in sorted(grupper.items())
    ]


def _fylkesnavn(nr: str, linjer: list[Linje]) -> str:
    bydeler = sum(linje.avgiver.har_bydel for linje in linjer)
    if not bydeler:
        return fylker.navn(nr)
    mal = ngettext("%(fylke)s (%(antall)s bydel)", "%(fylke)s (%(antall)s bydeler)", bydeler)
    return mal % {"fylke": fylker.navn(nr), "antall": bydeler}


def per_skjema(linjer: Iterable[Linje]) -> list[Stolpe]:
    """A row for each form, in the order of the cells."""
    grupper = defaultdict(list)
    for linje in linjer:
        for celle in linje.celler:
            grupper[celle.skjema].append(celle)
    return [Stolpe(skjema, Telling.av(gruppe)) for skjema, gruppe in grupper.items()]


@dataclass(frozen=True)
class Dag:
    """A day on which somebody delivered, and how many had by its end."""

    dag: date
    nye: int
    samlet: int


def per_dag(linjer: Iterable[Linje]) -> list[Dag]:
    """The days with deliveries, in order: of what counts now, by when it was first delivered."""
    nye = Counter(
        celle.forst.astimezone(NORGE).date()
        for linje in linjer
        for celle in linje.celler
        if celle.forst is not None
    )
    dager = sorted(nye)
    samlet = accumulate(nye[dag] for dag in dager)
    return [Dag(dag, nye[dag], sum_) for dag, sum_ in zip(dager, samlet, strict=True)]


def hver_dag(dager: list[Dag], fra: date, til: date) -> list[int]:
    """How many had delivered by the end of each day from ``fra`` to ``til``, both included."""
    etter_dag = {dag.dag: dag.nye for dag in dager}
    alle = (fra + timedelta(days=nr) for nr in range((til - fra).days + 1))
    return list(accumulate(etter_dag.get(dag, 0) for dag in alle))
