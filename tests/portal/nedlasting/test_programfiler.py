"""Programs for download: what lies there is listed with its sum, and nothing else has an address."""

from __future__ import annotations

import hashlib
import json

import pytest

from kostra.portal.nedlasting.program import LISTE, Programfil, som_liste

pytestmark = pytest.mark.django_db


def _legg_ut(settings, *filer: tuple[str, str]) -> dict[str, bytes]:
    mappe = settings.KOSTRA.nedlastinger
    mappe.mkdir(parents=True)
    rader, innhold = [], {}
    for navn, slag in filer:
        data = innhold[navn] = navn.encode() * 500
        (mappe / navn).write_bytes(data)
        sum_ = hashlib.sha256(data).hexdigest()
        rader.append(Programfil(navn, slag, "2026.11.24", len(data), sum_, provd="win" not in navn))
    (mappe / LISTE).write_text(som_liste(rader), encoding="utf-8")
    return innhold


def test_uten_noe_bygd_sies_det_uten_lenker(klient):
    side = klient.get("/").content.decode()
    assert "ikke lagt ut her ennå" in side
    assert "/nedlastinger/" not in side


def test_det_som_er_bygd_vises_med_sum_og_kan_hentes(klient, settings):
    innhold = _legg_ut(settings, ("kostra.pyz", "enkeltfil"), ("fe-win.zip", "file-encrypter"))
    side = klient.get("/").content.decode()
    for navn, data in innhold.items():
        svar = klient.get(f"/nedlastinger/{navn}")
        assert b"".join(svar.streaming_content) == data
        sum_ = hashlib.sha256(data).hexdigest()
        assert " ".join(sum_[i : i + 8] for i in range(0, 64, 8)) in side
    assert side.count("Ikke prøvd") == 1
    igjen = klient.get("/nedlastinger/kostra.pyz", headers={"If-None-Match": f'"{_sum(innhold)}"'})
    assert igjen.status_code == 304


def _sum(innhold: dict[str, bytes]) -> str:
    return hashlib.sha256(innhold["kostra.pyz"]).hexdigest()


def test_bare_det_paa_listen_kan_hentes_og_en_borte_fil_har_ingen_lenke(klient, settings):
    _legg_ut(settings, ("kostra.pyz", "enkeltfil"), ("kostra.whl", "hjul"))
    mappe = settings.KOSTRA.nedlastinger
    (mappe / "kostra.whl").unlink()
    (mappe / "hemmelig.txt").write_text("x")
    (mappe.parent / "utenfor.txt").write_text("x")
    for navn in ("kostra.whl", "hemmelig.txt", LISTE, "..%2Futenfor.txt", ".."):
        assert klient.get(f"/nedlastinger/{navn}").status_code == 404, navn
    assert "kostra.whl" not in klient.get("/").content.decode()
    liste = json.loads((mappe / LISTE).read_text())
    liste.append(liste[0] | {"navn": "../utenfor.txt", "storrelse": 1})
    (mappe / LISTE).write_text(json.dumps(liste))
    assert "utenfor" not in klient.get("/").content.decode()
