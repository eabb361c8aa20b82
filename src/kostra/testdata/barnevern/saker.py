"""Valid cases: reports, assessments, plans, measures and moves that follow from one another."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta

from kostra.testdata.barnevern import fordelinger as f
from kostra.testdata.barnevern.deler import (
    NY_LOV,
    flytting,
    hjelpetiltak,
    melding,
    plan,
    tiltak,
    undersokelse,
)
from kostra.testdata.barnevern.element import Element, kodet
from kostra.testdata.trekk import Tilfeldig, fordeling, fra_til


@dataclass(slots=True)
class Sak:
    """A case: from when, to when if it is closed, and what has happened in it."""

    start: date
    slutt: date | None = None
    meldinger: list[Element] = field(default_factory=list)
    planer: list[Element] = field(default_factory=list)
    tiltak: list[Element] = field(default_factory=list)
    flyttinger: list[Element] = field(default_factory=list)


@dataclass(slots=True)
class Om:
    """What a case is made from. ``nr`` is the child's number in the file."""

    r: Tilfeldig
    aar: int
    alder: int
    fodt: date
    nr: int

    def dag(self, fra: date, til: date) -> date:
        """A day from ``fra`` to ``til``, but never before the child is born."""
        fra = min(max(fra, self.fodt), til)
        return fra + timedelta(fra_til(self.r, 0, (til - fra).days))

    def om(self, dag: date, minst: int, hoyst: int) -> date:
        """A day that many days later."""
        return dag + timedelta(fra_til(self.r, minst, hoyst))


def lag_sak(r: Tilfeldig, aar: int, alder: int, fodt: date, nr: int) -> Sak:
    """A case for a child of that age by the end of the year."""
    om = Om(r, aar, alder, fodt, nr)
    if alder >= f.ETTERVERN_FRA:
        return _ettervern(om)
    slag = _SAK(r)
    if slag in f.FRA_FOR and alder < 2:
        slag = "nytt_tiltak"
    if fodt > date(aar, 8, 1):
        return _nyfodt(om)
    return _SLAG[slag](om)


def _nyfodt(om: Om) -> Sak:
    """A report that nobody has come to yet."""
    start = om.dag(om.fodt, date(om.aar, 12, 31))
    return Sak(start, meldinger=[melding(om.r, om.aar, om.nr, start)])


def _henlagt(om: Om) -> Sak:
    start = om.dag(date(om.aar, 1, 1), date(om.aar, 12, 20))
    slutt = om.om(start, 0, 7)
    return Sak(start, slutt, [melding(om.r, om.aar, om.nr, start, slutt, "1")])


def _med_undersokelse(om: Om, start: date, konklusjon: str) -> tuple[Element, date]:
    """A report with an assessment that is concluded in the reporting year, and the day it was."""
    meldt = om.om(start, 0, 7)
    slutt = om.om(max(meldt + timedelta(14), date(om.aar, 1, 4)), 0, 60)
    under = undersokelse(om.r, om.nr, meldt, slutt, konklusjon)
    return melding(om.r, om.aar, om.nr, start, meldt, "2", under), slutt


def _undersokt(om: Om) -> Sak:
    start = om.dag(date(om.aar - 1, 11, 1), date(om.aar, 9, 25))
    element, slutt = _med_undersokelse(om, start, _HENLAGT_UNDERSOKELSE(om.r))
    return Sak(start, slutt, [element])


def _paagaar(om: Om) -> Sak:
    start = om.dag(date(om.aar, 10, 5), date(om.aar, 12, 20))
    meldt = om.om(start, 0, 7)
    under = undersokelse(om.r, om.nr, meldt)
    sak = Sak(start, meldinger=[melding(om.r, om.aar, om.nr, start, meldt, "2", under)])
    if om.aar >= 2023 and _HALVPARTEN(om.r):
        sak.planer.append(plan(om.nr, 1, "7", meldt))
    return sak


def _nytt_tiltak(om: Om) -> Sak:
    start = om.dag(date(om.aar - 1, 11, 1), date(om.aar, 8, 20))
    element, vedtatt = _med_undersokelse(om, start, _TIL_TILTAK(om.r))
    sak = Sak(start, meldinger=[element], planer=[plan(om.nr, 1, "1", vedtatt)])
    for nr in range(1, 3 if _EN_AV_FEM(om.r) else 2):
        sak.tiltak.append(hjelpetiltak(om.r, om.nr, nr, om.om(vedtatt, 0, 14), om.alder))
    return sak


