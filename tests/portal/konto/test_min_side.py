"""*Min side*: what it shows, the password, the language, and the code app with its recovery codes."""

from __future__ import annotations

import re

import pytest
from django_otp.plugins.otp_static.models import StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

from kostra.portal.konto import services, totp
from kostra.portal.konto.models import Bruker
from kostra.portal.revisjon.models import Hendelse
from kostra.portal.varsling.models import Forsendelse
from portal import bygg
from portal.konto import hjelp

pytestmark = pytest.mark.django_db
NYTT = "fjellrev under snøen"


@pytest.fixture
def inne(klient, klokka, nora):
    """Nora, logged in."""
    hjelp.inn(klient, nora)
    return klient


@pytest.fixture
def med_app(klient, klokka, nora):
    """Nora, with the app on, at login 2; gives the recovery codes."""
    koder = hjelp.sett_opp_app(nora)
    klokka.fram(minutes=2)
    hjelp.steg1(klient, nora.brukerid)
    return koder


def _hendelser(handling: str) -> int:
    return Hendelse.objects.filter(handling=handling).count()


# -- what it shows ---------------------------------------------------------------------------------
def test_rapportoeren_ser_hvem_den_er_og_hva_den_kan_rapportere(inne, nora):
    side = inne.get("/min-side/").content.decode()
    for tekst in (nora.navn, nora.brukerid, "5530 Senja", "2026", "11CF", "Logg ut alle"):
        assert tekst in side
    assert nora.mobil not in side


def test_kommunen_har_verken_passord_eller_app(klient, klokka):
    _, orgnr, pin = hjelp.kommune()
    hjelp.steg1(klient, orgnr, pin)
    side = klient.get("/min-side/").content.decode()
    assert orgnr in side
    assert "Bytt passord" not in side
    for adresse in ("passord/", "app/", "app/bekreft/", "app/reservekoder/", "app/av/", "app/sms/"):
        assert klient.get(f"/min-side/{adresse}").status_code == 403


def test_et_spraak_som_ikke_finnes_endrer_ingenting(inne, nora):
    inne.post("/min-side/sprak/", {"sprak": "tlh"})
    nora.refresh_from_db()
    assert nora.sprak == "nb"


# -- the password ----------------------------------------------------------------------------------
def test_passordet_byttes_og_bare_denne_okten_lever_videre(inne, nora):
    annen = hjelp.nettleser()
    hjelp.inn(annen, nora)
    svar = inne.post("/min-side/passord/", {"passord": bygg.PASSORD, "nytt": NYTT, "gjenta": NYTT})
    assert svar.url == "/min-side/"
    assert hjelp.er_inne(inne)
    assert not hjelp.er_inne(annen)
    assert hjelp.steg1(hjelp.nettleser(), nora.brukerid, NYTT).status_code == 302
    langt = NYTT * 4  # letters of one case and blanks alone, and longer than most allow
    inne.post("/min-side/passord/", {"passord": NYTT, "nytt": langt, "gjenta": langt})
    assert hjelp.steg1(hjelp.nettleser(), nora.brukerid, langt).status_code == 302
    assert hjelp.steg1(hjelp.nettleser(), nora.brukerid, langt[:-1]).status_code == 422


@pytest.mark.parametrize(
    ("endret", "felt", "grunn"),
    [
        ({"passord": "feil passord her"}, "passord", "Passordet er ikke riktig"),
        ({"nytt": "for kort"}, "nytt", "for kort"),
        ({"nytt": "x" * 201}, "nytt", "for langt"),
        ({"nytt": "Nora Eksempel1"}, "nytt", "ligner for mye"),
        ({"nytt": "ababababababab"}, "nytt", "gjentar de samme"),
        ({"nytt": "passwordpassword"}, "nytt", "gjettes først"),
        ({"nytt": "2026 Sunshine!!"}, "nytt", "gjettes først"),
        ({"nytt": "1qaz2wsx3edc"}, "nytt", "gjettes først"),
        ({"nytt": "Kostra-Kommune2026"}, "nytt", "gjettes først"),
        ({"nytt": bygg.PASSORD}, "nytt", "det samme som"),
        ({"gjenta": "fjellrev under isen"}, "gjenta", "ikke like"),
        ({"nytt": ""}, "nytt", "Skriv et nytt"),
    ],
)
def test_et_daarlig_passord_avvises_med_grunnen(inne, nora, endret, felt, grunn):
    data = {"passord": bygg.PASSORD, "nytt": NYTT, "gjenta": NYTT} | endret
    if "nytt" in endret:
        data["gjenta"] = endret["nytt"]
    svar = inne.post("/min-side/passord/", data)
    assert svar.status_code == 422
    assert grunn in svar.content.decode()
    assert f'href="#{felt}"' in svar.content.decode()
    nora.refresh_from_db()
    assert nora.check_password(bygg.PASSORD)


