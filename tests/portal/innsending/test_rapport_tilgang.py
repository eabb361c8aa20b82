"""Reports are personal data: who may see them, that it is noted, how they leave, and that they end."""

from __future__ import annotations

import json
import re
import uuid
from base64 import b64encode
from datetime import timedelta
from hashlib import sha256
from io import BytesIO

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from kostra.portal import klokke
from kostra.portal.innsending.models import Kontrollrapport
from kostra.portal.innsending.rapport.tjenester import slett_utlopte_rapporter
from kostra.portal.innsending.tilstand import Tilstand
from kostra.portal.revisjon.models import Hendelse
from kostra.portal.tilgang.models import Skjemarett
from kostra.portal.utseende import tekst as tekster
from portal import bygg
from portal.innsending import rapport_hjelp as h
from portal.innsending.rapport_hjelp import funn, kontroll, rapport, side
from portal.innsending.skjema_hjelp import innlogget

pytestmark = pytest.mark.django_db
FORMATER = ("html", "xlsx", "csv", "json", "pdf")


@pytest.fixture
def skjema(db):
    bygg.runde(2026)
    return h.utfylling(bygg.rapportor(bygg.enhet(), "11CF"))


@pytest.fixture
def k(skjema):
    return kontroll(skjema, rapport(funn("K01", "J0000007", "KARI77"), funn("K02", "J2", "OLA88")))


@pytest.fixture
def nettleser(skjema):
    return innlogget(skjema.opprettet_av)


def adresser(k) -> list[str]:
    return [
        side(k),
        side(k, "rapport_saksbehandler"),
        *(side(k, "rapport_last_ned", format_) for format_ in FORMATER),
    ]


def hendelser() -> list[tuple[str, str]]:
    return list(Hendelse.objects.values_list("handling", "objekt"))


# --- who


def test_andre_enheters_rapportorer_faar_404(k):
    fremmed = innlogget(bygg.rapportor(bygg.enhet("1103", "Stavanger"), "11CF"))
    assert {fremmed.get(a).status_code for a in adresser(k)} == {404}
    assert fremmed.post(side(k), {"vis": "feil"}).status_code == 404
    assert hendelser() == []


def test_en_rapportor_uten_rett_til_skjemaet_faar_404(k):
    uten = innlogget(bygg.rapportor(k.utfylling.enhet, "11F", "15F"))
    assert {uten.get(a).status_code for a in adresser(k)} == {404}


def test_retten_proves_hver_gang(k, nettleser):
    assert nettleser.get(side(k)).status_code == 200
    Skjemarett.objects.all().delete()
    assert {nettleser.get(a).status_code for a in adresser(k)} == {404}


def test_kommunens_konto_ser_ingen_rapport(k):
    kommune = innlogget(bygg.kommunekonto(k.utfylling.enhet))
    assert {kommune.get(a).status_code for a in adresser(k)} == {403}


def test_uten_innlogging_er_det_innloggingen_som_vises(k, klient):
    for adresse in adresser(k):
        svar = klient.get(adresse)
        assert svar.status_code == 302
        assert svar.headers["Location"].startswith("/logg-inn/")


def test_et_slettet_skjemas_rapport_er_borte(k, nettleser, skjema):
    skjema.tilstand = Tilstand.SLETTET
    skjema.save()
    assert {nettleser.get(a).status_code for a in adresser(k)} == {404}


def test_en_kontroll_som_ikke_finnes_er_404(nettleser):
    assert nettleser.get(reverse("innsending:rapport", args=[uuid.uuid4()])).status_code == 404


# --- that it is noted


def test_hver_visning_noteres_en_gang(k, nettleser):
    nettleser.get(side(k))
    nettleser.post(side(k), {"journalnummer": "J0000007"})
    nettleser.get(side(k, "rapport_saksbehandler"))
    assert hendelser() == [("rapport.vist", str(k.pk))] * 2


def test_hver_nedlasting_noteres_med_format(k, nettleser):
    for format_ in FORMATER:
        nettleser.get(side(k, "rapport_last_ned", format_))
    assert hendelser() == [("rapport.lastet_ned", str(k.pk))] * 5
    assert [h.detaljer["format"] for h in Hendelse.objects.all()] == list(FORMATER)


def test_hendelsene_har_ingenting_fra_rapporten(k, nettleser):
    for adresse in adresser(k):
        nettleser.get(adresse)
    alt = json.dumps(list(Hendelse.objects.values()), default=str)
    assert not re.search("J0000007|KARI77|OLA88", alt)


def test_det_som_ikke_vises_noteres_ikke(skjema, nettleser):
    utlopt = kontroll(skjema, rapport(), slettes=klokke.naa())
    nettleser.get(side(utlopt))
    nettleser.get(side(utlopt, "rapport_last_ned", "csv"))
    assert hendelser() == []


# --- downloads


@pytest.mark.parametrize("format_", FORMATER)
def test_nedlastingen_er_en_fil_som_ingen_lagrer_underveis(k, nettleser, format_):
    svar = nettleser.get(side(k, "rapport_last_ned", format_))
    navn = re.fullmatch(r'attachment; filename="([^"]+)"', svar.headers["Content-Disposition"])
    assert navn is not None
    assert re.fullmatch(rf"kontrollrapport-11CF-2026-553000-\d{{8}}-\d{{4}}\.{format_}", navn[1])
    assert svar.headers["Cache-Control"] == "no-store"
    assert svar.headers["X-Content-Type-Options"] == "nosniff"
    assert len(svar.content) > 100


