"""Whose file it is, and when it may come: login, rights, the form's state, the round."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse

from kostra.portal import klokke
from mottak.hjelp import GOD, konvolutt
from portal import bygg
from portal.innsending.fil_hjelp import alt_i_lageret, begynt, sak
from portal.innsending.skjema_hjelp import innlogget

pytestmark = pytest.mark.django_db


@pytest.fixture
def saken(db):
    return sak()


def test_utlogget_midt_i_faar_vite_hvordan_en_gaar_videre_og_fortsetter(saken):
    data = konvolutt(b"u" * 300_000)
    adresse = begynt(saken, data)
    saken.bit(adresse, 0, data[:262_144])
    saken.nettleser.logout()
    svar = saken.bit(adresse, 262_144, data[262_144:])
    assert (svar.status_code, svar.json()["kode"]) == (401, "utlogget")
    assert "Fortsett" in svar.json()["tekst"]
    saken.nettleser.force_login(saken.bruker)
    status = saken.nettleser.get(adresse).json()
    assert status["mottatt"] == 262_144
    assert status["csrf"]
    saken.bit(adresse, 262_144, data[262_144:])
    assert saken.nettleser.post(f"{adresse}ferdig/").status_code == 200


def test_andres_skjema_og_andres_opplasting_finnes_ikke(saken):
    data = konvolutt(GOD)
    adresse = begynt(saken, data)
    annen = innlogget(bygg.rapportor(bygg.enhet(), "11CF"))
    start = reverse("innsending:opplasting_start", args=[saken.utfylling.pk])
    assert annen.post(start, "{}", content_type="application/json").status_code == 404
    assert annen.get(adresse).status_code == 410
    assert annen.put(adresse, data, headers={"Upload-Offset": "0"}).status_code == 410


def test_retten_tapt_midt_i_stopper_opplastingen(saken):
    data = konvolutt(GOD)
    adresse = begynt(saken, data)
    saken.bruker.retter.all().delete()
    assert saken.bit(adresse, 0, data).status_code == 404
    assert saken.nettleser.post(f"{adresse}ferdig/").status_code == 404


@pytest.mark.parametrize("tilstand", ["under_kontroll", "innsendt", "trukket"])
def test_filen_i_et_laast_skjema_kan_ikke_byttes(saken, tilstand):
    saken.utfylling.tilstand = tilstand
    saken.utfylling.save()
    svar = saken.start(konvolutt(GOD))
    assert (svar.status_code, svar.json()["kode"]) == (409, "laast")


def test_aaret_stengt_midt_i_stopper_filen(saken):
    data = konvolutt(GOD)
    adresse = begynt(saken, data)
    saken.bit(adresse, 0, data)
    from kostra.portal.runde.models import Rapporteringsaar

    Rapporteringsaar.objects.update(stenger=klokke.naa() - timedelta(seconds=1))
    svar = saken.nettleser.post(f"{adresse}ferdig/")
    assert (svar.status_code, svar.json()["kode"]) == (409, "ikke_aapen")
    assert alt_i_lageret() == {}


def test_uten_csrf_kommer_ingenting_inn(saken):
    from django.test import Client

    streng = Client(enforce_csrf_checks=True)
    streng.defaults |= {"wsgi.url_scheme": "https", "SERVER_NAME": "kostra.example"}
    streng.force_login(saken.bruker)
    start = reverse("innsending:opplasting_start", args=[saken.utfylling.pk])
    assert streng.post(start, "{}", content_type="application/json").status_code == 403
