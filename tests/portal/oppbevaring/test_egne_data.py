"""What is kept about a user is handed over whole: nothing that points at them is forgotten."""

from __future__ import annotations

import json

import pytest
from django.apps import apps
from django.db import models

from kostra.portal.konto import totp
from kostra.portal.konto.models import Bruker
from kostra.portal.oppbevaring.egne_data import EKSPORT, KONTO, UTELATT
from kostra.portal.revisjon import innsyn
from kostra.portal.revisjon.models import Hendelse
from kostra.portal.tilgang.models import Enhet
from portal.saksbehandling.hjelp import ansatt, inne
from portal.sikkerhet.kulisse import bygg_kulisse

#: Texts that say nothing about the user: the machinery's own.
TEKNISKE = {
    "innsending.Utfylling.tilstand_for_kontroll", "innsending.Kontroll.arbeider",
    "tilgang.Kommuneimport.nye", "konto.Bruker.is_superuser",
}  # fmt: skip
_TEKST = (models.CharField, models.TextField, models.JSONField, models.BinaryField)


def test_alt_som_peker_paa_brukeren_er_med_eller_har_en_grunn():
    pekere = {
        f"{m._meta.label}.{f.name}": m
        for m in apps.get_models()
        for f in m._meta.concrete_fields
        if f.related_model is Bruker
    }
    uten = sorted(
        navn
        for navn, m in pekere.items()
        if not {navn, m._meta.label} & (EKSPORT.keys() | UTELATT.keys())
    )
    assert uten == [], "sett dem i EKSPORT eller UTELATT i oppbevaring/egne_data.py"
    assert EKSPORT.keys() <= pekere.keys()
    med: dict[type, set[str]] = {Bruker: set(KONTO)}
    for navn, felt in EKSPORT.items():
        med.setdefault(pekere[navn], set()).update(felt)
    glemt = [
        f"{m._meta.label}.{f.name}"
        for m, felt in med.items()
        for f in m._meta.concrete_fields
        if isinstance(f, _TEKST) and not f.primary_key and f.name not in felt
    ]
    assert sorted(set(glemt) - UTELATT.keys() - TEKNISKE) == []


@pytest.mark.django_db
def test_brukeren_og_de_ansatte_faar_det_samme_uten_hemmeligheter_og_uten_andres(klient):
    egen = (kulisse := bygg_kulisse()).egen
    nora, annen = egen.rapportor, kulisse.annen.rapportor
    totp.start(bruker=nora)
    Enhet.objects.filter(pk=egen.enhet.pk).update(kontakt_epost=nora.epost, kontakt_navn=nora.navn)
    sendt = egen.sendt_999
    sendt.sendt_svar = sendt.sendt_svar | {"person_epost": nora.epost}
    sendt.save()
    selv = inne(nora).get("/min-side/mine-data/json/")
    assert "attachment" in selv.headers["Content-Disposition"]
    deler = json.loads(selv.content)["deler"]
    assert deler["konto"][0]["epost"] == nora.epost
    assert {rett["aar"] for rett in deler["tilgang.Skjemarett.bruker"]} == {2022, 2026}
    assert deler["tilgang.Mobilbytte.bruker"][0]["ny_mobil"] == "+4790000001"
    assert deler["nevnt"][0]["nr"] == sendt.nr
    assert deler["kontakt"][0]["kommunenr"] == egen.enhet.kommunenr
    assert len(deler["innsending.Fil.lagret_av"]) == 3
    alt = selv.content.decode()
    for hemmelig in (nora.password, nora.totpdevice_set.get().key, annen.epost, annen.brukerid):
        assert hemmelig not in alt

    side = inne(nora).get("/min-side/mine-data/").content.decode()
    assert nora.epost in side
    assert "avtrykket av passordet" in side
    saksbehandler, hos = ansatt()
    hentet = hos.get(f"/ansatt/brukere/{nora.brukerid}/data/json/")
    assert json.loads(hentet.content)["deler"]["nevnt"] == deler["nevnt"]
    assert nora.epost in hos.get(f"/ansatt/brukere/{nora.brukerid}/data/").content.decode()
    drift = kulisse.ansatte["drift"]
    assert hos.get(f"/ansatt/brukere/{drift.brukerid}/data/").status_code == 403
    hvem = Hendelse.objects.filter(handling=innsyn.DATA_HENTET, objekt=str(nora.pk))
    assert [h.aktor for h in hvem] == [str(nora.pk)] * 2 + [str(saksbehandler.pk)] * 2


@pytest.mark.django_db
def test_kommunen_og_revisor_ser_hvem_som_har_sett_og_naboen_ikke(klient):
    egen = (kulisse := bygg_kulisse()).egen
    kvittering = f"/skjema/kvittering/{egen.levering.pk}/"
    hos_nora = inne(egen.rapportor)
    assert hos_nora.get(kvittering).status_code == 200
    assert hos_nora.get(f"/skjema/rapport/{egen.ferdig.pk}/").status_code == 200
    saksbehandler, hos = ansatt()
    for sti in (f"leveringer/{egen.levering.pk}/", f"kommuner/{egen.enhet.pk}/",
                f"brukere/{egen.rapportor.brukerid}/", f"som-kommune/{egen.enhet.pk}/"):  # fmt: skip
        assert hos.get(f"/ansatt/{sti}").status_code == 200, sti
    side = inne(egen.kommune).get("/revisjon/hvem-har-sett/").content.decode()
    for hva in ("Kvittering åpnet", "Kontrollrapport åpnet", "Levering åpnet", "kontaktopplysninger",
                "Brukerens side", "SSB så på", egen.rapportor.brukerid, "11CF 2026"):  # fmt: skip
        assert hva in side, hva
    assert saksbehandler.brukerid not in side  # the kommune is told that it was SSB
    nabo = inne(kulisse.annen.kommune).get("/revisjon/hvem-har-sett/").content.decode()
    assert egen.rapportor.brukerid not in nabo
    revisor = inne(kulisse.ansatte["revisor"])
    alle = revisor.get("/ansatt/innsyn/").content.decode()
    assert saksbehandler.brukerid in alle
    en = revisor.get(f"/ansatt/innsyn/?bruker={egen.rapportor.brukerid}").content.decode()
    assert saksbehandler.brukerid not in en.partition("<tbody")[2]
