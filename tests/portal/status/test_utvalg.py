"""What counts as delivered, what is added up, and what it costs to ask."""

from __future__ import annotations

import csv
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.http import QueryDict
from django.utils import timezone

import kostra.portal.status as status
from kostra.portal import klokke
from kostra.portal.innsending.models import Henvendelse
from kostra.portal.runde.models import Rapporteringsaar
from kostra.portal.status import side, tall, utvalg
from kostra.portal.status.kurve import kurve
from kostra.portal.status.valg import Valg
from kostra.skjema import kommuner
from portal import bygg
from portal.status import hjelp

pytestmark = pytest.mark.django_db


def navn_og_status(linjer: list[utvalg.Linje]) -> dict[str, str]:
    return {linje.avgiver.navn: linje.celler[0].status.value for linje in linjer}


def test_hvert_fylke_har_navn_i_hvert_aar():
    fil = Path(status.__file__).parent / "data" / "fylker.csv"
    rader = list(csv.DictReader(fil.read_text(encoding="utf-8").splitlines(), delimiter=";"))
    for aar in range(2022, 2027):
        i_bruk = {r["nr"] for r in rader if int(r["fra"]) <= aar <= int(r["til"] or 9999)}
        assert i_bruk == {nr[:2] for nr in kommuner(aar)}, aar


def test_hver_tilstand_teller_som_det_den_er():
    bygg.runde()
    navnene = [
        "ingenting", "slettet", "prøve", "utkast", "kontrolleres", "avvist", "levert",
        "advarsler", "nei", "låst opp", "avvist etterpå", "returnert", "returnert og avvist",
    ]  # fmt: skip
    enhet = {navn: bygg.enhet(f"55{nr:02d}", navn) for nr, navn in enumerate(navnene)}
    bygg.enhet("5590", "gikk ut", gyldig_til=2025)
    oppdiktet = bygg.enhet("5591", "leverandørens", leverandor="Et firma")
    for navn, felt in {
        "slettet": {"tilstand": "slettet"},
        "prøve": {"prove": True},
        "utkast": {},
        "kontrolleres": {"tilstand": "under_kontroll"},
        "avvist": {"tilstand": "avvist"},
    }.items():
        hjelp.skjema(enhet[navn], **felt)
    hjelp.lever(hjelp.skjema(enhet["prøve"], "11F", prove=True))
    hjelp.lever(hjelp.skjema(oppdiktet))
    hjelp.lever(hjelp.skjema(enhet["levert"]))
    hjelp.lever(hjelp.skjema(enhet["advarsler"]), alvorlighetsgrad="WARNING")
    hjelp.lever(hjelp.skjema(enhet["nei"]), svar="nei", antall_poster=0)
    for navn in ("låst opp", "avvist etterpå", "returnert", "returnert og avvist"):
        utfylling = hjelp.skjema(enhet[navn])
        levering = hjelp.lever(utfylling)
        hjelp.laas_opp(utfylling)
        if navn.startswith("returnert"):
            Henvendelse.objects.create(
                utfylling=utfylling, levering=levering, slag="retur", skrevet_av=bygg.ansatt()
            )
        if "avvist" in navn:
            utfylling.tilstand = "avvist"
            utfylling.save()

    linjer = utvalg.linjer(2026, ["11CF"])
    assert navn_og_status(linjer) == {
        "ingenting": "ikke_levert",
        "slettet": "ikke_levert",
        "prøve": "ikke_levert",
        "utkast": "paabegynt",
        "kontrolleres": "paabegynt",
        "avvist": "avvist",
        "levert": "levert",
        "advarsler": "levert_med_advarsler",
        "nei": "levert",
        "låst opp": "levert",
        "avvist etterpå": "levert",
        "returnert": "ikke_levert",
        "returnert og avvist": "ikke_levert",
    }
    assert [linje.avgiver.navn for linje in linjer if linje.celler[0].returnert] == [
        "returnert", "returnert og avvist",
    ]  # fmt: skip
    telling = tall.Telling.av(linje.celler[0] for linje in linjer)
    assert (telling.har_levert, telling.med_advarsler, telling.alle) == (5, 1, 13)
    assert (telling.paabegynt, telling.avvist, telling.ikke_levert) == (2, 1, 5)
    assert telling.prosent == 38
    assert not any(linje.celler[0].er_levert for linje in utvalg.linjer(2026, ["11F"]))


