"""The parts of a report: findings, their groups, and what is counted. Clean text, ready to render."""

from __future__ import annotations

from dataclasses import dataclass

from kostra.kontroll.modell import Grad

#: From the worst to the best, the order of sections.
GRADER = tuple(sorted(Grad, reverse=True))


@dataclass(frozen=True, slots=True)
class Funn:
    """One finding: the case first, what is found, what to do. ``sted``: line and element, in short."""

    kontroll: str
    grad: Grad
    journalnummer: str
    saksbehandler: str
    post: str
    linje: str
    sted: str
    element: str
    element_id: str
    tekst: str
    gjor: str
    felt: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Gruppe:
    """The findings of one control: ``antall`` in the file, ``vist`` in the report, ``funn`` rendered.

    ``gjor`` and ``felt`` stand here when all findings share them.
    """

    id: str
    nummer: str
    meta: str
    tittel: str
    grad: Grad
    antall: int
    vist: int
    funn: tuple[Funn, ...]
    gjor: str
    hvorfor: str
    felt: tuple[str, ...]
    tillegg: bool

    @property
    def anker(self) -> str:
        """The id as a fragment of an address."""
        return "".join(t if t.isalnum() and t.isascii() else "-" for t in self.id)

    @property
    def uten_sak(self) -> bool:
        """True when the findings are about the file, not about anybody's case."""
        return not any(f.journalnummer or f.saksbehandler for f in self.funn)


@dataclass(frozen=True, slots=True)
class Avsnitt:
    """The controls of one severity that found something."""

    grad: Grad
    overskrift: str
    ingress: str
    grupper: tuple[Gruppe, ...]


@dataclass(frozen=True, slots=True)
class Saksbehandler:
    """How many of the shown findings one caseworker has, by severity."""

    navn: str
    antall: dict[Grad, int]

    @property
    def til_sammen(self) -> int:
        return sum(self.antall.values())


@dataclass(frozen=True, slots=True)
class Statistikk:
    """One statistics table."""

    tittel: str
    kolonne: str
    rader: tuple[tuple[str, int], ...]
