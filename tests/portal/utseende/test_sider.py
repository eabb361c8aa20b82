"""The page around every page: language, error pages, what is shown to whom."""

from __future__ import annotations

import re

import pytest
from django.conf import settings
from django.template.loader import render_to_string
from django.test import Client, RequestFactory
from django.utils import translation

from kostra.portal.utseende import feilsider


def velg(klient, sprak, neste="/utseende/galleri/?a=1"):
    return klient.post("/sprak/", {"sprak": sprak, "neste": neste}, secure=True)


@pytest.mark.parametrize("sprak", ["nb", "nn", "en"])
def test_valgt_spraak_gjelder_siden_en_kommer_tilbake_til(client, sprak):
    svar = velg(client, sprak)
    assert svar.headers["Location"] == "/utseende/galleri/?a=1"
    html = client.get("/utseende/galleri/", secure=True).content.decode()
    assert f'<html lang="{sprak}">' in html
    assert re.findall(r'value="(\w+)" lang="\w+" aria-current="true"', html) == [sprak]


def test_spraakene_heter_det_de_kaller_seg_selv(client):
    html = client.get("/utseende/galleri/", secure=True).content.decode()
    assert re.findall(r'name="sprak"[^>]*>(\w+)<', html) == ["Bokmål", "Nynorsk", "English"]


@pytest.mark.parametrize("sprak", ["xx", "", "nb\r\nX: y"])
def test_ukjent_spraak_lagres_ikke(client, sprak):
    assert settings.LANGUAGE_COOKIE_NAME not in velg(client, sprak).cookies


@pytest.mark.parametrize(
    "neste", ["https://ond.example/", "//ond.example", "javascript:alert(1)", "/\\ond.example", ""]
)
def test_spraakvalget_sender_ingen_videre_til_andre(client, neste):
    assert velg(client, "nb", neste).headers["Location"] == "/"


def test_spraakvalget_krever_at_det_kom_fra_en_av_sidene():
    streng = Client(enforce_csrf_checks=True)
    svar = velg(streng, "en")
    assert svar.status_code == 403
    assert "Siden var for gammel" in svar.content.decode()


def test_spraakvalget_endres_ikke_av_en_lenke(client):
    assert client.get("/sprak/?sprak=en", secure=True).status_code == 405


@pytest.mark.parametrize("navn", feilsider.SIDER)
def test_hver_feilside_sier_hva_en_gjor_og_har_stottereferansen(navn):
    foresporsel = RequestFactory().get("/x", secure=True)
    foresporsel.stotteref = "ABCD2345"
    svar = feilsider.vis(foresporsel, navn)
    html = svar.content.decode()
    assert svar.status_code == int(navn[:3])
    assert "ABCD2345" in html
    assert str(feilsider.SIDER[navn].tittel) in html
    assert all(str(setning) in html for setning in feilsider.SIDER[navn].gjor)


def test_feilsiden_gjentar_ikke_adressen_brukeren_skrev(client):
    svar = client.get("/finnes-ikke/01017012345/", secure=True)
    assert svar.status_code == 404
    synlig = re.sub(r'<input type="hidden"[^>]*>', "", svar.content.decode())
    assert "01017012345" not in synlig


def test_feilsiden_for_500_trenger_verken_database_bruker_eller_okt():
    """No ``django_db`` here: a query would fail the test."""
    html = feilsider.feil(RequestFactory().get("/")).content.decode()
    assert "Noe gikk galt hos oss" in html
    assert re.search(r"Støttereferanse: <strong[^>]*>[2-9A-Z]{8}<", html)


def test_galleriet_finnes_ikke_i_produksjon():
    import importlib

    from kostra.portal.utseende import urls

    ekte = settings.KOSTRA
    try:
        settings.KOSTRA = type("Produksjon", (), {"modus": "produksjon"})()
        assert [r.name for r in importlib.reload(urls).urlpatterns] == ["sprak"]
    finally:
        settings.KOSTRA = ekte
        importlib.reload(urls)


def side(**kontekst) -> str:
    with translation.override("nb"):
        return render_to_string("kostra/base.html", kontekst)


def test_tittelen_begynner_med_feil_naar_skjemaet_har_feil():
    assert "<title>Feil: " in side(har_feil=True)
    assert "<title>Feil: " not in side()


def test_bare_den_som_er_logget_inn_ser_hvem_som_er_det():
    inne = side(innlogget={"navn": "Nora Eksempel", "enhet": "5530 Senja"})
    assert "Innlogget som" in inne
    assert "Nora Eksempel" in inne
    assert "5530 Senja" in inne
    assert "Innlogget som" not in side()


def test_demoen_sier_at_den_er_en_demo():
    assert "Demo: ingenting her er ekte" in side(demo=True)
    assert "Demo:" not in side(demo=False)


def test_banneret_vises_paa_sidene_og_er_tekst():
    html = side(banner={"tittel": "Stengt lørdag", "tekst": "<b>x</b>"})
    assert "Stengt lørdag" in html
    assert "<b>x</b>" not in html


def test_det_forste_en_moter_er_lenken_til_innholdet():
    html = side()
    assert re.search(r"<body>\s*<a class=\"ds-skip-link\" href=\"#innhold\">", html)
    assert '<main id="innhold" tabindex="-1"' in html
