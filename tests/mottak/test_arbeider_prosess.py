"""The worker as a process: killed, asked to end, without keys; and a portal with no way to them."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from datetime import timedelta
from urllib.parse import quote

import pytest
from django.conf import settings
from django.db import OperationalError, connection

import kostra.mottak.arbeider_prosess as modul
from kostra.nokler import Bruk, sertifikat_pem, som_pem
from kostra.portal import klokke, miljo
from kostra.portal.innsending.models import Kontroll, Levering, Mottaksarbeider
from mottak.hjelp import par
from portal.innsending.fil_hjelp import sak

_KJOR = "from kostra.cli import hoved; hoved()"
#: As the worker, but each delivery first says nothing for a while: time to be killed in.
_TREG = """
import sys, time
from kostra.cli import hoved, mottak
ekte = mottak.start_portalen
def start():
    ekte()
    import kostra.mottak.arbeider as a
    motta = a.motta
    def treg(*x, **y):
        time.sleep({sekunder})
        return motta(*x, **y)
    a.motta = treg
mottak.start_portalen = start
hoved()
"""
pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(os.name == "nt", reason="signaler er annerledes"),
]


def _database() -> str:
    valgt = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{valgt['NAME']}"
    hvem = f"{quote(valgt['USER'] or '')}:{quote(valgt['PASSWORD'] or '')}"
    vert = quote(valgt["HOST"] or "", safe="")
    return f"postgresql://{hvem}@{vert}:{valgt['PORT'] or ''}/{valgt['NAME']}"


@pytest.fixture
def nokler(tmp_path):
    mappe = tmp_path / "nokler"
    mappe.mkdir(mode=0o700)
    for bruk in Bruk:
        nokkel, sertifikat = par("SSB", bruk)
        (mappe / f"{bruk.value}.key.pem").write_bytes(som_pem(nokkel, None))
        (mappe / f"{bruk.value}.crt.pem").write_bytes(sertifikat_pem(sertifikat))
    return mappe


@pytest.fixture
def start(nokler):
    """Starts workers, and sees to it that none is left."""
    prosesser = []

    def kjor(*valg: str, kode: str = _KJOR, mappe=nokler) -> subprocess.Popen:
        prosess = subprocess.Popen(
            [sys.executable, "-c", kode, "mottak", "arbeider", *valg],
            env=_miljo() | {"KOSTRA_MOTTAK_NOKLER": str(mappe), "KOSTRA_MOTTAK_PAUSE": "50"},
            stderr=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
        )
        prosesser.append(prosess)
        return prosess

    yield kjor
    for prosess in prosesser:
        if prosess.poll() is None:
            prosess.kill()
        prosess.communicate()


def _miljo() -> dict[str, str]:
    ut = {n: v for n, v in os.environ.items() if not n.startswith(("KOSTRA_", "DJANGO_"))}
    return ut | {
        "KOSTRA_MODUS": "test",
        "KOSTRA_HEMMELIGHET": "bare-for-testene-" + "x" * 50,
        "KOSTRA_DATA": str(settings.KOSTRA.data),
        "KOSTRA_DATABASE": _database(),
    }


def vent_til(sant) -> None:
    frist = time.monotonic() + 60
    while not sant():
        assert time.monotonic() < frist, "det skjedde ikke"
        time.sleep(0.05)


def _tatt() -> bool:
    return Kontroll.objects.exclude(arbeider="").exists()


def test_drept_midt_i_en_levering_gjoeres_den_om_igjen_og_registreres_en_gang(start):
    saken = sak()
    saken.med_fil()
    saken.bestill("send_inn")
    drept = start(kode=_TREG.format(sekunder=300))
    vent_til(_tatt)
    os.kill(drept.pid, signal.SIGKILL)
    drept.wait()
    assert not Levering.objects.exists()
    assert saken.fersk().tilstand == "under_kontroll"
    Kontroll.objects.update(leie_til=klokke.naa() - timedelta(seconds=1))  # a minute later
    assert start("--tom").wait(60) == 0
    assert Levering.objects.count() == 1
    assert (Kontroll.objects.get().forsok, saken.fersk().tilstand) == (2, "innsendt")


def test_bedt_om_aa_stanse_gjoer_den_jobben_ferdig_foerst(start):
    saken = sak()
    saken.med_fil()
    saken.bestill("send_inn")
    prosess = start(kode=_TREG.format(sekunder=1))
    vent_til(_tatt)
    prosess.terminate()
    assert prosess.wait(60) == 0
    assert saken.fersk().tilstand == "innsendt"
    assert not Mottaksarbeider.objects.exists()


def test_uten_nokkel_venter_jobben_og_loggen_og_helsen_sier_det(start, tmp_path):
    saken = sak()
    saken.med_fil()
    saken.bestill("send_inn")
    tom = tmp_path / "tom"
    tom.mkdir()
    prosess = start(mappe=tom)
    vent_til(lambda: Mottaksarbeider.objects.filter(stand="mangler_nokkel").exists())
    prosess.terminate()
    _ut, logg = prosess.communicate(timeout=60)
    assert "mottak.mangler_nokkel" in logg.decode()
    assert (Kontroll.objects.get().stand, saken.fersk().tilstand) == ("i_ko", "under_kontroll")
    assert start("--tom").wait(60) == 0
    assert saken.fersk().tilstand == "innsendt"


def test_feil_innstillinger_sies_foer_noe_startes(start, tmp_path):
    prosess = start(mappe=tmp_path / "ingen")
    _ut, feil = prosess.communicate(timeout=60)
    assert prosess.returncode == 64
    assert "KOSTRA_MOTTAK_NOKLER" in feil.decode()


def test_portalens_prosess_har_verken_modul_eller_innstilling_som_naar_en_noekkel(nokler):
    """Everything the portal serves is loaded; neither keys nor mottak came along."""
    kode = (
        "import os, sys\n"
        "os.environ['DJANGO_SETTINGS_MODULE'] = 'kostra.portal.settings'\n"
        "import django; django.setup()\n"
        "from django.urls import get_resolver\n"
        "from django.conf import settings\n"
        "antall = len(get_resolver().url_patterns)\n"
        "import kostra.portal.wsgi, kostra.portal.innsending.kontroll.oppgaver as o\n"
        "assert antall > 5\n"
        "moduler = [m for m in sys.modules if m.startswith(('kostra.nokler', 'kostra.mottak'))]\n"
        "assert not moduler, moduler\n"
        "assert o._behandler is None\n"
        f"assert {str(nokler)!r} not in repr(vars(settings.KOSTRA))\n"
    )
    miljoet = _miljo() | {"KOSTRA_MOTTAK_NOKLER": str(nokler), "KOSTRA_PASSORD": "x"}
    kjort = subprocess.run(
        [sys.executable, "-c", kode], env=miljoet, capture_output=True, timeout=120, check=False
    )
    assert kjort.returncode == 0, kjort.stderr.decode()[-2000:]


@pytest.mark.parametrize(
    "navn",
    ["KOSTRA_MOTTAK_NOKLER", "KOSTRA_MOTTAK_PASSORD_FIL", "KOSTRA_PASSORD", "KOSTRA_PKCS11_PIN"],
)
def test_portalen_starter_ikke_i_produksjon_med_veien_til_noklene(navn):
    with pytest.raises(miljo.InnstillingsFeil) as feil:
        miljo.les({"KOSTRA_MODUS": "produksjon", navn: "/hemmelig"})
    assert any(navn in setning and "mottaket" in setning for setning in feil.value.feil)
    assert "/hemmelig" not in str(feil.value)


def test_en_database_som_er_borte_ventes_paa(monkeypatch):
    forsok: list[str] = []

    def lokke(self) -> None:
        forsok.append("")
        if len(forsok) < 3:
            raise OperationalError("connection refused")

    monkeypatch.setattr(modul.Worker, "run", lokke)
    monkeypatch.setattr(modul, "VENT_PAA_DATABASEN", 0)
    monkeypatch.setattr(modul.connection, "close", lambda: None)
    modul.Kolokke("m", 0, tom=False).run()
    assert len(forsok) == 3
