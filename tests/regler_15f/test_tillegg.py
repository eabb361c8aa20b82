"""The additional rules: a trigger and a neighbour each, and that they change no verdict."""

import pytest

from kostra.kontroll.modell import Grad
from kostra.regler.barnevern.tillegg import TILLEGG
from regler_15f.test_tilfeller import TILFELLER, funnene, kontroller
from regler_15f.tilfelle import Tilfelle, les_ventet
from regler_15f.tilfeller_tillegg import S

EGNE = S.tilfeller


@pytest.mark.parametrize("tilfelle", EGNE, ids=lambda t: t.navn)
def test_tilfelle(tilfelle: Tilfelle) -> None:
    for kolonner in ("ren", "numpy"):
        rapport = kontroller(tilfelle, kolonner, tillegg=True)
        assert funnene(rapport) == les_ventet(tilfelle.ventet), kolonner


def test_hver_tilleggsregel_har_utloser_og_nabo() -> None:
    meldt = [{id_ for id_, *_ in les_ventet(t.ventet)} for t in EGNE]
    for regel in TILLEGG:
        assert any(regel.id in m for m in meldt), regel.id
        assert not all(regel.id in m for m in meldt), regel.id


@pytest.mark.parametrize("tilfelle", [*TILFELLER, *EGNE], ids=lambda t: t.navn)
def test_tillegg_endrer_ikke_svaret(tilfelle: Tilfelle) -> None:
    uten, med = kontroller(tilfelle), kontroller(tilfelle, tillegg=True)
    assert med.alvorlighetsgrad == uten.alvorlighetsgrad
    assert med.antall_kontroller == uten.antall_kontroller
    assert med.returkode == uten.returkode
    assert [m.kontroll for m in med.funn] == [m.kontroll for m in uten.meldinger]
    assert all(m.alvorlighetsgrad <= Grad.WARNING for m in med.tilleggsfunn)
    # the additional findings stand last
    assert med.meldinger == (*med.funn, *med.tilleggsfunn)
