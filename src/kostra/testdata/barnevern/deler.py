"""The single elements of a case, valid by themselves."""

from __future__ import annotations

from datetime import date
from typing import Literal

from kostra.testdata.barnevern import fordelinger as f
from kostra.testdata.barnevern.element import Element, kodet, lovhjemmel
from kostra.testdata.trekk import Tilfeldig, fordeling

#: Measures decided from then on rest on the law of 2021.
NY_LOV = date(2023, 1, 1)
Grunnlag = Literal["hjelp", "omsorg", "ettervern"]
#: Legal basis before and after that day.
HJEMMEL: dict[Grunnlag, tuple[str, str]] = {
    "hjelp": ("BVL 4-4 2", "BVL2021 3-1"),
    "omsorg": ("BVL 4-12", "BVL2021 5-1 a"),
    "ettervern": ("BVL 1-3", "BVL2021 3-6"),
}


def _periode(navn: str, id_: str, start: date, slutt: date | None) -> Element:
    til = {"SluttDato": f"{slutt}"} if slutt else {}
    return Element(navn, {"Id": id_, "StartDato": f"{start}", **til})


def _kodet(navn: str, kode: str) -> Element:
    return kodet(navn, kode, f.PRESISERING[navn].get(kode, ""))


def _innhold(r: Tilfeldig, navn: str) -> list[Element]:
    koder = dict.fromkeys(_SAKSINNHOLD(r) for _ in range(_ANTALL_SAKSINNHOLD(r)))
    return [_kodet(navn, kode) for kode in koder]


def _melder(r: Tilfeldig, aar: int) -> Element:
    kode = _MELDER(r)
    if kode == "15" and aar >= 2025:
        kode = "24"
    return _kodet("Melder", kode)


def melding(
    r: Tilfeldig,
    aar: int,
    barn: int,
    start: date,
    slutt: date | None = None,
    konklusjon: str = "",
    under: Element | None = None,
) -> Element:
    """A report: open, or concluded, with its assessment if it led to one."""
    element = _periode("Melding", f"{barn}-M1", start, slutt)
    if konklusjon:
        element.attr["Konklusjon"] = konklusjon
    element.barn = [_melder(r, aar), *_innhold(r, "Saksinnhold"), *([under] if under else [])]
    return element


def undersokelse(
    r: Tilfeldig, barn: int, start: date, slutt: date | None = None, konklusjon: str = ""
) -> Element:
    """An assessment: open, or concluded."""
    element = _periode("Undersokelse", f"{barn}-U1", start, slutt)
    if konklusjon:
        element.attr["Konklusjon"] = konklusjon
    if konklusjon == "5":
        element.barn.append(Element("Presisering", tekst=f.PRESISERING["Undersokelse"]["5"]))
    if konklusjon in ("1", "2"):
        element.barn += _innhold(r, "Vedtaksgrunnlag")
    return element


def plan(
    barn: int,
    nr: int,
    plantype: str,
    start: date,
    slutt: date | None = None,
    evaluert: date | None = None,
) -> Element:
    """A plan."""
    element = _periode("Plan", f"{barn}-P{nr}", start, slutt)
    if evaluert:
        element.attr["EvaluertDato"] = f"{evaluert}"
    element.attr["Plantype"] = plantype
    return element


def tiltak(
    r: Tilfeldig,
    barn: int,
    nr: int,
    start: date,
    kategori: str,
    grunnlag: Grunnlag,
    slutt: date | None = None,
) -> Element:
    """A measure on the legal basis of its time."""
    element = _periode("Tiltak", f"{barn}-T{nr}", start, slutt)
    hjemmel = HJEMMEL[grunnlag][start >= NY_LOV]
    element.barn = [
        lovhjemmel(hjemmel),
        _kodet("Kategori", kategori),
        *_innhold(r, "Tiltaksgrunnlag"),
    ]
    return element


def hjelpetiltak(
    r: Tilfeldig, barn: int, nr: int, start: date, alder: int, slutt: date | None = None
) -> Element:
    """A measure in the home; nursery and after-school care only for those of the age for it."""
    kategori = _HJELPETILTAK(r)
    if (kategori == "4.1" and alder > 6) or (kategori == "4.2" and alder > 10):
        kategori = "3.9"
    return tiltak(r, barn, nr, start, kategori, "hjelp", slutt)


def flytting(barn: int, slutt: date, arsak: str, til: str) -> Element:
    """A move out of a placement."""
    attr = {"Id": f"{barn}-F1", "SluttDato": f"{slutt}"}
    return Element("Flytting", attr, [kodet("ArsakFra", arsak), kodet("FlyttingTil", til)])


_MELDER = fordeling(f.MELDER)
_SAKSINNHOLD = fordeling(f.SAKSINNHOLD)
_ANTALL_SAKSINNHOLD = fordeling(f.ANTALL_SAKSINNHOLD)
_HJELPETILTAK = fordeling(f.HJELPETILTAK)
