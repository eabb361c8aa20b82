"""A code by SMS, against a real gateway over HTTP: it arrives once and in time, or not at all."""

from __future__ import annotations

from datetime import timedelta

import pytest

from kostra.portal import klokke
from kostra.portal.varsling import oppgaver
from kostra.portal.varsling.models import Forsendelse
from portal.varsling import tjenere
from portal.varsling.conftest import KODE, kode

pytestmark = pytest.mark.django_db
Stand = Forsendelse.Stand


def etter(brev) -> Forsendelse:
    oppgaver.send(str(brev.id))
    brev.refresh_from_db()
    return brev


def i_fem_minutter():
    return klokke.naa() + timedelta(minutes=5)


def test_koden_kommer_fram_med_referanse_og_hemmeligheten_er_borte(sms):
    brev = etter(kode(utloper=i_fem_minutter()))
    [kall] = sms.kall
    assert (brev.stand, bytes(brev.forseglet)) == (Stand.SENDT, b"")
    assert kall["to"] == "+4790000000"
    assert KODE in kall["text"]
    assert "4321" in kall["text"]
    assert kall["reference"] == kall["idempotens"] == str(brev.id)
    assert kall["autorisasjon"] == "Bearer portalens-nokkel"


def test_en_kode_sendes_ikke_igjen_om_oppgaven_kjores_flere_ganger(sms):
    brev = kode()
    for _ in range(3):
        etter(brev)
    assert len(sms.kall) == 1


@pytest.mark.parametrize("svar", [500, 503, 429, 401])
def test_en_feil_hos_tjenesten_proves_igjen_etter_2_10_og_30_sekunder(sms, gaa, svar):
    sms.svar = [svar] * 4
    brev = kode(utloper=i_fem_minutter())
    pauser = []
    for _ in range(4):
        etter(brev)
        assert (brev.stand, brev.siste_feil) == (Stand.VENTER, "tjenesten_feilet")
        pauser.append(round((brev.neste_forsok - klokke.naa()).total_seconds()))
        gaa(seconds=pauser[-1] + 0.5)
    assert pauser == [2, 10, 30, 30]
    assert etter(brev).stand == Stand.SENDT
    assert len(sms.levert) == 1


@pytest.mark.parametrize("svar", [400, 404, 422])
def test_et_nummer_tjenesten_ikke_vil_ha_gis_opp(sms, svar):
    sms.svar = [svar]
    brev = etter(kode())
    assert (brev.stand, brev.siste_feil) == (Stand.OPPGITT, "avvist_av_tjenesten")
    assert bytes(brev.forseglet) == b""


def test_tjenesten_er_nede(sett):
    sett(sms_adresse=f"http://127.0.0.1:{tjenere.ledig_port()}")
    brev = etter(kode())
    assert (brev.stand, brev.siste_feil) == (Stand.VENTER, "tjeneren_er_nede")


def test_et_svar_som_uteblir_er_tvilsomt_og_koden_dobles_ikke_paa_30_sekunder(
    sett, gaa, utaalmodig, settings
):
    with tjenere.rotjener(tjenere.taus) as port:
        sett(sms_adresse=f"http://127.0.0.1:{port}")
        brev = etter(kode(utloper=i_fem_minutter()))
    assert brev.stand == Stand.TVILSOM
    settings.VARSLING = None
    with tjenere.smstjener() as sms:
        sett(sms_adresse=sms.adresse)
        gaa(seconds=29)
        assert etter(brev).stand == Stand.TVILSOM
        assert sms.kall == []
        gaa(seconds=2)
        assert etter(brev).stand == Stand.SENDT


def test_tjenesten_tok_imot_men_svaret_ble_borte_gir_en_sms(sms, gaa):
    sms.svar = ["kutt"]
    brev = etter(kode(utloper=i_fem_minutter()))
    assert brev.stand == Stand.TVILSOM
    gaa(seconds=31)
    assert etter(brev).stand == Stand.SENDT
    assert [kall["idempotens"] for kall in sms.kall] == [str(brev.id)] * 2
    assert len(sms.levert) == 1


def test_tok_imot_men_leverte_aldri_en_ny_kode_er_et_nytt_brev(sms):
    etter(kode("kode:1"))
    etter(kode("kode:2"))
    assert len({kall["idempotens"] for kall in sms.kall}) == 2


def test_en_kode_som_er_for_sen_sendes_ikke(sms, gaa):
    brev = kode(utloper=i_fem_minutter())
    gaa(minutes=5, seconds=1)
    brev = etter(brev)
    assert (brev.stand, brev.siste_feil) == (Stand.OPPGITT, "for_sent")
    assert (bytes(brev.forseglet), sms.kall) == (b"", [])


def test_en_tvilsom_kode_som_er_for_sen_sendes_ikke_igjen(sms, gaa):
    sms.svar = ["kutt"]
    brev = etter(kode(utloper=i_fem_minutter()))
    gaa(minutes=6)
    assert (etter(brev).stand, bytes(brev.forseglet)) == (Stand.TVILSOM, b"")
    assert len(sms.kall) == 1


@pytest.mark.parametrize("svar", [301, 302, 303, 307])
def test_en_omdirigering_tar_ikke_nokkelen_med_seg(sms, svar):
    sms.svar = [svar]
    assert etter(kode()).stand == Stand.VENTER
    assert len(sms.kall) == 1


@pytest.mark.parametrize("til", ["", "90000000", "+47 90000000", "+4790000000\r\n", "+47９0000000"])
def test_et_nummer_som_ikke_er_et_nummer_sendes_ikke(sms, til):
    brev = etter(kode(til=til))
    assert (brev.stand, sms.kall) == (Stand.OPPGITT, [])
