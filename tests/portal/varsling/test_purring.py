"""Reminders: to those who haven't delivered, once, and to nobody else."""

from __future__ import annotations

import threading
from datetime import date, time, timedelta

import pytest
from django.db import connection, connections, transaction
from django.test.utils import CaptureQueriesContext

from kostra.portal import vedlikehold
from kostra.portal.innsending.models import Henvendelse
from kostra.portal.revisjon.models import Hendelse
from kostra.portal.runde.models import Stenging, Utsettelse
from kostra.portal.varsling import oppgaver
from kostra.portal.varsling.models import Forsendelse, Purreplan, Purring
from kostra.portal.varsling.purring import daglig, services, utvalg
from kostra.portal.varsling.purring.services import Plansteg, PurreFeil
from portal import bygg
from portal.varsling.conftest import les, tekst
from portal.varsling.purring_hjelp import (
    FRIST,
    UKEN_ETTER,
    UKEN_FOR,
    brev_til,
    lever,
    runde,
    stille_klokken,
)

Utfall = utvalg.Utfall
pytestmark = pytest.mark.django_db


@pytest.fixture
def senja():
    return bygg.enhet(kontakt_epost="kontakt@senja.example", sprak="nn")


def utfall(dato=None) -> dict[tuple[str, str], str]:
    return {
        (rad.enhet.kommunenr, rad.skjema): rad.utfall.value
        for rad in utvalg.forhandsvis(dato).rader
    }


# -- who gets what ------------------------------------------------------------------------------------
def test_kontakt_og_rapportorer_faar_ett_brev_hver_om_det_de_har_rett_til(senja):
    runde("11CF", "11F")
    bygg.rapportor(senja, "11CF", "11F", epost="begge@senja.example")
    bygg.rapportor(senja, "11F", epost="bare11f@senja.example")
    bygg.rapportor(senja, "15F", epost="annet@senja.example")
    bygg.rapportor(senja, "11F", epost="sluttet@senja.example", aktiv=False)
    bygg.rapportor(senja, "11CF", epost="Kontakt@senja.example")  # the same person as the contact
    stille_klokken(UKEN_FOR)
    utsendt = services.send()
    assert brev_til() == {
        "kontakt@senja.example": ("paaminnelse", ["11CF", "11F"]),
        "begge@senja.example": ("paaminnelse", ["11CF", "11F"]),
        "bare11f@senja.example": ("paaminnelse", ["11F"]),
    }
    assert (utsendt.purringer, utsendt.enheter, utsendt.brev) == (2, 1, 3)
    assert set(Forsendelse.objects.values_list("sprak", flat=True)) == {"nn"}
    assert Hendelse.objects.filter(handling="purring.sendt", enhet="553000").count() == 1


def test_proving_sier_hvorfor_noen_ikke_faar_noe(senja):
    r = runde("11F")
    andre = {
        navn: bygg.enhet(nr, navn, kontakt_epost=f"post@{nr}.example")
        for nr, navn in (("1101", "levert"), ("1103", "nei"), ("1106", "utsatt"), ("1108", "retur"))
    }
    for navn, svar in (("levert", "ja"), ("nei", "nei")):
        lever(andre[navn], "11F", av=bygg.rapportor(andre[navn], "11F"), svar=svar)
    Utsettelse.objects.create(
        enhet=andre["utsatt"], runde=r, ny_frist=date(2027, 2, 1), stenger=r.stenger
    )
    bygg.enhet("1111", "uten", kontakt_epost="")
    bygg.enhet("1112", "forbi", gyldig_til=2025)
    bygg.enhet("1114", "oppdiktet", leverandor="Firma")
    Forsendelse.objects.create(
        kanal="epost", arsak="x", mal="purring", til="POST@1108.example", stand="oppgitt",
        siste_feil="avvist_av_mottaker",
    )  # fmt: skip
    stille_klokken(FRIST)
    assert utfall() == {
        ("1101", "11F"): "levert",
        ("1103", "11F"): "levert",
        ("1106", "11F"): "utsatt",
        ("1108", "11F"): "uten_adresse",
        ("1111", "11F"): "uten_adresse",
        ("5530", "11F"): "faar",
    }
    assert not Purring.objects.exists()  # a dry run changes nothing
    services.send()
    assert set(brev_til()) == {"kontakt@senja.example"}
    assert utfall()["5530", "11F"] == "sendt"
    stille_klokken(date(2027, 2, 1))  # her own day, and a week and more past the others'
    assert utfall()["1106", "11F"] == "faar"


