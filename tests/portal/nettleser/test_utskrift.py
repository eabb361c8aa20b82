"""What comes out on paper: all that was said, nothing that can only be pressed."""

from __future__ import annotations

import io
import os
import re

import pytest
from pypdf import PdfReader

from kostra.testdata import lag_fil

BILDER = os.environ.get("KOSTRA_TEST_BILDER")


@pytest.fixture
def paa_papir():
    """The text of a page as it is printed."""

    def tekst(side, navn: str) -> str:
        pdf = side.pdf(format="A4", prefer_css_page_size=True)
        if BILDER:
            with open(f"{BILDER}/{navn}.pdf", "wb") as fil:
                fil.write(pdf)
        sider = [ark.extract_text() for ark in PdfReader(io.BytesIO(pdf)).pages]
        return re.sub(r"\s+", " ", " ".join(sider))

    return tekst


@pytest.mark.treg
def test_skjema_rapport_og_kvittering_paa_papir(aapne, kostra, paa_papir):
    leser = aapne().som_rapportor(konto := kostra.ta_konto())
    side = leser.side
    sti = leser.begynn("11CF")
    side.locator("[name=deltakere][value=ja]").check()
    leser.last_opp(
        kostra.krypter(lag_fil("11CF", 2026, konto.region, 20, fro=3, feil=["K38", "K11"]))
    )
    leser.knapp("utskrift").click()
    side.wait_for_url("**/utskrift/")
    skjema = paa_papir(side, "skjema")
    for ord_ in ("Distrikt nr", "uttrekk.dat.p7m", konto.navn, "Funksjon 276"):
        assert ord_ in skjema
    side.goto(f"{sti}uttrekk/")
    leser.knapp("kontrollere").click()
    side.wait_for_url("**/rapport/**")
    hvorfor = side.locator("article.funn details").first.evaluate(
        "(d) => d.innerText || d.textContent"
    )
    rapport = paa_papir(side, "rapport")
    assert side.locator(".sak").first.inner_text() in rapport
    assert "Dette gjør du" in rapport
    uten_funn = side.locator("details.bare-tittel")
    assert uten_funn.locator("summary").inner_text() in rapport
    assert uten_funn.locator("li").last.text_content().strip() not in rapport
    ordene = [ord_ for ord_ in hvorfor.split() if len(ord_) > 6][-3:]
    assert ordene
    assert all(ord_ in rapport for ord_ in ordene)
    side.goto(f"{sti}uttrekk/")
    leser.last_opp(kostra.krypter(lag_fil("11CF", 2026, konto.region, 20, fro=3)), "rettet.p7m")
    leser.knapp("send_inn").click()
    side.wait_for_url("**/kvittering/**")
    nummer = side.url.rstrip("/").rpartition("/")[2]
    kvittering = paa_papir(side, "kvittering")
    assert nummer in kvittering
    assert "rettet.p7m" in kvittering
    for papir in (skjema, rapport, kvittering):
        for knapp in ("Logg ut", "Nynorsk", "Gå til hovedinnholdet", "Skriv ut"):
            assert knapp not in papir
