"""What is refused when a rule is built, and when it meets the structure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from kontroll_tabell.mini import (
    STRUKTUR,
    Periode,
    brev,
    eier,
    fil,
    opphold,
    ord_,
    regel,
    sak,
    vedlegg,
)
from kostra.kontroll import Variant, alle, antall, dag, f, ingen, noen, p, per_aar, summen
from kostra.kontroll.regel import T
from kostra.kontroll.tabellbinding import bind_tabellregel
from kostra.kontroll.tabellnavn import Tabellnavn, dato, heltall, hver, tekst
from kostra.kontroll.trebinding import BindingsFeil
from kostra.kontroll.uttrykk import poster_med_lik
from samlet import i_ett

AAPEN = brev.slutt > brev.start  # may meet an unknown date
NEKTES: dict[str, Callable[[], Any]] = {
    "søsken i en sammenlikning": lambda: brev.start > opphold.start,
    "søsken i og": lambda: (brev.type == "1") & (opphold.sted == "1"),
    "barn av søsken": lambda: (vedlegg.kode == "1") | (opphold.sted == "1"),
    "eier og sak": lambda: (eier.navn == "A") & (sak.journal == "A"),
    "ikke av åpen": lambda: ~AAPEN,
    "ingen av åpen": lambda: ingen(AAPEN),
    "alle av åpen": lambda: alle(AAPEN),
    "antall av åpen": lambda: antall(AAPEN),
    "ikke noen av åpen": lambda: ~noen(AAPEN),
    "sum av ukjent": lambda: summen(brev.slutt.aar),
    "brettet uten barn": lambda: noen(p.aar > 2000),
    "filen har ingen over seg": lambda: noen(ingen(sak)),
    "sannhetsverdi": lambda: bool(brev.type == "1") and ingen(brev),
}


@i_ett("hva", NEKTES)
def test_nektes_naar_uttrykket_bygges(hva: str) -> None:
    with pytest.raises(TypeError):
        NEKTES[hva]()


GODTAS = {
    "forelder i barnets betingelse": brev.slutt > sak.slutt,
    "besteforelder": (vedlegg.kode == "1") & (sak.journal == "J"),
    "søsken brettet": ingen(brev) & ingen(opphold),
    "barnebarn i to brett": noen(noen(vedlegg.kode == "1")),
    "brettet barn ved siden av foreldrefelt": (antall(vedlegg) > 1) & (brev.type == "1"),
    "kjent er aldri åpen": ~noen(brev.slutt.kjent),
    "ellers gjør kjent": ingen(brev.slutt.ellers(p.siste_dag) > brev.start),
}


@i_ett("hva", GODTAS)
def test_godtas(hva: str) -> None:
    assert bind_tabellregel(regel(GODTAS[hva]), STRUKTUR, "110300") is not None


def test_uttrykket_staar_i_den_dypeste_tabellen() -> None:
    assert (vedlegg.kode == "1").plass is vedlegg.rad
    assert (brev.slutt > sak.slutt).plass is brev.rad
    assert (ingen(brev) & (sak.journal == "J")).plass is sak.rad
    assert (antall(eier) != 1).plass is fil.rad
    assert (p.aar > 2000).plass is None


@i_ett(
    ("avvik_naar", "om"),
    [
        (sak.journal == "J", {"gjelder": brev.type == "1"}),  # an unfolded child decides nothing
        (sak.journal == "J", {"vis": {"x": brev.type}}),
        (brev.type == "1", {"vis": {"x": opphold.sted}}),
        (p.aar > 2000, {"gjelder": brev.type == "1"}),
    ],
)
def test_en_regel_om_andre_rader_enn_betingelsen_nektes(avvik_naar: Any, om: Any) -> None:
    with pytest.raises(ValueError, match="fold"):
        regel(avvik_naar, **om)


def test_brett_over_hele_filen_ved_siden_av_rader_nektes() -> None:
    with pytest.raises(ValueError, match="whole file"):
        regel((antall(eier) != 1) & (sak.journal == "J"))


def test_varianter_kan_staa_i_hver_sin_tabell() -> None:
    mal = T("m", "m", "m")
    to = (Variant(brev.type == "1", mal), Variant(opphold.sted == "1", mal))
    flere = replace(regel(brev.type == "1"), avvik_naar=None, varianter=to)
    bundet = bind_tabellregel(flere, STRUKTUR, "110300")
    assert bundet is not None
    assert [v.plass for v in bundet.varianter] == [brev.rad, opphold.rad]


class Feil(Periode):
    finnes_ikke = tekst("X")
    type = dato("Type")
    slutt = dato("Slutt", paakrevd=True)


class FeilVedlegg(Tabellnavn):
    sider = tekst("Sider")
    kode = heltall("Kode")


_ORD = ord_(("x", "ett x", "x"), ("x", "eitt x", "x"), "x")
feil = Feil("brev", _ORD, under=sak)
feil_vedlegg = FeilVedlegg("vedlegg", _ORD, under=brev)
BINDES_IKKE = {
    "ukjent kolonne": (feil.finnes_ikke == "1", "no column 'finnes_ikke'"),
    "dato som er tekst": (feil.type > p.siste_dag, "brev.type is tekst"),
    "tekst som er tall": (feil_vedlegg.sider == "1", "vedlegg.sider is heltall"),
    "kan mangle": (feil.slutt > feil.start, "brev.slutt may be missing"),
    "ukjent tabell": (hver(Periode("post", _ORD, under=sak)), "no table 'post'"),
    "feil forelder": (hver(Periode("brev", _ORD, under=eier)), "no table 'brev' under 'eier'"),
    "felt i en linje": (f.KJONN == "1", "for fields of a line"),
    "gruppe om en annen tabell": (
        poster_med_lik(sak.journal).flere & (brev.type == "1"),
        "about another table",
    ),
}


@i_ett("hva", BINDES_IKKE)
def test_navn_og_typer_holdes_mot_strukturen(hva: str) -> None:
    betingelse, sagt = BINDES_IKKE[hva]
    with pytest.raises(BindingsFeil, match=sagt):
        bind_tabellregel(regel(betingelse), STRUKTUR, "110300")


def test_dager_som_ikke_finnes_nektes() -> None:
    for dag_, maaned, aar in ((31, 6, None), (30, 2, None), (29, 2, 2025), (1, 13, 2026)):
        with pytest.raises(ValueError, match=r"day|month"):
            dag(dag_, maaned, aar)
    assert dag(29, 2) is not None


def test_aar_velges_ved_binding() -> None:
    fra_2027 = regel(per_aar({2026: None, 2027: brev.type == "1"}))
    assert bind_tabellregel(fra_2027, STRUKTUR, "110300") is None
    senere = replace(STRUKTUR, aar=2027)
    assert bind_tabellregel(fra_2027, senere, "110300") is not None


def test_samme_uttrykk_er_samme_objekt_ogsaa_naar_det_er_bundet() -> None:
    a, b = (
        bind_tabellregel(regel((brev.slutt > sak.slutt) & (brev.type == x)), STRUKTUR, "110300")
        for x in "12"
    )
    assert a is not None
    assert b is not None
    forste = [r.varianter[0].betingelse.ledd[0] for r in (a, b)]
    assert forste[0] is forste[1]
