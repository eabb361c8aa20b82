"""News from draft to feed, and the banner: what staff write, and what everyone sees."""

from __future__ import annotations

from datetime import timedelta
from xml.etree import ElementTree as ET

import pytest
from django.core.cache import cache

from kostra.portal import klokke
from kostra.portal.nedlasting.models import Lest, Nyhet
from kostra.portal.revisjon.models import Hendelse
from kostra.portal.saksbehandling.models import Banner
from portal import bygg

pytestmark = pytest.mark.django_db
_TEKSTER = {
    "tittel_nb": "Fristen er utsatt", "tekst_nb": "Ny frist.\nLes mer.",
    "tittel_nn": "Fristen er utsett", "tekst_nn": "Ny frist.",
    "tittel_en": "The due date has moved", "tekst_en": "A <b>new</b> date.",
}  # fmt: skip
_ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture(autouse=True)
def _uten_husket_banner():
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def ansatt(klient):
    klient.force_login(bygg.ansatt())
    return klient


def _titler(klient, sprak: str) -> list[str]:
    rot = ET.fromstring(klient.get("/nyheter/atom.xml", {"sprak": sprak}).content)
    return [str(e.findtext(f"{_ATOM}title")) for e in rot.iter(f"{_ATOM}entry")]


def test_en_nyhet_fra_utkast_til_strom_og_ned_igjen(ansatt, client):
    sett = ansatt.post("/ansatt/nyheter/ny/", _TEKSTER | {"gjor": "vis"}).content.decode()
    assert "A &lt;b&gt;new&lt;/b&gt; date." in sett
    assert not Nyhet.objects.exists()

    ansatt.post("/ansatt/nyheter/ny/", _TEKSTER | {"tekst_nn": "", "gjor": "lagre"})
    nyhet = Nyhet.objects.get()
    adresse = f"/ansatt/nyheter/{nyhet.pk}/"
    assert nyhet.publisert is None
    assert _titler(client, "nb") == []
    assert client.get(f"/nyheter/{nyhet.pk}/").status_code == 404

    mangler = ansatt.post(adresse, _TEKSTER | {"tekst_nn": "", "gjor": "publiser"})
    assert mangler.status_code == 422
    assert "Skriv tekst på nynorsk." in mangler.content.decode()
    ansatt.post(adresse, _TEKSTER | {"gjor": "publiser"})
    assert (_titler(client, "nn"), _titler(client, "en")) == (
        ["Fristen er utsett"], ["The due date has moved"],
    )  # fmt: skip
    assert "Fristen er utsatt" in client.get("/").content.decode()

    ansatt.get(f"/nyheter/{nyhet.pk}/")
    assert Lest.objects.filter(nyhet=nyhet).count() == 1
    ansatt.post(adresse, {"gjor": "trekk"})
    assert _titler(client, "nb") == []
    assert not Lest.objects.exists()
    assert [h.handling for h in Hendelse.objects.filter(handling__startswith="nyhet")] == [
        "nyhet.lagret", "nyhet.lagret", "nyhet.publisert", "nyhet.trukket",
    ]  # fmt: skip


def test_en_melding_til_alle_paa_leserens_spraak_til_den_tas_ned(ansatt):
    tekster = {"tekst_nb": "Vi er nede", "tekst_nn": "Vi er nede no", "tekst_en": "We are down"}
    galt = ansatt.post("/ansatt/banner/", tekster | {"til": "2020-01-01T10:00"})
    assert (galt.status_code, Banner.objects.count()) == (422, 0)
    ansatt.post("/ansatt/banner/", tekster)
    assert "Vi er nede" in ansatt.get("/nyheter/").content.decode()
    assert "Vi er nede no" in ansatt.get("/", headers={"Accept-Language": "nn"}).content.decode()

    Banner.objects.create(
        **{f"tekst_{s}": "Kommer senere" for s in ("nb", "nn", "en")},
        fra=klokke.naa() + timedelta(hours=1),
        viktig=True,
    )
    cache.clear()
    assert "Kommer senere" not in ansatt.get("/").content.decode()
    oppe = Banner.objects.get(viktig=False)
    ansatt.post("/ansatt/banner/", {"gjor": "ta_ned", "banner": str(oppe.pk)})
    assert "Vi er nede" not in ansatt.get("/").content.decode()
