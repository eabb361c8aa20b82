"""Random blocks of the made-up form, and random trees over its tables by what rule writers use."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from hypothesis import strategies as st

from kontroll_tabell.mini import Rad, blokk, brev, opphold, sak, vedlegg
from kostra.kontroll import alle, antall, dag, dager, ingen, noen, p, senest, summen, tidligst, velg
from kostra.kontroll.tabellnavn import Tabellnavn, hver
from kostra.kontroll.uttrykk import Dato, JaNei, Tall, Tekst

DATOER = (20231231, 20240229, 20260101, 20260130, 20260630, 20261231, 20270215)
TEKSTER = (None, "", " ", "1", "2", "1.2", "15869010089")
FOLDER: tuple[Callable[[Any], JaNei], ...] = (noen, alle, ingen)
#: Table -> itself and those above it; and those right under it.
GREN = {sak: (sak,), brev: (brev, sak), vedlegg: (vedlegg, brev, sak), opphold: (opphold, sak)}
BARN: dict[Tabellnavn, tuple[Tabellnavn, ...]] = {sak: (brev, opphold), brev: (vedlegg,)}
OPERATORER = ("__lt__", "__le__", "__gt__", "__ge__", "__eq__", "__ne__")

dato_eller_ikke = st.sampled_from((None, *DATOER))
_PERIODE = {"start": st.sampled_from(DATOER), "slutt": dato_eller_ikke}
_tekst = st.sampled_from(TEKSTER)


def _rad(barn: dict[str, Any], **kolonner: Any) -> st.SearchStrategy[Rad]:
    lister = {navn: st.lists(rad, max_size=3) for navn, rad in barn.items()}
    return st.fixed_dictionaries({**kolonner, **lister})


_vedlegg = _rad({}, kode=_tekst, sider=st.integers(0, 3))
_brev = _rad({"vedlegg": _vedlegg}, **_PERIODE, type=_tekst)
_opphold = _rad({}, **_PERIODE, sted=_tekst)
_sak = _rad({"brev": _brev, "opphold": _opphold}, **_PERIODE, nummer=_tekst, journal=_tekst)
blokker = st.lists(_sak, max_size=4).map(lambda saker: blokk(*saker))


@st.composite
def tekster(draw: Any, t: Tabellnavn) -> Tekst:
    kolonner = {sak: sak.nummer, brev: brev.type, vedlegg: vedlegg.kode, opphold: opphold.sted}
    return kolonner[draw(st.sampled_from(GREN[t]))]


@st.composite
def datoer(draw: Any, t: Tabellnavn, dybde: int = 1) -> Dato:
    rad: Any = draw(st.sampled_from([x for x in GREN[t] if x is not vedlegg]))
    d: Dato = draw(st.sampled_from((rad.start, rad.slutt)))
    if dybde == 0:
        return d
    andre = draw(datoer(t, 0))
    return draw(
        st.sampled_from(
            (d, d + 8, d - 1, d.ellers(p.siste_dag), tidligst(d, andre), senest(d, andre),
             dag(30, 6), dag(1, 1, 2024), p.forrige_siste_dag)
        )
    )  # fmt: skip


@st.composite
def tallene(draw: Any, t: Tabellnavn, dybde: int) -> Tall:
    hva = draw(st.integers(0, 6))
    if hva == 0 or (hva > 3 and not dybde):
        return draw(datoer(t)).aar
    if hva == 1:
        return dager(draw(datoer(t)), draw(datoer(t)))
    if hva == 2:
        return draw(tekster(t)).alder()
    if hva == 3 and t is vedlegg:
        return vedlegg.sider
    barn = BARN.get(t)
    if hva == 4 and barn:
        try:
            return antall(draw(betingelser(draw(st.sampled_from(barn)), dybde - 1)))
        except TypeError:
            return antall(draw(st.sampled_from(barn)))
    if hva == 5 and barn:
        under: Any = draw(st.sampled_from(barn))
        egen = vedlegg.sider if under is vedlegg else under.slutt.aar.ellers(3)
        return summen(egen + draw(tallene(under, 0)).ellers(1))
    a, b = draw(tallene(t, 0)), draw(tallene(t, 0))
    return draw(st.sampled_from((a + 1, a - b, velg(draw(enkle(t, 0)), a, b), a.ellers(-1))))


@st.composite
def enkle(draw: Any, t: Tabellnavn, dybde: int) -> JaNei:
    hva = draw(st.integers(0, 4))
    if hva == 0:
        x = draw(tekster(t))
        tester = (
            x == "1", x != "2", x == draw(tekster(t)), x.i("1", "", "1.2"), x.starter("1.", "2"),
            x.oppgitt, x.blank, x.mod11,
        )  # fmt: skip
        return draw(st.sampled_from(tester))
    if hva == 1:
        d = draw(datoer(t))
        a, b = draw(datoer(t)), draw(datoer(t))
        return draw(st.sampled_from((d.kjent, d.mellom(a, b), d.utenfor(a, b))))
    if hva == 2:
        tall = draw(tallene(t, dybde))
        return getattr(tall, draw(st.sampled_from(OPERATORER)))(draw(st.integers(-2, 3)))
    operator = draw(st.sampled_from(OPERATORER))
    return getattr(draw(datoer(t)), operator)(draw(datoer(t)))


@st.composite
def betingelser(draw: Any, t: Tabellnavn, dybde: int = 2) -> JaNei:
    """A condition about the rows of ``t``."""
    hva = draw(st.integers(0, 5)) if dybde else 0
    if hva < 2:
        return hver(t) & draw(enkle(t, dybde))
    if hva == 2 and t in BARN:
        barn = draw(st.sampled_from(BARN[t]))
        try:
            return draw(st.sampled_from(FOLDER))(draw(betingelser(barn, dybde - 1)))
        except TypeError:
            return ingen(barn)
    a, b = draw(betingelser(t, dybde - 1)), draw(betingelser(t, dybde - 1))
    if hva == 3:
        try:
            return ~a
        except TypeError:  # open: may meet an unknown value
            return a
    return a & b if hva == 4 else a | b
