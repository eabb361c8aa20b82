"""A name keeps its letters wherever it goes: form, list, mail, page, print, PDF, spreadsheet."""

from __future__ import annotations

import io
import unicodedata

import openpyxl
import pypdf
import pytest
from django.urls import reverse

from kostra.portal.konto.models import Bruker
from kostra.portal.revisjon.models import Hendelse
from kostra.portal.varsling.maler import skriv
from kostra.portal.varsling.models import Forsendelse
from portal import bygg
from portal.innsending.skjema_hjelp import fyll_ut_999, gruppe_url, innlogget, les, send, start

pytestmark = pytest.mark.django_db
NAVN = "Ánne Šárá Čuoŋgi-Ŧuđđar Žižžu"
KOMMUNE = "Guovdageaidnu – Kautokeino"
KONTAKT = "Máhtte Ælle Åsbjørn Đorgŋes"


@pytest.fixture
def kommunen():
    bygg.runde()
    return innlogget(bygg.kommunekonto(bygg.enhet("5612", KOMMUNE)))


@pytest.fixture
def sendt(kommunen):
    utfylling = fyll_ut_999(kommunen, person_navn=NAVN)
    send(kommunen, utfylling, "kommune", "lagre", ansvarlig_navn=KONTAKT)
    assert send(kommunen, utfylling, "person", "send_inn").status_code == 302
    utfylling.refresh_from_db()
    return utfylling


def hent(klient, navn, utfylling):
    return klient.get(reverse(f"innsending:{navn}", args=[utfylling.pk]))


def pdf_tekst(innhold: bytes) -> str:
    sider = pypdf.PdfReader(io.BytesIO(innhold)).pages
    return unicodedata.normalize("NFC", " ".join(" ".join(s.extract_text().split()) for s in sider))


def test_skjema_liste_og_soek(kommunen, sendt):
    assert NAVN in les(hent(kommunen, "skjema", sendt))
    for sok in ("čuoŋgi", "ŠÁRÁ", "ŧuđđar", unicodedata.normalize("NFD", "Ánne")):
        assert NAVN in les(kommunen.get("/skjema/", {"sok": sok})), sok


def test_skrevet_med_loese_aksenter_er_det_samme_navnet(kommunen):
    utfylling = fyll_ut_999(kommunen, person_navn=unicodedata.normalize("NFD", NAVN))
    assert utfylling.svar["person_navn"] == NAVN


def test_utskrift_pdf_og_regneark(kommunen, sendt):
    html = les(hent(kommunen, "utskrift", sendt))
    i_pdf = pdf_tekst(hent(kommunen, "pdf", sendt).content)
    ark = openpyxl.load_workbook(io.BytesIO(hent(kommunen, "excel", sendt).content)).active
    i_ark = " ".join(str(celle) for rad in ark.values for celle in rad)
    for ord_ in (NAVN, KONTAKT, KOMMUNE):
        assert ord_ in html
        assert ord_ in i_pdf
        assert ord_ in i_ark


def test_brukeren_siden_hennes_og_kommunens_liste(kommunen, sendt):
    nora = Bruker.objects.get(rolle="rapportor")
    assert nora.navn == NAVN
    nora.maa_bytte_passord = False
    nora.save()
    side = les(innlogget(nora).get("/skjema/"))
    assert NAVN in side
    assert KOMMUNE in side
    assert NAVN in les(kommunen.get("/rapportorer/"))


@pytest.mark.parametrize("sprak", ["nb", "nn", "en"])
def test_brevene(kommunen, sendt, sprak):
    for brev in Forsendelse.objects.filter(kanal="epost"):
        hemmelig = {"passord": "abc"} if brev.mal == "ny_rapportor" else {}
        tekst = skriv(brev.mal, sprak, brev.kontekst, hemmelig)
        assert KOMMUNE in tekst.tekst
        assert KOMMUNE in tekst.html
        if brev.mal == "kontakt_endring":
            assert NAVN in tekst.tekst
    assert {"ny_rapportor", "kontakt_endring"} <= set(
        Forsendelse.objects.values_list("mal", flat=True)
    )


def test_hendelseskjeden_nevner_ingen_av_dem(kommunen, sendt):
    for hendelse in Hendelse.objects.all():
        assert not any(ord_ in str(vars(hendelse)) for ord_ in (NAVN, KONTAKT, "Čuoŋgi"))


def test_filskjemaet_er_fylt_ut_med_navnet_hennes(kommunen, sendt):
    nora = Bruker.objects.get(rolle="rapportor")
    nora.maa_bytte_passord = False
    nora.save()
    klient = innlogget(nora)
    html = les(klient.get(gruppe_url(start(klient, "11CF"), "kommune")))
    assert f'value="{NAVN}"' in html
