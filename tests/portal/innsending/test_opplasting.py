"""A file on its way up in pieces: whole or not at all."""

from __future__ import annotations

import io
import uuid

import pytest
from django.urls import reverse

from kostra.portal import klokke
from kostra.portal.innsending.models import Fil, Opplasting
from kostra.portal.innsending.opplasting import lager
from kostra.portal.innsending.opplasting import tjeneste as opplasting
from mottak.hjelp import GOD, konvolutt, post
from portal.innsending.fil_hjelp import adresse_til, alt_i_lageret, begynt, sak

pytestmark = pytest.mark.django_db


@pytest.fixture
def saken(db):
    return sak()


# -- whole ------------------------------------------------------------------------------------------
def test_en_fil_i_biter_blir_skjemaets_fil_byte_for_byte_under_vaart_eget_navn(saken):
    data = konvolutt(b"x" * 700_000)
    svar = saken.last_opp(data, "senja 11cf.p7m")
    assert svar.status_code == 200
    fil = saken.fersk().fil
    assert (fil.filnavn, fil.storrelse) == ("senja 11cf.p7m", len(data))
    lagret = alt_i_lageret()
    assert lagret == {fil.lagernavn: data}
    assert uuid.UUID(fil.lagernavn)
    assert not Opplasting.objects.exists()
    assert "senja 11cf.p7m" in svar.json()["html"]


def test_svaret_kommer_foerst_naar_filen_og_mappen_er_skrevet_til_disk(saken, monkeypatch):
    rekkefolge = []

    class Vitne(lager.Disk):
        def fsync(self, fd):
            rekkefolge.append("fsync")
            super().fsync(fd)

        def bytt(self, fra, til):
            rekkefolge.append("bytt")
            super().bytt(fra, til)

    adresse = begynt(saken, data := konvolutt(GOD))
    saken.bit(adresse, 0, data)
    monkeypatch.setattr(lager, "Disk", Vitne)
    assert saken.nettleser.post(f"{adresse}ferdig/").status_code == 200
    assert rekkefolge == ["fsync", "bytt", "fsync"]


def test_en_ny_fil_erstatter_den_gamle_og_ingen_ubrukt_fil_blir_liggende(
    saken, django_capture_on_commit_callbacks
):
    forste = saken.med_fil(GOD)
    with django_capture_on_commit_callbacks(execute=True):
        andre = saken.med_fil(GOD + f"{post('J0000009')}\n".encode())
    assert set(alt_i_lageret()) == {andre.lagernavn} != {forste.lagernavn}
    assert Fil.objects.count() == 1


def test_en_fil_som_er_brukt_i_en_kontroll_blir_tatt_vare_paa_naar_den_byttes(
    saken, django_capture_on_commit_callbacks
):
    brukt = saken.med_fil()
    saken.bestill()
    kontroll = brukt.kontroller.get()
    kontroll.ferdig = klokke.naa()
    kontroll.stand = "ferdig"
    kontroll.save()
    saken.utfylling.tilstand = "paabegynt"
    saken.utfylling.save(update_fields=["tilstand"])
    with django_capture_on_commit_callbacks(execute=True):
        saken.med_fil(GOD)
    assert brukt.lagernavn in alt_i_lageret()


def test_fjern_filen_tar_den_bort_fra_skjemaet_og_lageret(
    saken, django_capture_on_commit_callbacks
):
    saken.med_fil()
    adresse = reverse("innsending:fil_fjern", args=[saken.utfylling.pk])
    with django_capture_on_commit_callbacks(execute=True):
        svar = saken.nettleser.post(adresse)
    assert svar.json()["tekst"] == "Filen er fjernet fra skjemaet."
    assert saken.fersk().fil is None
    assert alt_i_lageret() == {}


def test_siden_faar_vite_hvilken_versjon_skjemaet_har_etter_filen(saken):
    for_ = saken.fersk().versjon
    svar = saken.last_opp(konvolutt(GOD))
    assert svar.json()["versjon"] == saken.fersk().versjon == for_ + 1


def test_siden_faar_vite_hva_gruppene_mangler_etter_filen(saken):
    (med,) = saken.last_opp(konvolutt(GOD)).json()["grupper"].keys() - {"gruppe.kommune"}
    fjern = reverse("innsending:fil_fjern", args=[saken.utfylling.pk])
    assert "Mangler svar" in saken.nettleser.post(fjern).json()["grupper"][med]
    assert "Fil lagt ved" in saken.last_opp(konvolutt(GOD)).json()["grupper"][med]


