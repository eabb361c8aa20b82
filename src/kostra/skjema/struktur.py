"""What an XML form is: its elements, the values they hold, and the tables they become.

All is read from ``data/<form>/struktur.toml`` and its neighbours. An element that can stand several
times is a table of its own; one that stands once gives its values to the element above.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property, lru_cache
from importlib.resources import files
from typing import Any, Literal

from kostra.skjema.last import UkjentSkjema
from kostra.skjema.modell import Kode, Tekst3

_DATA = files("kostra.skjema") / "data"

#: ``siffer``: only the digits 0-9. ``aarstall``: a whole number of at least four digits.
Verditype = Literal["tekst", "siffer", "dato", "kode", "aarstall"]
Datatype = Literal["tekst", "dato", "heltall"]
_DATATYPER: dict[Verditype, Datatype] = {"dato": "dato", "aarstall": "heltall"}


@dataclass(frozen=True, slots=True)
class Kodeliste:
    """The codes of a list; ``ny`` and ``ut`` tell in which year some came and went.

    The years are for the documents: the control program accepts every code in every year.
    """

    navn: str
    koder: tuple[Kode, ...]
    ny: Mapping[str, int]
    ut: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Verdi:
    """An attribute, or (``element``) a small element with text. ``lengde`` in characters."""

    xml: str
    navn: str
    type: Verditype
    paakrevd: bool
    lengde: tuple[int, int]
    kodeliste: Kodeliste | None
    element: bool
    ledetekst: Tekst3
    merknad: Tekst3


@dataclass(frozen=True, slots=True)
class Element:
    """An element, its values and its children. ``hoyst`` is None where there is no limit.

    ``tabell`` is empty for one that gives its values to the element above. ``ulike``: the first
    value (Id) differs between all of the kind in the same element.
    """

    xml: str
    tabell: str
    minst: int
    hoyst: int | None
    ulike: bool
    verdier: tuple[Verdi, ...]
    barn: tuple[Element, ...]
    ledetekst: Tekst3


@dataclass(frozen=True, slots=True)
class Kolonne:
    """A column of a table. ``xml`` is the name in the file: «SluttDato», «Kategori/Kode»."""

    navn: str
    xml: str
    datatype: Datatype
    paakrevd: bool
    ledetekst: Tekst3
    koder: tuple[Kode, ...] = ()


@dataclass(frozen=True, slots=True)
class Tabellstruktur:
    """A table: ``xml`` is its element, ``forelder`` the table above (empty for the first one)."""

    navn: str
    xml: str
    forelder: str
    kolonner: Mapping[str, Kolonne]


@dataclass(frozen=True, eq=False)
class Struktur:
    """The structure of an XML form in a reporting year.

    ``elementer`` are those right under the root element, each with its own children. ``endringer``
    are the changes from one year to the next that no code list tells. ``om`` is what else there is to
    know of the file that year.
    """

    skjema: str
    aar: int
    tittel: Tekst3
    rot: str
    elementer: tuple[Element, ...]
    kodelister: Mapping[str, Kodeliste]
    omtale: Mapping[str, Tekst3] = field(default_factory=dict)
    endringer: tuple[tuple[int, Tekst3], ...] = ()
    om: tuple[Tekst3, ...] = ()

    @cached_property
    def tabeller(self) -> dict[str, Tabellstruktur]:
        """Every table, parents first. The first is ``fil``: one row, no columns."""
        funnet = {"fil": Tabellstruktur("fil", self.rot, "", {})}
        for element in self.elementer:
            funnet.update(_tabeller(element, "fil"))
        return funnet


def _tabeller(element: Element, forelder: str) -> dict[str, Tabellstruktur]:
    kolonner = {verdi.navn: _kolonne(verdi) for verdi in element.verdier}
    under: dict[str, Tabellstruktur] = {}
    for barn in element.barn:
        if barn.tabell:
            under.update(_tabeller(barn, element.tabell))
        else:
            kolonner.update({v.navn: _kolonne(v, barn) for v in barn.verdier})
    egen = Tabellstruktur(element.tabell, element.xml, forelder, kolonner)
    return {element.tabell: egen, **under}


def _kolonne(verdi: Verdi, fra: Element | None = None) -> Kolonne:
    """The column of a value; ``fra`` is the element that it comes up from."""
    ledetekst = verdi.ledetekst
    if fra is not None:
        ledetekst = fra.ledetekst if verdi.type == "kode" else _sammen(fra.ledetekst, ledetekst)
    return Kolonne(
        navn=verdi.navn,
        xml=f"{fra.xml}/{verdi.xml}" if fra else verdi.xml,
        datatype=_DATATYPER.get(verdi.type, "tekst"),
        paakrevd=verdi.paakrevd and (fra is None or fra.minst > 0),
        ledetekst=ledetekst,
        koder=verdi.kodeliste.koder if verdi.kodeliste else (),
    )


def _sammen(element: Tekst3, verdi: Tekst3) -> Tekst3:
    return Tekst3(*(f"{element.paa(s)}: {verdi.paa(s)}" for s in ("nb", "nn", "en")))


# --- reading the definitions


def _toml(*sti: str) -> dict[str, Any]:
    return tomllib.loads(_DATA.joinpath(*sti).read_text(encoding="utf-8"))


@cache
def strukturer() -> dict[str, tuple[int, ...]]:
    """XML form -> its reporting years, ascending."""
    mapper = (m for m in _DATA.iterdir() if m.is_dir() and (m / "struktur.toml").is_file())
    return {m.name: tuple(_toml(m.name, "skjema.toml")["aar"]) for m in mapper}


@lru_cache(maxsize=16)
def struktur(skjema: str, aar: int) -> Struktur:
    """The structure of an XML form in a reporting year. Raises :class:`UkjentSkjema`."""
    kjente = strukturer()
    if skjema not in kjente:
        raise UkjentSkjema(f"Skjemaet «{skjema}» leveres ikke som XML. Velg: {', '.join(kjente)}.")
    if aar not in kjente[skjema]:
        spenn = f"{kjente[skjema][0]}–{kjente[skjema][-1]}"
        raise UkjentSkjema(f"Skjema {skjema} finnes ikke for {aar}. Velg et år i {spenn}.")
    om = _toml(skjema, "skjema.toml")
    lister = _kodelister(_toml(skjema, "kodelister.toml"))
    return Struktur(
        skjema=skjema,
        aar=aar,
        tittel=Tekst3(**om["tittel"]),
        rot=om["rot"],
        elementer=_Bygger(
            _toml(skjema, "struktur.toml"), lister, _toml(skjema, "tekster.toml")
        ).alle(),
        kodelister=lister,
        omtale={navn: Tekst3(**tekst) for navn, tekst in om["omtale"].items()},
        endringer=tuple((e["aar"], _tekst3(e)) for e in om["endring"]),
        om=tuple(_tekst3(e) for e in om.get("om", ()) if e["fra"] <= aar),
    )


def _tekst3(raa: dict[str, Any]) -> Tekst3:
    return Tekst3(raa["nb"], raa["nn"], raa["en"])


def _kodelister(raa: dict[str, Any]) -> dict[str, Kodeliste]:
    ny, ut = raa.pop("ny", {}), raa.pop("ut", {})
    return {
        navn: Kodeliste(
            navn,
            tuple(Kode(kode, Tekst3(*tekster)) for kode, *tekster in koder),
            ny.get(navn, {}),
            ut.get(navn, {}),
        )
        for navn, koder in raa.items()
    }


@dataclass(frozen=True, slots=True)
class _Bygger:
    raa: dict[str, Any]
    lister: dict[str, Kodeliste]
    tekster: dict[str, Any]

    def alle(self, under: str = "") -> tuple[Element, ...]:
        """The elements right under that one, with all that is in them."""
        return tuple(
            self._element(xml, om) for xml, om in self.raa.items() if om.get("under", "") == under
        )

    def _element(self, xml: str, om: dict[str, Any]) -> Element:
        minst, *hoyst = om["antall"]
        return Element(
            xml=xml,
            tabell=om.get("tabell", ""),
            minst=minst,
            hoyst=hoyst[0] if hoyst else None,
            ulike=om.get("ulike", False),
            verdier=tuple(self._verdi(xml, verdi) for verdi in om["verdier"]),
            barn=self.alle(xml),
            ledetekst=Tekst3(*self.tekster["elementer"][xml]),
        )

    def _verdi(self, element: str, om: dict[str, Any]) -> Verdi:
        navn, sted = om["xml"], f"{element}/{om['xml']}"
        tekster = self.tekster["verdier"]
        minst, mest = om.get("lengde", (0, 0))
        return Verdi(
            xml=navn,
            navn=om["navn"],
            type=om["type"],
            paakrevd=om.get("paakrevd", False),
            lengde=(minst, mest),
            kodeliste=self.lister[om["koder"]] if "koder" in om else None,
            element=om.get("element", False),
            ledetekst=Tekst3(*tekster.get(sted, tekster[navn])),
            merknad=Tekst3(*self.tekster["merknader"].get(sted, ("",))),
        )
