"""The same way without JavaScript: the file goes with the form, *Oppdater siden* moves it on."""

from __future__ import annotations

import re
import time

from playwright.sync_api import expect

from kostra.testdata import lag_fil


def oppdater_til(side, sti: str) -> None:
    """Presses *Oppdater siden* until the page has moved on."""
    for _ in range(200):
        if re.search(sti, side.url):
            return
        side.get_by_role("link", name="Oppdater siden").click()
        time.sleep(0.1)
    raise AssertionError(f"siden ble stående på {side.url}")


def test_fra_pinkode_til_kvittering_uten_skript(aapne, kostra):
    konto = kostra.ta_konto()
    kommunen = aapne(skript=False).som_kommune(konto)
    kommunen.begynn("999")
    kommunen.fyll(ansvarlig_navn="Kari", ansvarlig_telefon="77871000")
    kommunen.fyll(ansvarlig_epost="kari@kommune.example")
    kommunen.knapp("neste").click()
    kommunen.fyll(person_navn="Uten Skript", person_epost="uten@kommune.example")
    kommunen.fyll(person_mobil="90099004")
    kommunen.side.get_by_label(re.compile("^11CF")).check()
    kommunen.knapp("send_inn").click()
    expect(kommunen.side.get_by_role("heading", name="Skjemaet er sendt inn")).to_be_visible()

    leser = aapne(skript=False).som_rapportor(konto)
    side = leser.side
    leser.begynn("11CF")
    leser.velg_fil(kostra.krypter(lag_fil("11CF", 2026, konto.region, 9, fro=1, feil=["K38"])))
    side.get_by_role("button", name="Last opp filen").click()
    expect(side.locator("[data-filrad]")).to_contain_text("uttrekk.dat.p7m")
    side.get_by_label("Ja", exact=True).check()
    leser.knapp("kontrollere").click()
    oppdater_til(side, "/rapport/")
    expect(side.locator("article.funn")).to_have_count(1)
    side.get_by_label("Journalnummer").fill("finnes ikke")
    side.get_by_role("button", name="Vis", exact=True).click()
    expect(side.locator("article.funn")).to_have_count(0)
    side.locator(".dom a").click()

    # the file with the form itself, in one go
    rettet = kostra.krypter(lag_fil("11CF", 2026, konto.region, 9, fro=1))
    leser.velg_fil(rettet, "rettet.p7m")
    leser.knapp("send_inn").click()
    oppdater_til(side, "/kvittering/")
    expect(side.get_by_role("heading", name="Skjemaet er sendt inn")).to_be_visible()
    expect(side.get_by_role("main")).to_contain_text("rettet.p7m")


def test_klartekst_som_naar_tjeneren_blir_slettet_og_siden_sier_det(aapne, kostra):
    leser = aapne(skript=False).som_rapportor(konto := kostra.ta_konto())
    side = leser.side
    leser.begynn("11CF")
    klartekst = lag_fil("11CF", 2026, konto.region, 9, fro=1)
    leser.velg_fil(klartekst, "uttrekk.dat")
    side.get_by_role("button", name="Last opp filen").click()
    expect(side.get_by_role("main")).to_contain_text(re.compile("slettet"))
    expect(side.locator("[data-filrad]")).to_have_count(0)
    linje = klartekst.splitlines()[0]
    data = kostra.mappe / "data"
    funnet = [f for f in data.rglob("*") if f.is_file() and linje in f.read_bytes()]
    assert funnet == []


def test_de_ansattes_meny_er_lukket_paa_smal_skjerm_og_aapnes_med_tastatur(aapne, kostra):
    side = aapne(bredde=360, skript=False).som_ansatt(kostra.ta_ansatt()).side
    lenke = side.get_by_role("link", name="Rapporteringsår")
    expect(lenke).to_be_hidden()
    side.get_by_text("Meny", exact=True).press("Enter")
    expect(lenke).to_be_visible()
