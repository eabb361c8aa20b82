"""Kontroller → krypter → send in a real browser: what leaves the machine, and what is left on it.

The control itself is stood in for, so that each verdict can be asked for. The real one, in
the same browser: ``tests/nettleser``. The envelope's form: ``kryptering/test_konvolutt_nettleser.py``.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from pathlib import Path

import pytest
from django.urls import reverse

import kostra
from kostra.kryptering import dekrypter
from kostra.portal import nettleser
from kostra.portal.innsending.models import Opplasting
from kostra.portal.innsending.opplasting import tjeneste
from kostra.portal.innsending.opplasting.utvalg import filens_side
from kostra.portal.nettleser.sett import MANIFEST, manifest
from kostra.portal.runde.models import Sertifikat
from mottak.hjelp import GOD, mottakernokkel
from portal.innsending.fil_hjelp import alt_i_lageret
from portal.nettleser.sjekk import funn

pytestmark = pytest.mark.django_db(transaction=True)
KILDE = Path(nettleser.__file__).parent / "static/kostra/nett"
#: Says what the first word of the file asks it to, about the bytes that it was given.
KONTROLLEN = """
export class Nettfeil extends Error {}
export const stottes = () => true;
export class Nettkontroll {
  on() { return () => undefined; }
  async start() { document.documentElement.dataset.klar = ''; return { versjon: '1' }; }
  async avbryt() {}
  async kontroller(fil, valg) {
    const bytes = fil instanceof Blob ? await fil.arrayBuffer() : fil;
    const ord = new TextDecoder().decode(bytes).split(' ')[0];
    if (ord === 'NEKTET') throw Object.assign(new Error(ord), { kode: 'ikke_stottet' });
    if (ord === 'VENT') await new Promise(() => undefined);
    const sum = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
    const sha256 = [...sum].map((o) => o.toString(16).padStart(2, '0')).join('');
    window.spurt = valg;
    return { returkode: ord === 'FEIL' ? 2 : 0, dom: `Dommen er ${ord}`, visning: '<p>Rapporten</p>',
             sha256, skjema: '11CF', aar: 2026, region: '110300' };
  }
}
"""
STEDFORTREDERE = {
    "nettkontroll.js": KONTROLLEN,
    "rapport.js": "globalThis.visRapport = () => undefined;",
    "rapport-nb.css": "",
    "tjeneste.js": "",
}
LAGRET = """async () => JSON.stringify([
  await indexedDB.databases(), await caches.keys(), { ...localStorage }, { ...sessionStorage },
  history.state, document.cookie,
  [...document.querySelectorAll('input[type=file]')].map((felt) => felt.value)])"""


@pytest.fixture
def sett(settings, tmp_path):
    """The files for the browser are laid out, but for the control, which takes its time."""
    kilder = {sti.name: sti.read_bytes() for sti in KILDE.glob("*.js")}
    kilder |= {navn: kode.encode() for navn, kode in STEDFORTREDERE.items()}
    for navn, innhold in kilder.items():
        (tmp_path / navn).write_bytes(innhold)
    (tmp_path / MANIFEST).write_text(manifest(kilder, kostra.__version__, "0"))
    settings.KOSTRA = replace(settings.KOSTRA, nettlesermappe=str(tmp_path))


@pytest.fixture
def nett(side, saken, sett):
    """The page of a form where the control is laid out."""
    return aapne(side, saken)


def aapne(side, saken):
    side.goto(filens_side(saken.utfylling))
    side.wait_for_selector("[data-send]:not([hidden])")
    if side.get_attribute("[data-send]", "data-nett"):
        side.wait_for_selector("html[data-klar]")
    return side


def velg(side, data: bytes, navn: str = "senja.dat", felt: str = "[data-klartekst]") -> None:
    side.set_input_files(felt, {"name": navn, "mimeType": "text/plain", "buffer": data})


def stander(side) -> list[str]:
    return [li.get_attribute("data-steg") for li in side.locator("[data-trinn]").all()]


def andre(side) -> list[tuple[str, str, bytes]]:
    """What went out but for the style sheet of the report, which any report has."""
    return [en for en in side.sendt if (en[0], en[1][-15:]) != ("GET", "/rapport-nb.css")]


def sendt(side, klartekst: bytes) -> list[tuple[str, bytes]]:
    """What was sent since the page was there; nothing of it, by no address, is of the readable file."""
    ut = [(metode, kropp) for metode, _, kropp in side.sendt if metode != "GET"]
    biter = {klartekst[fra : fra + 12] for fra in range(0, len(klartekst) - 12, 12)}
    for _, adresse, kropp in side.sendt:
        assert not any(bit in kropp or bit.decode("latin-1") in adresse for bit in biter)
    return ut


def test_bare_chifferteksten_forlater_nettleseren_og_ingenting_blir_igjen(nett, saken, monkeypatch):
    """With the network away: controlled and encrypted all the same, and then only the envelope waits."""
    mottatt: list[bytes] = []
    skriv = tjeneste.skriv_bit
    monkeypatch.setattr(
        tjeneste, "skriv_bit", lambda **bit: (mottatt.append(bit["data"]), skriv(**bit))
    )
    klartekst = GOD * 3000
    nett.sendt.clear()
    nett.context.set_offline(True)
    velg(nett, klartekst)
    nett.locator("[data-panel]:not([hidden])").wait_for(state="attached")
    assert stander(nett) == ["ferdig", "ferdig", "naa"]
    region = saken.utfylling.enhet.region
    assert nett.evaluate("spurt") == {"skjema": "11CF", "aar": 2026, "region": region}
    nett.locator("[data-fortsett]:not([hidden])").wait_for()
    ((metode, om),) = sendt(nett, klartekst)  # that it could not be sent
    assert metode == "POST"
    assert set(json.loads(om)) == {"navn", "storrelse", "sha256"}
    nett.context.set_offline(False)
    nett.click("[data-fortsett]")
    nett.wait_for_selector("[data-filrad]")
    assert stander(nett) == ["ferdig"] * 3

    (konvolutt,) = alt_i_lageret().values()
    assert dekrypter(konvolutt, [mottakernokkel("SSB")]) == klartekst
    alle = sendt(nett, klartekst)
    assert b"".join(mottatt) == konvolutt  # a browser doesn't always tell the trap what it sent
    assert [metode for metode, _ in alle].count("PUT") == len(mottatt)
    assert {kropp for metode, kropp in alle if metode != "PUT"} == {om, b""}
    nett.click("[data-panel] summary")
    nett.locator("[data-panel] [data-navn]").wait_for()
    assert nett.inner_text("[data-panel] [data-navn]") == "senja.dat.p7m"
    sum_ = hashlib.sha256(konvolutt).hexdigest()
    assert nett.inner_text("[data-panel] [data-sum]").replace(" ", "") == sum_
    assert "".join(filter(str.isdigit, nett.inner_text("[data-storrelse]"))) == str(len(konvolutt))

    (sertifikat,) = Sertifikat.objects.all()
    assert sertifikat.fingeravtrykk in nett.inner_text("[data-mottakere]")
    husket = {
        "kostra.fingeravtrykk": json.dumps(
            {"2026": [sertifikat.fingeravtrykk]}, separators=(",", ":")
        )
    }
    igjen = json.loads(nett.evaluate(LAGRET))
    assert igjen == [[], [], husket, {}, None, "", ["", ""]]
    assert nett.feil == ["Failed to load resource: net::ERR_INTERNET_DISCONNECTED"] * len(nett.feil)
    assert funn(nett) == []


def test_feil_stopper_filen_og_den_kan_legges_ved_likevel(nett):
    nett.sendt.clear()
    velg(nett, b"FEIL " + GOD)
    nett.locator("[data-feilene]:not([hidden])", has_text="Dommen er FEIL").wait_for()
    assert nett.evaluate("document.activeElement.matches('[data-feilene]')")
    assert stander(nett) == ["feil", "venter", "venter"]
    assert andre(nett) == []
    assert funn(nett) == []
    velg(nett, GOD)  # the next file begins from the beginning
    nett.wait_for_selector("[data-filrad]")
    (konvolutt,) = alt_i_lageret().values()
    with nett.expect_download() as lastet:
        nett.click("[data-lagre]")
    assert lastet.value.path().read_bytes() == konvolutt
    velg(nett, b"FEIL " + GOD, "feil.dat")
    nett.click("[data-send-likevel]")
    nett.locator("[data-filrad]", has_text="feil.dat.p7m").wait_for()
    assert stander(nett) == ["feil", "ferdig", "ferdig"]


def test_et_annet_sertifikat_enn_sist_maa_godtas_og_et_forfalsket_brukes_ikke(nett, saken):
    nett.evaluate("localStorage['kostra.fingeravtrykk'] = JSON.stringify({ 2026: ['ABCD 1234'] })")
    nett.sendt.clear()
    velg(nett, GOD)
    nett.locator("[data-ukjent]:not([hidden])", has_text="ABCD 1234").wait_for()
    assert andre(nett) == []
    assert funn(nett) == []
    nett.click("[data-godta]")
    nett.wait_for_selector("[data-filrad]")
    velg(nett, GOD, "igjen.dat")  # it is remembered now
    nett.locator("[data-filrad]", has_text="igjen.dat.p7m").wait_for()

    Sertifikat.objects.update(fingeravtrykk="0000 " * 15 + "0000")
    aapne(nett, saken).sendt.clear()
    velg(nett, GOD, "stopp.dat")
    nett.locator("[data-send-feil]", has_text="Ikke send filen").wait_for()
    assert andre(nett) == []


def test_uten_kontroll_i_nettleseren_sies_det_og_de_andre_veiene_staar_igjen(nett, saken, settings):
    velg(nett, b"NEKTET " + GOD)
    nett.locator("[data-uten]:not([hidden])", has_text="WebAssembly").wait_for()
    nett.get_by_label(
        "Nei", exact=True
    ).check()  # then the file is the empty one, encrypted already
    assert nett.get_by_label("Filen er allerede kryptert").is_checked()
    assert nett.is_visible("[data-velger]")
    assert nett.is_hidden("[data-klartekst]")
    settings.KOSTRA = replace(settings.KOSTRA, nettlesermappe="")
    aapne(nett, saken)
    assert nett.is_visible("[data-velger]")  # chosen from the start
    nett.get_by_label("Kontroller, krypter og send").focus()
    nett.keyboard.press("Space")
    assert nett.is_hidden("[data-velger]")
    velg(nett, GOD)
    nett.locator("[data-uten]:not([hidden])", has_text="ikke lagt ut her").wait_for()
    nett.keyboard.press("Tab")
    nett.keyboard.press("Enter")
    nett.wait_for_selector("[data-filrad]")
    (konvolutt,) = alt_i_lageret().values()
    assert dekrypter(konvolutt, [mottakernokkel("SSB")]) == GOD


def test_filer_som_ikke_kan_krypteres_og_en_kontroll_som_avbrytes(nett):
    nett.sendt.clear()
    velg(nett, b"")
    nett.locator("[data-send-feil]", has_text="0 byte").wait_for()
    kryptert = bytes.fromhex("3082010006 0b2a864886f70d0109100117".replace(" ", "")) + bytes(50)
    velg(nett, kryptert)
    nett.locator("[data-send-feil]", has_text="alt kryptert").wait_for()
    velg(nett, b"VENT " + GOD)
    nett.click("[data-send-avbryt]")
    assert stander(nett) == ["venter"] * 3
    assert "Avbrutt" in nett.inner_text("[data-send-status]")
    assert andre(nett) == []
    assert not Opplasting.objects.exists()


def test_paa_den_offentlige_siden_lagres_den_krypterte_filen_og_ingenting_sendes(side, sett, saken):
    side.goto(reverse("nettleser:nettkontroll"))
    side.wait_for_selector("html[data-klar]")
    side.sendt.clear()
    velg(side, b"FEIL " + GOD, felt="[data-fil]")
    side.wait_for_selector("[data-resultat]:not([hidden])")
    assert side.is_hidden("[data-kryptering]")
    velg(side, GOD, felt="[data-fil]")
    side.wait_for_selector("[data-kryptering]:not([hidden])")
    with side.expect_download() as lastet:
        side.click("[data-krypter]")
    assert lastet.value.suggested_filename == "senja.dat.p7m"
    konvolutt = lastet.value.path().read_bytes()
    assert dekrypter(konvolutt, [mottakernokkel("SSB")]) == GOD
    assert sendt(side, GOD) == []
    assert side.feil == []
