"""The login ends while a file is on its way: the script is told so in words, and goes on afterwards."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from kostra.portal import klokke
from kostra.portal.innsending.models import Opplasting
from kostra.portal.innsending.opplasting.utvalg import filens_side
from kostra.portal.konto import services
from mottak.hjelp import GOD, konvolutt
from portal.innsending.fil_hjelp import alt_i_lageret, sak

pytestmark = pytest.mark.django_db
BIT = 262_144
#: What the script sends with everything; a browser adds the second by itself.
SKRIPT = {"Accept": "application/json", "Sec-Fetch-Dest": "empty"}


@pytest.fixture
def reise():
    with time_machine.travel(klokke.naa(), tick=False) as reisen:
        yield reisen


@pytest.fixture
def saken(reise):
    return sak()


@pytest.fixture
def begynt(saken):
    """(address, data): the first piece is up."""
    data = konvolutt(b"u" * 400_000)
    adresse = reverse("innsending:opplasting", args=[saken.start(data).json()["id"]])
    assert saken.bit(adresse, 0, data[:BIT], **SKRIPT).status_code == 200
    return adresse, data


def _henvendelser(saken, adresse, data):
    """Each request that the script makes, by name."""
    nettleser, fjern = saken.nettleser, reverse("innsending:fil_fjern", args=[saken.utfylling.pk])
    start = reverse("innsending:opplasting_start", args=[saken.utfylling.pk])
    om = json.dumps({"navn": "x.p7m", "storrelse": 9, "sha256": "0" * 64})
    return {
        "start": lambda: nettleser.post(start, om, "application/json", headers=SKRIPT),
        "bit": lambda: saken.bit(adresse, BIT, data[BIT:], **SKRIPT),
        "hvor langt": lambda: nettleser.get(adresse, headers=SKRIPT),
        "ferdig": lambda: nettleser.post(f"{adresse}ferdig/", headers=SKRIPT),
        "avbryt": lambda: nettleser.delete(adresse, headers=SKRIPT),
        "fjern": lambda: nettleser.post(fjern, headers=SKRIPT),
    }


HVER = ["start", "bit", "hvor langt", "ferdig", "avbryt", "fjern"]


@pytest.mark.parametrize("hva", HVER)
@pytest.mark.parametrize("etter", ["uten aa gjoere noe", "endret et annet sted"])
def test_skriptet_faar_vite_at_det_er_logget_ut_og_aldri_en_side(saken, begynt, reise, hva, etter):
    if etter == "endret et annet sted":
        services.avslutt_okter(bruker=saken.bruker)
    else:
        reise.shift(timedelta(minutes=30))
    svar = _henvendelser(saken, *begynt)[hva]()
    assert svar.status_code == 401
    assert svar.headers["Content-Type"] == "application/json"
    assert svar.json()["kode"] == "utlogget"
    assert "Du er logget ut" in svar.json()["tekst"]
    assert "Location" not in svar.headers
    assert Opplasting.objects.get().mottatt == BIT


def test_etter_tolv_timer_ogsaa_for_den_som_har_lastet_opp_hele_tiden(saken, begynt, reise):
    adresse, data = begynt
    for _ in range(12 * 3 - 1):
        reise.shift(timedelta(minutes=20))
        assert saken.nettleser.get(adresse, headers=SKRIPT).status_code == 200
    reise.shift(timedelta(minutes=20))
    assert saken.bit(adresse, BIT, data[BIT:], **SKRIPT).status_code == 401


def test_en_bit_som_kommer_fram_forlenger_paaloggingen(saken, begynt, reise):
    adresse, data = begynt
    reise.shift(timedelta(minutes=29))
    assert saken.bit(adresse, BIT, data[BIT : BIT + 1000], **SKRIPT).status_code == 200
    reise.shift(timedelta(minutes=29))
    assert saken.bit(adresse, BIT + 1000, data[BIT + 1000 :], **SKRIPT).status_code == 200


def test_innlogget_igjen_fortsetter_den_der_den_slapp_med_nytt_token(saken, reise):
    """The page is older than the new login: its token is void, and the answer brings a fresh one."""
    nettleser = Client(enforce_csrf_checks=True)
    nettleser.defaults |= {"wsgi.url_scheme": "https", "SERVER_NAME": "kostra.example"}
    nettleser.force_login(saken.bruker)
    saken.nettleser = nettleser
    token = nettleser.get(filens_side(saken.utfylling)).context["csrf_token"]
    kom = {"Referer": "https://kostra.example/skjema/"} | SKRIPT
    data = konvolutt(b"u" * 400_000)
    om = {"navn": "x.p7m", "storrelse": len(data), "sha256": _sha(data)}
    start = reverse("innsending:opplasting_start", args=[saken.utfylling.pk])
    svar = nettleser.post(
        start, json.dumps(om), "application/json", headers=kom | {"X-CSRFToken": str(token)}
    )
    adresse = reverse("innsending:opplasting", args=[svar.json()["id"]])
    assert (
        saken.bit(adresse, 0, data[:BIT], **kom, **{"X-CSRFToken": str(token)}).status_code == 200
    )
    reise.shift(timedelta(minutes=31))
    assert (
        saken.bit(adresse, BIT, data[BIT:], **kom, **{"X-CSRFToken": str(token)}).json()["kode"]
        == "utlogget"
    )
    nettleser.cookies.pop("__Host-kostra-csrf")  # a new login changes it
    nettleser.force_login(saken.bruker)
    staar = nettleser.get(adresse, headers=kom).json()
    assert staar["mottatt"] == BIT
    nytt = {"X-CSRFToken": staar["csrf"]}
    assert saken.bit(adresse, BIT, data[BIT:], **kom, **nytt).status_code == 200
    assert nettleser.post(f"{adresse}ferdig/", headers=kom | nytt).status_code == 200
    assert list(alt_i_lageret().values()) == [data]


def _sha(data: bytes) -> str:
    import hashlib

    return hashlib.sha256(data).hexdigest()


def test_uten_skript_gaar_man_til_paaloggingen_og_saa_tilbake_til_skjemaet(saken, reise):
    """The file posted with the form isn't kept, and the way back is to the page of the form."""
    side = filens_side(saken.utfylling)
    assert saken.nettleser.get(side).status_code == 200
    reise.shift(timedelta(minutes=31))
    fil = SimpleUploadedFile("a.p7m", konvolutt(GOD))
    svar = saken.nettleser.post(
        side, {"gjor": "lagre", "fil": fil}, headers={"Referer": f"https://kostra.example{side}"}
    )
    assert svar.status_code == 302
    assert svar.url.startswith("/logg-inn/?grunn=tid&neste=%2Fskjema%2F")
    assert alt_i_lageret() == {}
    assert "30 minutter" in saken.nettleser.get(svar.url).content.decode()
    saken.nettleser.force_login(saken.bruker)
    assert saken.nettleser.get(side).status_code == 200


def test_startpassordet_som_ikke_er_byttet_stopper_opplastingen_i_samme_form(saken, begynt):
    saken.bruker.maa_bytte_passord = True
    saken.bruker.save()
    adresse, data = begynt
    svar = saken.bit(adresse, BIT, data[BIT:], **SKRIPT)
    assert svar.status_code == 401
    assert svar.json()["til"] == "/min-side/passord/"
    assert svar.json()["tekst"]
