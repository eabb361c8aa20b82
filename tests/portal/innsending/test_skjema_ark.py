"""*Skriv ut*, PDF and *Excel*: what was answered, as text and nothing else."""

from __future__ import annotations

import io
import zipfile

import openpyxl
import pypdf
import pytest
from django.urls import reverse

from kostra.blankett import blankett, blanketter, vask
from kostra.portal.innsending.models import Utfylling
from kostra.portal.innsending.skjema import tjeneste
from kostra.portal.innsending.skjema.ark import Ark
from kostra.portal.innsending.skjema.excel import excel
from kostra.portal.innsending.skjema.pdf import pdf
from portal import bygg
from portal.innsending.skjema_hjelp import (
    aapne,
    felt_paa,
    fyll_ut_999,
    gruppe_url,
    innlogget,
    les,
    noen_stygge,
    send,
    start,
    velg_sprak,
)
from portal.stygge import FORMEL, STYGGE

pytestmark = pytest.mark.django_db


@pytest.fixture
def kommunen():
    bygg.runde()
    return innlogget(bygg.kommunekonto(bygg.enhet()))


def hent(klient, navn: str, utfylling):
    return klient.get(reverse(f"innsending:{navn}", args=[utfylling.pk]))


def bok(innhold: bytes):
    return openpyxl.load_workbook(io.BytesIO(innhold))


def tekst_i(pdf: bytes) -> str:
    return " ".join(
        " ".join(side.extract_text().split()) for side in pypdf.PdfReader(io.BytesIO(pdf)).pages
    )


def test_excel_har_sporsmaal_og_svar(kommunen):
    svar = hent(kommunen, "excel", fyll_ut_999(kommunen))
    assert svar.headers["Content-Disposition"] == 'attachment; filename="999-2026-nr1.xlsx"'
    rader = [tuple(celle.value for celle in rad) for rad in bok(svar.content).active.iter_rows()]
    person = "Opplysninger om person som skal rapportere sensitive data"
    assert (person, "For- og etternavn", "Nora Eksempel") in rader
    assert (person, "Mobiltelefonnummer", "90 00 00 01") in rader
    assert any("11CF" in rad[2] for rad in rader if rad[1] == "Skjema som skal rapporteres")


def test_utskriften_og_pdf_en_har_de_samme_svarene(kommunen):
    utfylling = fyll_ut_999(kommunen)
    html, svar = les(hent(kommunen, "utskrift", utfylling)), hent(kommunen, "pdf", utfylling)
    i_pdf = tekst_i(svar.content)
    for ord_ in ("Nora Eksempel", "90 00 00 01", "nora@senja.example", "5530", "E-postadresse"):
        assert ord_ in html
        assert ord_ in i_pdf
    assert svar.headers["Content-Disposition"] == 'attachment; filename="999-2026-nr1.pdf"'


def test_pdf_en_er_merket_for_skjermlesere(kommunen):
    leser = pypdf.PdfReader(io.BytesIO(hent(kommunen, "pdf", fyll_ut_999(kommunen)).content))
    rot = leser.trailer["/Root"]
    assert leser.metadata.title.startswith("999. Registrering av person")
    assert rot["/MarkInfo"]["/Marked"]
    assert rot["/Lang"].lower().startswith("nb")
    assert b"pdfuaid" in rot["/Metadata"].get_object().get_data()


@pytest.mark.parametrize(("sprak", "ord_"), [("nb", "Svar"), ("nn", "Svar"), ("en", "Status")])
def test_arkene_lages_paa_alle_spraak(kommunen, sprak, ord_):
    utfylling = fyll_ut_999(kommunen)
    velg_sprak(kommunen, sprak)
    assert hent(kommunen, "pdf", utfylling).content.startswith(b"%PDF")
    assert ord_ in str(
        [list(rad) for rad in bok(hent(kommunen, "excel", utfylling).content).active.values]
    )


def test_ubesvart_staar_som_ubesvart(kommunen):
    utfylling = start(kommunen, "999")
    assert "Ikke besvart" in les(hent(kommunen, "utskrift", utfylling))
    assert "Ikke besvart" in tekst_i(hent(kommunen, "pdf", utfylling).content)


def tekstgrupper():
    """Every group of every form, with its fields that take free text."""
    return [
        (form.id, gruppe.id, felt)
        for form in blanketter(2026)
        for gruppe in form.grupper
        if (felt := [f.id for f in gruppe.felt if f.tas_imot and not f.valg and not f.vises_naar])
    ]


