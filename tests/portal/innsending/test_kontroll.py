"""Kontrollere and Send inn: what mottak found is what the user is shown."""

from __future__ import annotations

import threading

import pytest
from django.db import connection
from django.urls import reverse

from kostra.portal.innsending.kontroll import bestilling as kontroll
from kostra.portal.innsending.models import Kontroll, Kontrollrapport, Levering
from kostra.portal.innsending.skjema import tjeneste as skjema
from kostra.portal.varsling.models import Forsendelse
from mottak.hjelp import GOD, KANARI, MED_ADVARSEL, MED_FEIL
from portal import bygg
from portal.innsending.fil_hjelp import (
    alt_i_lageret,
    ferdig,
    framdrift,
    mottak,
    sak,
)
from portal.innsending.skjema_hjelp import innlogget

pytestmark = pytest.mark.django_db


@pytest.fixture
def saken(db):
    return sak()


# -- Kontrollere ------------------------------------------------------------------------------------
def test_kontrollere_gir_rapport_og_sender_ingenting(saken):
    saken.med_fil(MED_ADVARSEL)
    ordre = saken.bestill()
    mottak().gjor_alt()
    ordre = ferdig(ordre)
    assert (ordre.stand, ordre.alvorlighetsgrad, ordre.antall_advarsler) == ("ferdig", "WARNING", 1)
    assert ordre.antall_poster == 2
    assert saken.fersk().tilstand == "paabegynt"
    assert not Levering.objects.exists()
    svar = framdrift(saken, ordre)
    assert svar.headers["Location"] == reverse("innsending:rapport", args=[ordre.pk])


@pytest.mark.parametrize("side", ["framdrift", "stoppet"])
def test_kontrollen_er_bare_for_dem_med_rett(saken, side):
    saken.med_fil(MED_FEIL)
    ordre = saken.bestill("send_inn")
    mottak().gjor_alt()
    adresse = reverse(f"innsending:{side}", args=[ordre.pk])
    fremmed = innlogget(bygg.rapportor(bygg.enhet(), "11CF"))
    assert fremmed.get(adresse).status_code == 404
    uten_rett = innlogget(bygg.rapportor(saken.utfylling.enhet, "11F"))
    assert uten_rett.get(adresse).status_code == 404
    kommunen = innlogget(bygg.kommunekonto(saken.utfylling.enhet))
    assert kommunen.get(adresse).status_code == 403


# -- Send inn ---------------------------------------------------------------------------------------
@pytest.mark.parametrize("innhold", [GOD, MED_ADVARSEL])
def test_send_inn_leverer_laaser_og_varsler(saken, innhold):
    saken.med_fil(innhold)
    ordre = saken.bestill("send_inn")
    mottak().gjor_alt()
    levering = Levering.objects.get()
    staar = saken.fersk()
    assert staar.tilstand == "innsendt"
    assert staar.sendt is not None
    assert levering.sha256 == staar.fil.sha256
    brev = Forsendelse.objects.get()
    assert (brev.mal, brev.til) == ("kvittering_klar", saken.bruker.epost)
    assert KANARI not in str(brev.kontekst)
    svar = framdrift(saken, ordre)
    assert svar.headers["Location"].endswith(f"/kvittering/{levering.kvitteringsnr}/")


def test_feil_i_filen_stopper_innsendingen_og_skjemaet_er_fortsatt_paabegynt(saken):
    saken.med_fil(MED_FEIL)
    ordre = saken.bestill("send_inn")
    mottak().gjor_alt()
    assert saken.fersk().tilstand == "paabegynt"
    assert not Levering.objects.exists()
    assert not Forsendelse.objects.exists()
    svar = saken.nettleser.get(framdrift(saken, ordre).headers["Location"])
    side = svar.content.decode()
    assert "Skjemaet er ikke sendt inn. Filen har 1 feil." in side
    assert KANARI in side  # the journal number of the finding
    assert reverse("innsending:rapport", args=[ordre.pk]) in side


