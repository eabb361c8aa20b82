"""The outbox with real processes, threads and files: nothing doubled, nothing in clear, nobody waits."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.db import connection, connections, transaction

from kostra.portal import klokke
from kostra.portal.varsling import oppgaver, utvalg
from kostra.portal.varsling.models import Forsendelse
from portal import databasefil
from portal.varsling import tjenere
from portal.varsling.conftest import KODE, PASSORD, kode, ny_rapportor, tekst

pytestmark = pytest.mark.django_db(transaction=True)
Stand = Forsendelse.Stand
TESTER = Path(__file__).parents[2]


def legg(lag, *args):
    with transaction.atomic():
        return lag(*args)


@pytest.mark.skipif(connection.vendor != "sqlite", reason="reads the database's file")
def test_passord_og_kode_staar_aldri_i_databasens_filer(post, sms):
    brev = legg(ny_rapportor), legg(kode)
    for naar in ("ventende", "sendt"):
        innhold = databasefil.innhold()
        assert b"nora@senja.example" in innhold, naar
        assert PASSORD.encode() not in innhold, naar
        assert KODE.encode() not in innhold, naar
        assert PASSORD.encode("utf-16-le") not in innhold, naar
        for ett in brev:
            oppgaver.send(str(ett.id))
    assert PASSORD in tekst(post.brev[0])
    assert KODE in sms.kall[0]["text"]


@pytest.mark.skipif(connection.vendor != "sqlite", reason="reads the database's file")
def test_heller_ikke_det_forseglede_blir_liggende_naar_brevet_er_sendt(post):
    brev = legg(ny_rapportor)
    forseglet = bytes(brev.forseglet)
    with connection.cursor() as peker:
        peker.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    assert forseglet in databasefil.innhold()
    oppgaver.send(str(brev.id))
    with connection.cursor() as peker:
        peker.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    assert forseglet not in databasefil.innhold()


def test_mange_som_sender_samtidig_gir_ett_brev(post):
    brev = legg(ny_rapportor)
    klar = threading.Barrier(6)

    def send() -> None:
        klar.wait()
        try:
            oppgaver.send(str(brev.id))
        finally:
            connections.close_all()

    traader = [threading.Thread(target=send) for _ in range(6)]
    for traad in traader:
        traad.start()
    for traad in traader:
        traad.join()
    brev.refresh_from_db()
    assert (len(post.brev), brev.stand, brev.forsok) == (1, Stand.SENDT, 1)


def test_mange_som_legger_samme_brev_gir_ett(post):
    klar = threading.Barrier(4)
    ider = []

    def skriv() -> None:
        klar.wait()
        try:
            ider.append(legg(ny_rapportor).pk)
        finally:
            connections.close_all()

    traader = [threading.Thread(target=skriv) for _ in range(4)]
    for traad in traader:
        traad.start()
    for traad in traader:
        traad.join()
    assert (len(ider), len(set(ider)), Forsendelse.objects.count()) == (4, 1, 1)


def vent_til(sant, hva: str):
    frist = time.monotonic() + 60
    while not sant():
        assert time.monotonic() < frist, f"ventet forgjeves på at {hva}"
        time.sleep(0.1)


def databasens_adresse() -> str:
    navn = connection.settings_dict["NAME"]
    if connection.vendor == "sqlite":
        return f"sqlite:///{navn}"
    return urlsplit(os.environ["KOSTRA_TEST_DATABASE"])._replace(path=f"/{navn}").geturl()


@pytest.fixture
def start_arbeidere(tmp_path):
    """Starts ``hoved`` in a process of its own, and stops it."""
    startet = []

    def start(**miljo: str) -> subprocess.Popen:
        kode = "import django; django.setup()\nfrom kostra.portal.varsling import arbeider\n"
        kode += "raise SystemExit(arbeider.hoved(intervall=0.1))"
        alle = os.environ | miljo | {
            "DJANGO_SETTINGS_MODULE": "portal.varsling.egne_innstillinger",
            "PYTHONPATH": str(TESTER),
            "KOSTRA_DATA": str(tmp_path / "arbeiderdata"),
            "KOSTRA_TEST_DATABASE": databasens_adresse(),
        }  # fmt: skip
        with open(tmp_path / "logg", "ab") as logg:
            prosess = subprocess.Popen([sys.executable, "-c", kode], env=alle, stderr=logg)
        startet.append(prosess)
        return prosess

    yield start
    for prosess in startet:
        if prosess.poll() is None:
            prosess.kill()
        prosess.wait()


def test_sms_venter_ikke_bak_en_posttjener_som_henger(start_arbeidere, sms, tmp_path):
    with tjenere.rotjener(tjenere.taus) as port:
        prosess = start_arbeidere(
            KOSTRA_SMTP_VERT="127.0.0.1",
            KOSTRA_SMTP_PORT=str(port),
            KOSTRA_SMTP_TLS="ingen",
            KOSTRA_SMS_ADRESSE=sms.adresse,
        )
        brev = legg(ny_rapportor)
        henger = Forsendelse.objects.filter(pk=brev.pk, stand=Stand.SENDES)
        vent_til(henger.exists, "posttjeneren får forbindelsen")
        vent_til(lambda: utvalg.levende("epost") and utvalg.levende("sms"), "begge lever")
        legg(kode)
        vent_til(lambda: sms.kall, "koden kommer")
        assert henger.exists()
    # the line is cut now: the e-mail is taken up again later, and the workers can stop
    vent_til(lambda: not henger.exists(), "brevet er lagt tilbake")
    prosess.send_signal(signal.SIGTERM)
    assert prosess.wait(timeout=60) == 0
    assert not utvalg.levende("sms")
    brev.refresh_from_db()
    assert (brev.stand, brev.neste_forsok > klokke.naa()) == (Stand.VENTER, True)
    logg = (tmp_path / "logg").read_text()
    assert "arbeider_stopper" in logg
    for hemmelig in (PASSORD, KODE, "nora@senja.example", "+4790000000"):
        assert hemmelig not in logg


def test_en_drept_arbeider_blir_startet_igjen(start_arbeidere, sms):
    start_arbeidere(KOSTRA_SMS_ADRESSE=sms.adresse)

    def sms_arbeider():
        return next((a.navn for a in utvalg.arbeidere() if "sms" in a.koer), "")

    vent_til(sms_arbeider, "arbeideren melder seg")
    forste = sms_arbeider()
    os.kill(int(forste.split("-")[1]), signal.SIGKILL)
    vent_til(lambda: sms_arbeider() != forste, "en ny melder seg")
    legg(kode)
    vent_til(lambda: sms.kall, "koden kommer")
    assert len(sms.kall) == 1
