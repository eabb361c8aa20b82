"""*Rapporteringsår*: made from a suggestion, changed, closed and extended, and read by the others."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.urls import reverse

from kostra.portal import klokke
from kostra.portal.revisjon.models import Hendelse
from kostra.portal.runde import kalender, services, utvalg
from kostra.portal.runde.models import Rapporteringsaar, Stenging, Utsettelse
from kostra.portal.utseende import tekst
from portal import bygg
from portal.saksbehandling.hjelp import ansatt, les

pytestmark = pytest.mark.django_db
NY = "/ansatt/runder/ny/"


def felt(side) -> dict[str, object]:
    """What the page's form would send if nothing was changed."""
    form = side.context["form"]
    return {
        navn: form[navn].value() if not isinstance(form[navn].value(), date)
        else form[navn].value().isoformat()
        for navn in form.fields
        if form[navn].value() not in (None, "", False)
    }  # fmt: skip


def test_et_nytt_aar_lages_av_forslaget_og_de_andre_kan_lese_det():
    siv, klient = ansatt()
    side = klient.get(NY, {"aar": "2025"})
    sendes = felt(side) | {"aar": "2025", "frist_11F": "2026-01-24"}  # a Saturday
    assert 'value="2026-01-15"' in les(side)
    svar = klient.post(NY, sendes, follow=True)
    assert svar.status_code == 200
    assert "24. januar 2026 er en fridag. Datoen er flyttet til 26. januar 2026." in les(svar)
    runde, forslag = Rapporteringsaar.objects.get(), kalender.forslag(2025)
    for navn in ("apner", "frist", "stenger", "prove_fra", "prove_til", "forelopig", "endelig"):
        assert getattr(runde, navn) == getattr(forslag, navn), navn
    assert utvalg.frister(runde) == {
        "11F": date(2026, 1, 26), "11CF": date(2026, 1, 15), "15F": date(2026, 1, 15)
    }  # fmt: skip
    assert [(s.fra, s.til) for s in runde.stenginger.all()] == list(forslag.stenginger)
    hendelse = Hendelse.objects.get(handling="runde.opprettet")
    assert (hendelse.aktor, hendelse.objekt) == (str(siv.pk), "2025")
    for rolle in ("drift", "revisor"):
        leser = ansatt(rolle)[1]
        lest = les(leser.get("/ansatt/runder/2025/"))
        assert "Frist for 11CF, 15F" in lest
        assert "endre/" not in lest
        assert leser.post("/ansatt/runder/2025/endre/", sendes).status_code == 403
        assert leser.post("/ansatt/runder/2025/stenginger/", {}).status_code == 403
        assert leser.post("/ansatt/runder/2025/utsettelser/", {}).status_code == 403


def test_endring_sier_hva_som_er_galt_ved_feltet_og_roerer_ikke_det_som_ikke_er_endret():
    runde = bygg.runde(2025)
    klient = ansatt()[1]
    adresse = reverse("saksbehandling:runde_endre", args=[2025])
    sendes = felt(klient.get(adresse))
    feil = klient.post(adresse, sendes | {"frist": "2020-01-02", "forelopig": "2020-13-40"})
    assert feil.status_code == 422
    assert 'href="#forelopig"' in les(feil)
    assert "Skriv datoen som 15.01.2027." in les(feil)
    feil = klient.post(adresse, sendes | {"frist": "2020-01-02", "frist_11F": "2020-01-02"})
    assert feil.status_code == 422
    for navn in ("frist", "frist_11F"):
        assert f'href="#{navn}"' in les(feil)
        assert f'id="{navn}-feil"' in les(feil)
    assert les(klient.post(adresse, sendes | {"skjemaer": []})).count("Velg minst ett skjema.") == 2
    svar = klient.post(adresse, sendes | {"skjemaer": ["11F", "11CF"]}, follow=True)
    assert "Endringene er lagret." in les(svar)
    etter = Rapporteringsaar.objects.get()
    assert utvalg.skjemaer(2025) == ["11CF", "11F"]
    assert (etter.apner, etter.stenger) == (runde.apner, runde.stenger)  # not a whole day, and kept
    assert Hendelse.objects.get(handling="runde.endret").detaljer["endret"].endswith("skjemaer")


