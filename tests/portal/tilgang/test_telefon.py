"""A mobile number typed in 999, in every notation: one number, one person, no change asked for."""

from __future__ import annotations

import pytest

from kostra.portal.konto.models import Bruker
from kostra.portal.tilgang.models import Mobilbytte
from kostra.portal.varsling.models import Forsendelse
from portal import bygg
from portal.innsending.skjema_hjelp import SVAR_999, fyll_ut_999, innlogget, les, send, start
from portal.konto import hjelp

pytestmark = pytest.mark.django_db

SKRIVEMAATER = [
    "90000001", "90 00 00 01", "900 00 001", "+4790000001", "+47 900 00 001", "0047 90000001",
    "00 47 90 00 00 01", "4790000001", "(+47) 90000001", "+47 (0) 90000001", "900-00-001",
    "90.00.00.01", "90\xa000\xa000\xa001", "\u202d90000001\u202c", "90000001\r\n",
]  # fmt: skip


@pytest.fixture
def kommunen():
    bygg.runde()
    return innlogget(bygg.kommunekonto(bygg.enhet()))


def test_nummeret_er_det_samme_hvordan_det_enn_er_skrevet(kommunen):
    """What the form holds is what the person gets, and where the SMS goes (below)."""
    utfylling = start(kommunen, "999")
    for skrevet in SKRIVEMAATER:
        svar = SVAR_999["person"] | {"person_mobil": skrevet}
        assert send(kommunen, utfylling, "person", "lagre", **svar).status_code == 302
        utfylling.refresh_from_db()
        assert utfylling.svar["person_mobil"] == "+4790000001", ascii(skrevet)


def test_sms_en_gaar_til_nummeret(kommunen):
    utfylling = fyll_ut_999(kommunen, person_mobil=SKRIVEMAATER[-1])
    assert send(kommunen, utfylling, "person", "send_inn").status_code == 302
    nora = Bruker.objects.get(rolle="rapportor")
    nora.set_password(bygg.PASSORD)
    nora.maa_bytte_passord = False
    nora.save()
    hjelp.steg1(hjelp.nettleser(), nora.brukerid)
    assert Forsendelse.objects.get(kanal="sms").til == "+4790000001"


def test_samme_nummer_skrevet_paa_en_annen_maate_er_ikke_et_nytt_nummer(kommunen):
    for skrevet in ("90 00 00 01", "+4790000001", "0047 900 00 001"):
        utfylling = fyll_ut_999(kommunen, person_mobil=skrevet)
        assert send(kommunen, utfylling, "person", "send_inn").status_code == 302
    assert Bruker.objects.filter(rolle="rapportor").count() == 1
    assert not Mobilbytte.objects.exists()


UMULIGE = [
    "9000000", "900000011", "77850000", "110", "+4412", "nora", "900000O1", "+", "९०००००००",
]  # fmt: skip


def test_et_nummer_som_ikke_kan_ta_sms_sendes_ikke_og_siden_sier_hvorfor(kommunen):
    utfylling = fyll_ut_999(kommunen)
    for skrevet in UMULIGE:
        svar = send(kommunen, utfylling, "person", "send_inn", person_mobil=skrevet)
        assert svar.status_code == 422, ascii(skrevet)
        assert 'href="#person_mobil"' in les(svar)
    assert not Bruker.objects.filter(rolle="rapportor").exists()


def test_kontaktens_fasttelefon_godtas(kommunen):
    utfylling = start(kommunen, "999")
    svar = send(kommunen, utfylling, "kommune", "lagre", ansvarlig_telefon="77 85 00 00")
    assert svar.status_code == 302
    utfylling.refresh_from_db()
    assert utfylling.svar["ansvarlig_telefon"] == "+4777850000"
