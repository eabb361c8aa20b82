"""From a readable extract to a receipt, with the real control in the form, and mottak to open it.

What leaves the browser is watched where the server can be looked into:
``portal/innsending/test_send_nettleser.py``.
"""

from __future__ import annotations

import shutil

import pytest
from playwright.sync_api import expect

import nettsett
from kostra.testdata import lag_fil
from portal.nettleser.sjekk import funn

LENGE = 120_000


@pytest.fixture
def nett(kostra):
    """The service, with the control laid out; gone after, or every form page to come would start it."""
    mappe = nettsett.bygg(kostra.mappe / "data" / "nettleser")
    yield kostra
    shutil.rmtree(mappe)


@pytest.mark.treg
def test_uttrekket_kontrolleres_krypteres_og_sendes_i_skjemaet(aapne, nett):
    konto = nett.ta_konto()
    leser = aapne(reduced_motion="reduce").som_rapportor(konto)
    side = leser.side
    leser.begynn("11CF")
    side.get_by_label("Ja", exact=True).check()
    felt = side.locator("[data-klartekst]")
    galt = lag_fil("11CF", 2026, konto.region, 9, fro=1, feil=["K08"])
    felt.set_input_files({"name": "feil.dat", "mimeType": "text/plain", "buffer": galt})
    expect(side.locator("[data-feilene]")).to_be_visible(timeout=LENGE)
    expect(side.locator("kostra-rapport")).to_contain_text("1 feil må rettes")
    assert funn(side) == []
    rett = lag_fil("11CF", 2026, konto.region, 9, fro=1)
    felt.set_input_files({"name": "rett.dat", "mimeType": "text/plain", "buffer": rett})
    expect(side.locator("[data-filrad]")).to_contain_text("rett.dat.p7m", timeout=LENGE)
    expect(side.locator("[data-trinn=send]")).to_have_attribute("data-steg", "ferdig")
    leser.knapp("send_inn").click()
    side.wait_for_url("**/kvittering/**", timeout=LENGE)
    expect(side.get_by_role("main")).to_contain_text("rett.dat.p7m")
