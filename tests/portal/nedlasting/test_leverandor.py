"""The vendors' page: it says what is so, and keeps their test certificate away from real data."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kostra import kontroller, rapport
from kostra.portal import klokke
from kostra.portal.nedlasting import leverandor
from kostra.portal.runde import services
from kostra.portal.runde.models import Sertifikat
from portal import bygg

pytestmark = pytest.mark.django_db


def test_rapportens_navn_er_de_som_staar_paa_siden():
    fil = Path("eksempler/11F/senja_2026_tre_feil.dat").read_bytes()
    data = json.loads(
        rapport.skriv(kontroller(fil, skjema="11F", aar=2026, region="553000"), "json")
    )
    assert [navn for navn, _ in leverandor.RAPPORT] == list(data)
    assert {navn for navn, _ in leverandor.FUNN} == set(data["reportEntries"][0])


def test_proven_har_datoer_og_sertifikat_som_ikke_staar_paa_forsiden(klient):
    naa = klokke.naa()
    runde = bygg.runde(
        aapen=False, prove_fra=naa, prove_til=naa + (bygg.tid(2026, 1, 3) - bygg.tid(2026, 1, 1))
    )
    pem = next(Path("tests/vektorer/konvolutt").rglob("*.crt.pem")).read_text()
    rad = services.legg_til_sertifikat(pem=pem, bruk=Sertifikat.Bruk.KRYPTERING, runde=runde)
    Sertifikat.objects.update(prove=True, gyldig_fra=naa, gyldig_til=runde.stenger)
    side = klient.get("/leverandor/").content.decode()
    assert f"/sertifikat/{rad.pk}/" in side
    assert (
        f'datetime="{runde.prove_til.astimezone(klokke.NORGE).isoformat(timespec="seconds")}"'
        in side
    )
    assert "/sertifikat/" not in klient.get("/").content.decode()
    navn = klient.get(f"/sertifikat/{rad.pk}/")["Content-Disposition"]
    assert "prove" in navn
