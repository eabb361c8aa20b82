"""*Leveringer*: found, read, downloaded as ciphertext, asked about and returned; never opened."""

from __future__ import annotations

import pytest
from django.urls import reverse

from kostra.portal.innsending.henvendelser import services
from kostra.portal.innsending.models import Henvendelse, Levering
from kostra.portal.innsending.opplasting.lager import lager
from kostra.portal.revisjon.models import Hendelse
from kostra.portal.varsling.maler import skriv
from kostra.portal.varsling.models import Forsendelse
from mottak.hjelp import GOD, MED_ADVARSEL, konvolutt
from portal import bygg
from portal.innsending.fil_hjelp import mottak, sak
from portal.innsending.skjema_hjelp import innlogget
from portal.saksbehandling.test_kommuner import tekst, url

pytestmark = pytest.mark.django_db


@pytest.fixture
def siv():
    return innlogget(bygg.ansatt())


@pytest.fixture
def levert(db):
    """Delivered with a warning, unlocked, and delivered again."""
    saken = sak()
    for data in (MED_ADVARSEL, GOD):
        if data == GOD:
            adresse = reverse("innsending:laas_opp", args=[saken.utfylling.pk])
            saken.nettleser.post(adresse)
        saken.last_opp(konvolutt(data))
        saken.bestill("send_inn")
        mottak().gjor_alt()
    saken.andre, saken.forste = Levering.objects.order_by("-aapning")
    return saken


def funnet(siv, **valg) -> list[Levering]:
    return list(siv.get(url("leveringer"), valg).context["side"])


def test_en_finner_leveringene_og_ser_hva_som_er_blitt_av_dem(siv, levert):
    andre, forste = levert.andre, levert.forste
    assert funnet(siv) == [andre, forste]
    assert funnet(siv, sorter="mottatt") == [forste, andre]
    for valg, ventet in (
        ({"stand": "levert"}, [andre]),
        ({"stand": "erstattet"}, [forste]),
        ({"stand": "returnert"}, []),
        ({"grad": "WARNING"}, [forste]),
        ({"sok": "STAVANGER 1103"}, [andre, forste]),
        ({"sok": forste.pk.lower()}, [forste]),
        ({"aar": "2025"}, []),
        ({"skjema": "11CF", "aar": "2026"}, [andre, forste]),
        ({"aar": "x" * 300, "grad": "'", "stand": "<b>", "sorter": "svar"}, [andre, forste]),
    ):
        assert funnet(siv, **valg) == ventet, valg
    services.returner(levering=andre, tekst="Feil år i filen.", bruker=bygg.ansatt())
    assert funnet(siv, stand="returnert") == [andre]
    assert funnet(siv, stand="levert") == []


def test_siden_viser_kvitteringen_og_rekken_men_ikke_innhold_eller_funn(siv, levert):
    side = tekst(siv.get(url("levering", levert.forste.pk)))
    for ventet in (levert.forste.pk, f"Erstattet av {levert.andre.pk}", "1103 Stavanger",
                   "uttrekk.p7m", "Erstattet", "1 advarsel"):  # fmt: skip
        assert ventet in side
    for linje in MED_ADVARSEL.decode("latin-1").splitlines():
        assert not any(del_ in side for del_ in linje.split() if len(del_) > 12)
    svar = siv.get(reverse("innsending:rapport", args=[levert.forste.kontroll_id]))
    assert svar.status_code == 403


def test_filen_er_byte_for_byte_den_som_kom_og_hver_nedlasting_noteres(siv, levert):
    svar = siv.get(url("levering_fil", levert.andre.pk))
    innhold = b"".join(svar.streaming_content)
    with lager().apne(levert.andre.fil.lagernavn) as lagret:
        assert innhold == lagret.read()
    assert GOD[:40] not in innhold
    assert svar.headers["Content-Disposition"].endswith('.p7m"')
    notert = Hendelse.objects.get(handling="levering.lastet_ned")
    assert notert.objekt == levert.andre.pk
    drift, revisor = innlogget(bygg.ansatt("drift")), innlogget(bygg.ansatt("revisor"))
    b"".join(drift.get(url("levering_fil", levert.andre.pk)).streaming_content)
    assert revisor.get(url("levering_fil", levert.andre.pk)).status_code == 403
    assert "Last ned kryptert fil" not in tekst(revisor.get(url("levering", levert.andre.pk)))
    lager().slett(levert.andre.fil.lagernavn)
    borte = siv.get(url("levering_fil", levert.andre.pk), follow=True)
    assert "finnes ikke i lageret" in tekst(borte)
    assert Hendelse.objects.filter(handling="levering.lastet_ned").count() == 2


