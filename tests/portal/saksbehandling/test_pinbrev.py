"""*PIN-brev*: one accessible PDF, each PIN once, and the earlier ones dead."""

from __future__ import annotations

import io
import re

import pytest
from django.db import connection
from django.urls import reverse
from pypdf import PdfReader

from kostra.portal.konto.models import Bruker, Rolle
from kostra.portal.konto.services import utsted_pin
from kostra.portal.revisjon.models import Hendelse
from portal import bygg
from portal.innsending.skjema_hjelp import innlogget
from portal.konto import hjelp
from portal.saksbehandling.test_kommuner import tekst, url

pytestmark = pytest.mark.django_db


@pytest.fixture
def siv():
    bygg.runde()
    return innlogget(bygg.ansatt())


def bestill(klient, **valg):
    side = klient.post(url("pinbrev_bekreft"), valg)
    return side, re.search(r'name="bestilling" value="([^"]+)"', side.content.decode())[1]


def test_brevene_har_pinkoder_som_virker_og_ikke_staar_noe_annet_sted(siv):
    senja = bygg.enhet("5530", "Senja", orgnr="921369417", sprak="nn", kontakt_navn="Kari Berg")
    oslo = bygg.enhet("0301", "Oslo", bydelsnr="03", bydelsnavn="Sagene", orgnr="958935420")
    har = bygg.enhet("1103", "Stavanger", orgnr="964965226")
    bygg.enhet("9901", "Prøvested", leverandor="Fagsystem AS")
    gammel = utsted_pin(enhet=har)
    _side, bestilling = bestill(siv, hvem="uten_pin")
    svar = siv.post(url("pinbrev_lag"), {"bestilling": bestilling})
    assert svar.headers["Content-Type"] == "application/pdf"
    assert "no-store" in svar.headers["Cache-Control"]
    pdf = PdfReader(io.BytesIO(svar.content))
    rot = pdf.trailer["/Root"]
    assert rot["/MarkInfo"]["/Marked"]
    assert "pdfuaid" in rot["/Metadata"].get_data().decode()
    sider = [re.sub(r"\s+", " ", side.extract_text()) for side in pdf.pages]
    assert len(sider) == 2, "ett brev per side, og ingen til den som har pinkode"
    for enhet, ventet in ((oslo, "958 935 420"), (senja, "921 369 417")):
        side = next(s for s in sider if ventet in s)
        assert "/logg-inn/" in side
        assert "62 88 51 70" in side
        pin = re.search(r"\b[0-9A-Z]{4}(?:-[0-9A-Z]{4}){3}\b", side)[0]
        assert hjelp.steg1(hjelp.nettleser(), enhet.orgnr, pin).status_code == 302
        dump = "\n".join(connection.connection.iterdump()) if connection.vendor == "sqlite" else ""
        assert pin not in dump
        assert pin.replace("-", "") not in dump
    assert "Ved Kari Berg" in next(s for s in sider if "921 369 417" in s)
    assert hjelp.steg1(hjelp.nettleser(), har.orgnr, gammel).status_code == 302
    laget = Hendelse.objects.filter(handling="pin.brev_laget")
    assert {h.enhet for h in laget} == {senja.region, oslo.region}

    igjen = siv.post(url("pinbrev_lag"), {"bestilling": bestilling})
    assert igjen.status_code == 409
    assert "fått ny pinkode siden" in tekst(igjen)
    assert laget.count() == 2


def test_en_velger_hvem_og_faar_vite_at_en_gammel_pinkode_dor(siv):
    har, uten = bygg.enhet("1103", "Stavanger"), bygg.enhet("5530", "Senja")
    gammel = utsted_pin(enhet=har)
    side, bestilling = bestill(siv, enhet=[har.pk])
    assert "1 av dem har en pinkode som slutter å virke" in tekst(side)
    assert "lagres ikke hos oss" in tekst(side)
    assert "Senja" not in tekst(side)
    siv.post(url("pinbrev_lag"), {"bestilling": bestilling})
    assert hjelp.steg1(hjelp.nettleser(), har.orgnr, gammel).status_code != 302
    assert not Bruker.objects.filter(rolle=Rolle.KOMMUNE, enhet=uten).exists()
    tom = siv.post(url("pinbrev_bekreft"), follow=True)
    assert "Velg minst én kommune" in tekst(tom)


def test_bare_saksbehandleren_som_saa_siden_kan_lage_brev(siv):
    enhet = bygg.enhet()
    _side, bestilling = bestill(siv, enhet=[enhet.pk])
    annen = innlogget(bygg.ansatt())
    assert annen.post(url("pinbrev_lag"), {"bestilling": bestilling}).status_code == 302
    for rolle in ("drift", "revisor"):
        klient = innlogget(bygg.ansatt(rolle))
        assert klient.get(reverse("saksbehandling:pinbrev")).status_code == 403
        assert klient.post(url("pinbrev_lag"), {"bestilling": bestilling}).status_code == 403
    assert not Bruker.objects.filter(rolle=Rolle.KOMMUNE).exists()