@pytest.fixture(autouse=True)
def _vanlig_liste():
    """Leaves no list of ours behind."""
    from django.contrib.auth import password_validation as vanlige

    yield
    vanlige.get_default_password_validators.cache_clear()


def test_passordet_kan_ikke_gjettes_fra_en_maskin_som_staar_aapen(inne, nora):
    data = {"passord": "feil passord her", "nytt": NYTT, "gjenta": NYTT}
    for _ in range(10):
        inne.post("/min-side/passord/", data)
    svar = inne.post("/min-side/passord/", data | {"passord": bygg.PASSORD})
    assert "for mange ganger" in svar.content.decode()
    nora.refresh_from_db()
    assert not nora.check_password(NYTT)


# -- the app ---------------------------------------------------------------------------------------
def test_appen_slaas_paa_med_passord_qr_og_kode(inne, klokka, nora):
    assert inne.post("/min-side/app/", {"passord": "feil passord her"}).status_code == 422
    assert inne.post("/min-side/app/", {"passord": bygg.PASSORD}).url == "/min-side/app/bekreft/"
    side = inne.get("/min-side/app/bekreft/").content.decode()
    assert 'src="data:image/svg+xml' in side
    assert re.search(r"(?:[A-Z2-7]{4} ){7}[A-Z2-7]{4}", side)
    svar = inne.post("/min-side/app/bekreft/", {"kode": hjelp.appkode(nora)})
    koder = re.findall(r"<li>(\w{4}-\w{4}-\w{4})</li>", svar.content.decode())
    assert len(set(koder)) == 10
    assert _hendelser("konto.app_paa") == 1
    assert inne.get("/min-side/app/bekreft/").url == "/min-side/app/"  # shown once


def test_qr_koden_sier_hvem_og_hva(nora):
    import segno

    sett = {}
    ekte = segno.make

    def lag(innhold, **valg):
        sett["adresse"] = innhold
        return ekte(innhold, **valg)

    with pytest.MonkeyPatch.context() as lapp:
        lapp.setattr(segno, "make", lag)
        totp.start(bruker=nora)
        oppsett = totp.oppsett(nora)
    nokkel = oppsett.nokkel.replace(" ", "")
    assert sett["adresse"] == (
        f"otpauth://totp/KOSTRA%20innrapportering:{nora.brukerid}?secret={nokkel}"
        "&issuer=KOSTRA%20innrapportering&digits=6&period=30"
    )


def test_feil_kode_slaar_ikke_appen_paa(inne, nora):
    totp.start(bruker=nora)
    feil = f"{(int(hjelp.appkode(nora)) + 1) % 1_000_000:06d}"
    svar = inne.post("/min-side/app/bekreft/", {"kode": feil})
    if svar.status_code != 200:  # one in half a million is the code of the step beside
        assert not totp.har_app(nora)


def test_etterpaa_spoerres_det_om_koden_fra_appen_og_ingen_sms_sendes(
    klient, klokka, nora, med_app
):
    assert not Forsendelse.objects.exists()
    side = klient.get("/logg-inn/kode/").content.decode()
    assert "Kode fra appen" in side
    assert "Referansenummer" not in side
    assert hjelp.steg2(klient, hjelp.appkode(nora)).url == "/skjema/"
    assert klient.get("/min-side/").wsgi_request.user.is_verified()


