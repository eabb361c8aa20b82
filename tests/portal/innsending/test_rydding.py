"""What has had its time goes, and nothing else does."""

from __future__ import annotations

import dataclasses
import os
from datetime import timedelta

import pytest
from django.conf import settings
from django.urls import reverse

from kostra.portal import klokke
from kostra.portal.innsending.kontroll.rydding import rydd
from kostra.portal.innsending.models import Fil, Kontroll, Kontrollrapport, Opplasting
from kostra.portal.innsending.opplasting import lager
from kostra.portal.innsending.opplasting import tjeneste as opplasting
from kostra.portal.revisjon.models import Hendelse
from mottak.hjelp import GOD, MED_FEIL, konvolutt
from portal.innsending.fil_hjelp import alt_i_lageret, mottak, sak

pytestmark = pytest.mark.django_db


@pytest.fixture
def saken(db):
    return sak()


def paa_vei(saken) -> str:
    """An upload of which only the first piece has come; its address."""
    data = konvolutt(b"v" * 300_000)
    adresse = reverse("innsending:opplasting", args=[saken.start(data).json()["id"]])
    saken.bit(adresse, 0, data[:262_144])
    return adresse


def kontrollert(saken, innhold: bytes = MED_FEIL, handling: str = "kontrollere") -> Fil:
    fil = saken.med_fil(innhold)
    saken.bestill(handling)
    mottak().gjor_alt()
    return fil


def forskjov(monkeypatch, med: timedelta) -> None:
    ny = dataclasses.replace(settings.KOSTRA, klokke_forskyvning=med)
    monkeypatch.setattr(settings, "KOSTRA", ny)


# -- uploads ----------------------------------------------------------------------------------------
def test_en_opplasting_utloper_etter_et_doegn_og_blir_ryddet(saken):
    adresse = paa_vei(saken)
    Opplasting.objects.update(utloper=klokke.naa() - timedelta(seconds=1))
    assert saken.nettleser.get(adresse).status_code == 410
    rydd()
    assert alt_i_lageret() == {}
    assert not Opplasting.objects.exists()


def test_filer_i_bruk_eller_paa_vei_blir_liggende(saken):
    saken.med_fil()
    paa_vei(saken)
    for_ = alt_i_lageret()
    rydd()
    assert alt_i_lageret() == for_
    assert len(for_) == 2


@pytest.mark.parametrize("timer", [-1000, 0, 1000])
def test_en_ovelse_med_forskjovet_klokke_tar_ikke_det_som_er_paa_vei(monkeypatch, timer):
    """A part that has no row yet is dated by the machine, whatever our own clock says."""
    forskjov(monkeypatch, timedelta(hours=timer))
    lager.lager().begynn("0" * 32)
    rydd()
    assert list(alt_i_lageret()) == ["0" * 32]


def test_det_ingen_rad_kjenner_ryddes_ogsaa_naar_klokken_er_stilt_tilbake(monkeypatch):
    forskjov(monkeypatch, timedelta(hours=-1000))
    lager.lager().begynn("0" * 32)
    gammel = (klokke.maskinens() - timedelta(hours=3)).timestamp()
    os.utime(settings.KOSTRA.lager / "under" / ("0" * 32), (gammel, gammel))
    rydd()
    assert alt_i_lageret() == {}


# -- what was controlled and replaced ---------------------------------------------------------------
@pytest.mark.parametrize("hvordan", ["byttet", "fjernet"])
def test_en_kontrollert_fil_som_er_erstattet_slettes_naar_tiden_er_ute(saken, hvordan):
    gammel = kontrollert(saken)
    ny = saken.med_fil(GOD) if hvordan == "byttet" else None
    if ny is None:
        opplasting.fjern(utfylling=saken.utfylling, bruker=saken.bruker)
    venter = klokke.naa() - settings.KOSTRA.erstattet_lagres
    Kontroll.objects.update(bestilt=venter + timedelta(minutes=5))
    rydd()
    assert gammel.lagernavn in alt_i_lageret()
    Kontroll.objects.update(bestilt=venter)
    for _ in range(2):
        rydd()
    assert list(alt_i_lageret()) == ([ny.lagernavn] if ny else [])
    gammel.refresh_from_db()
    assert gammel.utslettet is not None
    assert Hendelse.objects.filter(handling="fil.utlopt", objekt=str(gammel.pk)).count() == 1


def test_skjemaets_egen_fil_og_en_levert_har_ingen_slik_frist(saken):
    levert = kontrollert(saken, GOD, "send_inn")
    saken.utfylling.refresh_from_db()
    type(saken.utfylling).objects.update(tilstand="gjenaapnet")
    egen = kontrollert(saken)
    Kontroll.objects.update(bestilt=klokke.naa() - timedelta(days=4000))
    rydd()
    assert {levert.lagernavn, egen.lagernavn} <= set(alt_i_lageret())


def test_siden_om_en_avvist_fil_sier_bare_at_klartekst_er_skrevet_over(saken):
    saken.med_raa_fil(konvolutt(GOD, "EN ANNEN"))
    ordre = saken.bestill()
    mottak().gjor_alt()
    saken.med_fil(GOD)
    Kontroll.objects.update(bestilt=klokke.naa() - settings.KOSTRA.erstattet_lagres)
    rydd()
    svar = saken.nettleser.get(reverse("innsending:stoppet", args=[ordre.pk]))
    assert svar.status_code == 200
    assert "skrevet over" not in svar.content.decode()


def test_lageret_nede_blir_tatt_neste_gang(saken, monkeypatch):
    gammel = kontrollert(saken)
    saken.med_fil(GOD)
    Kontroll.objects.update(bestilt=klokke.naa() - settings.KOSTRA.erstattet_lagres)

    def nede(*_):
        raise lager.LagerFeil("EIO")

    with monkeypatch.context() as m:
        m.setattr(lager.Mappelager, "slett", nede)
        rydd()
    gammel.refresh_from_db()
    assert gammel.utslettet is None
    rydd()
    assert gammel.lagernavn not in alt_i_lageret()


# -- reports ----------------------------------------------------------------------------------------
def test_rapporten_slettes_naar_tiden_er_ute(saken):
    kontrollert(saken)
    lagret = Kontrollrapport.objects.get()
    om = lagret.slettes - klokke.naa() - settings.KOSTRA.rapport_lagres
    assert abs(om) < timedelta(minutes=5)
    Kontrollrapport.objects.update(slettes=klokke.naa())
    rydd()
    assert not any(bytes(r.innhold) for r in Kontrollrapport.objects.all())
