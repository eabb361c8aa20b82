"""What changed since the last try: which findings are corrected, new, and left.

A finding is the same when it is by the same control on the same journal number, and in forms with
elements on the element with the same id. So it stays the same when its record moves to another line,
and when a wrong value is replaced by another wrong one. The same control twice on a journal number
(or on the whole file, which has none) counts twice.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from kostra.kontroll.modell import Grad, Kontrollinfo, Melding, Rapport


class UlikeRapporter(ValueError):
    """The two reports are about different forms, years or regions."""


class Funnnokkel(NamedTuple):
    """What makes two findings the same. ``journalnummer`` is empty for one about the whole file."""

    kontroll: str
    journalnummer: str
    element_id: str = ""


@dataclass(frozen=True, slots=True)
class Tall:
    """How many findings were corrected, are new and are left; ``rettet + igjen`` is the earlier sum.

    ``forst_naa`` of the new ones are by controls that didn't run last time (it stopped before
    them). ``ikke_kjort`` earlier findings, in none of the others, are by controls that didn't run now.
    """

    rettet: int = 0
    nye: int = 0
    igjen: int = 0
    forst_naa: int = 0
    ikke_kjort: int = 0

    def __add__(self, annet: Tall) -> Tall:
        return Tall(
            self.rettet + annet.rettet,
            self.nye + annet.nye,
            self.igjen + annet.igjen,
            self.forst_naa + annet.forst_naa,
            self.ikke_kjort + annet.ikke_kjort,
        )


@dataclass(frozen=True, slots=True)
class Samling:
    """The findings themselves: ``rettet`` from the earlier report, ``nye`` and ``igjen`` from the new."""

    rettet: tuple[Melding, ...] = ()
    nye: tuple[Melding, ...] = ()
    igjen: tuple[Melding, ...] = ()


@dataclass(frozen=True)
class Endring:
    """The difference between two reports on files for the same form, year and region.

    ``funn`` and ``per_grad`` are about the findings the verdict rests on, ``tillegg`` and
    ``tillegg_per_grad`` about the additional rules'.

    ``avkortet``: some control has more findings than a report holds. Its numbers are then net, by
    its true counts (12 before and 9 now is 3 corrected and 9 left, though other findings may hide
    behind it), and only what is certain is listed: nothing of it as new if the earlier report was
    cut, nothing of it as corrected if the new one is.
    """

    funn: Samling
    tillegg: Samling
    per_grad: Mapping[Grad, Tall]
    tillegg_per_grad: Mapping[Grad, Tall]
    avkortet: bool

    @property
    def rettet(self) -> tuple[Melding, ...]:
        return self.funn.rettet

    @property
    def nye(self) -> tuple[Melding, ...]:
        return self.funn.nye

    @property
    def igjen(self) -> tuple[Melding, ...]:
        return self.funn.igjen

    @property
    def tall(self) -> Tall:
        """All severities together, without the additional rules."""
        return sum(self.per_grad.values(), Tall())

    def er_ny(self, melding: Melding) -> bool:
        """True for a finding of the new report that the earlier one didn't have."""
        return _avtrykk(melding) in self._nye

    @cached_property
    def _nye(self) -> frozenset[Hashable]:
        return frozenset(_avtrykk(m) for m in (*self.funn.nye, *self.tillegg.nye))


def nokkel(melding: Melding) -> Funnnokkel:
    return Funnnokkel(melding.kontroll, melding.journalnummer.strip(), melding.element_id)


