"""The structure made ready for reading: names looked up once, every value with its place and reader."""

from __future__ import annotations

from collections.abc import Mapping
from operator import itemgetter
from typing import Final, Generic, TypeVar

from kostra.kontroll.element.verdier import Datoer, Leser, leser
from kostra.skjema.struktur import Element, Struktur, Verdi

V = TypeVar("V")

#: Between namespace and local name in the names that the parser gives; never part of a local name.
SKILLE: Final = " "
_MAKS_NAVN: Final = 1000


class Navn(dict[str, V | None], Generic[V]):
    """Name as the parser gives it -> what it is, whatever its namespace; None for an unknown one."""

    def __init__(self, lokale: Mapping[str, V]) -> None:
        super().__init__(lokale)
        self._lokale = dict(lokale)

    def __missing__(self, navn: str) -> V | None:
        funnet = self._lokale.get(navn.rpartition(SKILLE)[2])
        if len(self) < _MAKS_NAVN:
            self[navn] = funnet
        return funnet


class Felt:
    """A value of an element: where it goes in the row, and how its text is read."""

    __slots__ = ("les", "navn", "plass", "xml")

    def __init__(self, verdi: Verdi, plass: int, datoer: Datoer) -> None:
        self.xml = verdi.xml
        self.navn = verdi.navn
        self.plass = plass
        self.les: Leser = leser(verdi, datoer)


class Form:
    """An element as the reader meets it.

    ``felt``: its values, in the order of the row; ``felter``: their place and reader, and they
    themselves, by name in the file.
    ``tom``: a row with nothing in it, values that come up from single children included.
    ``paakrevd``: places that must be filled, with the value or the child element that does it;
    ``krevde`` takes what stands there out of a row.
    ``egne``: the children that are tables; ``liste`` is a child's place among them, else -1.
    ``plass``: where its values start in the row above, if it is no table.
    ``gruppe``: it is a table and can stand several times. ``ulike``, ``hoyst``: see the structure.
    ``har_krav``: something is asked of its children's number or Ids.
    """

    __slots__ = (
        "barn", "egne", "enkelt", "felt", "felter", "gruppe", "har_krav", "hoyst", "krevde", "liste",
        "paakrevd", "plass", "tabell", "tom", "ulike", "xml",
    )  # fmt: skip

    def __init__(self, element: Element, datoer: Datoer) -> None:
        self.xml = element.xml
        self.tabell = element.tabell
        self.hoyst = element.hoyst
        self.enkelt = element.hoyst == 1
        self.gruppe = bool(element.tabell) and not self.enkelt
        self.ulike = element.ulike
        self.liste = self.plass = -1
        self.felt = [Felt(verdi, plass, datoer) for plass, verdi in enumerate(element.verdier)]
        paakrevd: list[tuple[int, str, str]] = [
            (felt.plass, felt.xml, "")
            for felt, verdi in zip(self.felt, element.verdier, strict=True)
            if verdi.paakrevd
        ]
        bredde = len(self.felt)
        self.egne: list[Form] = []
        alle: dict[str, Form | Felt] = {felt.xml: felt for felt in self.felt}
        for barn in element.barn:
            form = alle[barn.xml] = Form(barn, datoer)
            if barn.tabell:
                form.liste = len(self.egne)
                self.egne.append(form)
                continue
            form.plass, bredde = bredde, bredde + len(form.tom)
            if barn.minst:
                paakrevd.append((form.plass + form.paakrevd[0][0], "", form.xml))
        self.tom: list[str | int | None] = [None] * bredde
        self.paakrevd: tuple[tuple[int, str, str], ...] = tuple(paakrevd)
        steder = [plass for plass, _, _ in paakrevd]
        self.krevde = itemgetter(*steder, steder[0])  # two at least, so that it is always a tuple
        self.har_krav = any(form.ulike or form.hoyst for form in self.egne)
        self.felter = Navn({felt.xml: (felt.plass, felt.les, felt) for felt in self.felt})
        self.barn = Navn(alle)


def former(struktur: Struktur) -> Navn[Form]:
    """The elements that are looked for anywhere in the file: Avgiver and Individ."""
    datoer = Datoer()
    return Navn({element.xml: Form(element, datoer) for element in struktur.elementer})