def test_en_retur_til_kommunen_gjor_skjemaet_ulevert_igjen(senja):
    runde("11F")
    nora = bygg.rapportor(senja, "11F")
    levering = lever(senja, "11F", av=nora)
    stille_klokken(FRIST)
    assert utfall()["5530", "11F"] == "levert"
    Henvendelse.objects.create(
        utfylling=levering.utfylling, levering=levering, slag="retur", tekst="x",
        skrevet_av=bygg.ansatt(),
    )  # fmt: skip
    assert utfall()["5530", "11F"] == "faar"


def test_samme_adresse_hos_flere_enheter_er_en_person(senja):
    runde("11F")
    for nr in ("03", "04"):
        bygg.enhet("0301", "Oslo", bydelsnr=nr, kontakt_epost="felles@oslo.example")
    stille_klokken(FRIST)
    services.send()
    assert brev_til()["felles@oslo.example"] == ("paaminnelse", ["11F", "11F"])
    assert Purring.objects.count() == 3
    assert Forsendelse.objects.count() == 2


def test_proving_tar_en_haandfull_sporringer_uansett_antall(senja):
    runde("11CF", "11F", "15F")

    def sporringer():
        with CaptureQueriesContext(
            connection,
        ) as fanget:
            assert len(utvalg.forhandsvis(FRIST).faar) == 3 * antall
        return len(fanget)

    antall = 1
    en = sporringer()
    for nr in range(20):
        ny = bygg.enhet(f"{4600 + nr}", "Ny")
        bygg.rapportor(ny, "11F", "15F")
    antall = 21
    assert sporringer() == en <= 20


# -- when ---------------------------------------------------------------------------------------------
def test_en_planlagt_dag_flyttes_til_virkedag_og_det_siste_trinnet_tas_igjen(senja):
    r = runde(
        "11F", frist=date(2027, 3, 19)
    )  # a week later is Good Friday, then come three days off
    stille_klokken(date(2027, 3, 26))
    assert services.send().brev == 1  # the worker was away on the due date itself: made up for
    assert brev_til()["kontakt@senja.example"][0] == "paaminnelse"
    stille_klokken(date(2027, 3, 30))
    assert services.send().brev == 1
    assert Purring.objects.first().planlagt == date(2027, 3, 30)
    assert Purring.objects.first().plan.steg == "purring"
    stille_klokken(date(2027, 3, 31))
    assert services.send().brev == 0
    assert r.purreplaner.get(steg="varsel").aktiv is False


def test_etter_en_uke_uten_arbeider_sendes_bare_det_siste_en_gang(senja):
    runde("11F")
    stille_klokken(UKEN_ETTER)  # both the due date's and this day's are within reach
    assert services.send().purringer == 1
    assert Purring.objects.get().plan.etter_frist == 7
    stille_klokken(date(2027, 2, 8))  # ten days after the third: too late to make up for
    assert services.send().purringer == 0


def test_ingen_purres_mens_portalen_er_stengt_for_dem(senja):
    r = runde("11F")
    stille_klokken(FRIST)
    naa = utvalg.klokke.naa()
    Stenging.objects.create(
        runde=r, fra=naa - timedelta(hours=1), til=naa + timedelta(days=3), grunn="publisering"
    )
    assert utfall()["5530", "11F"] == "stengt"
    assert services.send().brev == 0
    stille_klokken(FRIST + timedelta(days=5))
    assert services.send().brev == 1


