"""A simple case that no rule minds, and the changes that faults are put together from."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from kostra.testdata.barnevern.deler import HJEMMEL, NY_LOV, Grunnlag
from kostra.testdata.barnevern.element import Element, lovhjemmel
from kostra.testdata.barnevern.mutasjon import Endring, Mutasjon, Tilfelle

#: Ages at which a child has an ordinary measure and no rule minds.
VANLIG_ALDER = (3, 17)


class Dag(NamedTuple):
    """A date. ``aar`` is counted from the reporting year."""

    maaned: int
    dag: int
    aar: int = 0


Attr = dict[str, "str | Dag"]


class Del:
    """An element to put in: as :class:`Element`, with dates by the reporting year and short Ids."""

    def __init__(self, navn: str, attr: Attr, *under: Del, tekst: str = "") -> None:
        self.navn, self.attr, self.under, self.tekst = navn, attr, under, tekst

    def lag(self, t: Tilfelle) -> Element:
        """The element, as it is for this child in this year."""
        attr = {navn: verdi(t, navn, v) for navn, v in self.attr.items()}
        return Element(self.navn, attr, [barn.lag(t) for barn in self.under], self.tekst)


class Hjemmel(Del):
    """The legal basis of a measure from the autumn before the reporting year."""

    def __init__(self, grunnlag: Grunnlag) -> None:
        super().__init__("Lovhjemmel", {})
        self._grunnlag: Grunnlag = grunnlag

    def lag(self, t: Tilfelle) -> Element:
        return lovhjemmel(HJEMMEL[self._grunnlag][date(t.aar - 1, 9, 1) >= NY_LOV])


def verdi(t: Tilfelle, navn: str, v: str | Dag) -> str:
    """An attribute's text. An Id is preceded by the child's: «17-T1»."""
    if isinstance(v, Dag):
        return f"{date(t.aar + v.aar, v.maaned, v.dag)}"
    return f"{t.individ.attr['Id']}-{v}" if navn == "Id" else v


SOMMEREN_FOR, HOSTEN_FOR = Dag(8, 1, -1), Dag(9, 1, -1)
SANKTHANS, SEPTEMBER = Dag(6, 24), Dag(9, 1)
PLAN = Del("Plan", {"Id": "P1", "StartDato": HOSTEN_FOR, "Plantype": "1"})


_I_TILTAK = ("Lovhjemmel", "JmfrLovhjemmel", "Kategori", "Tiltaksgrunnlag", "Opphevelse")


def kodet(navn: str, kode: str, presisering: str = "") -> Del:
    """An element that holds a code, and a Presisering when there is one."""
    under = (Del("Presisering", {}, tekst=presisering),) if presisering else ()
    return Del(navn, {"Kode": kode}, *under)


def tiltak(
    *under: Del, kategori: str = "3.9", grunnlag: Grunnlag = "hjelp", **attr: str | Dag
) -> Del:
    """A measure since September of the year before; ``under`` and ``attr`` instead of the usual."""
    alle = (Hjemmel(grunnlag), kodet("Kategori", kategori), kodet("Tiltaksgrunnlag", "6"), *under)
    egne = {del_.navn: del_ for del_ in alle}
    ordnet = [egne[navn] for navn in _I_TILTAK if navn in egne]
    standard: Attr = {"Id": "T1", "StartDato": HOSTEN_FOR}
    return Del("Tiltak", standard | attr, *ordnet)


MELDER, INNHOLD = kodet("Melder", "11"), kodet("Saksinnhold", "6")


def melding(*under: Del, **attr: str | Dag) -> Del:
    """A report in February, open unless ``attr`` says otherwise; from the school if no ``under``."""
    standard: Attr = {"Id": "M1", "StartDato": Dag(2, 2)}
    return Del("Melding", standard | attr, *(under or (MELDER, INNHOLD)))


def undersokelse(*under: Del, meldt: Dag = SEPTEMBER, **attr: str | Dag) -> Del:
    """A report that led to an assessment, in September; ``attr`` and ``under`` are the assessment's."""
    til = meldt._replace(dag=meldt.dag + 5)
    standard: Attr = {"Id": "U1", "StartDato": til}
    under_melding = Del("Undersokelse", standard | attr, *under)
    return melding(MELDER, INNHOLD, under_melding, StartDato=meldt, SluttDato=til, Konklusjon="2")


