"""The set of files that the control page brings: only what its manifest says, and only where it fits."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import ManifestStaticFilesStorage
from django.core.files.base import ContentFile
from django.http import HttpResponse
from django.test import Client

import kostra
from kostra.cli.nedlastinger import bygg
from kostra.portal.nettleser import sett

FILER = {"arbeider.js": b"// arbeider", "side.js": b"// siden", "tjeneste.js": b"// tjeneste"}


@pytest.fixture
def mappe(tmp_path, monkeypatch):
    """The folder that the portal is set to, with nothing in it yet."""
    innstilt = replace(settings.KOSTRA, nettlesermappe=str(tmp_path))
    monkeypatch.setattr(settings, "KOSTRA", innstilt)
    return tmp_path


def legg(mappe, versjon: str = kostra.__version__) -> str:
    """Puts the set in the folder; its version."""
    for navn, innhold in FILER.items():
        (mappe / navn).write_bytes(innhold)
    tekst = sett.manifest(FILER, versjon, "314.0.7")
    (mappe / sett.MANIFEST).write_text(tekst, encoding="utf-8")
    return json.loads(tekst)["versjon"]


def hent(sti: str) -> tuple[HttpResponse, bytes]:
    """The answer, and its content."""
    svar = Client().get(f"/nettkontroll/{sti}")
    innhold = b"".join(svar) if svar.streaming else svar.content
    return svar, innhold


@pytest.mark.django_db
def test_bare_arbeideren_faar_kjore_webassembly_og_bare_det_manifestet_nevner_har_en_adresse(mappe):
    versjon = legg(mappe)
    (mappe / "annet.txt").write_bytes(b"x")
    siden, html = hent("")
    assert f"/nettkontroll/fil/{versjon}/side.js" in html.decode()
    arbeider, innhold = hent(f"fil/{versjon}/arbeider.js")
    assert innhold == FILER["arbeider.js"]
    assert "immutable" in arbeider["Cache-Control"]
    assert "Cookie" not in arbeider["Vary"]
    policy = arbeider["Content-Security-Policy"]
    assert "'wasm-unsafe-eval'" in policy
    assert "default-src 'none'" in policy
    assert "connect-src 'self'" in policy
    for annen in (siden, hent(f"fil/{versjon}/side.js")[0]):
        assert "unsafe" not in annen["Content-Security-Policy"]
        assert "connect-src 'self'" in annen["Content-Security-Policy"]
    tjeneste, _ = hent("tjeneste.js")
    assert "immutable" not in tjeneste["Cache-Control"]
    for sti in (f"{versjon}/annet.txt", "0123456789abcdef/side.js", f"{versjon}/..%2fside.js"):
        assert hent(f"fil/{sti}")[0].status_code == 404


@pytest.mark.django_db
def test_uten_et_sett_som_passer_sier_siden_det_og_byr_ikke_paa_noe(mappe):
    assert "ikke lagt ut" in hent("")[1].decode()
    legg(mappe, "2020.1.1")  # another version's rules
    html = hent("")[1].decode()
    assert "ikke lagt ut" in html
    assert "side.js" not in html
    versjon = legg(mappe)
    assert "ikke lagt ut" not in hent("")[1].decode()
    manifest = mappe / sett.MANIFEST
    manifest.write_text(manifest.read_text().replace('"versjon": "', '"versjon": "0'))
    assert hent(f"fil/{versjon}/side.js")[0].status_code == 404


@pytest.mark.django_db
def test_versjonen_skifter_med_en_oktett_og_summene_staar_i_den_signerte_listen(tmp_path):
    annen = json.loads(sett.manifest(FILER | {"side.js": b"// siden "}, kostra.__version__, "1"))
    nett, ut = tmp_path / "nett", tmp_path / "ut"
    nett.mkdir()
    versjon = legg(nett)
    assert annen["versjon"] != versjon
    bygg(ut, nettleser=nett)
    linjer = (ut / "SHA256SUMS").read_text().splitlines()
    summer = {navn: sum_ for sum_, navn in (linje.split("  ") for linje in linjer)}
    lest = sett.les(nett)
    assert lest is not None
    for navn, sum_ in lest.filer.items():
        assert summer[f"nettkontroll/fil/{versjon}/{navn}"] == sum_
    # whatever else runs in the page, by the address that it has in production
    skript = re.findall(r'<script src="/static/([^"]+)"', hent("")[1].decode())
    assert skript
    lager = ManifestStaticFilesStorage(location=ut)
    for navn in skript:
        innhold = Path(finders.find(navn)).read_bytes()
        adresse = lager.hashed_name(navn, ContentFile(innhold))
        assert summer[f"static/{adresse}"] == hashlib.sha256(innhold).hexdigest()
