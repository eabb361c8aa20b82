"""*Søk*: what is called what was typed comes first, and what is found is where the link leads."""

from __future__ import annotations

import re

import pytest

from kostra.portal.nedlasting.models import Nyhet

pytestmark = pytest.mark.django_db


def _treff(klient, q: str, **valg) -> list[tuple[str, str]]:
    """(address, title) of each hit, the best first."""
    side = klient.get("/sok/", {"q": q, "aar": "2026"} | valg).content.decode()
    treff = re.findall(r'<p><a class="ds-link" href="([^"]+)">(.*?)</a>', side)
    return [(adresse, re.sub(r"<span.*", "", tittel)) for adresse, tittel in treff]


def test_kontroller_felt_dokumenter_og_nyheter_finnes(klient):
    adresse, tittel = _treff(klient, "k15 11f")[0]
    assert tittel.startswith("K15 ")
    maal, anker = adresse.split("#")
    assert f'id="{anker}"' in klient.get(maal).content.decode()
    assert _treff(klient, "PERSON_JOURNALNR")[0][1].startswith("PERSON_JOURNALNR")
    assert _treff(klient, "filbeskrivelse barnevern")[0][0] == (
        "/dokumenter/15F/2026/filbeskrivelse/nb.html"
    )
    nyhet = Nyhet.objects.create(
        **{f"tittel_{s}": "Ny pipelinje" for s in ("nb", "nn", "en")},
        **{f"tekst_{s}": "Om grønnsåpe." for s in ("nb", "nn", "en")},
    )
    assert _treff(klient, "GRØNNSÅPE")[0][0] == f"/nyheter/{nyhet.pk}/"


def test_alle_ordene_maa_vaere_der_og_ingenting_sies_pent(klient):
    assert len(_treff(klient, "K15")) > len(_treff(klient, "K15 11CF")) > 0
    side = klient.get("/sok/", {"q": "<script>finnes ikke"}).content.decode()
    assert "0 treff" in side
    assert "<script>finnes" not in side