def flytting(slutt: Dag, arsak: str = "2.1") -> Del:
    """A move home from an institution."""
    under = (kodet("ArsakFra", arsak), kodet("FlyttingTil", "6"))
    return Del("Flytting", {"Id": "F1", "SluttDato": slutt}, *under)


def enkel_sak(t: Tilfelle, alder: tuple[int, int] | None = None) -> None:
    """Turns the child's case into one with a plan and a measure, open since the year before.

    Without ``alder`` the child stays who it is, if it is old enough to have had that case.
    """
    if alder or t.barn.alder < VANLIG_ALDER[0]:
        t.ny_person(*(alder or VANLIG_ALDER))
    t.individ.attr.pop("SluttDato", None)
    t.individ.attr |= {"StartDato": verdi(t, "", SOMMEREN_FOR), "Avslutta3112": "2"}
    t.individ.barn = [PLAN.lag(t), tiltak().lag(t)]


def i_sak(
    *endringer: Endring,
    alder: tuple[int, int] | None = None,
    med: str = "",
    oslo: bool | None = None,
    etter_gyldig: bool = False,
    fra: int = 0,
) -> Mutasjon:
    """The simple case with these changes. ``med``: rules that fire as well, with blanks between."""

    def endre(t: Tilfelle) -> None:
        enkel_sak(t, alder)
        for endring in endringer:
            endring(t)

    ogsaa = frozenset(med.split())
    return Mutasjon(endre=endre, med=ogsaa, oslo=oslo, etter_gyldig=etter_gyldig, fra=fra)


def sett(navn: str, **attr: str | Dag | None) -> Endring:
    """Other attributes on the first element of that name; None takes one away."""

    def endre(t: Tilfelle) -> None:
        element = next(e for e in _alle(t.individ) if e.navn == navn)
        for felt, v in attr.items():
            if v is None:
                element.attr.pop(felt, None)
            else:
                element.attr[felt] = verdi(t, felt, v)

    return endre


def legg_til(*deler: Del) -> Endring:
    """Puts elements in, in the order of the format."""

    def endre(t: Tilfelle) -> None:
        t.individ.barn += [del_.lag(t) for del_ in deler]
        t.individ.barn.sort(key=lambda e: _REKKEFOLGE.index(e.navn))

    return endre


def bytt(*deler: Del) -> Endring:
    """These elements instead of those of the same names."""

    def endre(t: Tilfelle) -> None:
        navn = {del_.navn for del_ in deler}
        t.individ.barn = [barn for barn in t.individ.barn if barn.navn not in navn]
        legg_til(*deler)(t)

    return endre


def fjern(navn: str) -> Endring:
    """Takes all elements of that name away."""

    def endre(t: Tilfelle) -> None:
        for element in _alle(t.individ):
            element.barn = [barn for barn in element.barn if barn.navn != navn]

    return endre


def slutt(dag: Dag, *, avsluttet: bool = False) -> Endring:
    """The case, its plan and its measure end that day; ``avsluttet`` says so in the answer too."""

    def endre(t: Tilfelle) -> None:
        for element in (t.individ, *t.individ.barn):
            element.attr["SluttDato"] = verdi(t, "", dag)
        t.individ.attr["Avslutta3112"] = "1" if avsluttet else "2"

    return endre


def start(dag: Dag) -> Endring:
    """The case, its plan and its measure start that day."""

    def endre(t: Tilfelle) -> None:
        for element in (t.individ, *t.individ.barn):
            element.attr["StartDato"] = verdi(t, "", dag)

    return endre


def _alle(element: Element) -> Iterator[Element]:
    yield element
    for barn in element.barn:
        yield from _alle(barn)


_REKKEFOLGE = ("Melding", "Plan", "Tiltak", "Flytting")