def test_det_sendes_ikke_paa_forskudd(senja):
    runde("11F")
    stille_klokken(date(2027, 1, 14))
    assert utfall(FRIST)["5530", "11F"] == "faar"
    with pytest.raises(PurreFeil):
        services.send(FRIST)
    assert not Purring.objects.exists()


def test_arbeideren_sender_en_gang_om_dagen_etter_klokken_aatte(senja, monkeypatch):
    runde("11F")
    assert "varsling.purring" in {fast.navn for fast in vedlikehold.faste()}
    daglig._gjort.clear()
    kjort = []
    ekte = services.send
    monkeypatch.setattr(services, "send", lambda dag: kjort.append(dag) or ekte(dag))
    stille_klokken(FRIST, time(7, 50))
    daglig.kjor()
    stille_klokken(FRIST + timedelta(days=1))  # a Saturday
    daglig.kjor()
    assert kjort == []
    stille_klokken(FRIST, time(8, 1))
    daglig.kjor()
    daglig.kjor()
    assert kjort == [FRIST]
    assert Purring.objects.count() == 1


# -- once ---------------------------------------------------------------------------------------------
def test_to_ganger_paa_samme_dag_er_en_gang_og_nytt_samme_dag_venter(senja):
    r = runde("11F")
    stille_klokken(FRIST)
    services.send()
    assert services.send().brev == 0
    r.skjemaer.create(skjema="15F")
    services.lag_plan(r, ["15F"])
    assert utfall()["5530", "15F"] == "venter"
    assert utfall(FRIST + timedelta(days=3))["5530", "15F"] == "faar"
    assert services.send().brev == 0
    stille_klokken(FRIST + timedelta(days=3))
    assert services.send().purringer == 1
    assert Forsendelse.objects.count() == 2


@pytest.mark.django_db(transaction=True)
def test_to_arbeidere_samtidig_gir_ett_brev_til_hver():
    runde("11CF", "11F")
    for nr in range(12):
        ved = bygg.enhet(f"{1100 + nr}", "Kommune", kontakt_epost=f"post@k{nr}.example")
        bygg.rapportor(ved, "11F", epost=f"nora@k{nr}.example")
    stille_klokken(FRIST)
    start, utsendt, feil = threading.Barrier(2), [], []

    def kjor():
        try:
            start.wait()
            utsendt.append(services.send())
        except Exception as unntak:
            feil.append(unntak)
        finally:
            connections.close_all()

    traader = [threading.Thread(target=kjor) for _ in range(2)]
    for traad in traader:
        traad.start()
    for traad in traader:
        traad.join()
    assert feil == []
    assert sum(u.purringer for u in utsendt) == Purring.objects.count() == 24
    assert sum(u.brev for u in utsendt) == Forsendelse.objects.count() == 24
    assert all(p.brev.exists() for p in Purring.objects.all())


def test_den_som_leverer_mens_det_sendes_faar_ingenting(senja, monkeypatch):
    runde("11F")
    nora = bygg.rapportor(senja, "11F")
    stille_klokken(FRIST)
    laas = services._laas

    def levert_imens(*argumenter):
        lever(senja, "11F", av=nora)
        laas(*argumenter)

    monkeypatch.setattr(services, "_laas", levert_imens)
    assert services.send().brev == 0
    assert not Forsendelse.objects.exists()


# -- the letters --------------------------------------------------------------------------------------
def test_brevet_stoppes_eller_kortes_naar_det_er_levert_for_det_er_sendt(senja, post):
    runde("11CF", "11F")
    nora = bygg.rapportor(senja, "11CF", "11F", epost="nora@senja.example")
    bygg.rapportor(senja, "11F", epost="ole@senja.example")
    stille_klokken(FRIST)
    services.send()
    lever(senja, "11F", av=nora, svar="nei")
    for brev in Forsendelse.objects.all():
        oppgaver.send(str(brev.pk))
    assert sorted(post.mottakere) == ["kontakt@senja.example", "nora@senja.example"]
    assert all("11CF" in tekst(raa) and "11F." not in tekst(raa) for raa in post.brev)
    stoppet = Forsendelse.objects.get(til="ole@senja.example")
    assert (stoppet.stand, stoppet.siste_feil) == ("oppgitt", "ikke_lenger_aktuelt")


