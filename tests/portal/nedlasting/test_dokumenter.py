"""The generated documents: the same content everywhere, made once, and in the reader's language."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from pypdf import PdfReader

from kostra.portal.nedlasting import dokumentlager
from kostra.rapport import dokument_pdf

pytestmark = pytest.mark.django_db


def test_pdf_er_merket_for_hjelpemidler_og_lages_bare_en_gang(klient, monkeypatch):
    adresse = "/dokumenter/11CF/2026/veiledning/nn.pdf"
    svar = klient.get(adresse)
    assert svar.content.startswith(b"%PDF-")
    assert b"<pdfuaid:part>1</pdfuaid:part>" in svar.content
    assert PdfReader(io.BytesIO(svar.content)).root_object["/Lang"] == "nn"

    def aldri(_dokument):
        raise AssertionError("laget en gang til")

    monkeypatch.setattr(dokument_pdf, "skriv", aldri)
    assert klient.get(adresse).content == svar.content
    igjen = klient.get(adresse, headers={"If-None-Match": svar["ETag"]})
    assert (igjen.status_code, igjen.content) == (304, b"")
    assert svar["Cache-Control"] == igjen["Cache-Control"] == "private, no-cache"


def test_et_nytt_innhold_gir_en_ny_mappe_og_den_gamle_tas_bort(settings, monkeypatch):
    rot = settings.KOSTRA.data / "dokumenter"
    for versjon in ("gammel", "ny"):
        monkeypatch.setattr(dokumentlager, "innholdsversjon", lambda v=versjon: v)
        assert dokumentlager.hent("en.csv", versjon.encode) == versjon.encode()
    assert [sti.name for sti in rot.iterdir()] == ["ny"]
    assert dokumentlager.hent("en.csv", lambda: b"en annen") == b"ny"


def test_siden_har_dokumentet_i_sitt_spraak_og_portalen_i_leserens(klient):
    side = klient.get("/dokumenter/11F/2026/kravspesifikasjon/nn.html").content.decode()
    assert '<html lang="nb">' in side
    assert '<div class="dokument" lang="nn">' in side
    assert "<h3 id=" in side
    assert "/dokumenter/11F/2026/kravspesifikasjon/en.html" in side


def test_det_som_ikke_finnes(klient):
    for adresse in (
        "11CF/2021/veiledning/nb.html", "11G/2026/veiledning/nb.html", "11CF/2026/tull/nb.html",
        "11CF/2026/veiledning/sv.html", "11CF/2026/veiledning/nb.csv", "11CF/2022/endringer/nb.html",
        "file-encrypter/tull/nb.html",
    ):  # fmt: skip
        assert klient.get(f"/dokumenter/{adresse}").status_code == 404, adresse


def test_eksemplene_er_de_samme_som_i_kildekoden(klient):
    ett = klient.get("/eksempler/11CF/2026/gyldig.dat")
    assert ett.content == Path("eksempler/11CF/2026/gyldig.dat").read_bytes()
    alle = klient.get("/eksempler/15F/2026/eksempler.zip")
    with zipfile.ZipFile(io.BytesIO(alle.content)) as pakke:
        pakket = {navn: pakke.read(navn) for navn in pakke.namelist() if navn.endswith(".xml")}
    assert pakket == {s.name: s.read_bytes() for s in Path("eksempler/15F/2026").iterdir()}
    assert klient.get("/eksempler/11CF/2026/README.md").status_code == 404
