"""What the operators mean: unknown dates, missing texts, folds of no rows, days."""

from __future__ import annotations

from typing import Any

import pytest

from kontroll_tabell.mini import AAR, blokk, brev, eier, finn, kjor, opphold, regel, sak, vedlegg
from kostra.kontroll import alle, antall, dag, dager, ingen, noen, p, senest, summen, tidligst
from kostra.kontroll.numpy_rader import NumpyRader
from kostra.kontroll.ren_rader import RenRader
from kostra.kontroll.tabellnavn import hver
from kostra.kontroll.uttrykk import JaNei

RADTYPER = pytest.mark.parametrize("radtype", [RenRader, NumpyRader])


def treff(betingelse: JaNei, radtype: Any, **brevet: Any) -> bool:
    """Does the condition hold for one letter?"""
    sak_ = {"start": 20260101, "slutt": 20260601, "brev": [{"start": 20260110, **brevet}]}
    return bool(finn(betingelse, blokk(sak_), radtype=radtype))


@RADTYPER
@pytest.mark.parametrize(
    ("betingelse", "ukjent", "kjent"),
    [
        (brev.slutt > brev.start, False, True),
        (brev.slutt < brev.start, False, False),
        (brev.slutt != brev.start, False, True),
        (brev.slutt == dag(20, 1), False, True),
        (brev.slutt.mellom(p.forste_dag, p.siste_dag), False, True),
        (brev.slutt.utenfor(dag(1, 2), p.siste_dag), False, True),
        (brev.slutt.aar >= p.aar, False, True),
        (brev.slutt + 1 > brev.start, False, True),
        (dager(brev.start, brev.slutt) == 10, False, True),
        (tidligst(brev.start, brev.slutt) == brev.start, False, True),
        (senest(brev.start, brev.slutt) >= brev.start, False, True),
        (brev.slutt.kjent, False, True),
        (~brev.slutt.kjent, True, False),
        (brev.slutt.ellers(p.siste_dag) == p.siste_dag, True, False),
        (~(brev.slutt.ellers(p.siste_dag) == p.siste_dag), False, True),
    ],
)
def test_ukjent_dato(betingelse: JaNei, radtype: Any, ukjent: bool, kjent: bool) -> None:
    assert treff(betingelse, radtype) is ukjent
    assert treff(betingelse, radtype, slutt=20260120) is kjent


@RADTYPER
@pytest.mark.parametrize(
    ("betingelse", "mangler", "tom", "blank", "en"),
    [
        (brev.type == "1", False, False, False, True),
        (brev.type != "1", True, True, True, False),
        (brev.type.i("1", ""), False, True, False, True),
        (~brev.type.i("1", ""), True, False, True, False),
        (brev.type.starter("1"), False, False, False, True),
        (brev.type.oppgitt, False, True, True, True),
        (brev.type.blank, True, True, True, False),
        (brev.type.finnes, False, False, False, True),
        (brev.type == sak.nummer, False, False, False, False),
        (brev.type.er_fnr, False, False, False, False),
    ],
)
def test_tekst(
    betingelse: JaNei, radtype: Any, mangler: bool, tom: bool, blank: bool, en: bool
) -> None:
    svar = [treff(betingelse, radtype, type=t) for t in (None, "", " ", "1")]
    assert svar == [mangler, tom, blank, en]


@RADTYPER
@pytest.mark.parametrize(
    ("betingelse", "ingen_brev", "ett", "to"),
    [
        (noen(brev), False, True, True),
        (ingen(brev), True, False, False),
        (antall(brev) == 2, False, False, True),
        (noen(brev.type == "2"), False, False, True),
        (ingen(brev.type == "2"), True, True, False),
        (alle(brev.type == "1"), True, True, False),
        (antall(brev.type == "1") == 1, False, True, True),
        (summen(antall(vedlegg)) == 3, False, False, True),
        (noen(noen(vedlegg.kode == "x")), False, False, True),
        (noen(ingen(vedlegg)), False, True, False),
        (ingen(brev) & ingen(opphold), True, False, False),
        (noen(brev.slutt > sak.slutt), False, False, True),
    ],
)
def test_brett(betingelse: JaNei, radtype: Any, ingen_brev: bool, ett: bool, to: bool) -> None:
    uten = {"type": "1", "slutt": 20260301}
    med = {"type": "2", "slutt": 20270101, "vedlegg": [{"kode": "x"}, {"kode": "y"}]}
    for brevene, ventet in (
        ([], ingen_brev),
        ([uten], ett),
        ([{**uten, "vedlegg": [{"kode": "y"}]}, med], to),
    ):
        saker = blokk({"slutt": 20260601, "brev": brevene}, {})
        treff = [m.linjenumre for m in finn(betingelse & sak.slutt.kjent, saker, radtype=radtype)]
        assert (treff == [(1,)]) is ventet