# -- cut, out of order, twice -----------------------------------------------------------------------
def test_en_opplasting_kan_tas_opp_igjen_der_den_slapp(saken):
    data = konvolutt(b"y" * 600_000)
    adresse = begynt(saken, data)
    saken.bit(adresse, 0, data[:262_144])
    igjen = saken.start(data)
    assert adresse_til(igjen) == adresse
    plass = igjen.json()["mottatt"]
    assert plass == 262_144
    assert saken.nettleser.get(adresse).json()["mottatt"] == plass
    for fra in range(plass, len(data), 262_144):
        saken.bit(adresse, fra, data[fra : fra + 262_144])
    assert saken.nettleser.post(f"{adresse}ferdig/").status_code == 200
    assert list(alt_i_lageret().values()) == [data]


def test_en_kuttet_opplasting_blir_aldri_tatt_for_en_hel(saken):
    data = konvolutt(b"z" * 300_000)
    adresse = begynt(saken, data)
    saken.bit(adresse, 0, data[:262_144])
    svar = saken.nettleser.post(f"{adresse}ferdig/")
    assert (svar.status_code, svar.json()["kode"]) == (409, "ufullstendig")
    assert saken.fersk().fil is None


def test_en_byte_endret_underveis_blir_funnet_og_ingenting_lagret(saken):
    data = konvolutt(GOD)
    adresse = begynt(saken, data)
    endret = data[:-1] + bytes([data[-1] ^ 1])
    saken.bit(adresse, 0, endret)
    svar = saken.nettleser.post(f"{adresse}ferdig/")
    assert (svar.status_code, svar.json()["kode"]) == (422, "endret")
    assert alt_i_lageret() == {}
    assert saken.fersk().fil is None


def test_samme_bit_to_ganger_endrer_ingenting(saken):
    data = konvolutt(b"w" * 300_000)
    adresse = begynt(saken, data)
    for _ in range(2):
        svar = saken.bit(adresse, 0, data[:262_144])
        assert svar.json()["mottatt"] == 262_144
    saken.bit(adresse, 262_144, data[262_144:])
    assert saken.nettleser.post(f"{adresse}ferdig/").status_code == 200


@pytest.mark.parametrize("plass", [1, 1000, 262_144])
def test_en_bit_i_feil_rekkefoelge_avvises_og_siden_faar_vite_hvor_den_er(saken, plass):
    data = konvolutt(b"w" * 600_000)
    adresse = begynt(saken, data)
    svar = saken.bit(adresse, plass, data[plass : plass + 1000])
    assert (svar.status_code, svar.json()["kode"]) == (409, "feil_plass")
    assert saken.nettleser.get(adresse).json()["mottatt"] == 0


def test_ferdig_to_ganger_gir_samme_fil(saken):
    data = konvolutt(GOD)
    adresse = begynt(saken, data)
    saken.bit(adresse, 0, data)
    forste, andre = (saken.nettleser.post(f"{adresse}ferdig/") for _ in range(2))
    assert forste.json()["id"] == andre.json()["id"]
    assert saken.nettleser.get(adresse).json()["ferdig"] is True
    assert Fil.objects.count() == 1


def test_mer_enn_varslet_forkastes(saken):
    data = konvolutt(GOD)
    adresse = begynt(saken, data)
    svar = saken.bit(adresse, 0, data + b"!")
    assert (svar.status_code, svar.json()["kode"]) == (400, "for_lang")
    assert alt_i_lageret() == {}
    assert saken.nettleser.get(adresse).status_code == 410


def test_en_bit_som_ble_kortere_enn_den_sa_er_ingen_bit(saken):
    adresse = begynt(saken, data := konvolutt(GOD))
    kort = {"wsgi.input": io.BytesIO(data[:100]), "CONTENT_LENGTH": "5000"}
    svar = saken.nettleser.put(adresse, data, headers={"Upload-Offset": "0"}, **kort)
    assert svar.status_code == 400
    assert saken.nettleser.get(adresse).json()["mottatt"] == 0


def test_en_bit_over_grensen_leses_ikke(saken):
    data = konvolutt(b"q" * 2_000_000)
    svar = saken.bit(begynt(saken, data), 0, data[: opplasting.BIT + 1])
    assert svar.status_code == 400
    assert set(alt_i_lageret().values()) == {b""}


def test_avbryt_tar_bort_det_som_kom(saken):
    data = konvolutt(b"v" * 300_000)
    adresse = begynt(saken, data)
    saken.bit(adresse, 0, data[:262_144])
    assert saken.nettleser.delete(adresse).json() == {"avbrutt": True}
    assert alt_i_lageret() == {}
    assert saken.bit(adresse, 262_144, data[262_144:]).status_code == 410
