"""The front page: open to anyone, names what is open, and gives what a sender needs."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from kostra.portal.runde import services
from kostra.portal.runde.models import Rundeskjema, Sertifikat
from portal import bygg

pytestmark = pytest.mark.django_db
_PEM = next(Path("tests/vektorer/konvolutt").rglob("*.crt.pem"))


def _sertifikat(runde, **felt) -> Sertifikat:
    rad = services.legg_til_sertifikat(
        pem=_PEM.read_text(), bruk=Sertifikat.Bruk.KRYPTERING, runde=runde
    )
    gyldig = {"gyldig_fra": runde.apner, "gyldig_til": runde.stenger} | felt
    Sertifikat.objects.filter(pk=rad.pk).update(**gyldig)
    return rad


def test_forsiden_naevner_aaret_og_fristen_til_hvert_skjema(klient):
    runde = bygg.runde(2022, frist=datetime(2023, 1, 16, tzinfo=UTC).date())
    Rundeskjema.objects.filter(runde=runde, skjema="15F").update(frist=date(2023, 2, 1))
    side = klient.get("/").content.decode()
    assert "KOSTRA 2022 – Velkommen til årets rapportering" in side
    frister = re.findall(
        r"Frist for 2022: ([^<]+)</p>\s*<p class=\"dato\"><time[^>]*>([^<]+)", side
    )
    assert frister == [("11CF, 11F", "16. januar 2023"), ("15F", "1. februar 2023")]
    for fast in ("Gå til KOSTRA rapportering", "Status for innrapportering", "Formål"):
        assert fast in side


def test_uten_aapen_runde_sies_det(klient):
    assert "ikke åpent for rapportering" in klient.get("/").content.decode()


def test_aaret_som_velges_gjelder_alle_seksjonene_og_den_som_ble_brukt_staar_aapen(klient):
    side = klient.get("/", {"aar": "2023", "vis": "11CF"}).content.decode()
    assert re.findall(r'<details class="ds-details" id="([^"]+)" open>', side) == ["11CF"]
    assert set(re.findall(r"/dokumenter/(\w+)/(\d+)/", side)) == {
        (skjema, "2023") for skjema in ("11CF", "11F", "15F")
    }
    assert "/2022/" not in klient.get("/", {"aar": "tull"}).content.decode()


def test_sertifikatet_kan_hentes_og_er_det_som_vises(klient):
    from kostra.kryptering import fingeravtrykk, les_sertifikat

    rad = _sertifikat(bygg.runde())
    side = klient.get("/").content.decode()
    fil = klient.get(f"/sertifikat/{rad.pk}/").content
    assert fingeravtrykk(les_sertifikat(fil)) in side
    assert klient.get("/sertifikat/99/").status_code == 404


def test_ingen_lenke_paa_de_offentlige_sidene_er_dod(klient):
    """With a certificate and without. Of documents those of one form; PDF and zip elsewhere."""
    runde = bygg.runde(2026)
    uten = klient.get("/").content.decode()
    assert "/tomfil/" not in uten
    assert "Kommer når sertifikatet for året er lagt inn" in uten
    _sertifikat(runde)
    sider = [klient.get(adresse).content.decode() for adresse in ("/", "/leverandor/")]
    lenker = {
        lenke.split("#")[0] for side in sider for lenke in re.findall(r'href="(/[^"]*)"', side)
    }
    ikke_her = re.compile(r"/static/|.*\.(pdf|zip)$|/dokumenter/(11F|15F)/")
    lenker = {lenke for lenke in lenker if not ikke_her.match(lenke)}
    assert {"/tomfil/11CF/2026/", "/eksempler/15F/2026/gyldig.xml", "/leverandor/"} <= lenker
    dode = [(lenke, klient.get(lenke).status_code) for lenke in sorted(lenker)]
    assert [par for par in dode if par[1] not in (200, 302)] == []
