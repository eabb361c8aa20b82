"""A case: the changes of the valid file, and every finding of the report.

``ventet`` is written short: ``"MELDING_03:W"`` is a warning about journal J1, ``*2`` twice of the same,
``@J2`` another journal, ``@`` none. E = ERROR, W = WARNING, I = INFO.
"""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from regler_15f.bygg import AAR, OSLO, REGION, Endring, fil

GRADER = {"E": "ERROR", "W": "WARNING", "I": "INFO"}
#: Findings without a journal number.
UTEN_JOURNAL = ("LESEFEIL", "AVGIVER_", "INDIVID_00", "INDIVID_01:", "INDIVID_05")
Ventet = Counter[tuple[str, str, str]]


def les_ventet(kort: str) -> Ventet:
    """The expected findings, counted: (id, severity, journal number)."""
    ut: Ventet = Counter()
    for ledd in kort.split():
        id_og_grad, er_sagt, journal = ledd.partition("@")
        id_, rest = id_og_grad.split(":")
        grad, _, antall = rest.partition("*")
        if not er_sagt:
            journal = "" if ledd.startswith(UTEN_JOURNAL) else "J1"
        ut[id_, GRADER[grad], journal] += int(antall or 1)
    return ut


@dataclass(frozen=True)
class Tilfelle:
    navn: str
    endringer: tuple[Endring, ...]
    ventet: str = ""
    aar: int = AAR
    region: str = REGION
    avgivere: tuple[dict[str, str], ...] = field(default=({},))

    @property
    def innhold(self) -> bytes:
        return fil(*self.endringer, aar=self.aar, region=self.region, avgivere=self.avgivere)


class Samling:
    """Collects cases. A trigger and its neighbour come together."""

    def __init__(self) -> None:
        self.tilfeller: list[Tilfelle] = []

    def en(self, navn: str, endring: Endring | list[Endring], ventet: str = "", **om: Any) -> None:
        endringer = tuple(endring) if isinstance(endring, list) else (endring,)
        nr = 1 + sum(t.navn.split(" #")[0] == navn for t in self.tilfeller)
        self.tilfeller.append(Tilfelle(f"{navn} #{nr}", endringer, ventet, **om))

    def par(
        self,
        regel: str,
        utloser: Endring | list[Endring],
        ventet: str,
        nabo: Endring | list[Endring],
        ventet_nabo: str = "",
        **om: Any,
    ) -> None:
        """What triggers the rule, and the nearest that doesn't."""
        assert regel in ventet
        assert regel not in ventet_nabo
        self.en(f"{regel} utløser", utloser, ventet, **om)
        self.en(f"{regel} nabo", nabo, ventet_nabo, **om)


I_OSLO = {"region": OSLO}
