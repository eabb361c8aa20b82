"""The kommune's list of rapportører, and a new mobile number confirmed by the old one."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse

from kostra.portal import klokke
from kostra.portal.konto import gjenoppretting, struping
from kostra.portal.konto.models import Gjenoppretting, Struping
from kostra.portal.tilgang.models import Mobilbytte
from kostra.portal.varsling import forsegling
from kostra.portal.varsling.models import Forsendelse
from portal import bygg

pytestmark = pytest.mark.django_db


@pytest.fixture
def senja():
    bygg.runde()
    return bygg.enhet()


@pytest.fixture
def kommune(client, senja):
    client.force_login(bygg.kommunekonto(senja))
    return client


def _url(navn, *args):
    return reverse(f"tilgang:{navn}", args=args)


def test_kommunen_ser_sine_rapportorer_og_ingen_andres(kommune, senja):
    bygg.rapportor(senja, "11CF", navn="Nora Eksempel")
    bygg.rapportor(bygg.enhet("5501", "Tromsø"), "11CF", navn="Ola Fremmed")
    side = kommune.get(_url("rapportorer")).content.decode()
    assert "Nora Eksempel" in side
    assert "2026: 11CF" in side
    assert "Ola Fremmed" not in side


def test_uten_rapportorer_sier_siden_hva_som_skal_gjores(kommune):
    assert "skjema 999" in kommune.get(_url("rapportorer")).content.decode()


@pytest.mark.parametrize("navn", ["nytt_passord", "mistet_mobil", "avvis_onske"])
def test_en_annen_kommunes_rapportor_finnes_ikke(kommune, navn):
    fremmed = bygg.rapportor(bygg.enhet("5501", "Tromsø"), "11CF")
    assert kommune.post(_url(navn, fremmed.brukerid)).status_code == 404


def test_nytt_passord_sendes_forst_naar_kommunen_har_bekreftet(kommune, senja):
    nora = bygg.rapportor(senja, "11CF")
    assert kommune.get(_url("nytt_passord", nora.brukerid)).status_code == 200
    assert not Forsendelse.objects.exists()
    kommune.post(_url("nytt_passord", nora.brukerid))
    assert Forsendelse.objects.get().til == nora.epost
    nora.refresh_from_db()
    assert nora.maa_bytte_passord


def test_mistet_mobil_faar_nytt_nummer_og_okten_dor(kommune, senja):
    nora = bygg.rapportor(senja, "11CF")
    gjenoppretting.be_om(
        brukernavn=nora.brukerid, slag=Gjenoppretting.Slag.MOBIL, adresse="192.0.2.1"
    )
    assert "Har mistet mobilen" in kommune.get(_url("rapportorer")).content.decode()
    kommune.post(_url("mistet_mobil", nora.brukerid), {"mobil": "+47 900 00 007"})
    for_ = nora.oktnummer
    nora.refresh_from_db()
    assert (nora.mobil, nora.oktnummer > for_) == ("+4790000007", True)


@pytest.mark.parametrize("mobil", ["", "12", "22 22 22 22", "nora@senja.example"])
def test_et_nummer_som_ikke_tar_sms_endrer_ingenting(kommune, senja, mobil):
    nora = bygg.rapportor(senja, "11CF")
    svar = kommune.post(_url("mistet_mobil", nora.brukerid), {"mobil": mobil})
    assert svar.status_code == 422
    nora.refresh_from_db()
    assert nora.mobil == "+4790000000"


def test_et_onske_personen_ikke_har_kan_avvises(kommune, senja):
    nora = bygg.rapportor(senja, "11CF")
    gjenoppretting.be_om(
        brukernavn=nora.brukerid, slag=Gjenoppretting.Slag.PASSORD, adresse="192.0.2.1"
    )
    kommune.post(_url("avvis_onske", nora.brukerid))
    assert "Ber om nytt passord" not in kommune.get(_url("rapportorer")).content.decode()
    assert not Forsendelse.objects.filter(til=nora.epost).exists()


def test_fjoraarets_rapportorer_star_i_en_liste_til_bekreftelse(kommune, senja):
    bygg.runde(2025)
    nora = bygg.rapportor(senja, "11CF", aar=2025)
    assert "Bekreft rapportører for 2026" in kommune.get(_url("rapportorer")).content.decode()
    ikke_tall = ["ikke et tall", "9" * 30, "9" * 5000, "٣"]
    kommune.post(_url("bekreft_fjoraarets"), {"rapportor": [nora.pk, *ikke_tall]})
    assert nora.retter.filter(aar=2026, skjema="11CF").exists()


# -- the rapportør confirms a new number -----------------------------------------------------------


@pytest.fixture
def nora(senja):
    ny = bygg.rapportor(senja, "11CF")
    Mobilbytte.objects.create(bruker=ny, ny_mobil="+4790000009")
    return ny


@pytest.fixture
def rapportor(client, nora):
    client.force_login(nora)
    return client


@pytest.fixture
def reise():
    with time_machine.travel(klokke.naa(), tick=False) as reise:
        yield reise


def _be_om_kode(klient, reise):
    """Presses the button, too late to be the second of a double click."""
    reise.shift(timedelta(seconds=11))
    return klient.post(_url("mobilbytte"))


def _kode(nora):
    brev = Forsendelse.objects.filter(mal="mobilbytte").order_by("-opprettet").first()
    assert brev.til == nora.mobil, "koden går til det gamle nummeret"
    return forsegling.aapne(bytes(brev.forseglet), brev.pk)["kode"]


def test_nytt_nummer_bekreftes_med_kode_til_det_gamle(rapportor, nora):
    rapportor.post(_url("mobilbytte"))
    rapportor.post(_url("mobilbytte"), {"kode": _kode(nora)})
    nora.refresh_from_db()
    assert nora.mobil == "+4790000009"


def test_gal_kode_sier_fra_og_fem_gale_er_slutt(rapportor, nora):
    rapportor.post(_url("mobilbytte"))
    riktig = _kode(nora)
    gal = f"{(int(riktig) + 1) % 1_000_000:06d}"
    for _ in range(5):
        svar = rapportor.post(_url("mobilbytte"), {"kode": gal})
        assert svar.status_code == 422
    rapportor.post(_url("mobilbytte"), {"kode": riktig})
    nora.refresh_from_db()
    assert nora.mobil == "+4790000000"


def test_et_dobbeltklikk_sender_en_kode_og_den_virker(rapportor, reise, nora):
    for _ in range(2):
        assert rapportor.post(_url("mobilbytte")).status_code == 302
    assert Forsendelse.objects.filter(mal="mobilbytte").count() == 1
    rapportor.post(_url("mobilbytte"), {"kode": _kode(nora)})
    nora.refresh_from_db()
    assert nora.mobil == "+4790000009"


def test_en_ny_kode_dreper_den_gamle(rapportor, reise, nora):
    _be_om_kode(rapportor, reise)
    gammel = _kode(nora)
    _be_om_kode(rapportor, reise)
    rapportor.post(_url("mobilbytte"), {"kode": gammel})
    nora.refresh_from_db()
    assert nora.mobil == "+4790000000"


def test_den_som_er_logget_inn_kan_ikke_faa_oss_til_aa_sende_sms_i_det_uendelige(
    rapportor, reise, nora
):
    svar = [_be_om_kode(rapportor, reise) for _ in range(6)]
    assert [ett.status_code for ett in svar] == [302] * 5 + [429]
    assert "Prøv igjen om en time." in svar[-1].content.decode()
    reise.shift(timedelta(hours=1))
    rapportor.logout()
    rapportor.force_login(nora)
    assert _be_om_kode(rapportor, reise).status_code == 302
    assert Forsendelse.objects.filter(mal="mobilbytte").count() == 6


def test_fellestaket_for_sms_gjelder_ogsaa_for_et_nytt_nummer(rapportor, reise, nora, monkeypatch):
    monkeypatch.setattr(struping, "SMS_ALLE", struping.Grense("smsalle", 1, timedelta(days=1)))
    _be_om_kode(rapportor, reise)
    svar = _be_om_kode(rapportor, reise)
    assert svar.status_code == 429
    assert "Prøv igjen i morgen." in svar.content.decode()


def test_nye_koder_og_nye_oekter_gir_ikke_flere_gjetninger_enn_tjue_om_dagen(client, reise, nora):
    client.force_login(nora)
    for _ in range(4):
        _be_om_kode(client, reise)
        riktig = _kode(nora)
        gal = f"{(int(riktig) + 1) % 1_000_000:06d}"
        for _ in range(5):
            client.post(_url("mobilbytte"), {"kode": gal})
    reise.shift(timedelta(hours=2))
    client.logout()
    client.force_login(nora)
    client.post(_url("mobilbytte"))
    client.post(_url("mobilbytte"), {"kode": _kode(nora)})
    nora.refresh_from_db()
    assert nora.mobil == "+4790000000"


def test_riktige_koder_bruker_ikke_opp_grensen(rapportor, nora):
    rapportor.post(_url("mobilbytte"))
    rapportor.post(_url("mobilbytte"), {"kode": _kode(nora)})
    assert Struping.objects.get(nokkel__startswith="byttekode:").antall == 0


def test_et_nummer_som_kommunen_tar_i_bruk_er_svaret_paa_det_som_ventet(kommune, senja):
    nora = bygg.rapportor(senja, "11CF")
    Mobilbytte.objects.create(bruker=nora, ny_mobil="+4790000009")
    kommune.post(_url("mistet_mobil", nora.brukerid), {"mobil": "90 00 00 07"})
    assert not Mobilbytte.objects.filter(avgjort=None).exists()


def test_uten_bytte_som_venter_finnes_ikke_siden(client, senja):
    client.force_login(bygg.rapportor(senja, "11CF"))
    assert client.get(_url("mobilbytte")).status_code == 404
