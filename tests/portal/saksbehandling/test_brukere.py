"""Users: found, helped, blocked and opened, by those who may."""

from __future__ import annotations

import re

import pytest

from kostra.portal.innsending.models import Utfylling
from kostra.portal.konto import struping, totp
from kostra.portal.konto.models import Bruker
from kostra.portal.revisjon.models import Hendelse
from kostra.portal.saksbehandling.brukere import services, utvalg
from kostra.portal.tilgang.models import Mobilbytte
from kostra.portal.tilgang.services import send_999
from kostra.portal.varsling.forsegling import aapne
from kostra.portal.varsling.models import Forsendelse
from portal import bygg
from portal.konto.hjelp import appkode, nettleser, steg1
from portal.saksbehandling.hjelp import ansatt, inne, les

pytestmark = pytest.mark.django_db


@pytest.fixture
def nora():
    return bygg.rapportor(bygg.enhet("5530", "Senja"), "11F")


def test_sokes_fram_ogsaa_med_norske_bokstaver(nora):
    aase = bygg.rapportor(bygg.enhet("1818", "Herøy"), navn="Åse Østgård")
    for sok in ("åse", "ØSTGÅRD", "herøy åse", aase.brukerid.lower(), "1818"):
        assert [rad.brukerid for rad in utvalg.finn(sok=sok)] == [aase.brukerid], sok
    assert utvalg.finn(sok="åse", slag="ansatt") == []
    _, revisor = ansatt("revisor")
    for rart in ("%00", "x" * 500, "X99", "%F0%9F%92%A9"):
        assert revisor.get(f"/ansatt/brukere/{rart}/").status_code == 404
    assert revisor.get("/ansatt/brukere/?sok=%00%ff&slag=%00&bare=x&side=x").status_code == 200
    side = les(revisor.get("/ansatt/brukere/?sok=5530"))
    assert nora.navn in side
    assert aase.navn not in side


def test_en_sperret_bruker_er_ute_til_noen_aapner(nora):
    siv, klient = ansatt()
    hos_nora = inne(nora)
    assert hos_nora.get("/skjema/").status_code == 200
    side = f"/ansatt/brukere/{nora.brukerid}/"
    klient.post(side, {"gjor": "sperr"})
    assert hos_nora.get("/skjema/").status_code == 302
    assert "passer ikke sammen" in les(steg1(nettleser(), nora.brukerid))
    _ny_999(nora)  # the kommune gives another form: the block holds
    assert not Bruker.objects.get(pk=nora.pk).aktiv
    assert "Sperret" in les(klient.get(side))
    klient.post(side, {"gjor": "aapne"})
    assert steg1(nettleser(), nora.brukerid).status_code == 302
    gjort = Hendelse.objects.filter(aktor=str(siv.pk)).exclude(handling="konto.vist")
    hendt = gjort.values_list("handling", "objekt")
    assert list(hendt) == [("konto.sperret", str(nora.pk)), ("konto.aapnet", str(nora.pk))]


def _ny_999(nora: Bruker) -> None:
    kommune = bygg.kommunekonto(nora.enhet)
    svar = {"person_navn": nora.navn, "person_epost": nora.epost, "person_mobil": nora.mobil}
    skjema = Utfylling.objects.create(
        nr=1, skjema="999", aar=2026, enhet=nora.enhet, opprettet_av=kommune, endret_av=kommune,
        tilstand="innsendt", svar=svar | {"skjema": ["11CF"]},
    )  # fmt: skip
    send_999(utfylling=skjema, bruker=kommune)
    assert nora.retter.filter(skjema="11CF").exists()


def test_ingen_sperrer_seg_selv_eller_den_siste_for_drift():
    dag, klient = ansatt("drift")
    annen = bygg.ansatt("drift", aktiv=False)
    klient.post(f"/ansatt/brukere/{dag.brukerid}/", {"gjor": "sperr"})
    assert Bruker.objects.get(pk=dag.pk).aktiv
    with pytest.raises(services.IkkeLov):  # by a colleague whose session outlives the account
        services.sperr(bruker=dag, av=annen)
    Bruker.objects.filter(pk=annen.pk).update(aktiv=True)
    services.sperr(bruker=annen, av=dag)
    assert not Bruker.objects.get(pk=annen.pk).aktiv


