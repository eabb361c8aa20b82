"""999: sent, found again, unlocked, sent anew, withdrawn."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse

from kostra.portal import klokke
from kostra.portal.innsending import tilstand
from kostra.portal.innsending.models import Kontroll
from kostra.portal.innsending.skjema import tjeneste as skjema
from kostra.portal.innsending.tilstand import Hendelse, UlovligOvergang
from kostra.portal.konto.models import Bruker
from kostra.portal.revisjon.models import Hendelse as Revisjon
from kostra.portal.tilgang import services as tilgang
from kostra.portal.varsling.models import Forsendelse
from portal import bygg
from portal.innsending.skjema_hjelp import (
    aapne,
    fyll_ut_999,
    gruppe_url,
    innlogget,
    les,
    send,
    start,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def senja():
    bygg.runde()
    return bygg.enhet()


@pytest.fixture
def kommunen(senja):
    return innlogget(bygg.kommunekonto(senja))


@pytest.fixture
def sendt(kommunen):
    utfylling = fyll_ut_999(kommunen)
    assert send(kommunen, utfylling, "person", "send_inn").status_code == 302
    utfylling.refresh_from_db()
    return utfylling


def url(navn: str, utfylling) -> str:
    return reverse(f"innsending:{navn}", args=[utfylling.pk])


def rettene() -> set[str]:
    nora = Bruker.objects.get(epost="nora@senja.example")
    return set(nora.retter.values_list("skjema", flat=True))


def test_send_inn_gir_retten_og_sier_hvor_skjemaet_er(kommunen):
    utfylling = fyll_ut_999(kommunen)
    svar = send(kommunen, utfylling, "person", "send_inn")
    html = les(kommunen.get(svar.headers["Location"]))
    assert "Skjemaet er sendt inn" in html
    assert "Mine skjema / innsendte" in html
    assert "låser det opp (Lås opp)" in html
    assert rettene() == {"11CF"}
    assert f'href="{url("skjema", utfylling)}"' in les(
        kommunen.get("/skjema/", {"vis": "innsendte"})
    )
    assert Revisjon.objects.filter(handling="skjema.sendt", objekt=str(utfylling.pk)).count() == 1


def test_mangler_noe_sendes_ingenting(kommunen):
    utfylling = start(kommunen, "999")
    assert send(kommunen, utfylling, "person", "send_inn").status_code == 422
    utfylling.refresh_from_db()
    assert (utfylling.tilstand, utfylling.sendt) == ("paabegynt", None)
    assert not Forsendelse.objects.exists()


def test_feiler_virkningen_er_skjemaet_ikke_sendt(kommunen, monkeypatch):
    utfylling = fyll_ut_999(kommunen)

    def feiler(**_):
        raise RuntimeError

    monkeypatch.setattr(tilgang, "send_999", feiler)
    with pytest.raises(RuntimeError):
        skjema.send_inn(utfylling=utfylling, bruker=utfylling.opprettet_av)
    utfylling.refresh_from_db()
    assert (utfylling.tilstand, utfylling.sendt) == ("paabegynt", None)


def test_dobbeltklikk_paa_send_inn_sender_en_gang_og_sier_at_det_er_sendt(kommunen):
    utfylling = fyll_ut_999(kommunen)
    side = aapne(kommunen, utfylling, "person")
    send(kommunen, utfylling, "person", "send_inn", side)
    svar = send(kommunen, utfylling, "person", "send_inn", side)
    assert svar.status_code == 302
    assert "Skjemaet er sendt inn" in les(kommunen.get(svar.headers["Location"]))
    assert Revisjon.objects.filter(handling="skjema.sendt").count() == 1
    assert Forsendelse.objects.filter(mal="ny_rapportor").count() == 1


def test_tilbakeknappen_etter_sending_viser_at_det_er_sendt(kommunen, sendt):
    svar = kommunen.get(gruppe_url(sendt, "person"), follow=True)
    assert "Skjemaet er sendt inn" in les(svar)
    assert "<input class" not in les(svar)


def test_endring_fra_en_gammel_side_etter_sending_lagres_ikke_og_siden_sier_det(kommunen):
    utfylling = fyll_ut_999(kommunen)
    side = aapne(kommunen, utfylling, "person")
    send(kommunen, utfylling, "person", "send_inn", side)
    svar = send(kommunen, utfylling, "person", "lagre", side, person_navn="Nora Ås")
    assert svar.status_code == 409
    assert "Det du gjorde nå, ble ikke lagret" in les(svar)
    utfylling.refresh_from_db()
    assert utfylling.svar["person_navn"] == "Nora Eksempel"


def test_laas_opp_spor_forst_og_det_sendte_gjelder_imens(kommunen, sendt):
    assert "Låse opp skjemaet?" in les(kommunen.get(url("laas_opp", sendt)))
    sendt.refresh_from_db()
    assert sendt.tilstand == "innsendt"
    kommunen.post(url("laas_opp", sendt))
    sendt.refresh_from_db()
    assert (sendt.tilstand, sendt.aapning) == ("gjenaapnet", 2)
    assert rettene() == {"11CF"}
    assert "gjelder til du sender inn på nytt" in les(kommunen.get(gruppe_url(sendt, "person")))


def test_rettet_og_sendt_paa_nytt_gjelder_det_nye(kommunen, sendt):
    kommunen.post(url("laas_opp", sendt))
    send(kommunen, sendt, "person", "lagre", skjema=["11F"])
    assert rettene() == {"11CF"}
    send(kommunen, sendt, "person", "send_inn")
    assert rettene() == {"11F"}
    sendt.refresh_from_db()
    assert sendt.sendt_svar["skjema"] == ["11F"]
    assert sendt.nr == 1


def test_laas_opp_to_ganger_aapner_en_gang(kommunen, sendt):
    kommunen.post(url("laas_opp", sendt))
    assert kommunen.post(url("laas_opp", sendt)).status_code == 409
    sendt.refresh_from_db()
    assert sendt.aapning == 2


def test_trekk_tilbake_spor_forst_og_tar_retten(kommunen, sendt):
    assert "Trekke tilbake skjemaet?" in les(kommunen.get(url("trekk", sendt)))
    assert rettene() == {"11CF"}
    html = les(kommunen.post(url("trekk", sendt), follow=True))
    assert "Skjemaet er trukket tilbake" in html
    assert rettene() == set()
    assert Revisjon.objects.filter(handling="skjema.trukket").count() == 1


def test_et_gjenaapnet_999_kan_trekkes(kommunen, sendt):
    kommunen.post(url("laas_opp", sendt))
    kommunen.post(url("trekk", sendt))
    assert rettene() == set()


def test_et_utkast_kan_verken_laases_opp_eller_trekkes(kommunen):
    utfylling = fyll_ut_999(kommunen)
    for navn in ("laas_opp", "trekk"):
        assert kommunen.post(url(navn, utfylling)).status_code == 409
    utfylling.refresh_from_db()
    assert utfylling.tilstand == "paabegynt"


def test_etter_stenging_kan_ikke_skjemaet_laases_opp_men_rettene_kan_trekkes(
    senja, kommunen, sendt
):
    bruker = senja.brukere.get(rolle="kommune")
    with time_machine.travel(klokke.naa() + timedelta(days=60)):
        kommunen = innlogget(bruker)
        assert "Skjemaet kan ikke låses opp nå" in les(kommunen.get(url("skjema", sendt)))
        assert "Rapporteringen stengte" in les(kommunen.post(url("laas_opp", sendt), follow=True))
        sendt.refresh_from_db()
        assert sendt.tilstand == "innsendt"
        kommunen.post(url("trekk", sendt))
    assert rettene() == set()


def test_et_filskjema_kan_ikke_sendes_utenom_mottaket_eller_trekkes(senja):
    bruker = bygg.rapportor(senja, "11CF")
    utfylling = start(innlogget(bruker), "11CF")
    with pytest.raises(UlovligOvergang):
        skjema.send_inn(utfylling=utfylling, bruker=bruker)
    utfylling.tilstand = "innsendt"
    utfylling.save()
    with pytest.raises(UlovligOvergang):
        skjema.trekk(utfylling=utfylling, bruker=bruker)


def test_under_kontroll_er_skjemaet_laast(senja):
    bruker = bygg.rapportor(senja, "11CF")
    klient = innlogget(bruker)
    utfylling = start(klient, "11CF")
    side = aapne(klient, utfylling, "kommune")
    utfylling.tilstand = "under_kontroll"
    utfylling.save()
    svar = send(klient, utfylling, "kommune", "lagre", side, distriktsnr="3")
    assert svar.status_code == 409
    assert "til kontroll og er låst" in les(svar)
    utfylling.refresh_from_db()
    assert not utfylling.svar.get("distriktsnr")


@pytest.mark.parametrize("fra", ["paabegynt", "gjenaapnet"])
def test_flytt_husker_hva_skjemaet_var_for_kontrollen(senja, fra):
    utfylling = start(innlogget(bygg.rapportor(senja, "11CF")), "11CF")
    utfylling.tilstand = fra
    skjema.flytt(utfylling, Hendelse.KONTROLLER)
    skjema.flytt(utfylling, Hendelse.AVVIS)
    skjema.flytt(utfylling, Hendelse.KONTROLLER)
    skjema.flytt(utfylling, Hendelse.KONTROLLERT)
    utfylling.refresh_from_db()
    assert utfylling.tilstand == fra


def test_flytt_gjor_bare_det_tabellen_lar_skje(senja):
    utfylling = start(innlogget(bygg.rapportor(senja, "11CF")), "11CF")
    for fra in tilstand.Tilstand:
        for hendelse in Hendelse:
            utfylling.tilstand = fra
            if (fra, hendelse) not in tilstand.OVERGANGER:
                with pytest.raises(UlovligOvergang):
                    skjema.flytt(utfylling, hendelse)
                assert utfylling.tilstand == fra
    assert not Kontroll.objects.exists()
