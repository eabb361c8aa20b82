"""*Mine skjema* and *Nytt skjema*."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
import time_machine
from django.http import QueryDict
from django.urls import reverse

from kostra.portal import klokke
from kostra.portal.innsending.models import Fil, Kontroll, Utfylling
from kostra.portal.innsending.skjema import liste as skjemaliste
from portal import bygg
from portal.innsending.skjema_hjelp import (
    fyll_ut_999,
    innlogget,
    les,
    noen_stygge,
    send,
    start,
)
from portal.stygge import STYGGE
from samlet import i_ett

pytestmark = pytest.mark.django_db
MINE, NYTT = "/skjema/", "/skjema/nytt/"


@pytest.fixture
def senja():
    bygg.runde()
    return bygg.enhet()


@pytest.fixture
def kommunen(senja):
    return innlogget(bygg.kommunekonto(senja))


@pytest.fixture
def nora(senja):
    return innlogget(bygg.rapportor(senja, "11CF"))


def numre(svar) -> list[int]:
    return [int(nr) for nr in re.findall(r'data-etikett="Nr">(\d+)<', les(svar))]


def mange(kommunen, senja, antall: int, **felt) -> None:
    bruker = senja.brukere.get()
    for nr in range(1, antall + 1):
        Utfylling.objects.create(
            nr=nr, skjema="999", aar=2026, enhet=senja, opprettet_av=bruker, endret_av=bruker,
            svar={"person_navn": f"Person {nr:03d}"}, **felt,
        )  # fmt: skip


def funn(utfylling, bruker, *, feil: int) -> Kontroll:
    """A finished control with faults."""
    fil = Fil.objects.create(
        utfylling=utfylling, filnavn="x", storrelse=1, sha256="0" * 64, lagernavn=str(utfylling.pk),
        lagret_av=bruker,
    )  # fmt: skip
    return Kontroll.objects.create(
        utfylling=utfylling, fil=fil, handling="kontrollere", svar="ja", aapning=1,
        bestilt_av=bruker, stand="ferdig", ferdig=klokke.naa(), antall_feil=feil,
        stand_siden=klokke.naa(),
    )  # fmt: skip


# -- empty states ------------------------------------------------------------------------------------
def test_tom_liste_sier_hva_en_rapportor_gjor(nora):
    html = les(nora.get(MINE))
    assert "Du har ingen skjema ennå" in html
    assert "velg Nei og legg ved den tomme krypterte filen" in html
    assert f'href="{NYTT}"' in html


def test_tom_liste_sier_hva_kommunen_gjor(kommunen):
    assert "registrere personen som skal rapportere" in les(kommunen.get(MINE))


def test_sok_uten_treff_sier_hvordan_alt_vises_igjen(kommunen):
    fyll_ut_999(kommunen)
    html = les(kommunen.get(MINE, {"sok": "finnes ikke"}))
    assert "Ingen skjema passer til det du har valgt" in html
    assert "Vis alle skjema" in html


# -- choices -------------------------------------------------------------------------------------------
def test_paabegynte_og_innsendte_kan_velges_hver_for_seg(kommunen):
    fyll_ut_999(kommunen)
    sendt = fyll_ut_999(kommunen, person_epost="ola@senja.example")
    Utfylling.objects.filter(pk=sendt.pk).update(tilstand="innsendt", sendt=klokke.naa())
    assert numre(kommunen.get(MINE, {"vis": "paabegynte"})) == [1]
    assert numre(kommunen.get(MINE, {"vis": "innsendte"})) == [2]
    assert sorted(numre(kommunen.get(MINE))) == [1, 2]


@pytest.mark.parametrize(
    ("sok", "treff"), [("person 003", [3]), ("PERSON 00", [3, 2, 1]), ("påbegynt 2026", [3, 2, 1])]
)
def test_sok_finner_person_status_og_aar(kommunen, senja, sok, treff):
    mange(kommunen, senja, 3)
    assert numre(kommunen.get(MINE, {"sok": sok, "sorter": "-nr"})) == treff


@pytest.mark.parametrize("kolonne", ["nr", "tittel", "status", "aar", "endret", "kvittering"])
def test_hver_kolonne_kan_sorteres_begge_veier(kommunen, senja, kolonne):
    mange(kommunen, senja, 3)
    for valgt, aria in ((kolonne, "ascending"), (f"-{kolonne}", "descending")):
        svar = kommunen.get(MINE, {"sorter": valgt})
        assert sorted(numre(svar)) == [1, 2, 3]
        assert les(svar).count(f'aria-sort="{aria}"') == 1


def test_sortering_gjor_det_den_sier(kommunen, senja):
    mange(kommunen, senja, 3)
    assert numre(kommunen.get(MINE, {"sorter": "nr"})) == [1, 2, 3]
    assert numre(kommunen.get(MINE, {"sorter": "-nr"})) == [3, 2, 1]
    assert numre(kommunen.get(MINE, {"sorter": "-tittel"})) == [3, 2, 1]


def test_filter_paa_skjema_aar_status_og_dato(senja):
    bygg.runde(2022)
    bruker = bygg.rapportor(senja, "11CF", "11F")
    bygg.Skjemarett.objects.create(bruker=bruker, aar=2022, skjema="11CF")
    klient = innlogget(bruker)
    start(klient, "11CF", 2026)
    start(klient, "11CF", 2022)
    i_gaar = (klokke.i_dag() - timedelta(days=1)).isoformat()
    for valg, treff in (
        ({"aar": "2022"}, [2]),
        ({"skjema": "11CF"}, [1, 2]),
        ({"skjema": "11F"}, []),
        ({"status": "innsendt"}, []),
        ({"fra": klokke.i_dag().isoformat()}, [1, 2]),
        ({"til": i_gaar}, []),
    ):
        assert sorted(numre(klient.get(MINE, valg))) == treff, valg


def test_femti_rader_per_side_og_tjue_og_hundre(kommunen, senja):
    mange(kommunen, senja, 55)
    assert len(numre(kommunen.get(MINE))) == 50
    assert len(numre(kommunen.get(MINE, {"antall": "20"}))) == 20
    assert len(numre(kommunen.get(MINE, {"antall": "100"}))) == 55


def test_blaing_beholder_valgene(kommunen, senja):
    mange(kommunen, senja, 55)
    side2 = kommunen.get(MINE, {"antall": "20", "sorter": "nr", "side": "2"})
    assert numre(side2) == list(range(21, 41))
    html = les(side2)
    assert "Først" in html
    assert "Sist" in html
    assert "antall=20&amp;sorter=nr&amp;side=3" in html
    assert "Viser 21–40 av 55 skjema" in html


@pytest.fixture
def to_rader(kommunen, senja):
    mange(kommunen, senja, 2)
    return skjemaliste.mine(senja.brukere.get())


NAVN = ("vis", "sok", "skjema", "aar", "status", "fra", "til", "sorter", "antall", "side")


@i_ett("navn", NAVN)
def test_ukjente_verdier_i_adressen_er_som_ikke_sagt(to_rader, navn):
    rader = to_rader
    for stygg in [*STYGGE, "9" * 5000, "-1", "0", "²"]:
        adresse = QueryDict(mutable=True)
        adresse[navn] = stygg
        valg = skjemaliste.Listevalg.fra_adresse(adresse)
        treff = skjemaliste.velg(rader, valg)
        assert len(treff) == 2 or navn in ("sok", "skjema", "aar")


def test_ukjente_verdier_i_adressen_feiler_aldri(kommunen, senja):
    mange(kommunen, senja, 2)
    stygge = [*noen_stygge(), "9" * 5000, "-1", "0", "²"]
    for fra in range(0, len(stygge), len(NAVN)):  # another one in each
        valg = dict(zip(NAVN, stygge[fra:] + stygge[:fra], strict=False))
        assert kommunen.get(MINE, valg).status_code == 200, valg


def test_det_som_er_sokt_etter_vises_som_tekst(kommunen, senja):
    mange(kommunen, senja, 1)
    html = les(kommunen.get(MINE, {"sok": '"><script>alert(1)</script>'}))
    assert "<script>alert" not in html


# -- what is left ----------------------------------------------------------------------------------------
def test_varsel_naar_kontrollen_fant_feil_med_frist_og_dager_igjen(senja):
    bruker = bygg.rapportor(senja, "11CF")
    klient = innlogget(bruker)
    funn(start(klient, "11CF"), bruker, feil=4)
    html = les(klient.get(MINE))
    assert "11CF 2026: 4 feil må rettes før du kan sende inn" in html
    assert "om 6 dager" in html


def test_varselet_er_borte_naar_skjemaet_er_sendt(senja):
    bruker = bygg.rapportor(senja, "11CF")
    klient = innlogget(bruker)
    utfylling = start(klient, "11CF")
    funn(utfylling, bruker, feil=4)
    Utfylling.objects.filter(pk=utfylling.pk).update(tilstand="innsendt", sendt=klokke.naa())
    assert "må rettes" not in les(klient.get(MINE))


# -- who sees what ---------------------------------------------------------------------------------------
def test_kommunen_ser_bare_hvor_langt_de_andre_skjemaene_er_kommet(kommunen, senja):
    bruker = bygg.rapportor(senja, "11CF", navn="Nora Hemmelig")
    utfylling = start(innlogget(bruker), "11CF")
    html = les(kommunen.get(MINE))
    linje = re.search(r"<tr[^>]*><th[^>]*>11CF.*?</tr>", html, re.S)
    assert linje
    assert "Påbegynt" in linje[0]
    assert str(utfylling.pk) not in html
    assert "Nora Hemmelig" not in html
    assert kommunen.get(reverse("innsending:skjema", args=[utfylling.pk])).status_code == 404


def test_rapportor_ser_bare_skjemaene_hen_har_rett_til(senja):
    en = bygg.rapportor(senja, "11CF")
    start(innlogget(en), "11CF")
    annen = innlogget(bygg.rapportor(senja, "11F"))
    assert "Du har ingen skjema ennå" in les(annen.get(MINE))


def test_to_rapportorer_med_samme_rett_ser_det_samme_skjemaet(senja):
    utfylling = start(innlogget(bygg.rapportor(senja, "11CF")), "11CF")
    assert str(utfylling.pk) in les(innlogget(bygg.rapportor(senja, "11CF")).get(MINE))


def test_andre_kommuners_skjema_vises_ikke(kommunen):
    nabo = innlogget(bygg.kommunekonto(bygg.enhet("5503", "Harstad")))
    fyll_ut_999(nabo)
    assert numre(kommunen.get(MINE)) == []


def test_saksbehandler_har_ikke_egne_skjema():
    bruker = bygg.Bruker.objects.create(rolle="saksbehandler", brukerid="S000001", navn="Siv")
    assert innlogget(bruker).get(MINE).status_code == 403


# -- Nytt skjema --------------------------------------------------------------------------------
def test_nytt_skjema_viser_det_denne_innloggingen_kan_begynne_paa(kommunen, nora):
    assert "999. Registrering av person" in les(kommunen.get(NYTT))
    html = les(nora.get(NYTT))
    assert "11CF. Kvalifiseringsstønad 2026 - filuttrekk" in html
    assert 'value="999"' not in html


def test_flere_aar_kan_vaere_aapne_samtidig(senja, kommunen):
    bygg.runde(2022)
    html = les(kommunen.get(NYTT))
    assert 'name="aar" value="2026"' in html
    assert 'name="aar" value="2022"' in html


def test_aa_se_paa_siden_begynner_ingenting(nora):
    nora.get(NYTT)
    assert not Utfylling.objects.exists()


def test_finnes_skjemaet_fra_for_tilbys_det_i_stedet(senja, nora):
    annen = bygg.rapportor(senja, "11CF", navn="Ola Eksempel")
    utfylling = start(innlogget(annen), "11CF")
    html = les(nora.get(NYTT))
    assert "Fortsett" in html
    assert "av Ola Eksempel" in html
    assert start(nora, "11CF") == utfylling
    assert Utfylling.objects.count() == 1


def test_dobbeltklikk_paa_begynn_gir_ett_999(kommunen):
    assert start(kommunen, "999") == start(kommunen, "999")


def test_et_nytt_999_kan_begynnes_naar_det_forrige_er_i_bruk(kommunen):
    forste = fyll_ut_999(kommunen)
    andre = start(kommunen, "999")
    assert (forste.nr, andre.nr) == (1, 2)


@pytest.mark.parametrize(("skjema", "aar"), [("11F", "2026"), ("11CF", "1999"), ("X", "2026")])
def test_det_en_ikke_har_rett_til_kan_ikke_begynnes(nora, skjema, aar):
    assert nora.post(NYTT, {"skjema": skjema, "aar": aar}).status_code == 404
    assert not Utfylling.objects.exists()


def test_stygge_verdier_begynner_ingenting(nora):
    for stygg in noen_stygge(2):
        assert nora.post(NYTT, {"skjema": stygg, "aar": stygg}).status_code == 404


def test_for_aapning_kan_skjemaet_fylles_ut_men_ikke_sendes():
    bygg.runde(aapen=False)
    kommunen = innlogget(bygg.kommunekonto(bygg.enhet()))
    assert "Rapporteringen åpner" in les(kommunen.get(NYTT))
    utfylling = fyll_ut_999(kommunen)
    svar = send(kommunen, utfylling, "person", "send_inn")
    assert svar.status_code == 409
    assert "Skjemaet ble ikke sendt inn" in les(svar)
    assert "Rapporteringen åpner" in les(svar)
    utfylling.refresh_from_db()
    assert utfylling.tilstand == "paabegynt"


def test_etter_stenging_kan_skjemaet_leses_men_ikke_begynnes(senja):
    bruker = bygg.rapportor(senja, "11CF")
    with time_machine.travel(klokke.naa() + timedelta(days=60)):
        nora = innlogget(bruker)
        html = les(nora.get(NYTT))
        assert "Rapporteringen stengte" in html
        assert "Begynn<" not in html
        blank = nora.get("/skjema/les/11CF/2026/")
        assert blank.status_code == 200
        assert "Har kommunen hatt deltakere" in les(blank)
        svar = nora.post(NYTT, {"skjema": "11CF", "aar": "2026"}, follow=True)
        assert "Rapporteringen stengte" in les(svar)
        assert not Utfylling.objects.exists()


def test_numrene_er_enhetens_egne(senja, kommunen):
    fyll_ut_999(kommunen)
    nabo = innlogget(bygg.kommunekonto(bygg.enhet("5503", "Harstad")))
    assert start(nabo, "999").nr == 1
