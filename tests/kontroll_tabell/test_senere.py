"""Windows over later siblings: the same as looking at every pair, without looking at every pair."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kontroll.arbeid import kall
from kontroll_tabell import naiv, trer
from kontroll_tabell.mini import Opphold, blokk, brev, finn, opphold, sak
from kontroll_tabell.test_kolonnetyper import svar
from kostra.kontroll import alle, antall, dager, ingen, noen, p, senest, tidligst
from kostra.kontroll.numpy_rader import NumpyRader
from kostra.kontroll.ren_rader import RenRader
from kostra.kontroll.sveip import MinsteTil
from kostra.kontroll.tabellnavn import hver
from kostra.kontroll.trebinding import BindingsFeil
from kostra.kontroll.uttrykk import Dato, JaNei, Tall
from samlet import i_ett

RADTYPER = pytest.mark.parametrize("radtype", [RenRader, NumpyRader])
hjemme = opphold.sted.starter("1", "2")
senere = opphold.senere(blant=hjemme)


def slutt(rad: Opphold) -> Dato:
    return rad.slutt.ellers(p.siste_dag)


def overlapp(a: Opphold, b: Opphold) -> Tall:
    return dager(senest(a.start, b.start), tidligst(slutt(a), slutt(b)))


def periode(fra: int, til: int | None, sted: str = "1") -> dict[str, Any]:
    return {"start": fra, "slutt": til, "sted": sted}


@st.composite
def vinduer(draw: Any) -> JaNei:
    """An and-list of what may be asked of an earlier and a later row."""
    grunn = st.sampled_from((hver(opphold), hver(opphold) & draw(trer.enkle(opphold, 0))))
    w = opphold.senere(blant=draw(grunn))
    alene = (
        opphold.start > p.forste_dag, opphold.slutt.kjent, w.sted == "1", w.slutt < p.siste_dag,
        w.start >= sak.start, ~w.sted.oppgitt,
    )  # fmt: skip
    par = (
        overlapp(opphold, w) >= draw(st.sampled_from((0, 1, 90, 151))),
        w.start < opphold.slutt, w.start >= opphold.start + 30, opphold.slutt <= w.slutt,
        w.start.aar > opphold.start.aar, dager(opphold.start, w.start) > 29,
        dager(senest(opphold.start, w.start), opphold.slutt) >= 3,
    )  # fmt: skip
    deler = [hver(w), *draw(st.lists(st.sampled_from(alene), max_size=2))]
    deler += draw(st.lists(st.sampled_from(par), max_size=1))
    tre = deler[0]
    for del_ in deler[1:]:
        tre = tre & del_
    return draw(st.sampled_from((noen(tre), noen(tre) & (opphold.sted != "2"))))


@settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))
@given(vinduer(), trer.blokker)
def test_samme_svar_som_alle_par(tre: JaNei, en_blokk: Any) -> None:
    ventet = naiv.svar(tre, en_blokk)
    assert svar(tre, en_blokk, RenRader) == ventet
    assert svar(tre, en_blokk, NumpyRader) == ventet


@RADTYPER
@pytest.mark.parametrize(
    ("forste", "andre", "treff"),
    [
        (periode(20260101, 20260401), periode(20260101, None), True),  # 90 days
        (periode(20260101, 20260331), periode(20260101, None), False),  # 89
        (periode(20260101, None), periode(20261002, None), True),  # both last to 31.12.: 90
        (periode(20260101, None), periode(20261003, None), False),
        (periode(20261002, None), periode(20260101, None), True),  # order of dates doesn't matter
        (periode(20260101, None, "3"), periode(20260101, None), False),  # blant is about both
        (periode(20260101, None), periode(20260101, None, "3"), False),
    ],
)
def test_nitti_dager(radtype: Any, forste: Any, andre: Any, treff: bool) -> None:
    funn = finn(
        noen(overlapp(opphold, senere) >= 90), blokk({"opphold": [forste, andre]}), radtype=radtype
    )
    assert [m.linjenumre for m in funn] == ([(2,)] if treff else [])


@RADTYPER
def test_ett_funn_paa_den_tidligste_uansett_hvor_mange_senere(radtype: Any) -> None:
    fire = [{**periode(20260101, None), "id": str(i)} for i in range(4)]
    andre_sak = {"opphold": [periode(20260101, None)]}
    betingelse = noen(overlapp(opphold, senere) >= 90)
    funn = finn(betingelse, blokk({"opphold": fire}, andre_sak), radtype=radtype)
    assert [m.element_id for m in funn] == ["0", "1", "2"]


def test_ukjent_dato_er_ikke_et_treff() -> None:
    w = opphold.senere(blant=hver(opphold))
    to = blokk({"opphold": [periode(20260101, None), periode(20260101, 20260301)]})
    assert finn(noen(w.start < opphold.slutt), to) == []
    assert finn(noen(w.slutt > opphold.start), to) != []


def test_ingen_senere() -> None:
    siste = ingen(overlapp(opphold, senere) >= 90)
    tre = [{**periode(20260101, None), "id": str(i)} for i in range(3)]
    assert [m.element_id for m in finn(siste, blokk({"opphold": tre}))] == ["2"]


@RADTYPER
def test_soesken_koster_k_log_k(radtype: Any, monkeypatch: Any) -> None:
    """Counts the steps in the trees of minima: 16 times the siblings, not 256 times the steps."""
    steg = 0

    def talt(navn: str) -> None:
        ekte = getattr(MinsteTil, navn)

        def tell(self: MinsteTil, *ledd: Any) -> Any:
            nonlocal steg
            steg += len(self._tre).bit_length()
            return ekte(self, *ledd)

        monkeypatch.setattr(MinsteTil, navn, tell)

    talt("ta")
    talt("minste")

    def arbeid(k: int) -> int:
        nonlocal steg
        steg = 0
        alle_like = [periode(20260101, None) for _ in range(k)]
        funn = finn(
            noen(overlapp(opphold, senere) >= 90), blokk({"opphold": alle_like}), radtype=radtype
        )
        assert len(funn) == k - 1
        return steg

    faa, mange = arbeid(250), arbeid(4000)
    assert faa > 250  # the steps are counted
    assert mange < 16 * 2 * faa


@RADTYPER
def test_mange_soesken_er_ikke_kvadratisk_arbeid(radtype: Any) -> None:
    def kjor(k: int) -> int:
        perioder = blokk({"opphold": [periode(20260101 + i % 28, None) for i in range(k)]})
        betingelse = noen(overlapp(opphold, senere) >= 90)
        return kall(lambda: finn(betingelse, perioder, radtype=radtype, maks=None))

    kjor(10)  # fills what is made once
    assert kjor(3200) < 14 * kjor(400)  # 8 times as many; k² would be 64 times


NEKTES = {
    "likhet": noen(senere.start == opphold.start),
    "eller mellom to": noen((senere.start > opphold.start) | (senere.slutt > opphold.start)),
    "samme side": noen(dager(opphold.start, senere.start) - senere.start.aar > opphold.start.aar),
    "kort overlapp": noen(overlapp(opphold, senere) < 90),
    "tre sammenlikninger": noen(
        (overlapp(opphold, senere) >= 90) & (senere.start > opphold.start)
    ),
    "antall": antall(hver(senere)) > 1,
    "alle": alle(hver(senere)),
}  # fmt: skip


@i_ett("hva", NEKTES)
def test_det_som_maatte_se_paa_alle_par_nektes_ved_binding(hva: str) -> None:
    with pytest.raises(BindingsFeil, match="R1: MINI 2026"):
        finn(NEKTES[hva], blokk())


def test_blant_maa_vaere_om_samme_tabell() -> None:
    with pytest.raises(TypeError, match="opphold"):
        opphold.senere(blant=brev.type == "1")
    with pytest.raises(TypeError, match="beside each other"):
        _ = senere.start > brev.start
