"""A form drawn by us: what is wrong is said in two places with the same words, and tied to its box."""

from __future__ import annotations

import re

import pytest
from django import forms
from django.template import Context, Template

from kostra.portal.utseende.galleri import Eksempelskjema
from kostra.portal.utseende.skjemafelt import Feltvisning, Skjemagrunn, vist


def tegn(mal: str, **kontekst) -> str:
    return Template("{% load kostra %}" + mal).render(Context(kontekst))


@pytest.fixture
def feilet() -> str:
    return Eksempelskjema({"epost": "ikke-en-adresse", "mobil": "1"}).as_kostra()


def test_hver_lenke_i_oppsummeringen_gaar_til_en_boks(feilet):
    lenker = re.findall(r'href="#([^"]+)"', feilet)
    assert len(lenker) >= 4
    assert [
        til for til in lenker if not re.search(rf'<(input|select)[^>]* id="{til}"', feilet)
    ] == []


def test_feilen_i_en_gruppe_gaar_til_den_forste_boksen(feilet):
    assert 'href="#rett_0"' in feilet


def test_samme_ord_i_oppsummeringen_og_ved_feltet(feilet):
    oppe = re.findall(r'<a class="ds-link"[^>]*>([^<]+)</a>', feilet)
    ved = re.findall(r'data-field="validation">([^<]+)</p>', feilet)
    assert oppe == ved


def test_alt_en_boks_er_beskrevet_av_finnes(feilet):
    ider = [i for v in re.findall(r'aria-describedby="([^"]+)"', feilet) for i in v.split()]
    assert ider
    assert [i for i in ider if f'id="{i}"' not in feilet] == []


def test_ingen_id_brukes_to_ganger(feilet):
    ider = re.findall(r' id="([^"]+)"', feilet)
    assert len(ider) == len(set(ider))


def test_det_som_mangler_nevnes_ved_navn(feilet):
    assert "Fyll ut For- og etternavn" in feilet
    assert "Velg minst ett skjema." in feilet  # the form's own words win


def test_laaste_felt_vises_som_laast_og_kan_ikke_endres_av_den_som_sender():
    skjema = Eksempelskjema({"kommune": "Oslo"}, initial={"kommune": "Senja"})
    assert re.search(r'<input[^>]*id="kommune"[^>]* value="Senja" readonly', skjema.as_kostra())
    skjema.is_valid()
    assert skjema.cleaned_data["kommune"] == "Senja"


def test_bare_valgfrie_felt_er_merket():
    html = Eksempelskjema().as_kostra()
    assert re.search(r"Distrikt nr <span[^>]*>\(valgfritt\)", html)
    assert not re.search(r"E-postadresse <span", html)


def test_et_skjema_uten_feil_har_ingen_oppsummering():
    assert "ds-error-summary" not in Eksempelskjema().as_kostra()


def test_passordet_vises_aldri_igjen():
    html = Eksempelskjema({"passord": "hemmelig"}).as_kostra()
    assert "hemmelig" not in html
    (felt,) = re.findall(r'<input[^>]* id="passord"[^>]*>|<input[^>]*name="passord"[^>]*>', html)
    assert 'type="password"' in felt
    assert (
        'autocomplete="current-password"' in felt
    )  # a program that keeps passwords may fill it in


def test_det_brukeren_skrev_staar_der_og_kan_ikke_bli_til_kode():
    html = Eksempelskjema({"navn": '"><script>x</script>', "merknad": "</textarea><b>"}).as_kostra()
    assert "<script" not in html
    assert "</textarea><b>" not in html
    assert "&lt;script&gt;" in html


def test_valgt_svar_er_valgt():
    html = Eksempelskjema({"deltakere": "nei", "rett": ["11CF"], "aar": "2022"}).as_kostra()
    assert re.findall(r'value="(\w+)" checked', html) == ["nei", "11CF"]
    assert re.findall(r'value="(\w+)" selected', html) == ["2022"]


@pytest.mark.parametrize(("svar", "krysset"), [({"bekreft": "on"}, True), ({}, False)])
def test_en_enkelt_boks_er_krysset_bare_naar_den_er_det(svar, krysset):
    (boks,) = re.findall(
        r'<input type="checkbox"[^>]*id="bekreft"[^>]*>', Eksempelskjema(svar).as_kostra()
    )
    assert (" checked" in boks) is krysset
    assert 'value="on"' in boks


class To(Skjemagrunn):
    a = vist(
        forms.CharField(widget=forms.TextInput({"autocomplete": "off", "maxlength": 6})),
        bredde="s2",
    )
    skjult = forms.CharField(widget=forms.HiddenInput)

    def clean(self) -> None:
        raise forms.ValidationError("Noen andre har endret skjemaet.")


def test_feil_som_ikke_hoerer_til_et_felt_staar_forst_uten_lenke():
    html = To({"a": "1", "skjult": "2"}).as_kostra()
    assert re.search(r"<li>Noen andre har endret skjemaet\.</li>", html)


def test_attributter_bredde_og_skjulte_felt_er_med():
    html = To().as_kostra()
    assert re.search(r'class="ds-field s2"', html)
    assert re.search(r'id="a"[^>]*autocomplete="off" maxlength="6"', html)
    assert '<input type="hidden" name="skjult" id="skjult">' in html


def test_siden_kan_overstyre_bredden():
    assert 'class="ds-field s4"' in tegn("{% felt f.a bredde='s4' %}", f=To())


def test_et_felt_uten_navn_kan_ikke_sendes():
    """The box for a plaintext file: the browser must not be able to send it even by mistake."""
    html = tegn("{% felt f %}", f=Feltvisning(id="klartekst", navn="", etikett="Fil", slag="fil"))
    assert re.search(r'<input type="file"[^>]*id="klartekst"', html)
    assert " name=" not in html