def test_en_kode_fra_appen_kan_brukes_en_gang(klient, klokka, nora, med_app):
    kode = hjelp.appkode(nora)
    hjelp.steg2(klient, kode)
    annen = hjelp.nettleser()
    hjelp.steg1(annen, nora.brukerid)
    assert hjelp.steg2(annen, kode).status_code == 422
    klokka.fram(seconds=30)
    assert hjelp.steg2(annen, hjelp.appkode(nora)).url == "/skjema/"


@pytest.mark.parametrize(("sekunder", "virker"), [(30, True), (61, False)])
def test_appens_klokke_kan_gaa_et_halvt_minutt_feil(
    klient, klokka, nora, med_app, sekunder, virker
):
    kode = hjelp.appkode(nora)
    klokka.fram(seconds=sekunder)
    assert (hjelp.steg2(klient, kode).status_code == 302) is virker


def test_fem_feil_fra_appen_og_forsoket_er_doedt(klient, klokka, nora, med_app):
    feil = f"{(int(hjelp.appkode(nora)) + 7) % 1_000_000:06d}"
    for _ in range(4):
        assert hjelp.steg2(klient, feil).status_code == 422
    assert hjelp.steg2(klient, feil).url == "/logg-inn/?grunn=forsok"


def test_en_reservekode_virker_en_gang_uansett_hvordan_den_skrives(klient, klokka, nora, med_app):
    assert "Reservekode" in klient.get("/logg-inn/kode/?med=reserve").content.decode()
    skrevet = med_app[0].lower().replace("-", " ").replace("0", "o")
    assert hjelp.steg2(klient, skrevet, med="reserve").url == "/skjema/"
    annen = hjelp.nettleser()
    hjelp.steg1(annen, nora.brukerid)
    assert hjelp.steg2(annen, med_app[0], med="reserve").status_code == 422
    assert hjelp.steg2(annen, med_app[1], med="reserve").url == "/skjema/"
    assert totp.reservekoder_igjen(nora) == 8


def test_reservekoder_deler_de_fem_forsoekene(klient, klokka, nora, med_app):
    for _ in range(4):
        assert hjelp.steg2(klient, "AAAA-AAAA-AAAA", med="reserve").status_code == 422
    assert hjelp.steg2(klient, "AAAA-AAAA-AAAA", med="reserve").url == "/logg-inn/?grunn=forsok"


def test_noekkel_og_reservekoder_ligger_ikke_i_klartekst_i_databasen(nora):
    totp.start(bruker=nora)
    nokkel = totp.oppsett(nora).nokkel.replace(" ", "")
    koder = totp.bekreft(bruker=nora, kode=hjelp.appkode(nora))
    import base64

    assert TOTPDevice.objects.get().key != base64.b32decode(nokkel).hex()
    lagret = set(StaticToken.objects.values_list("token", flat=True))
    assert not lagret & {k for kode in koder for k in (kode, kode.replace("-", ""), kode.lower())}


def test_sms_i_stedet_naar_telefonen_er_der_men_appen_ikke(klient, klokka, nora, med_app):
    assert "SMS i stedet" in klient.get("/logg-inn/kode/").content.decode()
    klient.post("/logg-inn/ny-kode/")
    assert "Referansenummer" in klient.get("/logg-inn/kode/").content.decode()
    assert hjelp.steg2(klient, hjelp.siste_kode()).url == "/skjema/"


def test_og_tilbake_til_appen_igjen(klient, klokka, nora, med_app):
    klient.post("/logg-inn/ny-kode/")
    sms = hjelp.siste_kode()
    klient.post("/logg-inn/bruk-app/")
    if sms != hjelp.appkode(nora):
        assert hjelp.steg2(klient, sms).status_code == 422
    assert hjelp.steg2(klient, hjelp.appkode(nora)).url == "/skjema/"