def test_summene_per_fylke_og_oslos_bydeler():
    bygg.runde(skjemaer=["11CF", "11F"])
    for nr in range(1, 4):
        bydel = bygg.enhet("0301", "Oslo", bydelsnr=f"{nr:02d}", bydelsnavn=f"Bydel {nr}")
        hjelp.lever(hjelp.skjema(bydel))
    hjelp.skjema(bygg.enhet("1103", "Stavanger"), "11F")
    linjer = utvalg.linjer(2026, ["11CF", "11F"])
    oslo, rogaland = tall.per_fylke(linjer)
    assert (oslo.navn, rogaland.navn) == ("Oslo (3 bydeler)", "Rogaland")
    assert (oslo.telling.har_levert, oslo.telling.alle) == (3, 6)
    assert oslo.deler == [("s-levert", "0.00%", "50.00%")]
    assert rogaland.deler == [("s-pabegynt", "0.00%", "50.00%")]
    assert [(s.navn, s.telling.har_levert) for s in tall.per_skjema(linjer)] == [
        ("11CF", 3), ("11F", 0),
    ]  # fmt: skip


def test_kurven_holder_paa_dagen_det_ble_levert_og_slutter_ved_fristen():
    naa = klokke.naa()
    fra = naa - timedelta(days=100)
    bygg.runde(
        apner=fra, frist=klokke.i_dag() - timedelta(days=80), stenger=naa - timedelta(days=60)
    )
    for nr, dager in enumerate((1, 1, 12)):
        utfylling = hjelp.skjema(bygg.enhet(f"55{nr:02d}", "Senja"))
        hjelp.lever(utfylling, fra + timedelta(days=dager))
        if dager == 12:  # a correction long after leaves the curve as it was
            hjelp.laas_opp(utfylling)
            hjelp.lever(utfylling, naa - timedelta(days=61))
    bygg.enhet("5590", "Leverer aldri")
    dager = tall.per_dag(utvalg.linjer(2026, ["11CF"]))
    assert [(dag.nye, dag.samlet) for dag in dager] == [(2, 2), (1, 3)]
    valg = Valg.fra_adresse(QueryDict("skjema=11CF"), utvalg.runder())
    tegnet = kurve(valg, valg.runde.frister["11CF"], dager, 4)
    assert tegnet.frist == "100.00%"
    punkter = tegnet.strek.split()
    assert (punkter[0], punkter[1], punkter[-1]) == ("0.00,100.00", "5.00,50.00", "100.00,25.00")
    assert len(punkter) == 21
    assert tegnet.siste.tekst == "3"
    assert "3 av 4" in tegnet.beskrivelse
    assert kurve(valg, date(2026, 1, 1), [], 4) is None


def test_sporringene_er_like_mange_for_hele_landet(django_assert_num_queries):
    """At most six for a page, whatever the number of units, forms and rounds."""
    for aar in (2024, 2025, 2026):
        bygg.runde(aar)
    for antall in (1, 12):
        for nr in range(antall):
            hjelp.lever(hjelp.skjema(bygg.enhet(f"{antall + 10}{nr:02d}", "Senja")))
        for adresse in ("skjema=11CF", "skjema=alle"):
            with django_assert_num_queries(5):
                side.innhold(QueryDict(adresse))
            with django_assert_num_queries(6):
                side.innhold(QueryDict(adresse), for_ansatte=True)


def test_en_runde_som_ikke_har_aapnet_er_bare_for_ansatte():
    bygg.runde(2025)
    bygg.runde(2026, aapen=False)
    assert [runde.aar for runde in utvalg.runder()] == [2025]
    assert [runde.aar for runde in utvalg.runder(kommende=True)] == [2026, 2025]
    Rapporteringsaar.objects.filter(aar=2025).update(apner=timezone.now() + timedelta(days=1))
    assert side.innhold(QueryDict("aar=2025"))["valg"] is None
