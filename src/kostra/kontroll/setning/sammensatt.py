"""Joins tests into a clause: equal subjects are said once, and no «og» is left to guess at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from kostra.kontroll.setning.form import Enkel, Fold, Form, Samlet, form
from kostra.kontroll.setning.navn import HULL, Navn
from kostra.kontroll.setning.ord import liste, predikat
from kostra.kontroll.setning.predikat import Predikater
from kostra.kontroll.uttrykk import JaNei
from kostra.skjema.modell import Sprak


@dataclass(frozen=True)
class Utsagn:
    """A clause. ``subjekt`` is empty when there are several. ``op``: how its parts are joined."""

    subjekt: str
    predikat: str
    op: str = ""
    ledd: int = 1
    dybde: int = 0

    @property
    def tekst(self) -> str:
        return f"{self.subjekt} {self.predikat}".strip()


class Setningsbygger:
    """Makes the conditions of one year into clauses of one language."""

    def __init__(self, sprak: Sprak, aar: int) -> None:
        self.navn = Navn(sprak, aar, self.tekst)
        self._predikater = Predikater(self.navn)

    def tekst(self, n: JaNei) -> str:
        """The clause, as it stands after «når»."""
        return self._utsagn(form(n, self.navn)).tekst

    def _utsagn(self, f: Form) -> Utsagn:
        match f:
            case bool():
                return Utsagn(self.navn.ord("posten"), predikat("finst", self.navn.sprak, not f))
            case Enkel():
                return Utsagn(*self._predikater.par(f))
            case Fold():
                return self._fold(f)
        return self._samlet(f)

    def _fold(self, f: Fold) -> Utsagn:
        with f.felles.i(self.navn):
            test = self._utsagn(f.test)
        hvem = self.navn.ord(f.op, felt=self.navn.felter(f.felles.felt))
        if test.subjekt == HULL and HULL not in test.predikat:
            return replace(test, subjekt=hvem)
        tekst = test.tekst.replace(HULL, self.navn.ord("feltet"))
        c = f"({tekst})" if test.op else tekst
        return Utsagn("", self.navn.ord("for_gjelder", hvem=hvem, c=c))

    def _samlet(self, f: Samlet) -> Utsagn:
        deler = self._innrettet(f.op, [self._utsagn(d) for d in f.deler])
        like = [list(gruppe) for _, gruppe in groupby(deler, key=lambda d: d.subjekt or d)]
        felles = deler[0].subjekt if len(like) == 1 else ""
        ord_ = [
            d.predikat if i or felles else d.tekst for gruppe in like for i, d in enumerate(gruppe)
        ]
        dybde = 1 + max(d.dybde for d in deler)
        return Utsagn(felles, self._liste(ord_, f.op, deler), f.op, len(deler), dybde)

    def _innrettet(self, op: str, deler: list[Utsagn]) -> list[Utsagn]:
        """Makes plain where each compound part begins and ends."""
        if op == "eller":
            return [_i_parentes(d) if d.dybde > 1 or d.op == "eller" else d for d in deler]
        if sum(bool(d.op) for d in deler) > 1:
            return [_i_parentes(d) if d.op else d for d in deler]
        deler.sort(key=lambda d: bool(d.op))  # the compound part last, after «enten» or «både»
        return [*deler[:-1], self._innledet(deler[-1])]

    def _innledet(self, d: Utsagn) -> Utsagn:
        if not d.op:
            return d
        if d.dybde > 1:
            return _i_parentes(d)
        ord_ = self.navn.ord("enten" if d.op == "eller" else "baade")
        return replace(d, predikat=f"{ord_} {d.predikat}")

    def _liste(self, ord_: Sequence[str], op: str, deler: Sequence[Utsagn]) -> str:
        """Alternatives that hold an «og» are set apart by a comma, or by semicolons."""
        eller = self.navn.ord("eller")
        if op == "og" or not any(d.op for d in deler):
            return liste(ord_, op, self.navn.sprak)
        if len(ord_) == 2 and all(d.ledd < 3 for d in deler):
            return f"{ord_[0]}, {eller} {ord_[1]}"
        return f"{'; '.join(ord_[:-1])}; {eller} {ord_[-1]}"


def _i_parentes(d: Utsagn) -> Utsagn:
    return Utsagn("", f"({d.tekst})")