def test_bare_drift_styrer_ansattes_kontoer_og_revisor_ingen(nora):
    kollega = bygg.ansatt("saksbehandler")
    for rolle, hvem in (("saksbehandler", kollega), ("revisor", kollega), ("revisor", nora)):
        _, klient = ansatt(rolle)
        side = f"/ansatt/brukere/{hvem.brukerid}/"
        assert 'value="sperr"' not in les(klient.get(side))
        for gjor in ("sperr", "forny", "passord", "laas_opp", "mobil_ja"):
            assert klient.post(side, {"gjor": gjor}).status_code == 403
    assert Bruker.objects.get(pk=kollega.pk).aktiv
    _, saksbehandler = ansatt()
    assert saksbehandler.get("/ansatt/brukere/ny/").status_code == 403


def test_en_ny_ansatt_logger_inn_med_det_som_ble_vist_en_gang():
    _, drift = ansatt("drift")
    valg = {"navn": "Rita Revisor", "epost": "rita@ssb.example", "rolle": "revisor"}
    svar = drift.post("/ansatt/brukere/ny/", valg)
    rita = Bruker.objects.get(navn="Rita Revisor")
    passord = re.search(r">([a-z2-9]{4}(-[a-z2-9]{4}){3})<", les(svar))[1]
    assert rita.brukerid in les(svar)
    klient = nettleser()
    steg1(klient, rita.brukerid, passord)
    klient.post("/logg-inn/kode/", {"kode": appkode(rita)})
    assert klient.session["_auth_user_id"] == str(rita.pk)
    # a new password and app: the session and all that was before is dead
    ny = drift.post(f"/ansatt/brukere/{rita.brukerid}/", {"gjor": "forny"})
    assert klient.get("/ansatt/").status_code == 302
    assert passord not in les(ny)
    assert "passer ikke sammen" in les(steg1(nettleser(), rita.brukerid, passord))
    assert totp.har_app(rita)
    assert passord not in les(drift.get(f"/ansatt/brukere/{rita.brukerid}/"))


def test_nytt_passord_til_rapportoren_gaar_paa_e_post_og_vises_ingen(nora):
    _, klient = ansatt()
    side = f"/ansatt/brukere/{nora.brukerid}/"
    svar = klient.post(side, {"gjor": "passord"}, follow=True)
    brev = Forsendelse.objects.get(mal="glemt_passord")
    assert brev.til == nora.epost
    assert aapne(bytes(brev.forseglet), brev.pk)["passord"] not in les(svar)


@pytest.mark.parametrize(("gjor", "nummer"), [("mobil_ja", "+4791111111"), ("mobil_nei", "")])
def test_nytt_mobilnummer_bekreftes_eller_avslaas(nora, gjor, nummer):
    Mobilbytte.objects.create(bruker=nora, ny_mobil="+4791111111")
    _, klient = ansatt()
    assert "Brukere" in les(klient.get("/ansatt/brukere/?bare=mobil"))
    side = f"/ansatt/brukere/{nora.brukerid}/"
    assert "91 11 11 11" in les(klient.get(side)).replace("\xa0", " ")
    klient.post(side, {"gjor": gjor})
    assert Bruker.objects.get(pk=nora.pk).mobil == (nummer or nora.mobil)
    assert utvalg.antall_mobilbytter() == 0


def test_den_som_har_brukt_opp_forsokene_slippes_til(nora):
    for _ in range(struping.KONTO.antall):
        struping.tell(struping.KONTO, nora.brukerid)
    _, klient = ansatt()
    side = f"/ansatt/brukere/{nora.brukerid}/"
    assert "For mange forsøk" in les(klient.get(side))
    klient.post(side, {"gjor": "laas_opp"})
    assert not struping.full(struping.KONTO, nora.brukerid)
    assert "For mange forsøk" not in les(klient.get(side))
    assert "Forsøk nullstilt" in les(klient.get(side))
