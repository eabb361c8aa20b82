"""A vendor tries the whole way with a unit of its own, which never mixes with the real ones."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse

from kostra.kvittering import les_uverifisert
from kostra.portal import klokke
from kostra.portal.innsending.models import Levering
from kostra.portal.runde.models import Sertifikat
from kostra.portal.status.levert import enheter
from kostra.portal.tilgang.models import Enhet
from mottak.hjelp import GOD, konvolutt
from portal import bygg
from portal.innsending.fil_hjelp import knippe, mottak, publiser, sak

pytestmark = pytest.mark.django_db(transaction=True)


def i_prove():
    naa = klokke.naa()
    runde = bygg.runde(
        apner=naa + timedelta(days=20), stenger=naa + timedelta(days=60),
        frist=(naa + timedelta(days=40)).date(),
        prove_fra=naa - timedelta(days=1), prove_til=naa + timedelta(days=10),
    )  # fmt: skip
    publiser(runde)
    Sertifikat.objects.filter(pk=publiser(runde, "Prove").pk).update(prove=True)


def lag(klient, **felt) -> str:
    klient.force_login(bygg.ansatt())
    data = {"leverandor": "Fagsystem AS", "epost": "prove@fag.example", "kommunenr": "1103"} | felt
    return klient.post(reverse("saksbehandling:provekommune"), data).content.decode()


def test_provekommunen_faar_pinkode_en_gang_og_teller_ikke(klient):
    i_prove()
    ekte = bygg.enhet("1103", "Stavanger", gyldig_fra=2026)
    side = lag(klient)
    ny = Enhet.objects.get(leverandor="Fagsystem AS")
    assert ny.orgnr in side
    assert "vises bare nå" in side
    assert list(enheter(2026)) == [ekte]
    lag(klient)
    assert Enhet.objects.exclude(leverandor="").count() == 1
    assert "Skriv fire siffer" in lag(klient, kommunenr="9999")


def test_provesertifikatet_er_bare_for_provekommuner(klient):
    i_prove()
    lag(klient)
    begge = knippe("SSB", "Prove")
    til_proven = konvolutt(GOD, "Prove")
    ekte = sak(runde=False, ved=bygg.enhet("1103", "Stavanger", gyldig_fra=2026))
    ekte.med_raa_fil(til_proven)
    ekte.bestill("send_inn")
    mottak(nokler=begge).gjor_alt()
    assert ekte.fersk().tilstand == "avvist"
    leverandoren = sak(runde=False, ved=Enhet.objects.get(leverandor="Fagsystem AS"))
    leverandoren.med_raa_fil(til_proven)
    leverandoren.bestill("send_inn")
    mottak(nokler=begge).gjor_alt()
    levering = Levering.objects.get()
    assert levering.utfylling == leverandoren.utfylling
    assert les_uverifisert(levering.kvittering).prove
