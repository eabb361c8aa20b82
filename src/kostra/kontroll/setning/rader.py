"""Words for elements: columns, children, later siblings («meldingens SluttDato», «minst én melder»)."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from typing import Any

from kostra.kontroll.setning.ord import MAANEDER, liste
from kostra.kontroll.tre import Rad, Uttrykk
from kostra.kontroll.uttrykk import Dato, JaNei, Tall
from kostra.skjema.modell import Sprak

#: «én melding» -> «en annen melding», «den senere meldingen».
_ANNEN = {
    "én": "en annen", "ett": "et annet", "éin": "ein annan", "éi": "ei anna", "eitt": "eit anna",
    "one": "another",
}  # fmt: skip
_DEN = {"ett": "det", "eitt": "det"}


class Radnavn(ABC):
    """Names the values that are about elements. A part of :class:`kostra.kontroll.setning.navn.Navn`."""

    sprak: Sprak
    _betingelse: Callable[[JaNei], str]

    @abstractmethod
    def valgt(self, n: Any) -> Any:
        """The node itself, or the year's choice."""

    @abstractmethod
    def navn(self, n: Any) -> str:
        """The name of a value."""

    @abstractmethod
    def ord(self, navn: str, /, **verdier: object) -> str:
        """A word with its values filled in."""

    # --- elements

    def bestemt(self, rad: Rad) -> str:
        """«meldingen», «det senere tiltaket»."""
        bestemt, entall, _ = self._former(rad)
        if rad.op != "senere":
            return bestemt
        if self.sprak == "en":
            return self.ord("senere_bestemt", hva=bestemt.removeprefix("the "))
        den = _DEN.get(entall.split()[0], "den")
        return self.ord("senere_bestemt", den=den, hva=bestemt)

    def ett(self, rad: Rad) -> str:
        """«én melding», «ett senere tiltak»."""
        tall, hva = self._former(rad)[1].split(" ", 1)
        return f"{tall} {self.ord('senere', hva=hva) if rad.op == 'senere' else hva}"

    def flere(self, rad: Rad) -> str:
        """«meldinger», «senere tiltak»."""
        flere = self._former(rad)[2]
        return self.ord("senere", hva=flere) if rad.op == "senere" else flere

    def annet(self, rad: Rad) -> str:
        """«en annen melding»."""
        tall, hva = self._former(rad)[1].split(" ", 1)
        return f"{_ANNEN[tall]} {hva}"

    def _former(self, rad: Rad) -> tuple[str, str, str]:
        tabell = rad.ledd[0] if rad.op == "senere" else rad
        former: tuple[str, str, str] = tabell.ledd[2].paa(self.sprak)
        return former

    def der(self, c: JaNei) -> str:
        """« der melderens Kode er 22» after the children that it is about; nothing for all of them."""
        blant = ""
        assert c.plass is not None
        if c.plass.op == "senere":
            tabell, krav = c.plass.ledd
            blant = self.ord("begge", flere=self.flere(tabell), c=self._betingelse(krav))
        return blant if c.op == "hver" else blant + self.ord("der", c=self._betingelse(c))

    # --- columns and what is made from them

    def _rute(self, rad: Rad, _navn: str, vist: str) -> str:
        return self.ord("rute", hva=self.bestemt(rad), kolonne=vist)

    def kort(self, felt: Any) -> str:
        """The name of a column without its element; of any other value, its name."""
        felt = self.valgt(felt)
        kort: str = felt.ledd[2] if felt.op == "rute" else self.navn(felt)
        return kort

    def _kodetekst(self, kolonne: Uttrykk) -> str:
        return self.ord("kodetekst", a=self.navn(kolonne))

    def _antall_rad(self, c: JaNei) -> str:
        assert c.plass is not None
        return self.ord("antall_rad", flere=self.flere(c.plass), der=self.der(c))

    def _summen_rad(self, tall: Tall) -> str:
        assert tall.plass is not None
        return self.ord("summen_rad", a=self.navn(tall), flere=self.flere(tall.plass))

    # --- days

    def _dag(self, dato: int) -> str:
        aar, maaned, dag = dato // 10_000, dato // 100 % 100, dato % 100
        return self.ord("dag", dag=dag, maaned=maaned, maanedsnavn=MAANEDER[maaned - 1], aar=aar)

    def _dag_pluss(self, dato: Dato, dager: Tall) -> str:
        antall = dager.ledd[0]
        tegn = "−" if antall < 0 else "+"
        enhet = "dag" if abs(antall) == 1 else "dager"
        return f"{self.navn(dato)} {tegn} {abs(antall)} {self.ord(f'enhet.{enhet}')}"

    def _dager(self, fra: Dato, til: Dato) -> str:
        return self.ord("dager", a=self.navn(fra), b=self.navn(til))

    def _tidligst(self, *datoer: Dato) -> str:
        return self.ord("tidligst", a=liste([self.navn(d) for d in datoer], "og", self.sprak))

    def _senest(self, *datoer: Dato) -> str:
        return self.ord("senest", a=liste([self.navn(d) for d in datoer], "og", self.sprak))
