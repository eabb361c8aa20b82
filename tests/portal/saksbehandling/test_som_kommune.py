"""*Se som kommune*: what the kommune sees, nothing more, and both sides know of it."""

from __future__ import annotations

import pytest
from django.contrib.auth import SESSION_KEY

from kostra.portal.innsending.models import Utfylling
from kostra.portal.konto.models import Bruker
from kostra.portal.revisjon.models import Hendelse
from portal import bygg
from portal.innsending.skjema_hjelp import SVAR_999
from portal.saksbehandling.hjelp import ansatt, inne, les

pytestmark = pytest.mark.django_db


def _skjema(enhet, av, nr: int, skjema: str, svar: dict) -> Utfylling:
    return Utfylling.objects.create(
        enhet=enhet, nr=nr, skjema=skjema, aar=2026, svar=svar, opprettet_av=av, endret_av=av
    )


@pytest.fixture
def senja():
    bygg.runde(2026)
    return bygg.enhet("5530", "Senja")


def test_innsynet_er_bare_lesing_merket_og_logget_paa_begge_sider(senja):
    kommune, nora = bygg.kommunekonto(senja), bygg.rapportor(senja, "11CF")
    svar = {navn: verdi for gruppe in SVAR_999.values() for navn, verdi in gruppe.items()}
    eget = _skjema(senja, kommune, 1, "999", svar)
    _skjema(senja, nora, 2, "11CF", {"ansvarlig_navn": "Bare For Rapportøren"})
    kontoer = Bruker.objects.count()
    siv, klient = ansatt()
    for adresse in (f"{senja.pk}/", f"{senja.pk}/skjema/{eget.pk}/"):
        side = les(klient.get(f"/ansatt/som-kommune/{adresse}"))
        assert "Du ser det 5530 Senja ser." in side
        assert 'href="/skjema/' not in side  # nowhere to act as the kommune
        assert side.count('method="post"') == les(klient.get("/ansatt/")).count('method="post"')
        assert "Bare For Rapportøren" not in side
    assert str(svar["person_navn"]) in side
    hendt = Hendelse.objects.filter(handling="som_kommune.sett")
    assert [(h.aktor, h.enhet, h.objekt) for h in hendt] == [
        (str(siv.pk), "553000", str(senja.pk)), (str(siv.pk), "553000", str(eget.pk)),
    ]  # fmt: skip
    assert klient.session[SESSION_KEY] == str(siv.pk)
    assert Bruker.objects.count() == kontoer + 1  # the staff member's own
    hos_kommunen = les(inne(kommune).get("/skjema/"))
    assert "SSB har sett på sidene" in hos_kommunen
    assert "SSB har sett" not in les(inne(nora).get("/skjema/"))


def test_det_som_ikke_er_kommunens_eget_vises_ikke(senja):
    nora, nabo = bygg.rapportor(senja, "11CF"), bygg.enhet("5501", "Tromsø")
    deres = _skjema(nabo, bygg.kommunekonto(nabo), 1, "999", {})
    hennes = _skjema(senja, nora, 1, "11CF", {})
    siv, klient = ansatt()
    for skjema in (deres, hennes):
        adresse = f"/ansatt/som-kommune/{senja.pk}/skjema/{skjema.pk}/"
        assert klient.get(adresse).status_code == 404
    assert not Hendelse.objects.filter(aktor=str(siv.pk)).exists()
    for rolle in ("drift", "revisor"):
        _, annen = ansatt(rolle)
        assert annen.get(f"/ansatt/som-kommune/{senja.pk}/").status_code == 403


def test_en_kommune_finnes_med_navn_nummer_og_aarene_den_fantes():
    bygg.enhet("1833", "Rana")
    bygg.enhet("5421", "Senja", gyldig_til=2023)
    _, klient = ansatt()
    side = les(klient.get("/ansatt/som-kommune/?sok=RANA"))
    assert "1833 Rana" in side
    assert "Senja" not in side
    assert "2022–2023" in les(klient.get("/ansatt/som-kommune/?sok=5421"))
