"""The upload script in a real browser: what leaves the machine, what doesn't, and what is told.

That the pages about the file can be read by all: ``portal/nettleser/test_tilgjengelighet.py``.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from django.urls import reverse

from kostra.portal.innsending.models import Opplasting
from kostra.portal.innsending.opplasting.utvalg import filens_side
from mottak.hjelp import GOD, konvolutt
from portal.innsending.conftest import logg_inn
from portal.innsending.fil_hjelp import KLARTEKST, alt_i_lageret, mottak

pytestmark = pytest.mark.django_db(transaction=True)
BILDER = os.environ.get("KOSTRA_TEST_BILDER", "")


def aapne(side, saken):
    side.goto(filens_side(saken.utfylling))
    side.wait_for_selector("[data-opplasting]")


def velg(side, data: bytes, navn: str = "uttrekk.p7m"):
    side.set_input_files(
        "[data-velger] input[type=file]",
        {"name": navn, "mimeType": "application/octet-stream", "buffer": data},
    )


def bilde(side, navn: str) -> None:
    if BILDER:
        side.screenshot(path=str(Path(BILDER) / f"{navn}.png"), full_page=True)


def test_en_kryptert_fil_lastes_opp_i_biter_og_vises(side, saken):
    data = konvolutt(b"x" * 900_000)
    aapne(side, saken)
    velg(side, data, "senja 11cf.p7m")
    side.wait_for_selector("[data-filrad]")
    assert "senja 11cf.p7m" in side.inner_text("[data-filrad]")
    assert side.inner_text("[data-status]") == "Filen er lastet opp."
    assert list(alt_i_lageret().values()) == [data]
    assert [m for m, *_ in side.sendt].count("PUT") == 4
    assert side.feil == []
    bilde(side, "felt")
    assert side.get_attribute("[data-velger] input[type=file]", "name") is None
    assert side.input_value("input[name=versjon]") == str(saken.fersk().versjon)
    side.click("[data-fjern]")
    side.wait_for_selector("[data-filrad]", state="detached")
    assert saken.fersk().fil is None


def test_naar_filen_som_manglet_er_kommet_sier_siden_det_overalt(side, saken):
    aapne(side, saken)
    side.get_by_role("button", name="Send inn").click()
    side.wait_for_selector("#feil")
    assert side.title().startswith("Feil:")
    assert "Mangler svar" in side.inner_text(".grupper [aria-current]")
    velg(side, konvolutt(GOD))
    side.wait_for_selector("#feil", state="detached")
    assert not side.title().startswith("Feil:")
    assert "Fil lagt ved" in side.inner_text(".grupper [aria-current]")


XML = b"""<Barnevern>
  <Avgiver Organisasjonsnummer="910000000" Versjon="2026" Kommunenummer="1103" Kommunenavn="Stavanger"/>
</Barnevern>
"""
KLARTEKSTER = {
    "11CF": KLARTEKST,
    "11F 2024": b"110324".ljust(324) + b"\n" + b"110324".ljust(324) + b"\n",
    "11F 2026": b"110326".ljust(338) + b"\n" + b"110326".ljust(338) + b"\n",
    # «0» is also the first byte of an envelope
    "11F i Oslo": b"030126".ljust(338) + b"\r\n",
    "11F i Latin-1": "110326 Sør-Østlig".encode("latin-1").ljust(338) + b"\n",
    "15F": b'<?xml version="1.0" encoding="UTF-8"?>\n' + XML,
    "15F med BOM": b"\xef\xbb\xbf" + XML,
    "15F i Latin-1": b'<?xml version="1.0" encoding="ISO-8859-1"?>'
    + "<a å='é'/>".encode("latin-1"),
    "15F i UTF-16": XML.decode().encode("utf-16"),
}


def test_klartekst_forlater_aldri_nettleseren(side, saken):
    """Of any form; one browser for all of them."""
    aapne(side, saken)
    for navn, klartekst in KLARTEKSTER.items():
        velg(side, klartekst, "uttrekk.dat")  # the last fault is taken away at once
        side.wait_for_selector("[data-feil]:not([hidden])")
        assert "ikke forlatt maskinen" in side.inner_text("[data-feil]"), navn
        assert side.get_attribute("[data-velger] input[type=file]", "aria-invalid") == "true"
        assert side.input_value("[data-velger] input[type=file]") == "", navn
    assert [metode for metode, *_ in side.sendt if metode != "GET"] == []
    side.get_by_role("button", name="Lagre").click()
    side.wait_for_load_state()
    for navn, klartekst in KLARTEKSTER.items():
        biter = {klartekst[fra : fra + 20] for fra in range(0, len(klartekst) - 20, 20)}
        assert not any(bit in kropp for *_, kropp in side.sendt for bit in biter), navn
    assert not Opplasting.objects.exists()


def test_andre_filer_sendes_ikke_og_siden_sier_hva_man_gjoer(side, saken):
    aapne(side, saken)
    for data, ord_ in (
        (b"<?xml version='1.0'?><a/>", "ikke forlatt"),
        (b"PK\x03\x04" + bytes(50), "ikke forlatt"),
        (b"\x30\x03\x02\x01\x01", "ikke en kryptert fil"),
        (konvolutt(GOD)[:-1], "kuttet"),
        (b"", "0 byte"),
    ):
        velg(side, data)
        side.locator("[data-feil]:not([hidden])", has_text=ord_).wait_for()
    assert not Opplasting.objects.exists()


def test_nettet_borte_et_oyeblikk_og_opplastingen_fortsetter_der_den_slapp(side, saken):
    data = konvolutt(b"x" * 900_000)
    aapne(side, saken)
    antall = {"put": 0}

    def brudd(rute):
        if rute.request.method == "PUT":
            antall["put"] += 1
            if antall["put"] == 2:
                return rute.abort("internetdisconnected")
        return rute.continue_()

    side.route("**/opplasting/**", brudd)
    velg(side, data)
    side.wait_for_selector("[data-filrad]", timeout=20_000)
    assert list(alt_i_lageret().values()) == [data]
    assert antall["put"] == 5  # four pieces, one of them twice


def test_utlogget_midt_i_logger_inn_i_en_annen_fane_og_fortsetter(side, saken, live_server):
    data = konvolutt(b"x" * 900_000)
    aapne(side, saken)
    gammel = saken.nettleser.session

    def ut(rute):
        andre_bit = rute.request.headers.get("upload-offset") == "262144"
        if andre_bit and gammel.exists(gammel.session_key):
            gammel.delete()
        rute.continue_()

    side.route("**/opplasting/**", ut)
    velg(side, data)
    side.wait_for_selector("[data-fortsett]:not([hidden])")
    assert "Logg inn i en annen fane" in side.inner_text("[data-status]")
    saken.nettleser.force_login(saken.bruker)
    logg_inn(side.context, saken, live_server)
    side.click("[data-fortsett]")
    side.wait_for_selector("[data-filrad]")
    assert list(alt_i_lageret().values()) == [data]


def test_framdriftssiden_gaar_videre_av_seg_selv(side, saken):
    saken.med_fil()
    ordre = saken.bestill("send_inn")
    side.goto(reverse("innsending:framdrift", args=[ordre.pk]))
    assert side.locator("[aria-current=step]").count() == 1
    bilde(side, "framdrift")
    mottak().gjor_alt()
    side.wait_for_url("**/kvittering/**")
    assert "Skjemaet er sendt inn" in side.inner_text("main")
    bilde(side, "kvittering")
    assert side.feil == []
