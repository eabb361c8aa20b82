"""Who the children are: person, journal number, caseworker and bydel.

Child n is the same however many are made, so a longer file has the children of the shorter first.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from kostra.skjema import bydeler
from kostra.testdata.barnevern import fordelinger as f
from kostra.testdata.barnevern.element import Element
from kostra.testdata.barnevern.saker import Sak, lag_sak
from kostra.testdata.personer import Person, Personer
from kostra.testdata.region import er_oslo
from kostra.testdata.trekk import Tilfeldig, fordeling, fra_til

#: With more, a birth year could run out of numbers.
MAKS_ANTALL = 1_000_000
_JOURNALNUMRE = 10_000_000
_JOURNALSKRITT = 1_234_567  # no factor in common with their number, so none comes twice
_HAR_DUF = 40  # one child in so many came alone to the country; the first in a file did
_DUF_VEKT = (4, 6, 3, 2, 4, 6, 3, 2, 7, 5)


@dataclass(slots=True)
class Barn:
    """A child: the Individ element and what it was made from."""

    individ: Element
    alder: int
    fodt: date


class Barna:
    """Makes the children of one file, one after the other."""

    def __init__(self, aar: int, region: str, r: Tilfeldig) -> None:
        self._aar, self._r = aar, r
        self._personer = Personer(r)
        oslo, bydel = er_oslo(region), region[4:]
        self._bydeler = [(nr, n) for nr, n in bydeler().items() if oslo and bydel in ("00", nr)]
        self._journal = int(r() * _JOURNALNUMRE)

    def alle(self) -> Iterator[Barn]:
        """Children without end."""
        nummer = 1
        while True:
            yield self._barn(nummer)
            nummer += 1

    def _barn(self, nummer: int) -> Barn:
        r = self._r
        alder = fra_til(r, *_ALDER(r))
        person = ny_person(self._personer, self._aar - alder, til_feil=False)
        fodt = fodselsdag(person)
        sak = lag_sak(r, self._aar, alder, fodt, nummer)
        self._journal = (self._journal + _JOURNALSKRITT) % _JOURNALNUMRE
        attr = {
            "Id": f"{nummer}",
            "StartDato": f"{sak.start}",
            **({"SluttDato": f"{sak.slutt}"} if sak.slutt else {}),
            "Journalnummer": f"B{self._journal:07d}",
            "Fodselsnummer": person.fnr,
            **({"DUFnummer": dufnummer(self._aar - 2, nummer)} if nummer % _HAR_DUF == 1 else {}),
            **self._bydel(),
            "Saksbehandler": self._saksbehandler(nummer),
            "Avslutta3112": "1" if sak.slutt else "2",
        }
        return Barn(Element("Individ", attr, _i_rekkefolge(sak)), alder, fodt)

    def _bydel(self) -> dict[str, str]:
        if not self._bydeler:
            return {}
        nr, navn = self._bydeler[int(self._r() * len(self._bydeler))]
        return {"Bydelsnummer": nr, "Bydelsnavn": navn}

    def _saksbehandler(self, nummer: int) -> str:
        """Four caseworkers share sixty children, the next four the next sixty, and so on."""
        gruppe = (nummer - 1) // (4 * f.BARN_PER_SAKSBEHANDLER)
        return f"SB{gruppe * 4 + fra_til(self._r, 1, 4):06d}"


def ny_person(personer: Personer, fodselsaar: int, *, til_feil: bool) -> Person:
    """A person born that year. Children with faults and children without never share a number."""
    while True:
        person = personer.neste(fodselsaar)
        if til_feil == (person.fnr[7] in "012"):
            return person


def dufnummer(aar: int, nummer: int) -> str:
    """A DUF number: year of arrival, a running number and two control digits."""
    ti = f"{aar}{nummer % 1_000_000:06d}"
    rest = sum(int(s) * v for s, v in zip(ti, _DUF_VEKT, strict=True)) % 11
    return f"{ti}{rest:02d}"


def fodselsdag(person: Person) -> date:
    """The birth date of a person."""
    dato = person.fodselsdato
    return date(int(dato[4:]), int(dato[2:4]), int(dato[:2]))


def _i_rekkefolge(sak: Sak) -> list[Element]:
    return [*sak.meldinger, *sak.planer, *sak.tiltak, *sak.flyttinger]


_ALDER = fordeling(f.ALDER)
