"""The worker: does what is in its queues, keeps house, and tells that it is alive."""

from __future__ import annotations

import threading
from datetime import timedelta

import pytest
from django.db import OperationalError
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from kostra.portal import klokke, vedlikehold
from kostra.portal.varsling import arbeider, utvalg
from kostra.portal.varsling.models import Arbeider
from portal.varsling.conftest import kode, ny_rapportor

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def egne_faste(monkeypatch):
    monkeypatch.setattr(vedlikehold, "_FASTE", {})


class Etter(threading.Event):
    """Stops the worker after some rounds without work, instead of waiting."""

    def __init__(self, runder: int = 1, imens=lambda: None) -> None:
        super().__init__()
        self.igjen, self.imens = runder, imens

    def wait(self, timeout=None) -> bool:
        self.imens()
        self.igjen -= 1
        if self.igjen <= 0:
            self.set()
        return self.is_set()


def legg(*brev) -> None:
    from django.db import transaction

    with transaction.atomic():
        for lag in brev:
            lag()


def test_arbeideren_sender_brevene_i_sine_koer_og_ingen_andre(post, sms, egne_faste):
    legg(ny_rapportor, kode)
    arbeider.kjor(koer=["sms"], intervall=0, stopp=Etter())
    assert (len(sms.kall), len(post.brev)) == (1, 0)
    arbeider.kjor(koer=["epost"], intervall=0, stopp=Etter())
    assert (len(sms.kall), len(post.brev)) == (1, 1)


def test_nye_forsok_gjores_uten_ny_oppgave(post, gaa, egne_faste):
    post.rcpt = "451 senere"
    legg(ny_rapportor)

    def rett_opp():
        post.rcpt = ""
        gaa(minutes=2)

    arbeider.kjor(koer=["epost"], intervall=0, stopp=Etter(2, rett_opp))
    assert len(post.brev) == 1


def test_en_levende_arbeider_synes_og_en_som_har_stoppet_gjor_det_ikke(egne_faste):
    sett = []
    stopp = Etter(1, lambda: sett.append((utvalg.levende("sms"), utvalg.levende("epost"))))
    arbeider.kjor(koer=["sms"], intervall=0, stopp=stopp)
    assert sett == [(True, False)]
    assert not utvalg.levende("sms")


def test_en_drept_arbeider_er_ikke_levende_naar_den_har_vaert_taus(gaa):
    Arbeider.objects.create(navn="sms-1", koer=["sms"])
    assert utvalg.levende("sms")
    gaa(minutes=2)
    assert not utvalg.levende("sms")
    assert [a.lever for a in utvalg.arbeidere()] == [False]


def test_en_opptatt_arbeider_faar_lenger_tid(gaa):
    Arbeider.objects.create(navn="epost-1", koer=["epost"], gjor="send_epost")
    gaa(minutes=2)
    assert utvalg.levende("epost")
    gaa(minutes=2)
    assert not utvalg.levende("epost")


def test_arbeideren_overlever_at_databasen_er_borte(post, egne_faste, monkeypatch):
    legg(ny_rapportor)
    ekte, ganger = arbeider._EnOppgave.run, []

    def borte(self):
        ganger.append(1)
        if len(ganger) < 3:
            raise OperationalError("passordet er hemmelig")
        ekte(self)

    monkeypatch.setattr(arbeider._EnOppgave, "run", borte)
    arbeider.kjor(koer=["epost"], intervall=0, stopp=Etter(4))
    assert len(post.brev) == 1


# -- maintenance -----------------------------------------------------------------------------------
def test_fast_arbeid_gjores_naar_det_er_tid_og_ikke_for(egne_faste, gaa):
    gjort = []
    vedlikehold.registrer("prove", lambda: gjort.append(1), timedelta(minutes=5))
    vaktmester = vedlikehold.Vaktmester()
    for _ in range(3):
        vaktmester.gjor_forfalte(klokke.naa())
    assert len(gjort) == 1
    gaa(minutes=6)
    vaktmester.gjor_forfalte(klokke.naa())
    assert len(gjort) == 2
    gaa(hours=-48)  # a clock set back must not stop the work for two days
    vaktmester.gjor_forfalte(klokke.naa())
    assert len(gjort) == 3


def test_et_arbeid_som_feiler_stopper_ikke_de_andre(egne_faste):
    gjort = []
    vedlikehold.registrer("feiler", lambda: 1 / 0, timedelta(minutes=1))
    vedlikehold.registrer("virker", lambda: gjort.append(1), timedelta(minutes=1))
    arbeider.kjor(koer=["vedlikehold"], intervall=0, stopp=Etter())
    assert gjort == [1]


def test_bare_vedlikeholdskoen_holder_hus(egne_faste):
    gjort = []
    vedlikehold.registrer("prove", lambda: gjort.append(1), timedelta(minutes=1))
    arbeider.kjor(koer=["sms"], intervall=0, stopp=Etter())
    assert gjort == []


def test_brevene_passes_paa_av_det_faste_arbeidet():
    navn = {fast.navn for fast in vedlikehold.faste()}
    assert {"varsling.ta_tilbake", "varsling.tom_hemmeligheter"} <= navn


def test_gamle_oppgaver_ryddes_og_de_som_er_i_gang_far_vaere(gaa):
    felles = {"args_kwargs": {}, "task_path": "x", "queue_name": "sms", "backend_name": "default",
              "return_value": None, "exception_class_path": "", "traceback": ""}  # fmt: skip
    naa = klokke.naa()
    for status, timer in [("SUCCESSFUL", 30), ("SUCCESSFUL", 1), ("RUNNING", 30), ("RUNNING", 1)]:
        naar = naa - timedelta(hours=timer)
        DBTaskResult.objects.create(status=status, started_at=naar, finished_at=naar, **felles)
    gaa(days=30)  # a rehearsal's clock is not the library's
    arbeider.rydd()
    igjen = DBTaskResult.objects.order_by("status").values_list("status", flat=True)
    assert list(igjen) == [TaskResultStatus.RUNNING, TaskResultStatus.SUCCESSFUL]
