"""How far a control has come, and the queue when mottak is away or lacks its key."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.urls import reverse

from kostra.portal import klokke
from kostra.portal.innsending.kontroll import mottaksport, mottaksvakt, oppgaver
from kostra.portal.innsending.models import Kontroll, Levering
from kostra.portal.innsending.skjema import tjeneste as skjema
from kostra.portal.runde.models import Rapporteringsaar
from mottak.hjelp import GOD
from portal import bygg
from portal.innsending.fil_hjelp import (
    ferdig,
    framdrift,
    knippe,
    mottak,
    publiser,
    sak,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def saken(db):
    return sak()


# -- progress ---------------------------------------------------------------------------------------
def test_siden_viser_hvor_langt_det_er_kommet_og_sender_videre_naar_det_er_ferdig(saken):
    saken.med_fil()
    ordre = saken.bestill()
    mottaksvakt.meld_liv("arbeider-1", klokke.naa())
    side = framdrift(saken, ordre).content.decode()
    assert side.count('aria-current="step"') == 1
    assert "neste i køen" in side
    assert "Oppdater siden" in side
    jobb = mottaksport.ta_neste("arbeider-1", klokke.naa())
    mottaksport.framdrift(jobb, "kontrollerer", 1200, 5000, klokke.naa())
    del_ = framdrift(saken, ordre, HX_Request="true")
    assert "<html" not in del_.content.decode()
    assert "1\xa0200 av 5\xa0000 poster er kontrollert" in del_.content.decode()
    mottaksport.fullfor(jobb, mottaksport.Resultat("OK", antall_poster=5000), klokke.naa())
    slutt = framdrift(saken, ordre, HX_Request="true")
    assert slutt.headers["HX-Redirect"] == reverse("innsending:rapport", args=[ordre.pk])


def test_plassen_i_koen_er_antallet_foran(saken):
    saken.med_fil()
    forste = saken.bestill()
    enhet = bygg.enhet("5501", "Tromsø")
    bruker = bygg.rapportor(enhet, "11CF")
    andre = Kontroll.objects.create(
        utfylling=skjema.start(bruker=bruker, skjema="11CF", aar=2026),
        fil=forste.fil,
        handling="kontrollere",
        svar="ja",
        aapning=1,
        bestilt_av=bruker,
        bestilt=forste.bestilt + timedelta(seconds=1),
    )
    assert [mottaksvakt.plass_i_ko(k) for k in (forste, andre)] == [1, 2]


def test_naar_mottaket_er_borte_sier_siden_det_og_at_filen_er_trygg(saken):
    saken.med_fil()
    ordre = saken.bestill()
    mottaksvakt.meld_liv("arbeider-1", klokke.naa() - timedelta(minutes=2))
    side = framdrift(saken, ordre).content.decode()
    assert "Mottaket svarer ikke akkurat nå" in side
    assert "trygt lagret" in side
    mottaksvakt.meld_liv("arbeider-1", klokke.naa())
    assert "svarer ikke" not in framdrift(saken, ordre).content.decode()


# -- the queue without mottak -----------------------------------------------------------------------
@pytest.mark.django_db(transaction=True)
def test_portalens_egen_arbeider_gjoer_ingenting_med_koen_og_jobben_venter(monkeypatch):
    monkeypatch.setattr(oppgaver, "_behandler", None)
    saken = sak()
    saken.med_fil()
    ordre = saken.bestill()
    call_command("db_worker", batch=True, queue_name="mottak", interval=0, startup_delay=False)
    assert ferdig(ordre).stand == "i_ko"
    assert oppgaver.vekk(klokke.naa())
    assert not oppgaver.vekk(klokke.naa())  # one wake-up waits: no more are needed
    oppgaver.registrer(mottak().gjor_alt)
    call_command("db_worker", batch=True, queue_name="mottak", interval=0, startup_delay=False)
    assert ferdig(ordre).stand == "ferdig"


def test_nokkelen_mangler_saa_venter_jobben_og_avvises_ikke(saken):
    saken.med_fil()
    ordre = saken.bestill("send_inn")
    mottak(nokler=knippe("EN ANNEN")).gjor_alt()
    assert (ferdig(ordre).stand, ferdig(ordre).forsok) == ("karantene", 0)
    assert "Det er ikke din feil" in framdrift(saken, ordre).content.decode()
    mottak().gjor_alt()  # the key is there: nobody has to do anything
    assert Levering.objects.count() == 1


def test_et_sertifikat_vi_ikke_har_publisert_er_avsenderens_feil(db):
    saken = sak(publisert=False)
    publiser(Rapporteringsaar.objects.get(), "EN TREDJE")
    saken.med_fil(GOD, "EN ANNEN")
    ordre = saken.bestill()
    mottak().gjor_alt()
    assert ferdig(ordre).avvisningsgrunn == "annet_sertifikat"