@pytest.mark.parametrize(("skjema", "gruppe", "felt"), tekstgrupper())
def test_stygge_svar_i_alle_tekstfelt_vises_som_tekst(kommunen, skjema, gruppe, felt):
    if skjema != "999":
        kommunen = innlogget(bygg.rapportor(bygg.Enhet.objects.get(), skjema))
    utfylling = start(kommunen, skjema)
    side = aapne(kommunen, utfylling, gruppe)
    stygge = noen_stygge(2)
    for fra in range(0, len(stygge), len(felt)):  # another one in each field
        data = {f: stygge[(fra + nr) % len(stygge)] for nr, f in enumerate(felt)}
        svar = send(kommunen, utfylling, gruppe, "lagre", side, **data)
        assert svar.status_code in (302, 422), data
        siden = kommunen.get(gruppe_url(utfylling, gruppe))
        side, html = felt_paa(siden), les(svar) + les(siden)
        for farlig in ("<script>alert", "<img src=x", "<svg onload", "<iframe", "<details open on"):
            assert farlig not in html


@pytest.mark.parametrize(("skjema", "gruppe", "felt"), tekstgrupper())
def test_alle_stygge_svar_kan_lagres_og_staar_slik_de_ble_renset(skjema, gruppe, felt):
    bygg.runde()
    senja = bygg.enhet()
    bruker = bygg.kommunekonto(senja) if skjema == "999" else bygg.rapportor(senja, skjema)
    utfylling = tjeneste.start(bruker=bruker, skjema=skjema, aar=2026)
    form = blankett(skjema, 2026)
    for stygg in noen_stygge(4):
        raa = dict.fromkeys(felt, stygg)
        lagret = tjeneste.lagre(
            utfylling=utfylling, bruker=bruker, gruppe=gruppe, raa=raa, versjon=utfylling.versjon
        )
        utfylling = Utfylling.objects.get(pk=lagret.utfylling.pk)
        assert {f: utfylling.svar[f] for f in felt} == {f: vask(form, raa)[f] for f in felt}
        assert all(len(utfylling.svar[f]) <= 2000 for f in felt)


def test_stygge_svar_blir_aldri_formler_eller_kode_i_arkene(kommunen):
    utfylling = start(kommunen, "999")
    for stygg in noen_stygge(2) + list(FORMEL):
        ark = Ark.av(utfylling)
        ark.grupper[0].rader[:] = [(stygg, stygg)]
        innhold = excel(ark)
        for rad in bok(innhold).active.iter_rows():
            for celle in rad:
                assert celle.data_type in ("s", "n")
                assert celle.hyperlink is None
                assert not str(celle.value or "").lstrip().startswith(("=", "+", "@"))
        assert b"<f>" not in zipfile.ZipFile(io.BytesIO(innhold)).read("xl/worksheets/sheet1.xml")


def test_alle_stygge_svar_er_tekst_i_regnearket(kommunen):
    ark = Ark.av(start(kommunen, "999"))
    stygge = [s.encode("utf-8", "replace").decode() for s in STYGGE if len(s) < 2000]
    ark.grupper[0].rader[:] = [(stygg, stygg) for stygg in stygge]
    innhold = excel(ark)
    celler = [celle for rad in bok(innhold).active.iter_rows() for celle in rad]
    assert {celle.data_type for celle in celler} <= {"s", "n"}
    assert not any(celle.hyperlink for celle in celler)
    assert not any(str(celle.value or "").lstrip().startswith(("=", "+", "@")) for celle in celler)
    assert len(celler) > 2 * len(stygge)


def test_stygge_svar_kan_skrives_ut(kommunen):
    ark = Ark.av(start(kommunen, "999"))
    ark.grupper[0].rader[:] = [(stygg, stygg) for stygg in STYGGE]
    assert pdf(ark).startswith(b"%PDF")


def test_typst_kode_i_et_svar_er_tekst_i_pdf_en(kommunen):
    utfylling = start(kommunen, "999")
    send(kommunen, utfylling, "kommune", "lagre", ansvarlig_navn='#read("/etc/passwd") #emoji.face')
    assert '#read("/etc/passwd") #emoji.face' in tekst_i(hent(kommunen, "pdf", utfylling).content)
