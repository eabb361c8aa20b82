"""Who makes a key, who sees it, and who can take it back."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.urls import reverse

from kostra.portal.api import stier
from kostra.portal.api.models import Apinokkel
from kostra.portal.revisjon.models import Hendelse
from portal import bygg
from portal.api.hjelp import System, altinn, problem
from portal.innsending.skjema_hjelp import innlogget
from portal.saksbehandling.hjelp import ansatt, les

pytestmark = pytest.mark.django_db
NY = {"system": "Fagsystem Eksempel", "per_minutt": "60", "mb_per_dogn": "500"}


def _vist(svar) -> list[str]:
    return re.findall(r"kostra_[\w-]{43}", les(svar))


def test_drift_lager_en_kontrollnokkel_som_vises_en_gang_og_kan_trekkes():
    _, drift = ansatt("drift")
    side = drift.post(reverse("saksbehandling:apinokkel_ny"), NY | {"omfang": ["kontroll"]})
    (hemmelig,) = _vist(side)
    rad = Apinokkel.objects.get()
    assert hemmelig not in str(vars(rad))
    assert not _vist(drift.get(reverse("saksbehandling:apinokler")))
    system = System(hemmelig)
    assert system("POST", "kontroller-altinn-skjema", altinn(b"x")).status_code == 200

    _, saksbehandler = ansatt("saksbehandler")
    liste = les(saksbehandler.get(reverse("saksbehandling:apinokler")))
    assert "Fagsystem Eksempel" in liste
    trekk = reverse("saksbehandling:apinokkel_trekk", args=[rad.pk])
    assert trekk not in liste
    assert saksbehandler.post(trekk).status_code == 403
    assert drift.post(trekk).status_code == 302
    problem(system("POST", "kontroller-altinn-skjema", altinn(b"x")), 401, "mangler_nokkel")
    navn = Hendelse.objects.order_by("nr").values_list("handling", flat=True)
    assert list(navn) == ["apinokkel.opprettet", "apinokkel.trukket"]


def test_bare_rapportoren_ser_nokkelen_som_handler_for_henne():
    nora = bygg.rapportor(bygg.enhet(), "11CF")
    ola = bygg.rapportor(nora.enhet, "11CF")
    _, drift = ansatt("drift")
    ny = NY | {"omfang": ["status", "opplasting"]}
    assert drift.post(reverse("saksbehandling:apinokkel_ny"), ny).status_code == 422
    ny["rapportor"] = nora.brukerid.lower()
    side = drift.post(reverse("saksbehandling:apinokkel_ny"), ny)
    assert side.status_code == 200
    assert not _vist(side)
    nokkel = Apinokkel.objects.get()
    assert (nokkel.hash, nokkel.stand) == (None, "venter")

    godta = {"gjor": "godta", "nokkel": str(nokkel.pk)}
    sti = reverse("systemer:mine")
    assert innlogget(ola).post(sti, godta).status_code == 404
    noras = innlogget(nora)
    assert "Fagsystem Eksempel" in les(noras.get(sti))
    (hemmelig,) = _vist(noras.post(sti, godta))
    assert noras.post(sti, godta).status_code == 404  # once
    system = System(hemmelig)
    assert system("GET", "v1/skjema").status_code == 200
    assert noras.post(sti, godta | {"gjor": "trekk"}).status_code == 302
    problem(system("GET", "v1/skjema"), 401, "mangler_nokkel")
    sist = Hendelse.objects.get(handling="apinokkel.trukket")
    assert (sist.aktor, sist.enhet) == (str(nora.pk), nora.ved.region)


def test_siden_og_openapi_er_aapne_og_hver_kode_er_forklart(client):
    from kostra.portal.api.problem import SLAG

    alt = client.get("/api/openapi.json").json()
    assert alt["openapi"].startswith("3.1")
    ventet = {re.sub(r"<\w+:(\w+)>", r"{\1}", f"/api/{sti}") for sti in stier.STIER.values()}
    assert set(alt["paths"]) == ventet
    side = les(client.get("/api/"))
    for sti in ventet:
        assert sti in side
    for kode in SLAG:
        assert f'id="{kode}"' in side


def test_ninja_lastes_bare_av_dem_som_kaller_api_et():
    """All processes read the addresses; none of them pays for what only the API needs."""
    mappe = Path(stier.__file__).parent
    tung = re.compile(
        r"^(?:from|import) (?:ninja|pydantic|kostra\.portal\.api\.(?:operasjoner|openapi))", re.M
    )
    lastes = {
        sti.name for sti in mappe.glob("*.py") if tung.search(sti.read_text(encoding="utf-8"))
    }
    assert lastes == {"openapi.py"}
