"""Accounts, PINs, and the way back that no stranger can use."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session

from kostra.portal import klokke
from kostra.portal.konto import gjenoppretting, hemmeligheter, kode, services, totp
from kostra.portal.konto.models import Bruker, Gjenoppretting, Innloggingsforsok, Rolle
from kostra.portal.revisjon.models import Hendelse
from kostra.portal.varsling import forsegling
from kostra.portal.varsling.maler import skriv
from kostra.portal.varsling.models import Forsendelse
from portal import bygg
from portal.konto import hjelp

pytestmark = pytest.mark.django_db
GLEMT = "/glemt/"


def _ny_rapportor(enhet=None, epost="nils@senja.example") -> tuple[Bruker, str]:
    return services.opprett_rapportor(
        enhet=enhet or bygg.enhet(),
        navn="Nils Eksempel",
        epost=epost,
        mobil="+4790000001",
    )


def test_en_ny_rapportoer_har_bruker_id_og_et_startpassord_som_maa_byttes(klokka):
    bruker, passord = _ny_rapportor()
    assert re.fullmatch(r"[A-Z][0-9]{6}", bruker.brukerid)
    assert re.fullmatch(r"[a-z2-9]{4}(-[a-z2-9]{4}){3}", passord)
    assert bruker.check_password(passord)
    assert bruker.maa_bytte_passord
    assert bruker.startpassord_utloper == klokke.naa() + timedelta(days=14)
    assert (bruker.mobil, bruker.rolle) == ("+4790000001", Rolle.RAPPORTOR)


def test_bruker_id_og_koder_har_ingen_tegn_som_forveksles():
    ider = "".join(hemmeligheter.ny_brukerid()[0] for _ in range(500))
    assert not set(ider) & set("BGILOQSZ")
    passord = "".join(hemmeligheter.nytt_startpassord() for _ in range(100))
    assert not set(passord) & set("ilo01")
    assert not set("".join(hemmeligheter.ny_pin() for _ in range(100))) & set("ILOU")


def test_en_bruker_id_gis_aldri_to_ganger(monkeypatch):
    tall = iter(["X111111", "X111111", "X222222"])
    monkeypatch.setattr(hemmeligheter, "ny_brukerid", lambda: next(tall))
    enhet = bygg.enhet("5501", "Tromsø")
    forste, _ = _ny_rapportor(enhet=enhet)
    andre, _ = _ny_rapportor(enhet=enhet, epost="anne@senja.example")
    assert (forste.brukerid, andre.brukerid) == ("X111111", "X222222")


def test_pinkoden_er_fire_grupper_og_staar_ikke_i_databasen():
    enhet = bygg.enhet()
    pin = services.utsted_pin(enhet=enhet)
    assert re.fullmatch(r"[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){3}", pin)
    konto = Bruker.objects.get(enhet=enhet)
    assert pin.replace("-", "") not in repr(vars(konto))
    assert len(konto.oppslag) == 8
    assert Hendelse.objects.filter(handling="pin.utstedt", objekt=str(konto.pk)).exists()


def test_to_enheter_under_samme_orgnr_faar_aldri_samme_oppslag(monkeypatch):
    like = iter(["AAAA-AAAA-AAAA-AAAA"] * 2 + ["BBBB-BBBB-BBBB-BBBB"])
    monkeypatch.setattr(hemmeligheter, "ny_pin", lambda: next(like))
    pinkoder = [
        services.utsted_pin(enhet=bygg.enhet("0301", "Oslo", orgnr="958935420", bydelsnr=nr))
        for nr in ("01", "02")
    ]
    assert pinkoder == ["AAAA-AAAA-AAAA-AAAA", "BBBB-BBBB-BBBB-BBBB"]


def test_oppslaget_er_noeklet(settings):
    med_en = hemmeligheter.oppslag("958935420", "AAAA")
    settings.SECRET_KEY = "en annen hemmelighet"
    assert hemmeligheter.oppslag("958935420", "AAAA") != med_en


@pytest.mark.parametrize(
    ("skrevet", "lest"),
    [("o1l i-0", "01110"), ("abcd–efgh", "ABCDEFGH"), ("\tab\u00a0cd\u200b\n", "ABCD"), ("", "")],
)
def test_pin_leses_forsonlig(skrevet, lest):
    assert hemmeligheter.les_pin(skrevet) == lest


# -- forgotten password ----------------------------------------------------------------------------
def test_oensket_naar_kommunen_og_bare_den(klient, klokka, nora):
    annen = bygg.enhet("5501", "Tromsø")
    klient.post(GLEMT, {"brukernavn": nora.brukerid.lower(), "slag": "passord"})
    (onske,) = gjenoppretting.aapne_onsker(nora.enhet)
    assert (onske.bruker, onske.slag) == (nora, "passord")
    assert not gjenoppretting.aapne_onsker(annen)
    assert Hendelse.objects.filter(handling="konto.glemt", objekt=str(nora.pk)).exists()


@pytest.mark.parametrize(("slag", "ord_"), [("passord", "nytt"), ("mobil", "telefonen")])
def test_kommunens_kontakt_faar_ett_brev_som_sier_hvem_og_hva(klient, klokka, nora, slag, ord_):
    for _ in range(2):
        klient.post(GLEMT, {"brukernavn": nora.brukerid, "slag": slag})
    brev = Forsendelse.objects.get()
    assert (brev.mal, brev.til) == ("kontakt_glemt", nora.enhet.kontakt_epost)
    tekst = skriv(brev.mal, brev.sprak, brev.kontekst, {}).tekst
    assert all(del_ in tekst for del_ in (nora.navn, "5530 Senja", ord_, "KOSTRA-support"))


def test_uten_kontakt_venter_onsket_paa_kommunens_side(klient, klokka, nora):
    type(nora.enhet).objects.update(kontakt_epost="")
    klient.post(GLEMT, {"brukernavn": nora.brukerid, "slag": "passord"})
    assert gjenoppretting.aapne_onsker(nora.enhet)
    assert not Forsendelse.objects.exists()


def test_svaret_er_det_samme_for_ukjente(klient, klokka, nora):
    svar = {
        navn: klient.post(GLEMT, {"brukernavn": navn, "slag": "passord"})
        for navn in (nora.brukerid, "Y999999", "ola@senja.example")
    }
    assert len({(s.status_code, hjelp.uten_csrf(s)) for s in svar.values()}) == 1


def test_aa_spoerre_endrer_ingenting_foer_kommunen_bekrefter(klient, klokka, nora):
    hjelp.inn(klient, nora)
    for _ in range(3):
        hjelp.nettleser().post(GLEMT, {"brukernavn": nora.brukerid, "slag": "passord"})
    assert hjelp.er_inne(klient)
    assert Gjenoppretting.objects.count() == 1
    assert not Forsendelse.objects.filter(til=nora.epost).exists()


def test_det_kan_ikke_spoerres_i_det_uendelige(klient, klokka, nora):
    for nr in range(10):
        klient.post(GLEMT, {"brukernavn": f"Y{nr:06d}", "slag": "passord"})
    klient.post(GLEMT, {"brukernavn": nora.brukerid, "slag": "passord"})
    assert not Gjenoppretting.objects.exists()


def test_manglende_svar_sies_ved_feltene(klient, klokka):
    svar = klient.post(GLEMT, {"brukernavn": ""})
    assert svar.status_code == 422
    assert "Skriv bruker-id-en din." in svar.content.decode()


def test_nytt_startpassord_gaar_til_adressen_vi_har_og_det_gamle_er_doedt(klient, klokka, nora):
    hjelp.inn(klient, nora)
    konto, *_ = hjelp.kommune(nora.enhet)
    gjenoppretting.be_om(brukernavn=nora.brukerid, slag=Gjenoppretting.Slag.PASSORD, adresse="a")
    services.nytt_startpassord(bruker=nora, godkjent_av=konto)
    brev = Forsendelse.objects.get(mal="glemt_passord")
    assert brev.til == nora.epost
    passord = forsegling.aapne(bytes(brev.forseglet), brev.pk)["passord"]
    assert passord not in repr(vars(brev))
    assert not hjelp.er_inne(klient)
    assert hjelp.steg1(klient, nora.brukerid).status_code == 422
    assert hjelp.steg1(klient, nora.brukerid, passord).status_code == 302
    assert not gjenoppretting.aapne_onsker(nora.enhet)
    nora.refresh_from_db()
    assert nora.maa_bytte_passord
    hendelse = Hendelse.objects.get(handling="konto.nytt_startpassord")
    assert (hendelse.aktor, hendelse.objekt) == (str(konto.pk), str(nora.pk))


def test_to_nye_startpassord_er_to_brev(klokka, nora):
    services.nytt_startpassord(bruker=nora)
    services.nytt_startpassord(bruker=nora)
    assert Forsendelse.objects.filter(mal="glemt_passord").count() == 2


def test_kommunen_kan_si_nei(klokka, nora):
    konto, *_ = hjelp.kommune(nora.enhet)
    gjenoppretting.be_om(brukernavn=nora.brukerid, slag=Gjenoppretting.Slag.PASSORD, adresse="a")
    gjenoppretting.avslaa(onske=Gjenoppretting.objects.get(), bruker=konto)
    assert not gjenoppretting.aapne_onsker(nora.enhet)
    assert Hendelse.objects.filter(handling="konto.glemt", resultat="avslag").exists()


# -- lost phone ------------------------------------------------------------------------------------
def test_ny_mobil_fra_kommunen_sender_koden_dit_og_sier_fra(klient, klokka, nora):
    konto, *_ = hjelp.kommune(nora.enhet)
    hjelp.sett_opp_app(nora)
    gjenoppretting.be_om(brukernavn=nora.brukerid, slag=Gjenoppretting.Slag.MOBIL, adresse="a")
    services.bekreft_ny_mobil(bruker=nora, mobil="+4791111111", godkjent_av=konto)
    brev = Forsendelse.objects.get(mal="mobil_endret")
    assert (brev.til, brev.kontekst["siffer"]) == (nora.epost, "11")
    assert not totp.har_app(nora)
    assert not gjenoppretting.aapne_onsker(nora.enhet)
    hjelp.steg1(klient, nora.brukerid)
    assert Forsendelse.objects.get(kanal="sms").til == "+4791111111"
    assert Hendelse.objects.filter(handling="mobil.endret", aktor=str(konto.pk)).exists()


def test_sett_mobil_gjoer_koden_til_det_gamle_nummeret_ubrukelig(klokka, nora):
    forsok, hemmelig = kode.start(bruker=nora, fremmed=True, sprak="nb")
    services.sett_mobil(bruker=nora, mobil="+4791111111")
    assert kode.finn(id=forsok.pk, hemmelig=hemmelig) is None


# -- tidying ---------------------------------------------------------------------------------------
def test_det_som_er_over_slettes(klient, klokka, nora):
    hjelp.inn(klient, nora)
    klokka.fram(days=3)
    hjelp.steg1(hjelp.nettleser(), nora.brukerid)
    services.rydd()
    assert Innloggingsforsok.objects.count() == 1
    assert Session.objects.count() == 1
