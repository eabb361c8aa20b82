"""The receipt: what was signed is what is shown, and it can be verified without us."""

from __future__ import annotations

import html
import io
import re

import pytest
from django.urls import reverse
from pypdf import PdfReader

from kostra.cli import kjor
from kostra.kvittering import verifiser
from kostra.nokler import Bruk, sertifikat_pem
from kostra.portal.innsending.models import Levering
from mottak.hjelp import MED_ADVARSEL, konvolutt, par
from portal import bygg
from portal.innsending.fil_hjelp import mottak, sak
from portal.innsending.skjema_hjelp import innlogget, velg_sprak

pytestmark = pytest.mark.django_db
SIGNERING = par("SSB", Bruk.SIGNERING)[1]


@pytest.fixture
def levert(db):
    saken = sak()
    saken.last_opp(konvolutt(MED_ADVARSEL), "uttrekk æøå.p7m")
    saken.bestill("send_inn")
    mottak().gjor_alt()
    saken.levering = Levering.objects.get()
    return saken


def hent(levert, navn: str):
    return levert.nettleser.get(reverse(f"innsending:{navn}", args=[levert.levering.pk]))


def tekst(svar) -> str:
    uten = re.sub(r"<[^>]+>", " ", html.unescape(svar.content.decode()))
    return re.sub(r"\s+", " ", uten)


def test_alt_som_ble_signert_staar_paa_siden(levert):
    k = verifiser(levert.levering.kvittering, [SIGNERING]).kvittering
    side = tekst(hent(levert, "kvittering"))
    for ventet in (
        k.nummer, "1103 Stavanger", "11CF. Kvalifiseringsstønad 2026 - filuttrekk", "uttrekk æøå.p7m",
        " ".join(k.sha256[i : i + 8] for i in range(0, 64, 8)), "1 advarsel", k.programversjon,
        "Nora Eksempel", "kostra kvittering verifiser",
    ):  # fmt: skip
        assert ventet in side


def test_kvitteringen_gjelder_bytene_som_ble_lastet_opp(levert):
    k = verifiser(levert.levering.kvittering, [SIGNERING]).kvittering
    assert (k.sha256, k.storrelse) == (levert.fersk().fil.sha256, levert.fersk().fil.storrelse)
    assert (k.antall_poster, k.antall.advarsler) == (2, 1)


def test_json_er_det_som_ble_signert_og_holder_uten_nett(levert, tmp_path):
    svar = hent(levert, "kvittering_json")
    assert svar.content.decode() == levert.levering.kvittering
    fil, sertifikat = tmp_path / "k.json", tmp_path / "s.crt.pem"
    fil.write_bytes(svar.content)
    sertifikat.write_bytes(sertifikat_pem(SIGNERING))
    assert kjor(["kvittering", "verifiser", str(fil), "--sertifikat", str(sertifikat)]) == 0
    fil.write_bytes(re.sub(rb'("payload": *")e', rb"\1f", svar.content))
    assert fil.read_bytes() != svar.content
    assert kjor(["kvittering", "verifiser", str(fil), "--sertifikat", str(sertifikat)]) == 65


@pytest.mark.parametrize("sprak", ["nb", "nn", "en"])
def test_pdf_en_er_tagget_og_baerer_den_signerte_kvitteringen(levert, sprak):
    velg_sprak(levert.nettleser, sprak)
    svar = hent(levert, "kvittering_pdf")
    assert svar.headers["Content-Type"] == "application/pdf"
    pdf = PdfReader(io.BytesIO(svar.content))
    rot = pdf.trailer["/Root"]
    assert rot["/MarkInfo"]["/Marked"]
    assert str(rot["/Lang"]).startswith(sprak)
    alt = re.sub(r"\s+", " ", "".join(side.extract_text() for side in pdf.pages))
    assert levert.levering.kvitteringsnr in alt
    (vedlegg,) = pdf.attachments.values()
    assert vedlegg == [levert.levering.kvittering.encode()]


def test_kvitteringen_er_bare_for_dem_med_rett(levert):
    andre = [
        bygg.rapportor(bygg.enhet(), "11CF"),
        bygg.rapportor(levert.utfylling.enhet, "11F"),
    ]
    for bruker in andre:
        for navn in ("kvittering", "kvittering_pdf", "kvittering_json"):
            adresse = reverse(f"innsending:{navn}", args=[levert.levering.pk])
            assert innlogget(bruker).get(adresse).status_code == 404
    assert levert.nettleser.get("/skjema/kvittering/K-2026-1111-1111-1/").status_code == 404


def test_den_tomme_filen_er_for_alle_og_aapnes_av_mottak(levert, client):
    from kostra.kryptering import dekrypter
    from mottak.hjelp import mottakernokkel

    svar = client.get("/tomfil/11CF/2026/", headers={"Host": "kostra.example"}, secure=True)
    assert dekrypter(svar.content, [mottakernokkel()]) == b" "
    assert 'filename="tom-11cf-2026.p7m"' in svar.headers["Content-Disposition"]
    for adresse in ("/tomfil/11CF/2019/", "/tomfil/99X/2026/"):
        borte = client.get(adresse, headers={"Host": "kostra.example"}, secure=True)
        assert borte.status_code == 404


def test_uten_sertifikat_finnes_ingen_tom_fil(db, client):
    bygg.runde(2026)
    svar = client.get("/tomfil/11CF/2026/", headers={"Host": "kostra.example"}, secure=True)
    assert svar.status_code == 404
