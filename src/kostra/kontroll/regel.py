"""A rule is a value: what triggers it, how severe it is, and its words in three languages."""

from __future__ import annotations

import string
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from kostra.kontroll.modell import Grad
from kostra.kontroll.uttrykk import Gruppe, JaNei, PerAar, Uttrykk
from kostra.skjema.modell import SPRAAK, Tekst3

_OM_REGION = frozenset(("p_region", "p_kommune", "p_bydel"))
Vis = Mapping[str, Uttrykk | Gruppe | PerAar]


class Kontekst(Enum):
    """What a finding in a form with elements tells of where it stands, beside the line."""

    #: Caseworker, journal, element and its id.
    ELEMENT = "element"
    #: The journal.
    JOURNAL = "journal"
    #: Nothing: it is about the file.
    FIL = "fil"


def T(nb: str, nn: str, en: str) -> Tekst3:
    """The same text in bokmål, nynorsk and English, side by side."""
    return Tekst3(nb, nn, en)


def plassholdere(mal: str) -> set[str]:
    """Names in braces in a message."""
    return {navn for _, navn, _, _ in string.Formatter().parse(mal) if navn}


@dataclass(frozen=True, eq=False)
class Variant:
    """One way for a rule to trigger, with its own message; each gives its own finding.

    ``id`` where the variant is reported under an id of its own. ``gjor`` says what to do, where it
    differs from the rule's.
    """

    avvik_naar: JaNei
    melding: Tekst3
    vis: Vis = field(default_factory=dict)
    id: str = ""
    gjor: Tekst3 | None = None

    def __post_init__(self) -> None:
        for sprak in SPRAAK:
            navn = plassholdere(self.melding.paa(sprak))
            if navn != set(self.vis):
                raise ValueError(
                    f"{self.id}: message ({sprak}) names {sorted(navn)}, vis {sorted(self.vis)}"
                )
        _krev_plass(self.id, self.avvik_naar, *self.vis.values())


@dataclass(frozen=True, eq=False)
class Regel:
    """A control.

    ``id`` as in the rule tables; a finding carries it. ``gjelder`` limits which records the control
    is about, ``avvik_naar`` (or each of ``varianter``) says what is wrong with them.
    ``hvorfor`` explains the rule, ``gjor`` says what to do. ``tillegg``: a rule of our own
    (T01 …), INFO or WARNING, that changes no verdict. ``kontekst``: in forms with elements, what a
    finding tells of where it stands.
    """

    id: str
    tittel: Tekst3
    grad: Grad | PerAar
    hvorfor: Tekst3
    gjor: Tekst3
    avvik_naar: JaNei | None = None
    melding: Tekst3 | None = None
    vis: Vis = field(default_factory=dict)
    gjelder: JaNei | None = None
    varianter: tuple[Variant, ...] = ()
    tillegg: bool = False
    kontekst: Kontekst = Kontekst.ELEMENT

    def __post_init__(self) -> None:
        if (self.avvik_naar is None) == (not self.varianter):
            raise ValueError(f"{self.id}: give avvik_naar or varianter, one of them")
        if self.avvik_naar is not None:
            if self.melding is None:
                raise ValueError(f"{self.id}: no message")
            variant = Variant(self.avvik_naar, self.melding, self.vis)
            object.__setattr__(self, "varianter", (variant,))
        for variant in self.varianter:
            _krev_plass(self.id, variant.avvik_naar, self.gjelder)
        if self.tillegg and not self.grad_i(9999) <= Grad.WARNING:
            raise ValueError(f"{self.id}: an additional rule is INFO or WARNING")

    def spor_om_region(self, variant: Variant) -> bool:
        """True if that variant asks where the file is from; else it is one and the same everywhere."""
        return any(map(_spor_om_region, (self.gjelder, variant.avvik_naar, *variant.vis.values())))

    def grad_i(self, aar: int) -> Grad:
        """Severity in that reporting year."""
        grad: Any = self.grad.i_aar(aar) if isinstance(self.grad, PerAar) else self.grad
        return Grad(grad)


def _spor_om_region(hva: object) -> bool:
    match hva:
        case Uttrykk():
            return hva.op in _OM_REGION or any(map(_spor_om_region, hva.ledd))
        case PerAar():
            return any(map(_spor_om_region, hva.verdier.values()))
        case Gruppe():
            return any(map(_spor_om_region, hva.felt))
        case tuple():
            return any(map(_spor_om_region, hva))
    return False


def _krev_plass(id_: str, avvik_naar: JaNei, *med: object) -> None:
    """Refuses what doesn't fit the rows that the condition is about. Raises ValueError."""
    plass = avvik_naar.plass
    for del_ in (x for x in (avvik_naar, *med) if isinstance(x, Uttrykk)):
        if del_.plass is not None and (plass is None or not plass.er_under(del_.plass)):
            sted = f"{id_}: avvik_naar is about {'no table' if plass is None else plass.navn}"
            raise ValueError(f"{sted}, another part about {del_.plass.navn}: fold that one")
        over_filen = any(
            n.op.endswith("_rad") and n.plass is not None and n.plass.forelder is None
            for n in del_.alle_noder()
        )
        if over_filen and plass is not None and plass.forelder is not None:
            raise ValueError(f"{id_}: a fold over the whole file beside rows of {plass.navn}")
