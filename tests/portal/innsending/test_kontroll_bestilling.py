"""Kontrollere and Send inn are ordered: what must hold, and that it is done once."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django_tasks_db.models import DBTaskResult

from kostra.portal import klokke
from kostra.portal.innsending.kontroll import bestilling as kontroll
from kostra.portal.innsending.models import Kontroll, Levering
from kostra.portal.innsending.skjema import steg as skjemasteg
from kostra.portal.innsending.skjema import tjeneste as skjema
from kostra.portal.innsending.tilstand import UlovligOvergang
from kostra.portal.innsending.utvalg import IkkeTilgjengelig
from kostra.portal.runde.models import Rapporteringsaar
from mottak.hjelp import konvolutt
from portal.innsending.fil_hjelp import (
    mottak,
    sak,
)
from portal.innsending.skjema_hjelp import aapne, send

pytestmark = pytest.mark.django_db


@pytest.fixture
def saken(db):
    return sak()


def test_bestilt_er_skjemaet_under_kontroll_og_koen_vet_det(saken):
    saken.med_fil()
    ordre = saken.bestill()
    assert saken.fersk().tilstand == "under_kontroll"
    assert DBTaskResult.objects.get().queue_name == "mottak"
    assert (ordre.svar, ordre.stand) == ("ja", "i_ko")


def test_dobbeltklikk_gir_samme_kontroll(saken):
    saken.med_fil()
    versjon = saken.fersk().versjon
    to = [
        kontroll.bestill(
            utfylling=saken.utfylling, bruker=saken.bruker, handling="send_inn", versjon=versjon
        )
        for _ in range(2)
    ]
    assert to[0] == to[1]
    assert Kontroll.objects.count() == 1


def test_det_som_bestilles_i_siste_oyeblikk_staar_ikke_som_for_sent(saken, monkeypatch):
    saken.med_fil()
    stenger = Rapporteringsaar.objects.get().stenger
    lite = timedelta(milliseconds=1)
    monkeypatch.setattr(klokke, "frister_naa", lambda: stenger - lite)  # when it is judged
    monkeypatch.setattr(klokke, "naa", lambda: stenger + lite)  # when it is written
    assert saken.bestill("send_inn").bestilt == stenger - lite


def test_uten_fil_sies_det_ved_filfeltet(saken):
    with pytest.raises(skjema.Ufullstendig) as feil:
        saken.bestill()
    assert [en.felt for en in feil.value.feil] == ["fil"]


def test_det_som_mangler_i_svarene_stopper(saken):
    saken.med_fil()
    saken.utfylling.svar["ansvarlig_epost"] = ""
    saken.utfylling.save(update_fields=["svar"])
    with pytest.raises(skjema.Ufullstendig) as feil:
        saken.bestill()
    assert [en.felt for en in feil.value.feil] == ["ansvarlig_epost"]


@pytest.mark.parametrize("handling", ["kontrollere", "send_inn"])
def test_aaret_stengte_mens_skjemaet_var_aapent(saken, handling):
    saken.med_fil()
    Rapporteringsaar.objects.update(stenger=klokke.naa() - timedelta(seconds=1))
    with pytest.raises(skjema.IkkeAapen) as feil:
        saken.bestill(handling)
    assert feil.value.aapning.grunn == "stengt"
    assert saken.fersk().tilstand == "paabegynt"


def test_bestilt_foer_stengetid_er_i_tide_selv_om_mottak_kommer_til_den_etterpaa(saken):
    saken.med_fil()
    ordre = saken.bestill("send_inn")
    Rapporteringsaar.objects.update(stenger=klokke.naa() - timedelta(seconds=1))
    mottak().gjor_alt()
    assert Levering.objects.filter(kontroll=ordre).exists()


def test_retten_tapt_mens_skjemaet_var_aapent(saken):
    saken.med_fil()
    saken.bruker.retter.all().delete()
    with pytest.raises(IkkeTilgjengelig):
        saken.bestill()


def test_endret_av_en_annen_sendes_ikke_usett(saken):
    saken.med_fil()
    with pytest.raises(skjema.EndretImens):
        kontroll.bestill(
            utfylling=saken.utfylling, bruker=saken.bruker, handling="send_inn", versjon=1
        )


def test_en_fil_som_byttes_mens_siden_lagres_sendes_ikke_usett(saken, monkeypatch):
    """Between the save and the order, where neither of them has the form locked."""
    saken.med_fil()
    ekte = skjemasteg._ta_fil

    def ta_fil(request, utfylling):
        saken.med_raa_fil(konvolutt(b" "))
        return ekte(request, utfylling)

    side = aapne(saken.nettleser, saken.utfylling, "uttrekk")
    monkeypatch.setattr(skjemasteg, "_ta_fil", ta_fil)
    svar = send(saken.nettleser, saken.utfylling, "uttrekk", "send_inn", side)
    assert svar.status_code == 409
    assert not Kontroll.objects.exists()


def test_innsendt_maa_laases_opp_foer_det_kontrolleres_igjen(saken):
    saken.med_fil()
    saken.bestill("send_inn")
    mottak().gjor_alt()
    with pytest.raises(UlovligOvergang):
        saken.bestill()
