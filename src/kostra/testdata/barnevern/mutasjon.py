"""What a fault is in this form: a changed child, a changed avgiver, or a file that can't be read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from kostra.testdata.barnevern.barn import Barn, fodselsdag, ny_person
from kostra.testdata.barnevern.element import Element
from kostra.testdata.feilvalg import Maate
from kostra.testdata.personer import Personer
from kostra.testdata.trekk import Tilfeldig, fra_til


@dataclass(frozen=True, slots=True)
class Tilfelle:
    """Where a fault is put in: ``barn`` is changed.

    ``forrige`` is, for each attribute, what the last valid child that has it has.
    """

    aar: int
    barn: Barn
    forrige: Mapping[str, str]
    personer: Personer
    r: Tilfeldig

    @property
    def individ(self) -> Element:
        return self.barn.individ

    def ny_person(self, fra: int, til: int) -> None:
        """The child becomes another one, of an age in that span."""
        self.barn.alder = fra_til(self.r, fra, til)
        person = ny_person(self.personer, self.aar - self.barn.alder, til_feil=True)
        self.individ.attr["Fodselsnummer"], self.barn.fodt = person.fnr, fodselsdag(person)


Endring = Callable[[Tilfelle], None]


@dataclass(frozen=True, slots=True)
class Mutasjon(Maate):
    """One way to trigger a rule.

    ``endre`` changes a child, ``avgiver`` the list of avgivere, ``skrevet`` the bytes of a child.
    ``hode`` is put in before the root, ``uten_slutt`` leaves its end tag out, and with ``uten_barn``
    there are no children.
    """

    endre: Endring | None = None
    avgiver: Callable[[list[Element]], None] | None = None
    skrevet: Callable[[bytes], bytes] | None = None
    hode: bytes = b""
    uten_slutt: bool = False
    uten_barn: bool = False
