"""A file form in real browsers: clicked twice, gone back to, open in two tabs, closed under the hands."""

from __future__ import annotations

import html
import json
import re
from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse

from kostra.portal import klokke
from kostra.portal.innsending.models import Kontroll, Levering
from kostra.portal.innsending.opplasting.utvalg import filens_side
from kostra.portal.runde.models import Rapporteringsaar
from kostra.portal.varsling.models import Forsendelse
from mottak.hjelp import GOD, konvolutt
from portal.innsending.fil_hjelp import mottak, sak
from portal.innsending.skjema_hjelp import felt_paa, innlogget, les

pytestmark = pytest.mark.django_db


@pytest.fixture
def saken(db):
    saken = sak()
    saken.med_fil(GOD)
    return saken


def side(saken, nettleser=None) -> dict[str, list[str]]:
    """The page of the file is opened; what it would send."""
    svar = (nettleser or saken.nettleser).get(filens_side(saken.utfylling))
    assert svar.status_code == 200
    return felt_paa(svar)


def trykk(saken, data, gjor: str, nettleser=None, **mer):
    adresse = filens_side(saken.utfylling)
    return (nettleser or saken.nettleser).post(adresse, data | mer | {"gjor": gjor})


def rapport(ordre: Kontroll) -> str:
    return reverse("innsending:rapport", args=[ordre.pk])


# -- twice -------------------------------------------------------------------------------------------
@pytest.mark.parametrize("gjor", ["kontrollere", "send_inn"])
def test_dobbeltklikk_kommer_begge_til_den_samme_framdriften(saken, gjor):
    aapnet = side(saken)
    forste, andre = trykk(saken, aapnet, gjor), trykk(saken, aapnet, gjor)
    ordre = Kontroll.objects.get()
    assert forste.url == reverse("innsending:framdrift", args=[ordre.pk])
    til = saken.nettleser.get(andre.url, follow=True)
    assert til.status_code == 200
    assert str(ordre.pk) in les(til)


def test_dobbel_innsending_etter_at_den_foerste_er_levert_leverer_en_gang(saken):
    aapnet = side(saken)
    trykk(saken, aapnet, "send_inn")
    mottak().gjor_alt()
    svar = trykk(saken, aapnet, "send_inn")
    assert svar.status_code in (302, 409)
    vist = les(saken.nettleser.get(svar.url)) if svar.status_code == 302 else les(svar)
    assert "sendt inn" in vist
    assert Kontroll.objects.count() == Levering.objects.count() == 1
    assert Forsendelse.objects.filter(mal="kvittering_klar").count() == 1


def test_dobbeltklikk_paa_laas_opp_aapner_en_gang(saken):
    trykk(saken, side(saken), "send_inn")
    mottak().gjor_alt()
    laas_opp = reverse("innsending:laas_opp", args=[saken.utfylling.pk])
    assert saken.nettleser.post(laas_opp).status_code == 302
    assert saken.nettleser.post(laas_opp).status_code == 409
    assert saken.fersk().aapning == 2


# -- back ----------------------------------------------------------------------------------------------
def test_tilbake_til_skjemaet_etter_sending_er_laast_og_sier_det(saken):
    aapnet = side(saken)
    trykk(saken, aapnet, "send_inn")
    mottak().gjor_alt()
    vist = les(saken.nettleser.get(filens_side(saken.utfylling), follow=True))
    assert "Skjemaet er sendt inn" in vist
    assert 'type="file"' not in vist
    svar = trykk(saken, aapnet, "lagre", deltakere="nei")
    assert svar.status_code == 409
    assert "ble ikke lagret" in les(svar)
    assert saken.fersk().svar["deltakere"] == "ja"


def test_tilbake_til_framdriften_naar_alt_er_ferdig_gaar_til_rapporten(saken):
    trykk(saken, side(saken), "kontrollere")
    ordre = Kontroll.objects.get()
    mottak().gjor_alt()
    svar = saken.nettleser.get(reverse("innsending:framdrift", args=[ordre.pk]))
    assert svar.url == rapport(ordre)


def test_tilbake_til_opplastingen_etter_sending_tar_ingen_ny_fil(saken):
    trykk(saken, side(saken), "send_inn")
    mottak().gjor_alt()
    svar = saken.start(konvolutt(GOD))
    assert (svar.status_code, svar.json()["kode"]) == (409, "laast")
    assert "lås opp skjemaet" in svar.json()["tekst"]


