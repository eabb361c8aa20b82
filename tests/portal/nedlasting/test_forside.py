"""The front page: open to anyone, names what is open, and gives what a sender needs."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from kostra.portal.runde import services
from kostra.portal.runde.models import Sertifikat
from portal import bygg

pytestmark = pytest.mark.django_db


def test_forsiden_naevner_aaret_og_fristen(klient):
    bygg.runde(2022, frist=datetime(2023, 1, 16, tzinfo=UTC).date())
    side = klient.get("/").content.decode()
    assert "KOSTRA 2022 – Velkommen til årets rapportering" in side
    assert "16. januar 2023" in side
    assert "Gå til KOSTRA rapportering" in side


def test_uten_aapen_runde_sies_det(klient):
    assert "ikke åpent for rapportering" in klient.get("/").content.decode()


def test_sertifikatet_kan_hentes_og_er_det_som_vises(klient):
    from kostra.kryptering import fingeravtrykk, les_sertifikat

    pem = next(Path("tests/vektorer/konvolutt").rglob("*.crt.pem")).read_text()
    runde = bygg.runde()
    rad = services.legg_til_sertifikat(pem=pem, bruk=Sertifikat.Bruk.KRYPTERING, runde=runde)
    Sertifikat.objects.update(gyldig_fra=runde.apner, gyldig_til=runde.stenger)
    side = klient.get("/").content.decode()
    fil = klient.get(f"/sertifikat/{rad.pk}/").content
    assert fingeravtrykk(les_sertifikat(fil)) in side


def test_et_sertifikat_som_ikke_finnes(klient):
    assert klient.get("/sertifikat/99/").status_code == 404