def sammenlign(forrige: Rapport, ny: Rapport) -> Endring:
    """What changed from the earlier report to the new one.

    Raises :class:`UlikeRapporter` when they aren't about the same form, year and region.
    """
    if _hva(forrige) != _hva(ny):
        raise UlikeRapporter("Rapportene gjelder ikke samme skjema, år og region.")
    kappet_for, kappet_naa = _kappet(forrige), _kappet(ny)
    par = _Par(kappet_for, kappet_naa, set(ny.etter_id))
    funn, tillegg = par.alle(forrige.funn, ny.funn), par.alle(forrige.tilleggsfunn, ny.tilleggsfunn)
    kappet = kappet_for | kappet_naa
    grader: tuple[dict[Grad, Tall], dict[Grad, Tall]] = ({}, {})
    for id_, info in {**forrige.etter_id, **ny.etter_id}.items():
        felles = None if id_ in kappet else par.felles[id_]
        tall = _tall(forrige.etter_id.get(id_), ny.etter_id.get(id_), felles)
        if tall != Tall():
            hvor = grader[info.tillegg]
            hvor[info.grad] = hvor.get(info.grad, Tall()) + tall
    ordinaere, andre = map(_verst_forst, grader)
    return Endring(funn, tillegg, ordinaere, andre, avkortet=bool(kappet))


def _hva(rapport: Rapport) -> tuple[str, int, str]:
    return rapport.skjema, rapport.aar, rapport.region


def _verst_forst(tall: dict[Grad, Tall]) -> dict[Grad, Tall]:
    return dict(sorted(tall.items(), reverse=True))


def _kappet(rapport: Rapport) -> set[str]:
    """The controls that have more findings than the report holds."""
    holdt = Counter(m.kontroll for m in rapport.meldinger)
    return {info.id for info in rapport.kontroller if info.antall > holdt[info.id]}


def _tall(for_: Kontrollinfo | None, naa: Kontrollinfo | None, felles: int | None) -> Tall:
    """The numbers of one control. ``felles``: findings in both; None: as many as the counts allow."""
    if naa is None:
        return Tall(ikke_kjort=for_.antall if for_ else 0)
    if for_ is None:
        return Tall(nye=naa.antall, forst_naa=naa.antall)
    igjen = min(for_.antall, naa.antall) if felles is None else felles
    return Tall(for_.antall - igjen, naa.antall - igjen, igjen)


class _Par:
    """Pairs findings that are the same. ``felles``: control -> how many pairs."""

    def __init__(self, kappet_for: set[str], kappet_naa: set[str], kjort_naa: set[str]) -> None:
        self._kappet_for, self._kappet_naa, self._kjort = kappet_for, kappet_naa, kjort_naa
        self.felles: Counter[str] = Counter()

    def alle(self, for_: Iterable[Melding], naa: Iterable[Melding]) -> Samling:
        """Each earlier finding is paired with at most one new one, equal values before others."""
        naa = list(naa)
        uten_make, ledige = list(for_), dict(enumerate(naa))
        for likhet in (_med_verdier, nokkel):
            uten_make = _ta_ut_par(uten_make, ledige, likhet)
        self.felles.update(m.kontroll for nr, m in enumerate(naa) if nr not in ledige)
        nye = {nr for nr, m in ledige.items() if m.kontroll not in self._kappet_for}
        return Samling(
            rettet=tuple(m for m in uten_make if self._sikkert_rettet(m.kontroll)),
            nye=tuple(naa[nr] for nr in sorted(nye)),
            igjen=tuple(m for nr, m in enumerate(naa) if nr not in nye),
        )

    def _sikkert_rettet(self, kontroll: str) -> bool:
        return kontroll in self._kjort and kontroll not in self._kappet_naa


def _ta_ut_par(
    for_: list[Melding], ledige: dict[int, Melding], likhet: Callable[[Melding], Hashable]
) -> list[Melding]:
    """Takes each pair out of ``ledige``; gives back the earlier ones that found none."""
    plasser: dict[Hashable, deque[int]] = {}
    for nr, melding in ledige.items():
        plasser.setdefault(likhet(melding), deque()).append(nr)
    uten_make = []
    for melding in for_:
        like = plasser.get(likhet(melding))
        if like:
            del ledige[like.popleft()]
        else:
            uten_make.append(melding)
    return uten_make


def _med_verdier(melding: Melding) -> Hashable:
    return (nokkel(melding), melding.mal, tuple(melding.verdier.items()))


def _avtrykk(melding: Melding) -> Hashable:
    return (_med_verdier(melding), melding.postnumre)
