"""A language is chosen once, wherever it is chosen, and follows the user; letters are the kommune's."""

from __future__ import annotations

import re

import pytest

from kostra.portal.konto import services
from kostra.portal.varsling.models import Forsendelse
from portal.konto import hjelp

pytestmark = pytest.mark.django_db


def leses_paa(klient, adresse: str = "/min-side/") -> str:
    return re.search(r'<html lang="(\w+)">', klient.get(adresse).content.decode())[1]


def valgt_paa_min_side(klient) -> str:
    radio = re.findall(r"<input [^>]*type=.radio.[^>]*>", klient.get("/min-side/").content.decode())
    (valgt,) = (knapp for knapp in radio if " checked" in knapp)
    return re.search(r'value="(\w+)"', valgt)[1]


def i_toppen(klient, sprak: str) -> None:
    klient.post("/sprak/", {"sprak": sprak})


def ved_paaloggingen(klient, nora) -> None:
    hjelp.inn(klient, nora, sprak="nn")


def i_toppen_foer_paaloggingen(klient, nora) -> None:
    i_toppen(klient, "nn")
    hjelp.inn(klient, nora, sprak="nn")  # which is what the form says by then


def i_toppen_paa_kodesiden(klient, nora) -> None:
    hjelp.steg1(klient, nora.brukerid)
    i_toppen(klient, "nn")
    hjelp.steg2(klient, hjelp.siste_kode(klient))


def i_toppen_etterpaa(klient, nora) -> None:
    hjelp.inn(klient, nora)
    i_toppen(klient, "nn")


def paa_min_side(klient, nora) -> None:
    hjelp.inn(klient, nora)
    klient.post("/min-side/sprak/", {"sprak": "nn"})


def i_en_nettleser_paa_nynorsk_uten_aa_velge(klient, nora) -> None:
    klient.defaults["HTTP_ACCEPT_LANGUAGE"] = "nn-NO"
    hjelp.inn(klient, nora, sprak="nn")  # which is what the form says there


def etter_et_passord_som_var_feil(klient, nora) -> None:
    hjelp.steg1(klient, nora.brukerid, "feil", sprak="nn")
    hjelp.inn(klient, nora, sprak="nn")


@pytest.mark.parametrize(
    "velg",
    [
        ved_paaloggingen,
        i_toppen_foer_paaloggingen,
        i_toppen_paa_kodesiden,
        i_toppen_etterpaa,
        paa_min_side,
        i_en_nettleser_paa_nynorsk_uten_aa_velge,
        etter_et_passord_som_var_feil,
    ],
)
def test_det_som_er_valgt_staar_paa_min_side_og_folger_til_neste_nettleser(klient, nora, velg):
    velg(klient, nora)
    assert (leses_paa(klient), valgt_paa_min_side(klient)) == ("nn", "nn")
    annen = hjelp.nettleser()
    hjelp.inn(annen, nora)
    assert (leses_paa(annen), valgt_paa_min_side(annen)) == ("nn", "nn")


def test_et_valg_i_en_nettleser_gjelder_straks_i_den_andre(klient, nora):
    annen = hjelp.nettleser()
    for nettleser in (klient, annen):
        hjelp.inn(nettleser, nora)
    i_toppen(annen, "en")
    assert (leses_paa(klient), valgt_paa_min_side(klient)) == ("en", "en")


def test_den_som_ikke_velger_faar_sitt_eget_og_ikke_den_forriges(klient, nora):
    hjelp.inn(hjelp.nettleser(), nora, sprak="nb")
    _, orgnr, pin = hjelp.kommune(nora.enhet)
    hjelp.steg1(klient, orgnr, pin, sprak="nn")
    klient.post("/logg-ut/")
    assert leses_paa(klient, "/logg-inn/") == "nn"
    hjelp.inn(klient, nora, sprak="nn")
    assert leses_paa(klient) == "nb"
    nora.refresh_from_db()
    assert nora.sprak == "nb"


def test_paaloggingssiden_husker_spraket_i_nettleseren(klient, nora):
    hjelp.inn(klient, nora, sprak="nn")
    klient.post("/logg-ut/")
    assert leses_paa(klient, "/logg-inn/") == "nn"


def test_siden_som_sier_at_noe_er_feil_er_paa_spraket_som_ble_valgt(klient):
    svar = hjelp.steg1(klient, "X000000", sprak="en")
    assert '<html lang="en">' in svar.content.decode()


def test_brevene_er_paa_kommunens_sprak(klient, nora):
    nora.enhet.sprak = "nn"
    nora.enhet.save()
    hjelp.inn(klient, nora, sprak="en")
    nora.refresh_from_db()
    services.nytt_startpassord(bruker=nora)
    assert Forsendelse.objects.get(mal="glemt_passord").sprak == "nn"