# -- two tabs, two people --------------------------------------------------------------------------------
def test_to_faner_den_ene_sender_og_den_andre_faar_vite_det(saken):
    en, to = side(saken), side(saken)
    trykk(saken, en, "send_inn")
    svar = trykk(saken, to, "kontrollere", deltakere="nei")
    assert svar.status_code == 409
    assert "til kontroll og er låst" in les(svar)
    assert Kontroll.objects.count() == 1


def test_ny_fil_i_en_fane_sendes_ikke_usett_fra_den_andre(saken):
    gammel = side(saken)
    saken.med_raa_fil(konvolutt(b" "))
    svar = trykk(saken, gammel, "send_inn")
    assert svar.status_code == 409
    assert "endret i et annet vindu" in les(svar)
    assert not Kontroll.objects.exists()


def test_to_personer_med_samme_rett_sender_hver_sin_gang_men_skjemaet_en(saken):
    from portal import bygg

    ola = innlogget(bygg.rapportor(saken.utfylling.enhet, "11CF", navn="Ola Eksempel"))
    min_side, hans = side(saken), side(saken, ola)
    trykk(saken, min_side, "send_inn")
    svar = trykk(saken, hans, "send_inn", ola)
    til = ola.get(svar.url, follow=True) if svar.status_code == 302 else svar
    assert til.status_code in (200, 409)
    assert re.search("kontroll", les(til))
    mottak().gjor_alt()
    assert Levering.objects.count() == 1


# -- while it was open -----------------------------------------------------------------------------------
@pytest.mark.parametrize("gjor", ["kontrollere", "send_inn"])
def test_aaret_stenger_mens_siden_er_aapen(saken, gjor):
    aapnet = side(saken)
    Rapporteringsaar.objects.update(stenger=klokke.naa() - timedelta(seconds=1))
    svar = trykk(saken, aapnet, gjor, distriktsnr="7")
    assert svar.status_code == 409
    assert "Rapporteringen stengte" in les(svar)
    assert "Svarene dine er lagret" in les(svar)
    assert not Kontroll.objects.exists()
    assert saken.fersk().tilstand == "paabegynt"


@pytest.mark.parametrize("gjor", ["lagre", "kontrollere", "send_inn", "excel", "hovedsiden"])
def test_retten_tas_bort_mens_siden_er_aapen(saken, gjor):
    aapnet = side(saken)
    saken.bruker.retter.all().delete()
    svar = trykk(saken, aapnet, gjor, deltakere="nei")
    assert svar.status_code == 404
    assert "kan være tatt bort" in les(svar)
    assert saken.fersk().svar["deltakere"] == "ja"
    assert not Kontroll.objects.exists()


def test_retten_tas_bort_mens_kontrollen_gaar_og_rapporten_vises_ikke(saken):
    trykk(saken, side(saken), "kontrollere")
    ordre = Kontroll.objects.get()
    saken.bruker.retter.all().delete()
    mottak().gjor_alt()
    for adresse in (reverse("innsending:framdrift", args=[ordre.pk]), rapport(ordre)):
        assert saken.nettleser.get(adresse).status_code == 404


def test_paaloggingen_utloper_mens_framdriften_vises(saken):
    """htmx asks once a second: the whole page goes to the login, and afterwards back here."""
    with time_machine.travel(klokke.naa(), tick=False) as reise:
        saken.nettleser = innlogget(saken.bruker)
        trykk(saken, side(saken), "kontrollere")
        adresse = reverse("innsending:framdrift", args=[Kontroll.objects.get().pk])
        vist = html.unescape(les(saken.nettleser.get(adresse)))
        egne = re.search(r"hx-headers='([^']+)'", vist)
        assert egne  # what the page tells htmx to send with each question
        hoder = {"HX-Request": "true", "HX-Current-URL": f"https://kostra.example{adresse}"}
        hoder |= json.loads(egne[1])
        for _ in range(3):  # its own questions don't keep the login alive
            reise.shift(timedelta(minutes=9, seconds=59))
            assert saken.nettleser.get(adresse, headers=hoder, secure=True).status_code == 200
        reise.shift(timedelta(seconds=5))
        svar = saken.nettleser.get(adresse, headers=hoder, secure=True)
    assert svar.headers["HX-Redirect"].startswith("/logg-inn/?grunn=tid&neste=%2Fskjema%2Fkontroll")