def test_en_rapport_som_ikke_kan_leses_stopper_ikke_siden_som_sier_hvorfor(saken):
    saken.med_fil(MED_FEIL)
    ordre = saken.bestill("send_inn")
    mottak().gjor_alt()
    Kontrollrapport.objects.update(innhold=b"noe annet")
    svar = saken.nettleser.get(reverse("innsending:stoppet", args=[ordre.pk]))
    assert svar.status_code == 200


def test_et_gjenaapnet_skjema_er_fortsatt_gjenaapnet_naar_innsendingen_stopper(saken):
    saken.med_fil()
    saken.bestill("send_inn")
    mottak().gjor_alt()
    skjema.laas_opp(utfylling=saken.fersk(), bruker=saken.bruker)
    saken.med_fil(MED_FEIL)
    saken.bestill("send_inn")
    mottak().gjor_alt()
    assert saken.fersk().tilstand == "gjenaapnet"
    assert Levering.objects.count() == 1


def test_nei_med_den_tomme_filen_fra_portalen_er_levert(saken):
    saken.utfylling.svar["deltakere"] = "nei"
    saken.utfylling.save(update_fields=["svar"])
    tom = saken.nettleser.get(reverse("nedlasting:tomfil", args=["11CF", 2026]))
    saken.med_raa_fil(tom.content)
    saken.bestill("send_inn")
    mottak().gjor_alt()
    levering = Levering.objects.get()
    assert (levering.svar, levering.antall_poster) == ("nei", 0)
    assert saken.fersk().tilstand == "innsendt"


def test_en_levering_til_erstatter_og_begge_er_tatt_vare_paa(saken):
    forste = saken.med_fil()
    saken.bestill("send_inn")
    mottak().gjor_alt()
    skjema.laas_opp(utfylling=saken.fersk(), bruker=saken.bruker)
    andre = saken.med_fil(MED_ADVARSEL)
    saken.bestill("send_inn")
    mottak().gjor_alt()
    assert Levering.objects.count() == 2
    assert {forste.lagernavn, andre.lagernavn} <= set(alt_i_lageret())
    ny, gammel = Levering.objects.order_by("-aapning")
    side = saken.nettleser.get(reverse("innsending:kvittering", args=[gammel.pk])).content.decode()
    assert "erstattet av en nyere" in side
    assert ny.kvitteringsnr in side


def test_samme_bytes_to_ganger_i_samme_aapning_er_samme_levering(saken):
    """A second job for bytes that are delivered gets the receipt they have, and no second letter."""
    saken.med_fil()
    saken.bestill("send_inn")
    mottak().gjor_alt()
    staar = saken.fersk()
    staar.tilstand = "paabegynt"  # as if the first answer had been lost on the way to the form
    staar.save(update_fields=["tilstand"])
    ordre = saken.bestill("send_inn")
    mottak().gjor_alt()
    assert Levering.objects.count() == 1
    assert Forsendelse.objects.count() == 1
    assert (
        framdrift(saken, ordre)
        .headers["Location"]
        .endswith(f"/kvittering/{Levering.objects.get().kvitteringsnr}/")
    )


@pytest.mark.django_db(transaction=True)
def test_to_som_sender_samtidig_og_to_arbeidere_gir_en_levering():
    saken = sak()
    saken.med_fil()
    versjon = saken.fersk().versjon
    start = threading.Barrier(2)

    def en(navn: str) -> None:
        try:
            start.wait()
            kontroll.bestill(
                utfylling=saken.utfylling, bruker=saken.bruker, handling="send_inn", versjon=versjon
            )
            start.wait()
            mottak(navn).gjor_alt()
        finally:
            connection.close()

    traader = [threading.Thread(target=en, args=[f"arbeider-{n}"]) for n in range(2)]
    for traad in traader:
        traad.start()
    for traad in traader:
        traad.join()
    assert Kontroll.objects.count() == 1
    assert Levering.objects.count() == 1
    assert Forsendelse.objects.count() == 1
    assert saken.fersk().tilstand == "innsendt"
