"""The additional rules: a trigger and a neighbour each, and that they change no verdict."""

import pytest

from kostra.regler.barnevern.tillegg import TILLEGG
from regler_15f.test_tilfeller import etter_regel, funnene, sjekk_rapporten
from regler_15f.tilfelle import Tilfelle, les_ventet
from regler_15f.tilfeller_tillegg import S
from samlet import prov_alle

EGNE = S.tilfeller


@pytest.mark.parametrize("om", etter_regel(EGNE))
def test_tilfellene(om: str) -> None:
    prov_alle(etter_regel(EGNE)[om], _sjekk, lambda t: t.navn)


def _sjekk(tilfelle: Tilfelle) -> None:
    _, rapport = sjekk_rapporten(tilfelle)
    assert funnene(rapport) == les_ventet(tilfelle.ventet)


def test_hver_tilleggsregel_har_utloser_og_nabo() -> None:
    meldt = [{id_ for id_, *_ in les_ventet(t.ventet)} for t in EGNE]
    for regel in TILLEGG:
        assert any(regel.id in m for m in meldt), regel.id
        assert not all(regel.id in m for m in meldt), regel.id