def test_sporsmaal_retur_svar_og_lukking_fra_sidene(siv, levert):
    andre = levert.andre.pk
    assert "Skriv ikke navn, fødselsnummer" in tekst(siv.get(url("levering_sporsmaal", andre)))
    stoppet = siv.post(url("levering_sporsmaal", andre), {"tekst": "138882 90006?"})
    assert stoppet.status_code == 422
    assert not Henvendelse.objects.exists()
    siv.post(url("levering_sporsmaal", andre), {"tekst": "Stemmer antallet?"})
    sporsmaal = Henvendelse.objects.get()
    assert "Stemmer antallet?" in tekst(siv.get(url("levering", andre)))
    assert "1103 Stavanger" in tekst(siv.get(url("henvendelser"), {"vis": "venter"}))
    services.svar(henvendelse=sporsmaal, tekst="Ja, det gjør det.", bruker=levert.bruker)
    besvart = siv.get(url("henvendelser"))
    assert "1103 Stavanger" in tekst(besvart)
    assert 'data-count="1"' in besvart.content.decode(), "menyen sier at et svar venter"
    siv.post(url("henvendelse_lukk", sporsmaal.pk))
    assert "ingenting nå" in tekst(siv.get(url("henvendelser")))

    assert "Returner leveringen" not in tekst(siv.get(url("levering", levert.forste.pk)))
    svar = siv.post(url("levering_retur", levert.forste.pk), {"tekst": "Feil år."}, follow=True)
    assert "kan ikke returneres" in tekst(svar)
    svar = siv.post(url("levering_retur", andre), {"tekst": "Feil år."}, follow=True)
    assert "Leveringen er returnert" in tekst(svar)
    revisor = innlogget(bygg.ansatt("revisor"))
    for rute in ("levering_sporsmaal", "levering_retur"):
        assert revisor.post(url(rute, andre), {"tekst": "Hei"}).status_code == 403


def test_et_skjema_uten_levering_kan_ogsaa_sporres_om(siv):
    """From the kommune's page; the answer comes back there, until there is a delivery to be about."""
    saken = sak()
    adresse = url("skjema_sporsmaal", saken.utfylling.pk)
    assert adresse in siv.get(url("kommune", saken.bruker.ved.pk)).content.decode()
    assert siv.post(adresse, {"tekst": " "}).status_code == 422
    assert "Spørsmålet er sendt" in tekst(
        siv.post(adresse, {"tekst": "Rekker dere fristen?"}, follow=True)
    )
    brev = Forsendelse.objects.get(mal="henvendelse")
    assert brev.kontekst["slag"] == "uten_levering"
    assert "dere ikke har levert" in skriv("henvendelse", "nb", brev.kontekst, {}).emne
    sporsmaal = Henvendelse.objects.get()
    services.svar(henvendelse=sporsmaal, tekst="Ja, på torsdag.", bruker=saken.bruker)
    assert adresse in siv.get(url("henvendelser")).content.decode()
    revisor = innlogget(bygg.ansatt("revisor"))
    assert "Ja, på torsdag." in tekst(revisor.get(adresse))
    assert revisor.post(adresse, {"tekst": "Hei"}).status_code == 403
    saken.med_fil(GOD)
    saken.bestill("send_inn")
    mottak().gjor_alt()
    levert = siv.post(adresse, {"tekst": "En gang til?"}, follow=True)
    assert "Ja, på torsdag." in tekst(levert)  # the delivery's page, with what was asked before
    assert Henvendelse.objects.count() == 1