def test_ny_versjon_av_et_skjema_vises_paa_forsiden_og_logges():
    bygg.runde(2025)
    klient = ansatt()[1]
    adresse = reverse("saksbehandling:runde_endre", args=[2025])
    sendes = felt(klient.get(adresse))
    assert sendes["versjon_11F"] == 1
    assert "et helt tall fra 1" in les(klient.post(adresse, sendes | {"versjon_11F": "0"}))
    side = les(klient.post(adresse, sendes | {"versjon_11F": "2"}, follow=True))
    assert "11F, versjon 2" in side
    assert "15F, versjon 1" in side
    assert "skjema 11F, 2025, versjon 2" in les(klient.get("/?aar=2025"))
    hendelse = Hendelse.objects.get(handling="skjema.ny_versjon")
    assert hendelse.detaljer == {"skjema": "11F", "fra": 1, "til": 2}
    klient.post(adresse, sendes | {"versjon_11F": ""})  # empty: as it was
    assert utvalg.versjoner(2025)["11F"] == 2


def test_siden_viser_det_brukerne_ser_naa_og_hva_de_vil_se():
    naa = klokke.naa()
    runde = bygg.runde(2025, prove_fra=naa - timedelta(days=40), prove_til=naa - timedelta(days=30))
    fra, til = naa - timedelta(days=1), naa + timedelta(days=2)
    services.legg_stenging(runde=runde, fra=fra, til=til, grunn="publisering")
    side = les(ansatt("revisor")[1].get(reverse("saksbehandling:runde", args=[2025])))
    assert "Stengt en stund" in side
    assert f"Det åpner igjen {tekst.tid(til)}" in side
    assert "Dette er en prøve" not in side
    assert "Prøven er over, men ikke alt i den er slettet" in side
    assert f"Rapporteringen stengte {tekst.tid(runde.stenger)}" in side


def test_stenging_og_utsettelse_legges_inn_og_tas_bort():
    runde, senja = bygg.runde(2025), bygg.enhet()
    klient = ansatt()[1]
    adresse = reverse("saksbehandling:stenginger", args=[2025])
    tom = klient.post(adresse, {"fra": "i morgen", "til": "", "grunn": "publisering"})
    assert tom.status_code == 422
    assert "Skriv dato og klokkeslett" in les(tom)
    fra = (klokke.naa() + timedelta(days=2)).astimezone(klokke.NORGE).replace(second=0)
    ny = {"fra": f"{fra:%Y-%m-%dT%H:%M}", "til": f"{fra:%d.%m.%Y} 23.59", "grunn": "vedlikehold"}
    utenfor = ny | {"til": "2099-01-01T12:00"}
    assert "over før runden stenger" in les(klient.post(adresse, utenfor))
    assert klient.post(adresse, ny).status_code == 302
    lagt = Stenging.objects.get()
    assert lagt.fra.astimezone(klokke.NORGE) == fra.replace(microsecond=0)
    fjern = reverse("saksbehandling:stenging_fjern", args=[2025, lagt.pk])
    assert "Ta bort stengingen?" in les(klient.get(fjern))
    klient.post(fjern)
    assert not Stenging.objects.exists()

    adresse = reverse("saksbehandling:utsettelser", args=[2025])
    ny = {"enhet": senja.pk, "skjema": "11CF", "ny_frist": runde.frist - timedelta(days=7)}
    tidlig = klient.post(adresse, ny)
    assert tidlig.status_code == 422
    assert f"senere enn den som gjelder, {tekst.dato(runde.frist)}" in les(tidlig)
    sent = klient.post(adresse, ny | {"ny_frist": "2098-12-31"}, follow=True)
    assert f"{senja} har fått frist til 31. desember 2098." in les(sent)
    gitt = Utsettelse.objects.get()
    assert utvalg.aapning(enhet=senja, aar=2025, skjema="11CF").frist == date(2098, 12, 31)
    klient.post(reverse("saksbehandling:utsettelse_trekk", args=[2025, gitt.pk]))
    assert not Utsettelse.objects.exists()
    assert klient.get(reverse("saksbehandling:runde", args=[99999])).status_code == 404
