"""What is no envelope, or too large, is refused, wiped and told in plain words; a name is only a name."""

from __future__ import annotations

import pytest
from django.conf import settings
from django.urls import reverse

from kostra.portal.innsending.models import Opplasting
from kostra.portal.innsending.opplasting import lager
from kostra.portal.innsending.opplasting.filnavn import rens_filnavn
from mottak.hjelp import GOD, KANARI, konvolutt
from portal.innsending.fil_hjelp import KLARTEKST, alt_i_lageret, sak

pytestmark = pytest.mark.django_db


@pytest.fixture
def saken(db):
    return sak()


# -- sizes ------------------------------------------------------------------------------------------
def test_null_byte_avvises_med_hva_man_gjoer(saken):
    svar = saken.start(b"")
    assert (svar.status_code, svar.json()["kode"]) == (422, "tom")
    assert "Nei" in svar.json()["tekst"]


def test_paa_grensen_gaar_en_over_ikke(saken):
    svar = saken.start(b"x", storrelse=settings.KOSTRA.maks_fil)
    assert svar.status_code == 201
    svar = saken.start(b"x", storrelse=settings.KOSTRA.maks_fil + 1)
    assert (svar.status_code, svar.json()["kode"]) == (413, "for_stor")
    assert "20" in svar.json()["tekst"]


@pytest.mark.parametrize(
    "om",
    [
        {"storrelse": "12"},
        {"storrelse": 1.5},
        {"storrelse": True},
        {"sha256": "A" * 64},
        {"sha256": "0" * 63},
        {"sha256": None},
        {"navn": 5},
    ],
)
def test_en_begynnelse_som_ikke_henger_sammen_avvises(saken, om):
    assert saken.start(konvolutt(GOD), **om).status_code == 400
    assert not Opplasting.objects.exists()


def test_en_begynnelse_som_ikke_er_json_avvises(saken):
    adresse = reverse("innsending:opplasting_start", args=[saken.utfylling.pk])
    for tull in ("", "{", "[]", "null", '"x"'):
        svar = saken.nettleser.post(adresse, tull, content_type="application/json")
        assert svar.status_code == 400


# -- plaintext and other files ----------------------------------------------------------------------
def test_klartekst_rekker_aldri_disken_og_siden_sier_hva_som_ble_gjort(saken):
    svar = saken.last_opp(KLARTEKST)
    assert (svar.status_code, svar.json()["kode"]) == (422, "klartekst")
    assert "slettet" in svar.json()["tekst"]
    assert alt_i_lageret() == {}


def test_klartekst_i_smaa_biter_skrives_over_foer_den_slettes(saken, monkeypatch):
    """An extract that begins like nothing in particular, in pieces too small to tell by."""
    data = b"\x30\x01\x02" + KANARI.encode() + KLARTEKST
    skrevet_over = []
    ekte = lager.Mappelager._skriv_over

    def vitne(selv, sti):
        ekte(selv, sti)
        skrevet_over.append(sti.read_bytes())

    monkeypatch.setattr(lager.Mappelager, "_skriv_over", vitne)
    svar = saken.last_opp(data, bit=50)
    assert svar.status_code == 422
    assert skrevet_over == [bytes(len(data))]
    assert alt_i_lageret() == {}


@pytest.mark.parametrize(
    ("innhold", "kode"),
    [
        (b" ", "klartekst"),
        (b"<?xml version='1.0'?><Barnevern/>", "klartekst"),
        (b"PK\x03\x04" + bytes(100), "klartekst"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", "klartekst"),
        (b"<html><script>alert(1)</script>", "klartekst"),
        (b"<svg onload=alert(1)>", "klartekst"),
        (b"\xff\xfe0\x003\x00", "klartekst"),
        (b"-----BEGIN CMS-----\nMIIB\n-----END CMS-----\n", "ikke_konvolutt"),
        (b"\x30\x03\x02\x01\x01", "ikke_konvolutt"),
    ],
)
def test_det_som_ikke_er_en_konvolutt_blir_ikke_lagret(saken, innhold, kode):
    svar = saken.last_opp(innhold)
    assert (svar.status_code, svar.json()["kode"]) == (422, kode)
    assert alt_i_lageret() == {}


# -- names ------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("navn", "vist"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\kari\\uttrekk.p7m", "uttrekk.p7m"),
        ("a\0b.p7m", "ab.p7m"),
        ("fdp.\u202exe.p7m", "fdp.xe.p7m"),
        ("linje\r\nskift.p7m", "linje skift.p7m"),
        ("  .p7m  ", "p7m"),
        ("", "fil uten navn"),
        ("con.txt", "con.txt"),
        ("čuđđit.p7m", "čuđđit.p7m"),
    ],
)
def test_filnavn_renses_for_visning(navn, vist):
    assert rens_filnavn(navn) == vist


def test_et_altfor_langt_navn_kortes_og_beholder_slutten():
    navn = rens_filnavn("a" * 4096 + ".p7m")
    assert len(navn) <= 120
    navn = rens_filnavn("a" * 200 + ".p7m")
    assert len(navn) == 120
    assert navn.endswith(".p7m")


def test_et_navn_med_markup_vises_som_tekst(saken):
    svar = saken.last_opp(konvolutt(GOD), "<script>alert(1)</script>.p7m")
    assert "<script>" not in svar.json()["html"]


def test_filnavn_kommer_ikke_i_loggen(saken, capfd, caplog):
    saken.last_opp(konvolutt(GOD), "Kari-Nordmann-uttrekk.p7m")
    saken.last_opp(KLARTEKST, "Kari-Nordmann-uttrekk.dat")
    ut = capfd.readouterr()
    assert "Nordmann" not in ut.out + ut.err + caplog.text
