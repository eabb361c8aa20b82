"""The public page, the staff's and the unit's own: what each shows, and what it doesn't."""

from __future__ import annotations

import io
import re
from datetime import timedelta

import openpyxl
import pytest
from django.urls import reverse

from kostra.portal import klokke
from kostra.portal.innsending.models import Henvendelse
from kostra.portal.konto.models import Bruker
from kostra.portal.revisjon.models import Hendelse
from kostra.portal.varsling.models import Purreplan, Purring
from portal import bygg
from portal.innsending.skjema_hjelp import innlogget, les, noen_stygge
from portal.status import hjelp

pytestmark = pytest.mark.django_db
KONTAKT = {"kontakt_navn": "Kari Eksempel", "kontakt_epost": "kari@senja.example"}


@pytest.fixture
def landet():
    """Senja delivered, Ås began, =Øy is reminded; Oslo's bydel delivered with warnings."""
    runde = bygg.runde()
    senja, aas = bygg.enhet("5530", "Senja", **KONTAKT), bygg.enhet("3218", "Ås")
    oy, oslo = (
        bygg.enhet("4626", "=Øy"),
        bygg.enhet("0301", "Oslo", bydelsnr="03", bydelsnavn="Sagene"),
    )
    hjelp.lever(hjelp.skjema(senja))
    hjelp.skjema(aas)
    hjelp.lever(hjelp.skjema(oslo), alvorlighetsgrad="WARNING")
    plan = Purreplan.objects.create(runde=runde, skjema="11CF", steg="purring", etter_frist=7)
    for dager in (0, 3):
        Purring.objects.create(plan=plan, enhet=oy, planlagt=klokke.i_dag() + timedelta(days=dager))
    return senja


def navnene(svar) -> list[str]:
    liste = les(svar).split('id="enheter"')[1]
    celler = re.findall(r'<th role="rowheader"[^>]*>(.*?)</th>', liste, re.DOTALL)
    return [re.sub(r"<[^>]+>", "", celle).strip() for celle in celler]


def test_den_apne_siden_viser_enhet_skjema_status_og_dato_og_ikke_mer(landet, klient):
    svar = klient.get("/status/", {"skjema": "11CF"})
    side = les(svar)
    assert "2 av 4 har levert 11CF for 2026" in side
    assert "om 6 dager. Oslo rapporterer for hver bydel." in side
    assert navnene(svar) == ["Oslo, Sagene", "Ås", "=Øy", "Senja"]
    assert "Troms" in side
    assert "Levert med advarsler" in side
    for skjult in ("kari@senja.example", "Kari Eksempel", "Purringer", "K-2026", "Returnert"):
        assert skjult not in side
    assert "/ansatt/" not in side
    csv = klient.get("/status/last-ned/csv/", {"skjema": "11CF"})
    assert csv.headers["Content-Disposition"] == 'attachment; filename="status-11CF-2026.csv"'
    linjer = csv.content.decode("utf-8-sig").splitlines()
    i_dag = klokke.i_dag().isoformat()
    assert linjer[0] == "Kommunenr;Bydelsnr;Navn;Fylke;År;Skjema;Status;Dato"
    assert linjer[1] == f"'0301;'03;Oslo, Sagene;Oslo;2026;11CF;Levert med advarsler;{i_dag}"
    assert linjer[3] == "'4626;;'=Øy;Vestland;2026;11CF;Ikke levert;"
    assert klient.get("/status/last-ned/pdf/").status_code == 404