def test_sms_kan_slaas_av_og_paa(klient, klokka, nora, med_app):
    hjelp.steg2(klient, hjelp.appkode(nora))
    assert klient.post("/min-side/app/sms/", {"passord": bygg.PASSORD}).url == "/min-side/"
    annen = hjelp.nettleser()
    hjelp.steg1(annen, nora.brukerid)
    assert "SMS i stedet" not in annen.get("/logg-inn/kode/").content.decode()
    annen.post("/logg-inn/ny-kode/")
    assert not Forsendelse.objects.exists()
    klient.post("/min-side/app/sms/", {"passord": bygg.PASSORD})
    annen.post("/logg-inn/ny-kode/")
    assert Forsendelse.objects.count() == 1


def test_appen_slaas_av_med_passord_og_kode(klient, klokka, nora, med_app):
    hjelp.steg2(klient, hjelp.appkode(nora))
    for data in ({"passord": bygg.PASSORD, "kode": "12"}, {"passord": "feil", "kode": med_app[0]}):
        assert klient.post("/min-side/app/av/", data).status_code == 422
    assert totp.har_app(nora)
    data = {"passord": bygg.PASSORD, "kode": med_app[0]}
    assert klient.post("/min-side/app/av/", data).url == "/min-side/"
    assert not totp.har_app(nora)
    assert totp.reservekoder_igjen(nora) == 0
    assert _hendelser("konto.app_av") == 1


def test_nye_reservekoder_gjoer_de_gamle_ubrukelige(klient, klokka, nora, med_app):
    hjelp.steg2(klient, hjelp.appkode(nora))
    svar = klient.post("/min-side/app/reservekoder/", {"passord": bygg.PASSORD})
    nye = re.findall(r"<li>(\w{4}-\w{4}-\w{4})</li>", svar.content.decode())
    assert len(nye) == 10
    assert not totp.sjekk_reservekode(bruker=nora, kode=med_app[0])
    assert totp.sjekk_reservekode(bruker=nora, kode=nye[0])


def test_den_gamle_telefonen_virker_til_den_nye_er_bekreftet(klient, klokka, nora, med_app):
    hjelp.steg2(klient, hjelp.appkode(nora))
    gammel = TOTPDevice.objects.get()
    klient.post("/min-side/app/", {"passord": bygg.PASSORD})
    assert TOTPDevice.objects.filter(pk=gammel.pk, confirmed=True).exists()
    klokka.fram(minutes=1)
    klient.post("/min-side/app/bekreft/", {"kode": hjelp.appkode(nora)})
    assert not TOTPDevice.objects.filter(pk=gammel.pk).exists()
    assert totp.har_app(nora)


# -- staff -----------------------------------------------------------------------------------------
@pytest.fixture
def kari(klokka, db):
    """Staff, with the app, past the first login."""
    bruker, *_ = services.opprett_ansatt(navn="Kari Eksempel", epost="kari@etat.example")
    services.bytt_passord(bruker=bruker, nytt=bygg.PASSORD)
    return bruker


def test_saksbehandleren_logger_inn_med_app(klient, kari):
    assert hjelp.steg1(klient, kari.brukerid).url == "/logg-inn/kode/"
    assert hjelp.steg2(klient, hjelp.appkode(kari)).url == "/ansatt/"


def test_saksbehandleren_faar_aldri_sms(klient, kari):
    Bruker.objects.filter(pk=kari.pk).update(mobil="+4790000002")
    hjelp.steg1(klient, kari.brukerid)
    assert "SMS i stedet" not in klient.get("/logg-inn/kode/").content.decode()
    klient.post("/logg-inn/ny-kode/")
    assert not Forsendelse.objects.exists()


def test_saksbehandleren_kan_ikke_slaa_av_appen(klient, kari):
    hjelp.steg1(klient, kari.brukerid)
    hjelp.steg2(klient, hjelp.appkode(kari))
    for adresse in ("/min-side/app/av/", "/min-side/app/sms/"):
        assert klient.get(adresse).status_code == 403


def test_uten_app_slipper_saksbehandleren_ikke_inn_og_det_blir_skrevet_ned(klient, kari):
    totp.fjern(kari)
    assert hjelp.steg1(klient, kari.brukerid).status_code == 422
    avvist = Hendelse.objects.get(handling="konto.avvist")
    assert (avvist.objekt, avvist.detaljer) == (str(kari.pk), {"grunn": "uten_app"})
