"""Which records get which fault: a share of them, or one for each rule named."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import repeat
from typing import Generic, NamedTuple, TypeVar

from kostra.testdata.bestilling import Feil, UgyldigBestilling
from kostra.testdata.region import er_oslo
from kostra.testdata.trekk import Tilfeldig


@dataclass(frozen=True, slots=True, kw_only=True)
class Maate:
    """One way to trigger a rule: when and where it can be had, and what comes with it.

    ``fra`` and ``til`` are the reporting years it holds for. ``oslo``: only in Oslo (True), only
    elsewhere (False); ``bydel``: only when the region is one of Oslo's bydeler. ``med`` are the
    rules that fire with it and can't be avoided. ``etter_gyldig``: it copies from a valid record
    before it. ``bare_navngitt``: not among the random faults, as it stops the control, or several
    of it would trigger another rule. ``hele_filen``: it changes the file and no record in it.
    """

    fra: int = 0
    til: int = 9999
    oslo: bool | None = None
    bydel: bool = False
    med: frozenset[str] = frozenset()
    etter_gyldig: bool = False
    bare_navngitt: bool = False
    hele_filen: bool = False

    def finnes(self, aar: int, region: str) -> bool:
        """True if the rule can be triggered so that year in an extract of that region."""
        hvor = self.oslo in (None, er_oslo(region)) and not (self.bydel and region.endswith("00"))
        return hvor and self.fra <= aar <= self.til


M = TypeVar("M", bound=Maate)


class Plan(NamedTuple, Generic[M]):
    """The faults of one file: those of the whole of it, and for each record its fault or None."""

    hele_filen: list[M]
    poster: Iterator[M | None]


@dataclass(frozen=True)
class Feilvalg(Generic[M]):
    """The faults of a form, by the rule that they trigger.

    ``tilleggsfeil`` are never among the random ones. A rule in ``stoppere`` can't be had together
    with others: nothing else in the file would be found. ``alltid``: rules that valid records of a
    reporting year trigger as well.
    """

    skjema: str
    kontrollfeil: Mapping[str, tuple[M, ...]]
    tilleggsfeil: Mapping[str, tuple[M, ...]] = field(default_factory=dict)
    stoppere: tuple[str, ...] = ()
    alltid: Mapping[int, frozenset[str]] = field(default_factory=dict)

    @property
    def alle(self) -> dict[str, tuple[M, ...]]:
        """Rule -> the ways to trigger it, controls first."""
        return {**self.kontrollfeil, **self.tilleggsfeil}

    def mulige(self, aar: int, region: str) -> dict[str, tuple[M, ...]]:
        """The rules that can be triggered that year in an extract of that region, and how."""
        funnet = {
            regel: tuple(m for m in maater if m.finnes(aar, region))
            for regel, maater in self.alle.items()
        }
        return {regel: maater for regel, maater in funnet.items() if maater}

    def ventede(self, regel: str | None, aar: int, region: str) -> frozenset[str]:
        """The rules that are found in a file with the first fault of that rule, or in a valid one."""
        alltid = self.alltid.get(aar, frozenset())
        if regel is None:
            return alltid
        if regel in self.stoppere:
            return self.mulige(aar, region)[regel][0].med | {regel}
        return alltid | self.mulige(aar, region)[regel][0].med | {regel}

    def plan(self, feil: Feil | None, aar: int, region: str, antall: int, r: Tilfeldig) -> Plan[M]:
        """Deals the faults out. Raises :class:`UgyldigBestilling`."""
        if not feil:
            return Plan([], repeat(None, antall))
        if isinstance(feil, int | float):
            if not 0 < feil <= 1:
                raise UgyldigBestilling(f"Andelen med feil er et tall fra 0 til 1. Fikk {feil}.")
            return Plan([], self._fordel_andel(feil, aar, region, antall, r))
        maater = self._navngitte([feil] if isinstance(feil, str) else feil, aar, region, antall)
        per_post = [m for m in maater if not m.hele_filen]
        return Plan([m for m in maater if m.hele_filen], _fordel_navngitte(per_post, antall, r))

    def _navngitte(self, regler: Sequence[str], aar: int, region: str, antall: int) -> list[M]:
        """One fault per rule named, in that order."""
        mulige = self.mulige(aar, region)
        etter_navn = {regel.casefold(): regel for regel in mulige}
        brukt: Counter[str] = Counter()
        valgt = []
        for navn in regler:
            regel = etter_navn.get(navn.strip().casefold())
            if regel is None:
                raise UgyldigBestilling(self._ukjent(navn, aar, region, list(mulige)))
            valgt.append(mulige[regel][brukt[regel] % len(mulige[regel])])
            brukt[regel] += 1
        stoppere = [regel for regel in self.stoppere if brukt[regel]]
        if stoppere and len(brukt) > 1:
            raise UgyldigBestilling(
                f"{stoppere[0]} stopper alle andre kontroller. Lag en egen fil for den."
            )
        per_post = [m for m in valgt if not m.hele_filen]
        trengs = len(per_post) + any(m.etter_gyldig for m in per_post)
        if antall < trengs:
            raise UgyldigBestilling(f"Så mange feil trenger minst {trengs} poster. Fikk {antall}.")
        return valgt

    def _ukjent(self, navn: str, aar: int, region: str, mulige: list[str]) -> str:
        kjent = {regel.casefold() for regel in self.alle}
        if navn.strip().casefold() not in kjent:
            forst = f"Kontrollen «{navn}» finnes ikke for {self.skjema}."
        else:
            forst = f"Kontrollen «{navn}» kan ikke slå ut i {aar} for region {region}."
        return f"{forst} Velg blant: {', '.join(mulige)}."

    def _fordel_andel(
        self, andel: float, aar: int, region: str, antall: int, r: Tilfeldig
    ) -> Iterator[M | None]:
        """For each record a random fault or None; ``andel`` of them get one, and at least one does."""
        slag = [
            frie
            for regel, maater in self.mulige(aar, region).items()
            if regel in self.kontrollfeil and (frie := tuple(m for m in maater if _fri(m)))
        ]
        alene = [frie for frie in slag if not any(m.etter_gyldig for m in frie)]
        gyldig_for = False
        for treff in _utvalg(max(1, int(antall * andel + 0.5)), antall, r):
            if treff:
                valg = slag if gyldig_for else alene
                maater = valg[int(r() * len(valg))]
                yield maater[int(r() * len(maater))]
            else:
                gyldig_for = True
                yield None


def _fri(maate: Maate) -> bool:
    return not (maate.bare_navngitt or maate.hele_filen)


def _fordel_navngitte(maater: Sequence[M], antall: int, r: Tilfeldig) -> Iterator[M | None]:
    """For each record the fault it gets, or None; the named ones in their order."""
    igjen = list(reversed(maater))
    for treff in _utvalg(len(igjen), antall, r):
        yield igjen.pop() if treff else None


def _utvalg(velges: int, antall: int, r: Tilfeldig) -> Iterator[bool]:
    """``velges`` of ``antall`` places, each as likely (Knuth's algorithm S); not the first if avoidable.

    The first record is left valid so that others can be copies of it.
    """
    rest = antall
    if velges < antall:
        yield False
        rest -= 1
    while rest:
        treff = r() * rest < velges
        velges -= treff
        rest -= 1
        yield treff