@RADTYPER
def test_summen_av_tall(radtype: Any) -> None:
    saker = blokk(
        {"brev": [{"vedlegg": [{"sider": 2}, {"sider": 3}]}]},
        {"brev": [{"vedlegg": [{"sider": 4}]}]},
    )
    funn = finn(summen(vedlegg.sider) == 5, saker, radtype=radtype)
    assert [m.linjenumre for m in funn] == [(2,)]


@RADTYPER
@pytest.mark.parametrize(
    ("start", "dager_", "slutt"),
    [
        (20240228, 1, 20240229), (20240228, 2, 20240301), (20250228, 1, 20250301),
        (20251231, 1, 20260101), (20260101, -1, 20251231), (20260110, 8, 20260118),
        (20000229, 366, 20010301), (19991231, 60, 20000229), (99991231, 1, 100000101),
    ],
)  # fmt: skip
def test_dager_legges_til(radtype: Any, start: int, dager_: int, slutt: int) -> None:
    om = {"start": start, "slutt": slutt, "radtype": radtype}
    assert treff(brev.slutt == brev.start + dager_, **om)
    assert treff(dager(brev.start, brev.slutt) == dager_, **om)
    assert treff(brev.start == brev.slutt - dager_, **om)


@RADTYPER
def test_aar_for_kristus_velter_ingenting(radtype: Any) -> None:
    """A file may hold the year -2026; it is before everything else."""
    om = {"start": -2026 * 10000 + 505, "slutt": 20260101, "radtype": radtype}
    assert treff(brev.start < dag(1, 1, 1998), **om)
    assert treff(brev.start + 8 < brev.slutt, **om)
    assert treff(dager(brev.start, brev.slutt) > 1_000_000, **om)


@RADTYPER
@pytest.mark.parametrize(
    ("dato", "betingelse"),
    [
        (20251231, brev.start == p.forrige_siste_dag),
        (20260630, brev.start == dag(30, 6)),
        (19980101, brev.start == dag(1, 1, 1998)),
        (20261231, brev.start == p.siste_dag),
    ],
)
def test_faste_dager(radtype: Any, dato: int, betingelse: JaNei) -> None:
    assert treff(betingelse, radtype, start=dato)
    assert not treff(betingelse, radtype, start=dato - 1)


@RADTYPER
@pytest.mark.parametrize(
    ("nummer", "over_18"),
    [
        ("15860750089", True),  # 2007, control digits don't matter
        ("15861050089", False),
        ("00000000000", False),  # no birth date
        ("1586075008", False),
        (None, False),
    ],
)
def test_alder_av_nummer(radtype: Any, nummer: str | None, over_18: bool) -> None:
    saker = blokk({"nummer": nummer, "brev": [{}]})
    assert bool(finn(sak.nummer.alder() > 18, saker, radtype=radtype)) is over_18
    assert bool(finn((sak.nummer.alder() > 18) & hver(brev), saker, radtype=radtype)) is over_18


@RADTYPER
def test_tall_i_kolonner(radtype: Any) -> None:
    feil = finn(
        eier.utgave != p.aar, blokk(eiere=[{"utgave": AAR}, {"utgave": 2025}]), radtype=radtype
    )
    assert [m.linjenumre for m in feil] == [(2,)]


def test_regionen_er_kjent_ved_binding() -> None:
    oslo = (p.kommune == "0301") & ~sak.nummer.oppgitt
    en_sak = [blokk({"nummer": None})]
    (utfall,) = kjor([regel(oslo)], en_sak, region="030100")
    assert len(utfall.meldinger) == 1
    assert kjor([regel(oslo)], en_sak, region="110300") == []  # no such rule outside Oslo
