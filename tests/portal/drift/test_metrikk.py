"""Numbers for Prometheus: only for those with the key, and with nobody's name in them."""

from __future__ import annotations

import dataclasses

import pytest
from django.test import Client
from prometheus_client.parser import text_string_to_metric_families

from kostra.portal.drift.maling import Maling
from portal.innsending.fil_hjelp import mottak, sak

NOKKEL = "n" * 40


@pytest.mark.django_db
def test_tallene_vises_bare_for_den_med_nokkelen_og_navngir_ingen(klient, settings):
    hoder = {"Authorization": f"Bearer {NOKKEL}"}
    assert klient.get("/metrikk/", headers=hoder).status_code == 404  # not in use
    settings.KOSTRA = dataclasses.replace(settings.KOSTRA, metrikk_nokkel=NOKKEL)
    settings.MIDDLEWARE = [f"{Maling.__module__}.Maling", *settings.MIDDLEWARE]
    settings.KOSTRA.data.mkdir(parents=True)
    leser = Client(SERVER_NAME="kostra.example", **{"wsgi.url_scheme": "https"})
    assert leser.get("/metrikk/").status_code == 404
    assert leser.get("/metrikk/", headers={"Authorization": "Bearer x"}).status_code == 404

    saken = sak()
    saken.med_fil()
    saken.bestill("send_inn")
    mottak().gjor_alt()
    svar = leser.get("/metrikk/", headers=hoder)
    tekst = svar.content.decode()
    tall = {
        (s.name, *s.labels.values()): s.value
        for familie in text_string_to_metric_families(tekst)
        for s in familie.samples
    }
    merkelapper = {str(del_) for nokkel in tall for del_ in nokkel}
    assert tall["kostra_leveringer_total", "2026", "11CF"] == 1
    assert tall["kostra_kontroller_total", "ferdig"] == 1
    assert tall["kostra_ko_lengde", "mottak"] == 0
    assert tall["kostra_brev", "epost", "venter"] == 1
    assert tall["kostra_disk_ledig_bytes",] > 0
    assert any(n[0] == "kostra_sertifikat_dager" for n in tall)
    assert any(
        (n[0], *n[3:]) == ("kostra_foresporsler_total", "drift:metrikk", "4xx") for n in tall
    )
    for person in (saken.bruker.epost, saken.bruker.brukerid, "Stavanger", "1103"):
        assert not any(person in merkelapp for merkelapp in merkelapper)