def _tiltak(om: Om) -> Sak:
    """Measures that have lasted since earlier years; some end, and the case with them."""
    start = om.dag(date(om.aar - 4, 1, 1), date(om.aar - 1, 6, 30))
    slutt = om.dag(date(om.aar, 2, 1), date(om.aar, 12, 31)) if _EN_AV_FEM(om.r) else None
    evaluert = om.dag(date(om.aar, 1, 10), slutt or date(om.aar, 12, 20))
    sak = Sak(start, slutt, planer=[plan(om.nr, 1, "1", start, slutt, evaluert)])
    for nr in range(1, fra_til(om.r, 1, 3) + 1):
        fra = om.dag(start, date(om.aar - 1, 12, 20))
        sak.tiltak.append(hjelpetiltak(om.r, om.nr, nr, fra, om.alder, slutt))
    if _EN_AV_FEM(om.r):
        meldt = om.dag(date(om.aar, 1, 5), (slutt or date(om.aar, 12, 31)) - timedelta(7))
        sak.meldinger.append(melding(om.r, om.aar, om.nr, meldt, om.om(meldt, 0, 7), "3"))
    return sak


def _plassert(om: Om) -> Sak:
    """A child in care; one in ten moves during the year."""
    start = om.dag(date(om.aar - 6, 1, 1), date(om.aar - 1, 6, 30))
    plassert = om.dag(start, date(om.aar - 1, 12, 1))
    sak = Sak(start, planer=[plan(om.nr, 1, "4", plassert)])
    if om.aar >= 2023 and _HALVPARTEN(om.r):
        samvar = om.dag(max(plassert, NY_LOV), date(om.aar, 12, 1))
        sak.planer.append(plan(om.nr, 2, "6", samvar))
    flyttet = om.dag(date(om.aar, 1, 10), date(om.aar, 12, 10)) if _EN_AV_TI(om.r) else None
    kategori = _PLASSERING(om.r)
    if not flyttet:
        sak.tiltak.append(tiltak(om.r, om.nr, 1, plassert, kategori, "omsorg"))
        return sak
    forste = tiltak(om.r, om.nr, 1, plassert, kategori, "omsorg", flyttet)
    forste.barn.append(kodet("Opphevelse", "4", f.PRESISERING["Opphevelse"]["4"]))
    arsak, til = _FLYTTING(om.r)
    sak.tiltak += [forste, tiltak(om.r, om.nr, 2, flyttet, "2.2", "omsorg")]
    sak.flyttinger.append(flytting(om.nr, flyttet, arsak, til))
    return sak


def _ettervern(om: Om) -> Sak:
    """A young adult who has agreed to go on."""
    start = om.dag(date(om.aar - 4, 1, 1), date(om.aar - 1, 6, 30))
    myndig = date(om.aar, 1, 1) if om.alder == f.ETTERVERN_FRA else date(om.aar - 1, 7, 1)
    fra = om.dag(myndig, date(om.aar, 11, 1))
    kategori = (_ETTERVERN_I_FOSTERHJEM if _EN_AV_FEM(om.r) else _ETTERVERN)(om.r)
    sak = Sak(start, planer=[plan(om.nr, 1, "5", fra)])
    sak.tiltak.append(tiltak(om.r, om.nr, 1, fra, kategori, "ettervern"))
    return sak


_SLAG = {
    "henlagt": _henlagt,
    "undersokt": _undersokt,
    "paagaar": _paagaar,
    "nytt_tiltak": _nytt_tiltak,
    "tiltak": _tiltak,
    "plassert": _plassert,
}
_SAK = fordeling(f.SAK)
_HENLAGT_UNDERSOKELSE = fordeling(f.HENLAGT_UNDERSOKELSE)
_TIL_TILTAK = fordeling(f.TIL_TILTAK)
_PLASSERING = fordeling(f.PLASSERING)
_ETTERVERN = fordeling(f.ETTERVERN)
_ETTERVERN_I_FOSTERHJEM = fordeling(f.ETTERVERN_I_FOSTERHJEM)
_FLYTTING = fordeling(f.FLYTTING)
_EN_AV_TI = fordeling(f.EN_AV_TI)
_EN_AV_FEM = fordeling(f.EN_AV_FEM)
_HALVPARTEN = fordeling(f.HALVPARTEN)
