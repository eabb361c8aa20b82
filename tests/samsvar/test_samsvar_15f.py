"""The product and the oracle agree on 15F: worked examples, random files and generated extracts."""

from __future__ import annotations

import random

import pytest

from kostra.testdata import lag_fil, mulige_feil
from orakel_15f.generator import tilfeldig_fil
from orakel_15f.tilfelle import Tilfelle
from orakel_15f.tilfeller import ALLE
from samsvar.sammenlign15f import sammenlign

KOLONNER = ("ren", "numpy")
#: The long run is a command, see ``samsvar.sammenlign15f``.
FILER = 150


@pytest.mark.parametrize("kolonner", KOLONNER)
@pytest.mark.parametrize("tilfelle", ALLE, ids=lambda t: t.navn)
def test_eksempel(tilfelle: Tilfelle, kolonner: str) -> None:
    assert sammenlign(tilfelle.innhold, tilfelle.aar, tilfelle.region, kolonner) == []


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
def test_mange_barn_over_flere_blokker(kolonner: str) -> None:
    """Equal numbers and journals far apart in the file are found all the same."""
    fil = lag_fil("15F", 2025, "110300", 2_500, feil=0.2)
    assert sammenlign(fil, 2025, "110300", kolonner) == []