def test_brevet_har_frist_lenke_og_hva_en_gjor_og_ingen_navn(senja, post):
    runde("11F")
    bygg.rapportor(senja, "11F", navn="Nora Hemmelig")
    stille_klokken(UKEN_ETTER)
    services.send()
    for brev in Forsendelse.objects.all():
        oppgaver.send(str(brev.pk))
    for raa in post.brev:
        innhold = tekst(raa)
        for noe in ("5530 Senja", "15. januar 2027", "https://kostra.example/logg-inn/", "Nei"):
            assert noe in innhold
        assert "Hemmelig" not in innhold
        assert "5530 Senja" in les(raa)["Subject"]
    sagt = [("999" in tekst(raa)) for raa in post.brev]
    assert sorted(sagt) == [False, True]  # only the contact is told to register somebody


# -- plans --------------------------------------------------------------------------------------------
def test_planen_endres_men_varsel_slaas_bare_paa_av_to(senja):
    r, siv = runde("11F"), bygg.ansatt()
    lag_paa_nytt = services.lag_plan(r)
    assert lag_paa_nytt == 0
    varsel = r.purreplaner.get(steg="varsel")
    steg = [
        Plansteg(p.etter_frist + 1, p.steg, True, p.pk)
        for p in r.purreplaner.exclude(steg="paaminnelse")
    ]
    services.lagre_plan(
        runde=r, skjema="11F", steg=[Plansteg(-3, "paaminnelse"), *steg], bruker=siv
    )
    nye = list(r.purreplaner.values_list("etter_frist", "steg", "aktiv"))
    assert nye == [
        (-3, "paaminnelse", True), (8, "purring", True), (15, "purring", True),
        (29, "varsel", False),
    ]  # fmt: skip
    services.slaa_paa_varsel(varsel.pk)
    samme = [Plansteg(p.etter_frist, p.steg, p.aktiv, p.pk) for p in r.purreplaner.all()]
    services.lagre_plan(runde=r, skjema="11F", steg=samme, bruker=siv)
    assert r.purreplaner.get(steg="varsel").aktiv
    flyttet = [*samme[:-1], Plansteg(21, "varsel", True, varsel.pk)]
    services.lagre_plan(runde=r, skjema="11F", steg=flyttet, bruker=siv)
    assert not r.purreplaner.get(steg="varsel").aktiv
    with pytest.raises(PurreFeil):
        services.slaa_paa_varsel(samme[0].id)


@pytest.mark.parametrize(
    "steg",
    [
        [Plansteg(7, "purring"), Plansteg(7, "varsel")],
        [Plansteg(0, "purring")],
        [Plansteg(3, "varsel"), Plansteg(7, "purring")],
        [Plansteg(999, "purring")],
    ],
)
def test_en_plan_som_ikke_gir_mening_lagres_ikke(steg):
    r = runde("11F")
    for_ = list(Purreplan.objects.values())
    with pytest.raises(PurreFeil), transaction.atomic():
        services.lagre_plan(runde=r, skjema="11F", steg=steg, bruker=bygg.ansatt())
    assert list(Purreplan.objects.values()) == for_


def test_et_trinn_som_er_brukt_slaas_av_i_stedet_for_aa_fjernes(senja):
    r = runde("11F")
    stille_klokken(FRIST)
    services.send()
    services.lagre_plan(runde=r, skjema="11F", steg=[Plansteg(5, "purring")], bruker=bygg.ansatt())
    assert list(r.purreplaner.values_list("etter_frist", "aktiv")) == [(0, False), (5, True)]
    stille_klokken(date(2027, 1, 20))
    assert services.send().purringer == 1
