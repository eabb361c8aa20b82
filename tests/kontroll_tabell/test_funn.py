"""Where findings stand, in which order, how many are kept, and what they show."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from kontroll_tabell.mini import (
    STRUKTUR,
    blokk,
    brev,
    eier,
    finn,
    kjor,
    opphold,
    regel,
    sak,
    vedlegg,
)
from kostra.kontroll import Grad, T, Variant, kodetekst, noen, p
from kostra.kontroll.modell import Melding
from kostra.kontroll.numpy_rader import NumpyRader
from kostra.kontroll.regel import Regel
from kostra.kontroll.ren_rader import RenRader
from kostra.kontroll.tabellnavn import hver

RADTYPER = pytest.mark.parametrize("radtype", [RenRader, NumpyRader])
#: Lines: sak 1, brev 2, vedlegg 3 and 4, opphold 5, sak 6, brev 7, opphold 8.
TO_SAKER = blokk(
    {
        "id": "s1", "journal": " J1 ", "behandler": "B1 ",
        "brev": [{"id": "b1", "vedlegg": [{"kode": "x"}, {"kode": "y"}]}],
        "opphold": [{"id": "o1"}],
    },
    {"id": "s2", "journal": "J2", "behandler": "B2", "brev": [{"id": "b2"}], "opphold": [{"id": "o2"}]},
)  # fmt: skip


def sted(m: Melding) -> tuple[Any, ...]:
    return m.element, m.element_id, m.linjenumre, m.journalnummer, m.saksbehandler


@RADTYPER
def test_funnet_staar_paa_elementet_med_sak_og_linje(radtype: Any) -> None:
    assert [sted(m) for m in finn(hver(brev), TO_SAKER, radtype=radtype)] == [
        ("Brev", "b1", (2,), " J1 ", "B1 "),
        ("Brev", "b2", (7,), "J2", "B2"),
    ]
    assert sted(finn(sak.id == "s2", TO_SAKER, radtype=radtype)[0]) == (
        "Sak",
        "s2",
        (6,),
        "J2",
        "B2",
    )


@RADTYPER
def test_et_element_uten_id_heter_etter_det_det_staar_i(radtype: Any) -> None:
    """The name and id of the letter, and the line of the annex itself; one finding each."""
    assert [sted(m) for m in finn(hver(vedlegg), TO_SAKER, radtype=radtype)] == [
        ("Brev", "b1", (3,), " J1 ", "B1 "),
        ("Brev", "b1", (4,), " J1 ", "B1 "),
    ]


def test_et_element_utenfor_saken_har_ingen_sak() -> None:
    funn = finn(eier.navn == "A", blokk({}, eiere=[{"navn": "A"}]))
    assert [sted(m) for m in funn] == [("Eier", "", (1,), "", "")]


@RADTYPER
def test_varianter_i_flere_tabeller_kommer_i_filens_rekkefoelge(radtype: Any) -> None:
    mal = T("m", "m", "m")
    varianter = tuple(Variant(hver(t), mal) for t in (opphold, brev, sak))
    flere = replace(regel(hver(sak)), avvik_naar=None, varianter=varianter)
    (utfall,) = kjor([flere], [TO_SAKER], radtype)
    rekke = [m.element_id for m in utfall.meldinger]
    assert rekke == ["s1", "b1", "o1", "s2", "b2", "o2"]
    assert utfall.antall == {"R1": 6}


@RADTYPER
@pytest.mark.parametrize("maks", [0, 1, 3, 100, None])
def test_faerre_holdes_men_antallet_er_sant(radtype: Any, maks: int | None) -> None:
    """The first ones of the file are kept, however it is cut into blocks."""
    blokker = [blokk(*({"id": str(n)} for n in range(fra, fra + 7))) for fra in range(0, 35, 7)]
    (utfall,) = kjor([regel(hver(sak))], blokker, radtype, maks=maks)
    assert utfall.antall == {"R1": 35}
    assert [m.element_id for m in utfall.meldinger] == [str(n) for n in range(35)][:maks]


@RADTYPER
def test_verdier_i_meldingen(radtype: Any) -> None:
    en = blokk({"brev": [{"id": "b", "start": 20260203, "slutt": None, "type": "2"},
                         {"id": "", "start": 20260203, "slutt": 20261231, "type": None}]})  # fmt: skip
    vis = {
        "id": brev.id, "start": brev.start, "slutt": brev.slutt, "type": kodetekst(brev.type),
        "aar": brev.start.aar, "rapport": p.aar, "sak": sak.id,
    }  # fmt: skip
    mal = T(
        *["{id}|{start}|{slutt}|{type}|{aar}|{rapport}|{sak}"] * 3,
    )
    forste, andre = finn(hver(brev), en, radtype=radtype, vis=vis, melding=mal)
    assert forste.tekst == "«b»|03.02.2026|ikke oppgitt|2 Ut|2026|2026|«0»"
    assert forste.tekst_paa("nn") == "«b»|03.02.2026|ikkje oppgitt|2 Ut|2026|2026|«0»"
    assert forste.tekst_paa("en") == "«b»|03.02.2026|not given|2 Out|2026|2026|«0»"
    assert andre.tekst == "tomt|03.02.2026|31.12.2026|tomt|2026|2026|«0»"


def test_feltene_er_kolonnene_i_betingelsen_i_strukturens_rekkefoelge() -> None:
    betingelse = (brev.slutt > sak.slutt) & noen(vedlegg.kode == "x")
    (m,) = finn(
        betingelse,
        blokk({"slutt": 20260101, "brev": [{"slutt": 20260102, "vedlegg": [{"kode": "x"}]}]}),
        gjelder=sak.journal == "J",
    )
    assert [f.navn for f in m.felt] == ["Sak/Slutt", "Sak/Journal", "Brev/Slutt", "Vedlegg/Kode"]
    assert [f.datatype for f in m.felt] == ["dato", "tekst", "dato", "tekst"]


@RADTYPER
def test_en_regel_som_svikter_blir_ett_funn_og_de_andre_gaar_videre(
    radtype: Any, monkeypatch: Any
) -> None:
    def svikter(*_: Any) -> Any:
        raise RuntimeError("15869010089")

    monkeypatch.setattr(radtype, "_mod11", svikter)
    regler = [regel(sak.nummer.mod11), regel(hver(brev), id="R2")]
    svikt, god = kjor(regler, [TO_SAKER, TO_SAKER], radtype)
    assert [m.kontroll for m in svikt.meldinger] == ["R1"]
    assert "RuntimeError" in svikt.meldinger[0].tekst
    assert "15869010089" not in svikt.meldinger[0].tekst
    assert len(god.meldinger) == 4


def test_gjelder_begrenser() -> None:
    funn = finn(hver(brev), TO_SAKER, gjelder=sak.id == "s2")
    assert [m.element_id for m in funn] == ["b2"]


def test_regelen_er_den_samme_typen_som_for_linjer() -> None:
    r = regel(hver(brev))
    assert isinstance(r, Regel)
    assert r.grad_i(STRUKTUR.aar) is Grad.ERROR
