"""The outbox page: in a demo the letters can be read, elsewhere the page isn't there."""

from __future__ import annotations

import pytest

from kostra.portal.varsling import oppgaver
from portal.varsling.conftest import KODE, PASSORD, kode, ny_rapportor

pytestmark = pytest.mark.django_db
SIDE = "/demo/utboks/"


@pytest.fixture
def demo(sett):
    sett(modus="demo")


def send(brev):
    oppgaver.send(str(brev.id))


@pytest.mark.parametrize("modus", ["test", "produksjon"])
def test_siden_finnes_bare_i_demo(klient, sett, modus):
    send(ny_rapportor())
    sett(modus=modus)
    svar = klient.get(SIDE)
    assert svar.status_code == 404
    assert PASSORD not in svar.content.decode()


def test_epost_og_sms_kan_leses_nyeste_forst(klient, demo):
    send(ny_rapportor())
    send(kode())
    side = klient.get(SIDE).content.decode()
    assert side.index(KODE) < side.index(PASSORD)
    assert "bare en demo" in side
    assert "2 meldinger" in side


def test_tom_utboks_sier_hva_som_skjer(klient, demo):
    assert "kommer den her av seg selv" in klient.get(SIDE).content.decode()


def test_det_sokes_etter_mottaker(klient, demo):
    send(ny_rapportor())
    send(kode())
    epost = klient.get(SIDE, {"til": "NORA@senja"}).content.decode()
    sms = klient.get(SIDE, {"til": "+47 900"}).content.decode()
    assert (PASSORD in epost, KODE in epost) == (True, False)
    assert (PASSORD in sms, KODE in sms) == (False, True)


def test_et_navn_blir_ikke_til_html(klient, demo):
    kontekst = {"kommunenr": "5530", "kommune": "<img src=x>", "brukerid": "X1", "skjemaer": []}
    send(ny_rapportor(kontekst=kontekst))
    side = klient.get(SIDE, {"til": '"><img src=y>'}).content.decode()
    assert "<img" not in side
    assert "<img src=x" not in klient.get(SIDE).content.decode()


def test_listen_oppdaterer_seg_bare_naar_det_er_noe_nytt(klient, demo):
    send(ny_rapportor())
    adresse = klient.get(SIDE).content.decode().split('hx-get="')[1].split('"')[0]
    adresse = adresse.replace("&amp;", "&")
    assert klient.get(adresse).status_code == 204
    send(kode())
    svar = klient.get(adresse)
    assert KODE in svar.content.decode()
    assert "<html" not in svar.content.decode()


def test_lenken_i_brevet_kan_trykkes(klient, demo):
    send(ny_rapportor())
    assert 'href="https://kostra.example/logg-inn/"' in klient.get(SIDE).content.decode()


def test_uten_post_mottak_havner_samme_brev_i_samme_fil(demo, settings):
    brev = ny_rapportor()
    send(brev)
    type(brev).objects.update(stand="tvilsom")
    send(brev)
    assert [fil.name for fil in settings.KOSTRA.post.iterdir()] == [f"{brev.id}.eml"]


def test_en_full_disk_taper_ikke_brevet(demo, settings):
    settings.KOSTRA.data.mkdir()
    settings.KOSTRA.post.write_text("her er det ingen mappe")
    brev = ny_rapportor()
    send(brev)
    brev.refresh_from_db()
    assert (brev.stand, brev.siste_feil) == ("venter", "postkassen_tar_ikke_imot")
