"""Without script: the file comes with the form, through the same checks, and never to a temp file."""

from __future__ import annotations

import tempfile

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from kostra.portal.innsending.opplasting import lager
from kostra.portal.innsending.opplasting.utvalg import filens_side
from mottak.hjelp import GOD, konvolutt
from portal.innsending.fil_hjelp import KLARTEKST, alt_i_lageret, sak
from portal.innsending.test_opplasting_disk import Full

pytestmark = pytest.mark.django_db


@pytest.fixture
def saken(db):
    return sak()


def post(saken, data: bytes, navn: str = "uttrekk.p7m", **mer):
    svar = {"deltakere": "ja", "gjor": "lagre", "versjon": str(saken.fersk().versjon)} | mer
    svar["fil"] = SimpleUploadedFile(navn, data, "application/pkcs7-mime")
    return saken.nettleser.post(filens_side(saken.utfylling), svar)


def test_filen_lastes_opp_med_skjemaet_og_lagres_under_vaart_navn(saken):
    data = konvolutt(b"x" * 500_000)
    assert post(saken, data, "../kari.p7m").status_code == 302
    fil = saken.fersk().fil
    assert (fil.filnavn, fil.storrelse) == ("kari.p7m", len(data))
    assert alt_i_lageret() == {fil.lagernavn: data}


def test_ingen_midlertidig_fil_blir_laget(saken, monkeypatch):
    def forbudt(*_, **__):
        raise AssertionError("midlertidig fil")

    monkeypatch.setattr(tempfile, "NamedTemporaryFile", forbudt)
    assert post(saken, konvolutt(b"x" * 3_000_000)).status_code == 302
    assert saken.fersk().fil is not None


@pytest.mark.parametrize(
    ("data", "ord_"),
    [
        (KLARTEKST, "ikke kryptert"),
        (KLARTEKST * 2000, "ikke kryptert"),
        (b"\x30\x03\x02\x01\x01", "ikke en kryptert fil"),
    ],
)
def test_det_som_ikke_er_en_konvolutt_avvises_og_svarene_er_lagret(saken, data, ord_):
    svar = post(saken, data, deltakere="nei")
    assert svar.status_code == 422
    assert ord_ in svar.content.decode()
    assert alt_i_lageret() == {}
    assert saken.fersk().svar["deltakere"] == "nei"


def test_tom_fil_avvises(saken):
    assert "0 byte" in post(saken, b"").content.decode()
    assert saken.fersk().fil is None


def test_en_byte_over_grensen_avvises_og_svarene_etter_filen_blir_mottatt(saken, monkeypatch):
    data = konvolutt(b"x" * 1000)
    _med_grense(monkeypatch, len(data))
    assert post(saken, data).status_code == 302
    _med_grense(monkeypatch, len(data) - 1)
    svar = post(saken, data, deltakere="nei")
    assert svar.status_code == 413
    assert "større enn" in svar.content.decode()
    assert f">{svar.wsgi_request.stotteref}<" in svar.content.decode()
    assert saken.fersk().svar["deltakere"] == "nei"


def _med_grense(monkeypatch, grense: int) -> None:
    import dataclasses

    monkeypatch.setattr(settings, "KOSTRA", dataclasses.replace(settings.KOSTRA, maks_fil=grense))


def test_langt_over_grensen_leses_ikke_engang(saken, monkeypatch):
    _med_grense(monkeypatch, 1000)
    svar = post(saken, konvolutt(b"x" * 3_000_000))
    assert svar.status_code == 413
    assert alt_i_lageret() == {}


def test_to_filer_i_samme_post_avvises(saken):
    filer = [SimpleUploadedFile(f"{n}.p7m", konvolutt(GOD)) for n in "ab"]
    svar = saken.nettleser.post(
        filens_side(saken.utfylling), {"deltakere": "ja", "gjor": "lagre", "fil": filer}
    )
    assert svar.status_code == 400
    assert saken.fersk().fil is None
    assert alt_i_lageret() == {}


def test_fjern_filen_lagrer_svarene_paa_siden_og_tar_ingen_ny_fil(saken):
    saken.med_fil()
    adresse = filens_side(saken.utfylling)
    assert 'name="gjor" value="fjern_fil"' in saken.nettleser.get(adresse).content.decode()
    svar = post(saken, konvolutt(b"x"), deltakere="nei", gjor="fjern_fil")
    assert svar.url == adresse
    assert "Filen er fjernet fra skjemaet." in saken.nettleser.get(adresse).content.decode()
    assert (saken.fersk().fil, saken.fersk().svar["deltakere"]) == (None, "nei")


def test_full_disk_sies_og_ingenting_blir_liggende(saken, monkeypatch):
    with monkeypatch.context() as m:
        m.setattr(lager, "Disk", Full)
        svar = post(saken, konvolutt(GOD))
    assert svar.status_code == 507
    assert "ikke plass" in svar.content.decode()
    assert f">{svar.wsgi_request.stotteref}<" in svar.content.decode()
    assert alt_i_lageret() == {}
    assert post(saken, konvolutt(GOD)).status_code == 302


def test_en_post_kuttet_midt_i_filen_gir_ingen_fil(saken):
    data = konvolutt(b"x" * 400_000)
    grense = "AaB03x"
    kropp = (
        f'--{grense}\r\nContent-Disposition: form-data; name="gjor"\r\n\r\nlagre\r\n'
        f'--{grense}\r\nContent-Disposition: form-data; name="fil"; filename="a.p7m"\r\n\r\n'
    ).encode() + data[:200_000]
    saken.nettleser.post(
        filens_side(saken.utfylling), kropp, content_type=f"multipart/form-data; boundary={grense}"
    )
    assert saken.fersk().fil is None


def test_andre_sider_tar_ikke_imot_filer(saken):
    fil = SimpleUploadedFile("a.p7m", konvolutt(GOD))
    saken.nettleser.post(reverse("innsending:fil_fjern", args=[saken.utfylling.pk]), {"fil": fil})
    assert alt_i_lageret() == {}


def test_den_som_ikke_er_logget_inn_faar_ikke_skrevet_til_lageret(saken):
    fremmed = Client()
    fremmed.defaults |= {"wsgi.url_scheme": "https", "SERVER_NAME": "kostra.example"}
    fremmed.post(filens_side(saken.utfylling), {"fil": SimpleUploadedFile("a.p7m", konvolutt(GOD))})
    assert alt_i_lageret() == {}