def test_filene_har_funnene(k, nettleser):
    hent = {f: nettleser.get(side(k, "rapport_last_ned", f)).content for f in FORMATER}
    assert "J0000007" in hent["html"].decode()
    assert "J0000007" in hent["csv"].decode("utf-8-sig")
    assert [e["journalId"] for e in json.loads(hent["json"])["reportEntries"]] == ["J0000007", "J2"]
    ark = load_workbook(BytesIO(hent["xlsx"]))["Funn"]
    assert "J0000007" in [celle.value for rad in ark.iter_rows() for celle in rad]
    assert hent["pdf"].startswith(b"%PDF-")


def test_html_filen_faar_bare_kjore_sitt_eget_i_en_sandkasse(k, nettleser):
    svar = nettleser.get(side(k, "rapport_last_ned", "html"))
    policy = svar.headers["Content-Security-Policy"]
    assert policy.startswith("sandbox allow-scripts")
    assert "allow-same-origin" not in policy
    assert "unsafe-inline" not in policy
    tekst = svar.content.decode()
    for merke in ("script", "style"):
        innhold = re.search(rf"<{merke}>(.*?)</{merke}>", tekst, re.S)
        assert innhold is not None
        sum_ = b64encode(sha256(innhold[1].encode()).digest()).decode()
        assert f"{merke}-src 'sha256-{sum_}'" in policy


@pytest.mark.parametrize("format_", ["terminal", "exe", "HTML"])
def test_andre_formater_finnes_ikke(k, nettleser, format_):
    assert nettleser.get(side(k, "rapport_last_ned", format_)).status_code == 404


def test_saksbehandlerens_liste_har_bare_hennes(k, nettleser):
    tekst = nettleser.get(side(k, "rapport_saksbehandler")).content.decode()
    lister = re.findall(r'href="([^"]+/csv/\?saksbehandler=[0-9a-f]+)"', tekst)
    assert len(lister) == 2
    assert not re.search("KARI|OLA", " ".join(lister))
    svar = nettleser.get(lister[0])
    assert "J0000007" in svar.content.decode()
    assert "OLA88" not in svar.content.decode()
    assert "KARI" not in svar.headers["Content-Disposition"]


def test_en_ukjent_saksbehandlers_liste_finnes_ikke(k, nettleser):
    for verdi in ("KARI77", "0" * 16, "'"):
        svar = nettleser.get(side(k, "rapport_last_ned", "csv"), {"saksbehandler": verdi})
        assert svar.status_code == 404


# --- no report


def test_nei_har_ingen_rapport_og_siden_sier_det(skjema, nettleser):
    svar = nettleser.get(side(kontroll(skjema, None, svar="nei")))
    assert svar.status_code == 200
    assert "Ingen rapport: du svarte Nei" in svar.content.decode()


def test_en_slettet_rapport_sier_naar_den_ble_slettet(skjema, nettleser):
    naar = klokke.naa() - timedelta(minutes=1)
    k = kontroll(skjema, rapport(funn("K01", "J0000007")), slettes=naar)
    svar = nettleser.get(side(k))
    assert svar.status_code == 410
    assert f"Denne ble slettet {tekster.tid(naar)}" in svar.content.decode()
    assert "J0000007" not in svar.content.decode()
    assert nettleser.get(side(k, "rapport_last_ned", "csv")).status_code == 410


def test_utlopte_rapporter_tommes_og_datoen_blir_staaende(skjema, nettleser):
    naa = klokke.naa()
    gammel = kontroll(skjema, rapport(funn("K01", "J0000007")), slettes=naa - timedelta(seconds=1))
    frisk = kontroll(skjema, rapport(funn("K01", "J0000007")), slettes=naa + timedelta(hours=1))
    assert slett_utlopte_rapporter(naa) == 1
    assert slett_utlopte_rapporter(naa) == 0
    rader = {r.kontroll_id: bytes(r.innhold) for r in Kontrollrapport.objects.all()}
    assert rader[gammel.pk] == b""
    assert rader[frisk.pk] != b""
    assert "ble slettet" in nettleser.get(side(gammel)).content.decode()
    assert nettleser.get(side(frisk)).status_code == 200


def test_en_skadet_rapport_sier_hva_brukeren_kan_gjore(skjema, nettleser):
    svar = nettleser.get(side(kontroll(skjema, b"KRAP\x01ikke en rapport")))
    assert svar.status_code == 500
    assert "Kontroller filen på nytt" in svar.content.decode()


def test_en_skadet_forrige_rapport_hindrer_ikke_den_nye(skjema, nettleser):
    kontroll(skjema, b"KRAP\x01ikke en rapport", siden=timedelta(hours=3))
    svar = nettleser.get(side(kontroll(skjema, rapport(funn("K01", "J1")))))
    assert svar.status_code == 200
    assert "Endret siden" not in svar.content.decode()


@pytest.mark.parametrize("stand", ["i_ko", "kontrollerer", "avvist", "feilet"])
def test_en_kontroll_uten_utfall_viser_til_sin_egen_side(skjema, nettleser, stand):
    ferdig = None if stand in ("i_ko", "kontrollerer") else klokke.naa()
    k = kontroll(skjema, None, stand=stand, ferdig=ferdig)
    svar = nettleser.get(side(k))
    assert svar.status_code == 302
    assert svar.headers["Location"] == side(k, "framdrift")
