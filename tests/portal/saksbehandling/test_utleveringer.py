"""*Utleveringer*: what was handed on, by which rules, and what was taken away again."""

from __future__ import annotations

import pytest
from django.urls import reverse

from kostra.portal.innsending.models import Utlevering
from kostra.portal.klokke import naa
from portal import bygg
from portal.sikkerhet.kulisse import bygg_kulisse

pytestmark = pytest.mark.django_db


def test_siden_sier_hva_som_er_utlevert_hva_som_venter_og_hvorfor_noe_er_borte(klient):
    kulisse = bygg_kulisse()
    egen, annen = kulisse.egen.levering, kulisse.annen.levering
    Utlevering.objects.create(
        levering=egen, filnavn="x", sha256="0" * 64, antall_poster=12345, versjon="KP.2026.11.30",
        nokkel="ab", trukket=naa(), trukket_grunn="erstattet",
    )  # fmt: skip
    klient.force_login(bygg.ansatt("revisor"))
    side = klient.get(reverse("saksbehandling:utleveringer"), {"aar": "2026"}).content.decode()
    assert egen.kvitteringsnr in side
    assert annen.kvitteringsnr not in side
    assert "2 leveringer venter" in side
    assert "erstattet av en nyere" in side
    assert "KP.2026.11.30" in side
    rart = klient.get(reverse("saksbehandling:utleveringer"), {"aar": "99999999", "skjema": "'"})
    assert rart.status_code == 200
