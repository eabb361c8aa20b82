"""Those who run the service are told what is wrong: once a day, and only when something is."""

from __future__ import annotations

import shutil
from collections import namedtuple
from datetime import datetime, timedelta

import pytest

from kostra.portal import klokke
from kostra.portal.drift.problemer import daglig, sertifikater, utvalg
from kostra.portal.innsending.models import Kontroll, Mottaksarbeider
from kostra.portal.runde.models import Sertifikat
from kostra.portal.varsling import maler
from kostra.portal.varsling.models import Arbeider, Forsendelse, Retur
from portal import bygg
from portal.innsending.fil_hjelp import publiser, sak

pytestmark = pytest.mark.django_db
Plass = namedtuple("Plass", "total used free")


@pytest.fixture(autouse=True)
def _frisk(monkeypatch, settings):
    """Workers that answer, a disk with room, and nobody told yet."""
    settings.KOSTRA.data.mkdir(parents=True)
    monkeypatch.setattr(daglig, "_gjort", set())
    monkeypatch.setattr(shutil, "disk_usage", lambda _: Plass(100, 50, 50))
    Mottaksarbeider.objects.create(navn="m", sist_sett=klokke.naa())
    Arbeider.objects.create(navn="a", koer=["epost", "sms", "vedlikehold"], livstegn=klokke.naa())


def koder():
    return [problem.kode for problem in utvalg.finn()]


def test_naar_alt_er_som_det_skal_sendes_ingenting():
    bygg.ansatt("drift")
    assert koder() == []
    assert daglig.kjor(alltid=True) == 0
    assert not Forsendelse.objects.exists()


def test_alt_som_er_galt_staar_i_ett_brev_om_dagen_til_hver_i_driften(monkeypatch):
    drift = bygg.ansatt("drift", epost="drift@etat.test")
    bygg.ansatt("saksbehandler")
    saken = sak()
    saken.med_fil()
    ordre, naa = saken.bestill(), klokke.naa()
    Kontroll.objects.filter(pk=ordre.pk).update(stand_siden=naa - timedelta(hours=1))
    Sertifikat.objects.update(gyldig_til=naa + timedelta(days=20))
    monkeypatch.setattr(shutil, "disk_usage", lambda _: Plass(100, 95, 5))
    Mottaksarbeider.objects.all().delete()
    brev = Forsendelse.objects.create(
        kanal="epost", arsak="x", mal="kvittering_klar", til="nora@kommune.test", stand="oppgitt"
    )
    Retur.objects.create(forsendelse=brev, kode="5.1.1", varig=True)
    assert koder() == ["arbeidere", "henger", "disk", "sertifikat", "oppgitt", "retur"]

    for _ in range(3):  # three workers, each with a memory of its own
        monkeypatch.setattr(daglig, "_gjort", set())
        daglig.kjor(alltid=True)
    sendt = Forsendelse.objects.get(mal="driftsproblemer")
    assert (sendt.til, sendt.bruker) == ("drift@etat.test", drift)
    tekst = maler.skriv(sendt.mal, "nb", sendt.kontekst, {})
    assert "6 ting" in tekst.emne
    for del_ in ("mottaket", "5 prosent", "om 19 dager", "1 kontroll "):
        assert del_ in tekst.tekst
        assert del_ in tekst.html
    assert "nora@" not in tekst.tekst


def test_brevet_venter_til_klokken_sju_og_kommer_igjen_dagen_etter(monkeypatch):
    bygg.ansatt("drift", epost="drift@etat.test")
    Mottaksarbeider.objects.all().delete()
    for dag, time, sendt in ((2, 6, 0), (2, 7, 1), (2, 9, 1), (3, 8, 2)):
        naa = datetime(2027, 2, dag, time, 30, tzinfo=klokke.NORGE)
        monkeypatch.setattr(klokke, "naa", lambda naa=naa: naa)
        daglig.kjor()
        assert Forsendelse.objects.filter(mal="driftsproblemer").count() == sendt, (dag, time)


def test_et_sertifikat_som_gaar_ut_varsles_en_gang_ved_hver_terskel(monkeypatch):
    drift = bygg.ansatt("drift", epost="drift@etat.test")
    publiser(bygg.runde())
    slutt = klokke.naa() + timedelta(days=100)
    Sertifikat.objects.update(gyldig_til=slutt)
    sendt = []
    for igjen in (70, 59.5, 59, 31, 20, 19, 6.5, 1.5, 0.5):
        naa = slutt - timedelta(days=igjen)
        monkeypatch.setattr(klokke, "naa", lambda naa=naa: naa)
        for _ in range(2):  # two workers
            sertifikater.varsle()
        sendt.append(Forsendelse.objects.filter(mal="sertifikat_utloper").count())
    assert sendt == [0, 1, 1, 1, 2, 2, 3, 3, 4], "60, 30, 7 og 1: ved 14 gikk ingen arbeider"
    brev = Forsendelse.objects.filter(mal="sertifikat_utloper").order_by("opprettet").first()
    assert brev.bruker == drift
    assert "om 59 dager" in maler.skriv(brev.mal, "nb", brev.kontekst, {}).emne

    naa = slutt - timedelta(days=5)
    Mottaksarbeider.objects.update(sist_sett=naa)
    Arbeider.objects.update(livstegn=naa)
    monkeypatch.setattr(klokke, "naa", lambda: naa)
    assert koder() == ["sertifikat"]
    assert daglig.kjor(alltid=True) == 0, "det alene gir ikke et brev hver dag"
