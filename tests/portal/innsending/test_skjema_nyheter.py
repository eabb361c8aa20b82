"""*Nyheter*: in the reader's language, marked until they have been shown."""

from __future__ import annotations

from datetime import timedelta

import pytest

from kostra.portal import klokke
from kostra.portal.nedlasting.models import Lest, Nyhet
from portal import bygg
from portal.innsending.skjema_hjelp import innlogget, les
from portal.stygge import KORTE

pytestmark = pytest.mark.django_db
NYHETER = "/nyheter/"


def nyhet(tittel: str = "Runden er åpen", **felt) -> Nyhet:
    felt = {
        "tekst_nb": "Les veiledningen.",
        "tekst_nn": "Les rettleiinga.",
        "tekst_en": "Read on.",
    } | felt
    return Nyhet.objects.create(
        tittel_nb=tittel, tittel_nn="Runda er open", tittel_en="Open", **felt
    )


@pytest.fixture
def kommunen():
    bygg.runde()
    return innlogget(bygg.kommunekonto(bygg.enhet()))


def test_fanen_teller_det_uleste_til_det_er_vist(kommunen):
    nyhet()
    nyhet("Ny filbeskrivelse")
    assert "2 uleste" in les(kommunen.get("/skjema/"))
    assert les(kommunen.get(NYHETER)).count("Ulest") == 2
    assert "uleste" not in les(kommunen.get("/skjema/"))
    assert "Ulest" not in les(kommunen.get(NYHETER))


def test_det_som_ikke_vises_blir_ikke_lest(kommunen):
    nyhet()
    kommunen.head(NYHETER)
    kommunen.get(NYHETER, headers={"Sec-Purpose": "prefetch"})
    assert not Lest.objects.exists()


def test_en_leser_tar_ikke_merket_fra_en_annen(kommunen):
    nyhet()
    kommunen.get(NYHETER)
    nora = innlogget(bygg.rapportor(bygg.Enhet.objects.get(), "11CF"))
    assert "1 ulest" in les(nora.get("/skjema/"))


def test_nyheter_kan_leses_uten_innlogging(klient):
    nyhet()
    html = les(klient.get(NYHETER))
    assert "Runden er åpen" in html
    assert "Ulest" not in html
    assert "Nytt skjema" not in html


def test_nyheter_staar_paa_leserens_spraak(klient):
    nyhet()
    klient.post("/sprak/", {"sprak": "nn", "neste": NYHETER})
    assert "Les rettleiinga." in les(klient.get(NYHETER))


def test_nyheter_som_kommer_senere_vises_ikke(klient):
    nyhet(publisert=klokke.naa() + timedelta(hours=1))
    html = les(klient.get(NYHETER))
    assert "Runden er åpen" not in html
    assert "Ingen nyheter ennå" in html


def test_stygge_nyheter_er_tekst(klient):
    for tekst in KORTE[:60:3]:
        nyhet(tekst_nb=tekst)
    assert "<script>alert" not in les(klient.get(NYHETER, {"side": "x"}))
