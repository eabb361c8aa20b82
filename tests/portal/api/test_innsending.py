"""From upload to receipt with a key, in a rapportør's name and never with more than their rights."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine

from kostra.kvittering import les_uverifisert
from kostra.portal import klokke
from kostra.portal.api.models import Apinokkel, Omfang
from kostra.portal.api.services import trekk
from kostra.portal.innsending.models import Utfylling
from kostra.portal.revisjon.models import Hendelse
from mottak.hjelp import MED_ADVARSEL, konvolutt
from portal import bygg
from portal.api.hjelp import System, for_rapportor, nokkel, problem
from portal.innsending.fil_hjelp import ANSVARLIG, KLARTEKST, alt_i_lageret, mottak, publiser, sak
from portal.sikkerhet.loggfanger import fang

pytestmark = pytest.mark.django_db


def test_hele_veien_fra_skjema_til_kvittering():
    publiser(bygg.runde(2026))
    nora = bygg.rapportor(bygg.enhet("1103", "Stavanger"), "11CF")
    system = for_rapportor(nora)
    liste = system("GET", "v1/skjema").json()
    assert liste["enhet"] == "110300"
    assert {"skjema": "11CF", "aar": 2026, "id": None, "tilstand": None} in liste["skjema"]

    skjema = system("POST", "v1/skjema", {"skjema": "11CF", "aar": 2026}).json()
    sti = f"v1/skjema/{skjema['id']}"
    svarene = ANSVARLIG | {"deltakere": "ja"}
    stille = problem(
        system("POST", f"{sti}/kontroll", {"handling": "kontrollere"}), 422, "ufullstendig"
    )
    assert {ett["field"] for ett in stille["errors"]} >= {"deltakere"}
    skjema = system("PUT", f"{sti}/svar", {"svar": svarene, "versjon": skjema["versjon"]}).json()
    assert [ett["felt"] for ett in skjema["mangler"]] == ["fil"]
    problem(system("PUT", f"{sti}/svar", {"svar": {"kommunenr": "0301"}}), 422, "ugyldig")

    # plaintext never gets in; an upload that was cut goes on
    problem(system.last_opp(skjema["id"], KLARTEKST), 422, "klartekst")
    assert alt_i_lageret() == {}
    data = konvolutt(MED_ADVARSEL)
    assert system.last_opp(skjema["id"], data, bit=3000).json()["ferdig"]
    skjema = system("GET", sti).json()
    assert (skjema["mangler"], skjema["fil"]["storrelse"]) == ([], len(data))

    gammel = {"handling": "send_inn", "versjon": 1}
    problem(system("POST", f"{sti}/kontroll", gammel), 409, "endret")
    ordre = system(
        "POST", f"{sti}/kontroll", {"handling": "send_inn", "versjon": skjema["versjon"]}
    )
    assert ordre.status_code == 202
    kontroll = f"v1/kontroll/{ordre.json()['id']}"
    problem(system("GET", f"{kontroll}/rapport"), 409, "ikke_ferdig")
    assert mottak().gjor_alt() == 1
    resultat = system("GET", kontroll).json()
    assert (resultat["stand"], resultat["alvorlighetsgrad"]) == ("ferdig", "WARNING")
    rapport = system("GET", f"{kontroll}/rapport").json()
    assert rapport["reportEntries"][0]["journalId"]

    kvittering = system("GET", f"v1/kvittering/{resultat['kvittering']}")
    assert les_uverifisert(kvittering.content.decode()).nummer == resultat["kvittering"]
    assert system("GET", sti).json()["kvitteringer"] == [resultat["kvittering"]]
    problem(system("PUT", f"{sti}/svar", {"svar": {"deltakere": "nei"}}), 409, "tilstand")

    hendelser = {(h.handling, h.aktor, h.enhet) for h in Hendelse.objects.all()}
    for navn in (
        "apinokkel.brukt",
        "fil.lagret",
        "kontroll.bestilt",
        "rapport.lastet_ned",
        "kvittering.lastet_ned",
    ):
        assert (navn, str(nora.pk), "110300") in hendelser
    assert "levering.registrert" in {h for h, *_ in hendelser}
    brukt = Hendelse.objects.filter(handling="apinokkel.brukt").order_by("nr")
    assert [h.detaljer["til"] for h in brukt] == ["opplasting", "send_inn"]


def test_en_opplasting_som_ble_brutt_fortsetter_og_kan_avbrytes():
    s = sak()
    system, data = for_rapportor(s.bruker), konvolutt(MED_ADVARSEL)
    om = {"navn": "u.p7m", "storrelse": len(data), "sha256": "0" * 64}
    sti = f"v1/skjema/{s.utfylling.pk}/opplasting"
    forste = system("POST", sti, om).json()
    bit = f"v1/opplasting/{forste['id']}"
    system("PUT", bit, data[:100], hoder={"Upload-Offset": "0"})
    igjen = system("POST", sti, om).json()
    assert (igjen["id"], igjen["mottatt"]) == (forste["id"], 100)
    problem(system("PUT", bit, data[:10], hoder={"Upload-Offset": "500"}), 409, "feil_plass")
    problem(system("PUT", bit, b"x" * 300_000, hoder={"Upload-Offset": "100"}), 413, "for_stor")
    problem(system("PUT", bit, data[100:], hoder={}), 422, "ugyldig")
    problem(system("POST", f"{bit}/ferdig"), 409, "ufullstendig")
    assert system("DELETE", bit).status_code == 204
    problem(system("GET", bit), 410, "utlopt")
    assert alt_i_lageret() == {}


def test_nokkelen_har_rapportorens_rett_og_ikke_mer():
    s = sak()
    andre = sak(ved=bygg.enhet("5503", "Harstad"), runde=False)
    system = for_rapportor(s.bruker)
    sti = f"v1/skjema/{s.utfylling.pk}"
    assert system("GET", sti).status_code == 200
    problem(system("GET", f"v1/skjema/{andre.utfylling.pk}"), 404, "finnes_ikke")
    problem(system("POST", "v1/skjema", {"skjema": "11F", "aar": 2026}), 404, "finnes_ikke")
    leser = for_rapportor(s.bruker, Omfang.STATUS)
    assert leser("GET", sti).status_code == 200
    with fang() as logg:
        problem(leser("PUT", f"{sti}/svar", {"svar": {}}), 403, "utenfor_omfang")
        problem(leser("GET", f"v1/skjema/{andre.utfylling.pk}"), 404, "finnes_ikke")
    nektet = [linje for linje in logg.linjer if linje["event"] == "api.nektet"]
    assert [linje["kode"] for linje in nektet] == ["utenfor_omfang", "finnes_ikke"]
    assert {linje["nokkel"] for linje in nektet} == {s.bruker.apinokler.latest("opprettet").pk}
    problem(leser("GET", "v1/kvittering/ABC-1"), 403, "utenfor_omfang")

    # what the rapportør may no longer do, nobody does for them
    s.bruker.retter.all().delete()
    problem(system("GET", sti), 404, "finnes_ikke")
    s.bruker.aktiv = False
    s.bruker.save()
    problem(system("GET", sti), 401, "mangler_nokkel")
    assert Utfylling.objects.filter(pk=s.utfylling.pk, versjon=1).exists()


def test_trukket_og_utlopt_aapner_ingenting_og_grensene_holder():
    naa = klokke.naa()
    with time_machine.travel(naa.replace(second=20), tick=False):
        ett, hemmelig = nokkel(
            Omfang.KONTROLL, per_minutt=2, utloper=naa + timedelta(days=2), byte_per_dogn=50
        )
        system = System(hemmelig)
        for _ in range(2):
            problem(system("POST", "v1/filkontroll", {}), 422, "ugyldig")
        svar = system("POST", "v1/filkontroll", {})
        problem(svar, 429, "for_mange")
        assert svar.headers["Retry-After"] == "40"
    with time_machine.travel(naa.replace(second=20) + timedelta(minutes=1), tick=False):
        svar = system("POST", "v1/filkontroll", {"data": "x" * 50})
        problem(svar, 429, "dogn_brukt")
        assert 0 < int(svar.headers["Retry-After"]) <= 25 * 3600
        trekk(nokkel=ett, av=ett.opprettet_av)
        problem(system("POST", "v1/filkontroll", {}), 401, "mangler_nokkel")
        Apinokkel.objects.update(trukket=None)
    with time_machine.travel(naa + timedelta(days=2, seconds=1), tick=False):
        problem(system("POST", "v1/filkontroll", {}), 401, "mangler_nokkel")
