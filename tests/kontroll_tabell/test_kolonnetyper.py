"""Both column types say what a plain row-by-row reading says, over random tables and trees."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kontroll_tabell import naiv, trer
from kontroll_tabell.mini import STRUKTUR, blokk, brev, opphold, sak, vedlegg
from kostra.kontroll.numpy_rader import NumpyRader
from kostra.kontroll.ren_rader import RenRader
from kostra.kontroll.tabellbinding import Tabellbinder
from kostra.kontroll.tabeller import Blokk
from kostra.kontroll.tabellrader import Rader, Tabellblokk
from kostra.kontroll.uttrykk import Uttrykk
from samlet import i_ett

TABELLER = (sak, brev, vedlegg, opphold)
MANGE = settings(max_examples=50, deadline=None, suppress_health_check=list(HealthCheck))


def svar(n: Uttrykk, en_blokk: Blokk, radtype: type[Rader]) -> list[Any]:
    """The value of the tree for each row of its table, by that column type."""
    assert n.plass is not None
    binder = Tabellbinder(STRUKTUR, "110300", "test")
    bundet = binder.rettet(binder.bind(n), n.plass)
    rader = Tabellblokk(en_blokk, radtype).rader(n.plass)
    return rader.plukk(bundet, range(rader.antall))


@pytest.mark.parametrize("tabell", TABELLER, ids=lambda t: t.rad.navn)
@MANGE
@given(st.data())
def test_betingelser(tabell: Any, data: st.DataObject) -> None:
    tre, en_blokk = data.draw(trer.betingelser(tabell)), data.draw(trer.blokker)
    ventet = naiv.svar(tre, en_blokk)
    assert svar(tre, en_blokk, RenRader) == ventet
    assert svar(tre, en_blokk, NumpyRader) == ventet


@pytest.mark.parametrize("tabell", TABELLER, ids=lambda t: t.rad.navn)
@MANGE
@given(st.data())
def test_tall_og_datoer(tabell: Any, data: st.DataObject) -> None:
    verdier = st.one_of(trer.tallene(tabell, 1), trer.datoer(tabell))
    tre, en_blokk = data.draw(verdier), data.draw(trer.blokker)
    if tre.plass is not None:
        ventet = naiv.svar(tre, en_blokk)
        assert svar(tre, en_blokk, RenRader) == ventet
        assert svar(tre, en_blokk, NumpyRader) == ventet


@i_ett("radtype", [RenRader, NumpyRader])
def test_tomme_tabeller(radtype: type[Rader]) -> None:
    tomt = blokk()
    for tabell in TABELLER:
        assert svar(_alt_om(tabell), tomt, radtype) == []


def _alt_om(tabell: Any) -> Uttrykk:
    tekst = {sak: sak.nummer, brev: brev.type, vedlegg: vedlegg.kode, opphold: opphold.sted}[tabell]
    return (tekst == "1") | tekst.mod11 | (tekst.alder() > 3)


@pytest.mark.parametrize("radtype", [RenRader, NumpyRader])
def test_verdien_regnes_ut_en_gang_per_blokk(radtype: type[Rader], monkeypatch: Any) -> None:
    """Two conditions that share a term share its column."""
    antall = 0
    ekte = radtype._starter

    def talt(self: Any, *ledd: Any) -> Any:
        nonlocal antall
        antall += 1
        return ekte(self, *ledd)

    monkeypatch.setattr(radtype, "_starter", talt)
    felles = brev.type.starter("1")
    rader = Tabellblokk(blokk({"brev": [{"type": "1"}]}), radtype)
    binder = Tabellbinder(STRUKTUR, "110300", "test")
    for tre in (felles & brev.slutt.kjent, ~felles, felles | (brev.type == "2")):
        rader.rader(brev.rad).verdi(binder.rettet(binder.bind(tre), brev.rad))
    assert antall == 1
