"""The control page in Firefox: the same verdicts as everywhere, and an envelope that we can open."""

from __future__ import annotations

import base64
import shutil

import pytest

import nettsett
from kostra.skjema.alle import alle_skjemaer
from kostra.testdata import lag_fil
from portal.nettleser.firefox import firefox
from portal.nettleser.i_siden import KONTROLLER, feil_i_konvolutter
from portal.nettleser.test_nettkontroll import REGION, fasit, uten_tid

pytestmark = [pytest.mark.treg, pytest.mark.timeout(600)]


@pytest.fixture(scope="module")
def siden(kostra):
    """The page in Firefox, ready to control."""
    program = shutil.which("firefox-esr")
    if program is None:
        pytest.skip("mangler firefox-esr")
    mappe = nettsett.bygg(kostra.mappe / "data" / "nettleser")
    with firefox(program) as leser:
        leser.gaa(f"{kostra.adresse}/nettkontroll/")
        leser.vent("/er klart/.test(document.querySelector('[data-status]').textContent)")
        yield leser
    shutil.rmtree(mappe)
    assert leser.klager == []


def test_en_fil_faar_sin_rapport_og_alle_skjemaer_og_aar_samme_dom(siden, tmp_path):
    fil = tmp_path / "uttrekk.dat"
    fil.write_bytes(lag_fil("11F", 2025, REGION, 80, fro=4, feil=0.5))
    siden.velg("[data-fil]", fil)
    siden.vent("document.querySelector('[data-resultat]:not([hidden]) kostra-rapport')")
    om = siden.kjor("() => document.querySelector('[data-om]').textContent")
    assert om == "uttrekk.dat · 11F · 2025 · 4601 Bergen"
    filer = [
        (lag_fil(skjema, aar, REGION, 12, fro=aar, feil=0.7), skjema, aar, REGION)
        for skjema, alle in alle_skjemaer().items()
        for aar in alle
    ]
    sendt = [[base64.b64encode(data).decode(), *hva, True] for data, *hva in filer]
    svar = [uten_tid(kom) for kom in siden.kjor(KONTROLLER, sendt)]
    assert svar == [fasit(*en) for en in filer]


def test_vi_aapner_det_den_krypterer(siden):
    assert feil_i_konvolutter(siden.kjor) == []
