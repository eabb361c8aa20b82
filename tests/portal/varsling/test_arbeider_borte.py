"""The worker was dead for an hour: what it should have sent is sent, and what came too late isn't."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest

from kostra.portal import klokke
from kostra.portal.konto import services
from kostra.portal.varsling import oppgaver, sending, utvalg
from kostra.portal.varsling.models import Forsendelse
from portal import bygg
from portal.innsending.skjema_hjelp import fyll_ut_999, innlogget, les, send
from portal.konto import hjelp
from portal.varsling.conftest import tekst

pytestmark = pytest.mark.django_db
Stand = Forsendelse.Stand


def alt_som_er_forfalt() -> int:
    """What the worker does when it is back."""
    sending.ta_tilbake()
    antall = 0
    while (sendt := sending.send_forfalte(["epost", "sms"])) > 0:
        antall += sendt
    return antall


def test_brevene_venter_og_sendes_en_gang_naar_den_er_tilbake(post, gaa):
    bygg.runde()
    kommunen = innlogget(bygg.kommunekonto(bygg.enhet()))
    utfylling = fyll_ut_999(kommunen)
    svar = send(kommunen, utfylling, "person", "send_inn")
    assert "Skjemaet er sendt inn" in les(kommunen.get(svar.headers["Location"]))
    ventet = Forsendelse.objects.filter(kanal="epost").count()
    gaa(hours=1)
    assert post.brev == []
    alt_som_er_forfalt()
    alt_som_er_forfalt()
    assert len(post.brev) == ventet
    brev = [raa for raa in post.brev if "passord" in tekst(raa).lower()]
    assert brev
    assert set(Forsendelse.objects.values_list("stand", flat=True)) == {Stand.SENDT}


def test_koden_som_ble_for_gammel_sendes_aldri_og_en_ny_kan_faas(sms, gaa):
    bygg.runde()
    nora = bygg.rapportor(bygg.enhet(), "11CF")
    klient = hjelp.nettleser()
    hjelp.steg1(klient, nora.brukerid)
    gammel = hjelp.siste_kode(klient)
    gaa(hours=1)
    alt_som_er_forfalt()
    assert sms.kall == []
    assert hjelp.steg2(klient, gammel).url == "/logg-inn/?grunn=forsok"
    side = les(klient.get("/logg-inn/?grunn=forsok"))
    assert f'value="{nora.brukerid}"' in side
    hjelp.steg1(klient, nora.brukerid)
    oppgaver.send(str(Forsendelse.objects.latest("opprettet").pk))
    [kall] = sms.kall
    [kode] = re.findall(r"\b\d{6}\b", kall["text"])
    assert hjelp.steg2(klient, kode).url == "/skjema/"


def test_startpassordet_gjelder_fortsatt_naar_brevet_kommer_en_time_for_sent(post, gaa):
    bygg.runde()
    bruker, passord = services.opprett_rapportor(
        enhet=bygg.enhet(), navn="Nils Eksempel", epost="nils@senja.example",
        mobil="+4790000001",
    )  # fmt: skip
    gaa(hours=1)
    alt_som_er_forfalt()
    svar = hjelp.steg1(hjelp.nettleser(), bruker.brukerid, passord)
    assert svar.url == "/logg-inn/kode/"


def test_det_som_venter_synes_for_den_som_passer_paa(gaa):
    bygg.runde()
    nora = bygg.rapportor(bygg.enhet(), "11CF")
    hjelp.steg1(hjelp.nettleser(), nora.brukerid)
    gaa(hours=1)
    siden = utvalg.har_ventet_siden(kanal="sms")
    assert siden is not None
    assert klokke.naa() - siden >= timedelta(minutes=59)
