"""What a worked example is: a file, and every rule that it triggers."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from orakel_15f.bygg import (
    AAR,
    REGION,
    Node,
    avgiver,
    fil,
    fodselsnummer,
    individ,
    melding,
    undersokelse,
)


@dataclass(frozen=True)
class Tilfelle:
    """``ventet`` is written short: «TILTAK_02A TILTAK_02B*2»; the empty text is no finding."""

    navn: str
    innhold: bytes
    ventet: str = ""
    aar: int = AAR
    region: str = REGION

    @property
    def regler(self) -> Counter[str]:
        antall: Counter[str] = Counter()
        for del_ in self.ventet.split():
            regel, _, ganger = del_.partition("*")
            antall[regel] += int(ganger or 1)
        return antall


def par(
    regel: str,
    utloser: Node | list[Node],
    nabo: Node | list[Node],
    *,
    med: str = "",
    nabo_med: str = "",
    region: str = REGION,
) -> list[Tilfelle]:
    """A file that triggers the rule, and the nearest one that doesn't."""
    return [
        Tilfelle(f"{regel} utløser", _fil(utloser, region), f"{regel} {med}", region=region),
        Tilfelle(f"{regel} nabo", _fil(nabo, region), nabo_med, region=region),
    ]


def _fil(innhold: Node | list[Node], region: str) -> bytes:
    individer = innhold if isinstance(innhold, list) else [innhold]
    return fil(avgiver(Kommunenummer=region[:4]), *individer)


def aldrende(alder: int, *barn: Node, **attr: str | None) -> Node:
    """A child of that age."""
    return individ(*barn, Fodselsnummer=fodselsnummer(AAR - alder), **attr)


def m_u(**attr: str | None) -> Node:
    """A report with an assessment."""
    return melding(undersokelse(**attr))


def slutt(dag: str, *barn: Node, avsluttet: bool = False, **attr: str | None) -> Node:
    """A case that has ended; ``avsluttet`` says so in the answer too."""
    return individ(*barn, SluttDato=dag, Avslutta3112="1" if avsluttet else "2", **attr)
