"""What a monitor is told: alive, ready or which part isn't, and a reference to look for."""

from __future__ import annotations

from datetime import timedelta

import pytest

from kostra.portal import klokke
from kostra.portal.drift import klar
from kostra.portal.innsending.models import Kontroll
from kostra.portal.innsending.opplasting import lager as lagring
from kostra.portal.varsling import utboks
from portal.innsending.fil_hjelp import mottak, sak
from portal.sikkerhet.loggfanger import fang


@pytest.fixture(autouse=True)
def _spor_paa_nytt(monkeypatch):
    monkeypatch.setattr(klar, "_HOLDER", 0)
    monkeypatch.setattr(klar.migrert, "sett", True)


def test_levende_sies_uten_aa_sporre_noen(klient):
    """No database mark: a query would fail the test."""
    svar = klient.get("/helse/")
    assert (svar.status_code, svar.json()) == (200, {"lever": True})


@pytest.mark.django_db
def test_klar_sier_hvilken_del_som_ikke_er_det_og_ikke_mer(klient, monkeypatch):
    assert klient.get("/klar/").json() == {"klar": True, "feil": []}

    def feiler(*_):
        raise lagring.LagerFeil("10.0.0.7 svarer ikke")

    monkeypatch.setattr(lagring.Mappelager, "svarer", feiler)
    monkeypatch.setattr(klar.migrert, "sett", False)
    monkeypatch.setattr(klar.migreringer, "venter", lambda: 2)
    svar = klient.get("/klar/portal/")
    assert (svar.status_code, svar.json()["feil"]) == (503, ["migreringer", "lager"])
    assert b"10.0.0.7" not in svar.content


@pytest.mark.django_db
def test_en_gammel_ko_gjor_leveringen_uklar_men_ikke_portalen(klient):
    saken = sak()
    saken.med_fil()
    ordre = saken.bestill()
    Kontroll.objects.filter(pk=ordre.pk).update(bestilt=klokke.naa() - timedelta(minutes=16))
    assert klient.get("/klar/").json()["feil"] == ["ko"]
    assert klient.get("/klar/portal/").status_code == 200


@pytest.mark.django_db
def test_uten_database_er_portalen_levende_og_ikke_klar(klient, monkeypatch):
    from django.db import OperationalError, connections

    def borte(*_, **__):
        raise OperationalError

    monkeypatch.setattr(connections["default"], "cursor", borte)
    assert klient.get("/helse/").status_code == 200
    assert klient.get("/klar/portal/").json()["feil"] == ["database"]


@pytest.mark.django_db
def test_en_stottereferanse_folger_leveringen_fra_nettsiden_til_mottaket_og_brevet(client):
    """Whoever gets a reference from a user finds what mottak and the letter's worker wrote about it."""
    from structlog.contextvars import bound_contextvars

    saken = sak()
    saken.med_fil()
    with bound_contextvars(stotteref="ABCD2345"):
        ordre = saken.bestill("send_inn")
    with fang() as logg:
        mottak().gjor_alt()
    ferdig = [linje for linje in logg.linjer if linje["event"] == "kontroll.ferdig"]
    assert [(x["kontroll"], x["stotteref"]) for x in ferdig] == [(str(ordre.pk), "ABCD2345")]
    assert utboks.gjeldende_stotteref() == ""
