"""The product and the oracle agree on 15F: worked examples, random files and generated extracts."""

from __future__ import annotations

import random
from typing import Literal

import pytest

from kostra.kontroll.kontroller_elementer import INDIVIDER_PER_BLOKK
from kostra.testdata import lag_fil, mulige_feil
from orakel_15f.generator import tilfeldig_fil
from orakel_15f.tilfelle import Tilfelle
from orakel_15f.tilfeller import ALLE
from samlet import prov_alle
from samsvar.sammenlign15f import sammenlign

KOLONNER = ("ren", "numpy")
#: The long run is a command, see ``samsvar.sammenlign15f``.
FILER = 100


@pytest.mark.parametrize("kolonner", KOLONNER)
def test_eksemplene(kolonner: str) -> None:
    def sjekk(tilfelle: Tilfelle) -> None:
        assert sammenlign(tilfelle.innhold, tilfelle.aar, tilfelle.region, kolonner) == []

    prov_alle(ALLE, sjekk, lambda t: t.navn)


@pytest.mark.parametrize("kolonner", KOLONNER)
def test_tilfeldige_filer(kolonner: str) -> None:
    ulike = {}
    for fro in range(FILER):
        aar = 2022 + fro % 5
        innhold, region = tilfeldig_fil(random.Random(fro), aar)
        if forskjeller := sammenlign(innhold, aar, region, kolonner):
            ulike[fro] = forskjeller
    assert ulike == {}


@pytest.mark.parametrize("region", ["110300", "030100"])
def test_testdata_med_alle_feil(region: str) -> None:
    regler = [r for r in mulige_feil("15F", 2026, region) if r not in ("LESEFEIL", "INDIVID_00")]
    fil = lag_fil("15F", 2026, region, 300, feil=regler)
    assert sammenlign(fil, 2026, region) == []


@pytest.mark.parametrize("kolonner", KOLONNER)
def test_mange_barn_over_flere_blokker(kolonner: Literal["ren", "numpy"]) -> None:
    """Equal numbers and journals far apart in the file are found all the same."""
    fil = lag_fil("15F", 2025, "110300", INDIVIDER_PER_BLOKK[kolonner] + 200, feil=0.2)
    assert sammenlign(fil, 2025, "110300", kolonner) == []
