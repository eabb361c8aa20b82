"""Accessibility of the HTML report: axe at three widths and in three languages, reflow, contrast."""

from __future__ import annotations

import pytest

from kostra.skjema.modell import SPRAAK
from rapport import eksempel
from rapport.nettleser_hjelp import axe, bred, treff

BREDDER = (360, 1024, 1600)


RAPPORTER = (eksempel.med_feil, eksempel.med_advarsler, eksempel.fatal)
#: Each report in a language of its own; at length all of them in all three.
I_TUR = [*zip(RAPPORTER, SPRAAK, strict=True)]
I_TREG = [
    pytest.param(lag, sprak, marks=pytest.mark.treg)
    for lag in RAPPORTER for sprak in SPRAAK if (lag, sprak) not in I_TUR
]  # fmt: skip


@pytest.mark.parametrize(("lag", "sprak"), [*I_TUR, *I_TREG])
def test_axe_finner_ingenting(aapne, lag, sprak):
    side = aapne(lag(), sprak)
    for bredde in BREDDER:
        side.set_viewport_size({"width": bredde, "height": 800})
        assert bred(side) <= 0
        if bredde != BREDDER[1]:  # axe costs: at the narrowest and the widest
            assert axe(side) == []


@pytest.mark.parametrize(
    "lag", [eksempel.uten_feil, eksempel.ingen_data, eksempel.ingen_deltakere, eksempel.ondsinnet]
)
def test_axe_finner_ingenting_i_de_andre_rapportene(aapne, lag):
    assert axe(aapne(lag(), "nb", 360)) == []


I_TREG_BREDDER = [pytest.param(bredde, marks=pytest.mark.treg) for bredde in (1024, 1600)]


@pytest.mark.parametrize("bredde", [360, *I_TREG_BREDDER])
def test_axe_finner_ingenting_etter_gruppering_og_filtrering(aapne, bredde):
    side = aapne(eksempel.med_feil(), "nn", bredde)
    side.check("[name=grupper][value=saksbehandler]")
    assert axe(side) == []
    side.select_option("[name=grad]", "2")
    treff(side, "Viser 2 av 7 funn.")
    assert axe(side) == []
    side.fill("[name=sok]", "finst ikkje")
    treff(side, "Ingen funn passar med vala. Endre dei eller nullstill.")
    assert axe(side) == []


@pytest.mark.parametrize("lag", [eksempel.med_feil, eksempel.fatal, eksempel.ondsinnet])
def test_ingen_sidelengs_rulling_på_320(aapne, lag):
    side = aapne(lag(), "nb", 320)
    assert bred(side) <= 0
    side.check("[name=grupper][value=saksbehandler]")
    side.evaluate("() => document.querySelectorAll('details').forEach((d) => { d.open = true; })")
    assert bred(side) <= 0


def test_fargeblinde_og_høykontrast_ser_ord_og_ikon(aapne):
    side = aapne(eksempel.med_feil())
    side.emulate_media(forced_colors="active")
    lapp = side.locator("article .lapp").first
    assert lapp.inner_text() == "Feil"
    assert lapp.locator("svg").is_visible()