def test_sok_filter_sortering_og_sider(landet, klient):
    def navn(**valg) -> list[str]:
        return navnene(klient.get("/status/", {"skjema": "11CF"} | valg))

    assert navn(sok="SENJA 55") == ["Senja"]
    assert navn(fylke="03") == ["Oslo, Sagene"]
    assert navn(status="ikke_levert") == ["=Øy"]
    assert navn(sorter="-navn") == ["Ås", "Senja", "Oslo, Sagene", "=Øy"]
    assert navn(sorter="status")[0] == "=Øy"
    assert navn(skjema="alle", status="paabegynt") == ["Ås"]
    assert navn(skjema="alle", sorter="-levert")[:2] == ["Oslo, Sagene", "Senja"]
    tom = les(klient.get("/status/", {"sok": "finnes ikke"}))
    assert "Ingen enheter passer" in tom
    felt = ("aar", "skjema", "sok", "fylke", "status", "sorter", "antall", "side")
    for stygt in [*noen_stygge(2), "9" * 5000, "-1"]:
        assert klient.get("/status/", dict.fromkeys(felt, stygt)).status_code == 200
    for nr in range(30):
        bygg.enhet(f"11{nr + 10}", f"Kommune {nr}")
    svar = klient.get("/status/", {"antall": "20", "side": "2"})
    assert "Viser 21–34 av 34 enheter" in les(svar)
    assert "side=1#enheter" in les(svar)


def test_alle_skjema_paa_en_side(landet, klient):
    svar = klient.get("/status/", {"skjema": "alle"})
    side = les(svar)
    assert "2 av 12 skjema er levert for 2026" in side
    assert "Levert per skjema" in side
    for skjema in ("11CF", "11F", "15F"):
        assert side.count(f'data-etikett="{skjema}"') == 4
    linjer = klient.get("/status/last-ned/csv/", {"skjema": "alle"}).content.decode().splitlines()
    assert len(linjer) == 13


def test_ansatte_ser_purringer_og_kontakt_og_finner_dem_som_mangler(landet):
    siv = innlogget(bygg.ansatt())
    side = les(siv.get("/ansatt/status/", {"skjema": "11CF"}))
    assert 'href="mailto:kari@senja.example"' in side
    assert reverse("saksbehandling:kommune", args=[landet.pk]) in side
    valg = {"skjema": "11CF", "status": "ikke_levert"}
    assert navnene(siv.get("/ansatt/status/", valg)) == ["=Øy"]
    fil = siv.get("/ansatt/status/last-ned/xlsx/", {"skjema": "11CF"})
    ark = openpyxl.load_workbook(io.BytesIO(fil.content)).active
    rader = {rad[2].value: [celle.value for celle in rad] for rad in ark.iter_rows(min_row=2)}
    oy, senja = rader["'=Øy"], rader["Senja"]
    assert oy[6] == "Ikke levert"
    assert oy[9] == 2
    assert oy[10].date() == klokke.i_dag() + timedelta(days=3)
    assert senja[11:13] == ["Kari Eksempel", "kari@senja.example"]
    assert senja[7].date() == klokke.i_dag()
    assert not any(c.data_type == "f" for rad in ark.iter_rows() for c in rad)


def test_egen_side_har_historikk_og_kvitteringer_etter_rett(landet):
    utfylling = landet.utfyllinger.get()
    forste = utfylling.leveringer.get()
    hjelp.laas_opp(utfylling)
    Hendelse.objects.create(
        nr=1, tid=klokke.naa(), handling="skjema.laast_opp", objekt=str(utfylling.pk)
    )
    andre = hjelp.lever(utfylling, klokke.naa() + timedelta(minutes=1))
    hjelp.lever(hjelp.skjema(landet, "11F"))

    kommunen = les(innlogget(bygg.kommunekonto(landet)).get("/status/egen/"))
    assert "15F" in kommunen
    assert "Låst opp." in kommunen
    assert "Erstattet" in kommunen
    assert forste.kvitteringsnr in kommunen
    assert andre.kvitteringsnr in kommunen
    assert "/kvittering" not in kommunen

    nora = innlogget(bygg.rapportor(landet, "11CF"))
    side = les(nora.get("/status/egen/"))
    assert reverse("innsending:kvittering", args=[andre.kvitteringsnr]) in side
    assert "11F." not in side

    Henvendelse.objects.create(
        utfylling=utfylling, levering=andre, slag="retur", skrevet_av=Bruker.objects.first()
    )
    side = les(nora.get("/status/egen/"))
    assert "SSB returnerte leveringen." in side
    assert "Ikke levert" in side

    naboen = les(innlogget(bygg.kommunekonto(bygg.enhet("1103", "Stavanger"))).get("/status/egen/"))
    assert "K-2026" not in naboen
