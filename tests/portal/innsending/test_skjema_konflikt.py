"""Two tabs, two people, double clicks: nothing is overwritten unseen, and nothing happens twice."""

from __future__ import annotations

import threading

import pytest
from django.db import connection

from kostra.portal.innsending.models import Utfylling
from kostra.portal.innsending.skjema import tjeneste as skjema
from kostra.portal.konto.models import Bruker
from portal import bygg
from portal.innsending.skjema_hjelp import (
    SVAR_999,
    aapne,
    felt_paa,
    fyll_ut_999,
    gruppe_url,
    innlogget,
    les,
    noen_stygge,
    send,
    start,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def senja():
    bygg.runde()
    return bygg.enhet()


@pytest.fixture
def nora(senja):
    return innlogget(bygg.rapportor(senja, "11CF", navn="Nora Eksempel"))


@pytest.fixture
def ola(senja):
    return innlogget(bygg.rapportor(senja, "11CF", navn="Ola Eksempel"))


def test_to_personer_ser_begge_svar_og_ingenting_skrives_over(nora, ola):
    utfylling = start(nora, "11CF")
    noras = aapne(nora, utfylling, "kommune")
    send(ola, utfylling, "kommune", "lagre", ansvarlig_navn="Ola Eksempel", distriktsnr="7")
    svar = send(nora, utfylling, "kommune", "neste", noras, ansvarlig_navn="Nora Eksempel Ås")
    html = les(svar)
    assert svar.status_code == 409
    assert "Ola Eksempel lagret andre svar" in html
    assert "Nora Eksempel Ås" in html
    assert html.count('role="rowheader"') == 2  # only the two that differ
    utfylling.refresh_from_db()
    assert utfylling.svar["ansvarlig_navn"] == "Ola Eksempel"


def test_behold_mine_lagrer_mine_og_bruk_deres_viser_deres(nora, ola):
    utfylling = start(nora, "11CF")
    noras = aapne(nora, utfylling, "kommune")
    send(ola, utfylling, "kommune", "lagre", ansvarlig_navn="Ola Eksempel")
    svar = send(nora, utfylling, "kommune", "lagre", noras, ansvarlig_navn="Nora Ås")
    html = les(svar)
    assert "Behold mine" in html
    assert f'href="{gruppe_url(utfylling, "kommune")}">Bruk deres' in html
    assert aapne(nora, utfylling, "kommune")["ansvarlig_navn"] == ["Ola Eksempel"]
    skjulte = felt_paa_konflikt(html)
    assert nora.post(gruppe_url(utfylling, "kommune"), skjulte).status_code == 302
    utfylling.refresh_from_db()
    assert utfylling.svar["ansvarlig_navn"] == "Nora Ås"


def felt_paa_konflikt(html: str) -> dict[str, list[str]]:
    """What *Behold mine* sends."""

    class Svar:
        content = html.replace('class="bunnknapper"', 'id="skjema"').encode()

    return felt_paa(Svar) | {"gjor": ["lagre"]}


def test_behold_mine_blir_en_ny_konflikt_om_noen_lagrer_igjen(nora, ola):
    utfylling = start(nora, "11CF")
    noras = aapne(nora, utfylling, "kommune")
    send(ola, utfylling, "kommune", "lagre", ansvarlig_navn="Ola")
    mine = felt_paa_konflikt(les(send(nora, utfylling, "kommune", "lagre", noras, distriktsnr="9")))
    send(ola, utfylling, "kommune", "lagre", ansvarlig_navn="Ola Ås")
    assert nora.post(gruppe_url(utfylling, "kommune"), mine).status_code == 409


def test_to_faner_hos_samme_person(nora):
    utfylling = start(nora, "11CF")
    fane = aapne(nora, utfylling, "kommune")
    send(nora, utfylling, "kommune", "lagre", distriktsnr="1")
    svar = send(nora, utfylling, "kommune", "lagre", fane, distriktsnr="2")
    assert svar.status_code == 409
    assert "Du selv, i et annet vindu" in les(svar)


def test_ulike_grupper_kommer_ikke_i_veien_for_hverandre(nora, ola):
    utfylling = start(nora, "11CF")
    noras = aapne(nora, utfylling, "uttrekk")
    send(ola, utfylling, "kommune", "lagre", distriktsnr="7")
    assert send(nora, utfylling, "uttrekk", "lagre", noras, deltakere="nei").status_code == 302
    utfylling.refresh_from_db()
    assert (utfylling.svar["distriktsnr"], utfylling.svar["deltakere"]) == ("7", "nei")


def test_flervalg_bevares_i_konflikten(senja):
    bruker = bygg.kommunekonto(senja)
    en, to = innlogget(bruker), innlogget(bruker)
    utfylling = fyll_ut_999(en)
    fane = aapne(en, utfylling, "person")
    send(to, utfylling, "person", "lagre", skjema=["11F"])
    svar = send(en, utfylling, "person", "lagre", fane, skjema=["11CF", "15F"])
    assert svar.status_code == 409
    en.post(gruppe_url(utfylling, "person"), felt_paa_konflikt(les(svar)))
    utfylling.refresh_from_db()
    assert utfylling.svar["skjema"] == ["11CF", "15F"]


def test_ingen_sender_inn_noe_andre_har_endret_uten_aa_ha_sett_det(senja):
    bruker = bygg.kommunekonto(senja)
    en, to = innlogget(bruker), innlogget(bruker)
    utfylling = fyll_ut_999(en)
    fane = aapne(en, utfylling, "person")
    send(to, utfylling, "kommune", "lagre", ansvarlig_navn="En Annen")
    svar = send(en, utfylling, "person", "send_inn", fane)
    assert svar.status_code == 409
    assert "endret i et annet vindu eller av en annen" in les(svar)
    utfylling.refresh_from_db()
    assert utfylling.tilstand == "paabegynt"


def test_stygge_versjoner_feiler_aldri_og_skriver_aldri_over(nora, ola):
    utfylling = start(nora, "11CF")
    fane = aapne(nora, utfylling, "kommune")
    send(ola, utfylling, "kommune", "lagre", ansvarlig_navn="Ola Eksempel")
    for stygg in [*noen_stygge(2), "", "-1", "9" * 5000]:
        side = fane | {"versjon": [stygg], "grunnlag": [stygg]}
        svar = send(nora, utfylling, "kommune", stygg, side, ansvarlig_navn="Nora")
        assert svar.status_code == 409
    utfylling.refresh_from_db()
    assert utfylling.svar["ansvarlig_navn"] == "Ola Eksempel"


@pytest.mark.django_db(transaction=True)
def test_samtidige_gir_hvert_sitt_nummer_og_ett_skjema():
    """Many begin at once: one 11CF between them, and no number used twice."""
    bygg.runde()
    senja = bygg.enhet()
    brukere = [bygg.rapportor(senja, "11CF") for _ in range(3)]
    brukere += [bygg.kommunekonto(senja)]
    klare, feil = threading.Barrier(len(brukere)), []

    def begynn(bruker: Bruker) -> None:
        try:
            klare.wait(10)
            skjema.start(
                bruker=bruker, skjema="999" if bruker.rolle == "kommune" else "11CF", aar=2026
            )
        except Exception as en:  # told to the test below
            feil.append(en)
        finally:
            connection.close()

    traader = [threading.Thread(target=begynn, args=[bruker]) for bruker in brukere]
    for traad in traader:
        traad.start()
    for traad in traader:
        traad.join(30)
    assert feil == []
    assert sorted(Utfylling.objects.values_list("skjema", "nr")) in (
        [("11CF", 1), ("999", 2)],
        [("11CF", 2), ("999", 1)],
    )


def test_det_samme_sendt_to_ganger_er_en_lagring(nora):
    utfylling = start(nora, "11CF")
    fane = aapne(nora, utfylling, "kommune")
    for _ in range(3):
        assert send(nora, utfylling, "kommune", "neste", fane, distriktsnr="4").status_code == 302
    utfylling.refresh_from_db()
    assert utfylling.versjon == 2


def test_svar_uten_gruppens_felt_tommer_bare_gruppen(nora):
    utfylling = start(nora, "11CF")
    send(nora, utfylling, "uttrekk", "lagre", deltakere="nei")
    utfylling.refresh_from_db()
    nora.post(gruppe_url(utfylling, "kommune"), {"gjor": "lagre", "versjon": utfylling.versjon})
    utfylling.refresh_from_db()
    assert utfylling.svar["deltakere"] == "nei"
    assert utfylling.svar["ansvarlig_navn"] == ""


def test_eksempelsvarene_er_uten_feil(senja):
    kommunen = innlogget(bygg.kommunekonto(senja))
    utfylling = fyll_ut_999(kommunen, **SVAR_999["person"])
    assert send(kommunen, utfylling, "person", "kontrollere").status_code == 302
