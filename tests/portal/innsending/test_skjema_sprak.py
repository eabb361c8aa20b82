"""The language is chosen in the middle of a form, and nothing that was typed is lost."""

from __future__ import annotations

import re

import pytest

from portal import bygg
from portal.innsending.skjema_hjelp import aapne, gruppe_url, innlogget, knapper, les, send, start

pytestmark = pytest.mark.django_db


@pytest.fixture
def senja():
    bygg.runde()
    return bygg.enhet()


@pytest.fixture
def kommunen(senja):
    return innlogget(bygg.kommunekonto(senja))


def test_det_som_er_skrevet_er_lagret_og_siden_kommer_paa_det_nye_spraket(kommunen):
    utfylling = start(kommunen, "999")
    svar = send(kommunen, utfylling, "kommune", "sprak.nn", ansvarlig_navn="Kari Eksempel")
    assert svar.url == gruppe_url(utfylling, "kommune")
    side = les(kommunen.get(svar.url))
    assert '<html lang="nn">' in side
    assert 'value="Kari Eksempel"' in side


def test_sprakene_er_knapper_i_skjemaet(kommunen):
    utfylling = start(kommunen, "999")
    alle = knapper(les(kommunen.get(gruppe_url(utfylling, "kommune"))))
    assert {"sprak.nb", "sprak.nn", "sprak.en"} <= set(alle)


def test_midt_i_en_konflikt_staar_begge_svar_der_paa_det_nye_spraket(senja, kommunen):
    utfylling = start(kommunen, "999")
    aapnet = aapne(kommunen, utfylling, "kommune")
    send(kommunen, utfylling, "kommune", "lagre", ansvarlig_navn="Fra den første")
    for gjor in ("lagre", "sprak.nn"):
        svar = send(kommunen, utfylling, "kommune", gjor, aapnet, ansvarlig_navn="Fra den andre")
        assert svar.status_code == 409
    html = les(svar)
    assert '<html lang="nn">' in html
    assert html.count('form="igjen"') == 3
    assert "Fra den første" in html
    skjult = html[html.index('id="igjen"') : html.index("</form>", html.index('id="igjen"'))]
    igjen = dict(re.findall(r'name="(\w+)" value="([^"]*)"', skjult)) | {"gjor": "sprak.nb"}
    assert igjen["ansvarlig_navn"] == "Fra den andre"
    assert kommunen.post(gruppe_url(utfylling, "kommune"), igjen).status_code == 409
    utfylling.refresh_from_db()
    assert utfylling.svar["ansvarlig_navn"] == "Fra den første"


def test_et_sprak_som_ikke_finnes_lagrer_svarene_og_endrer_ikke_spraket(kommunen):
    utfylling = start(kommunen, "999")
    svar = send(kommunen, utfylling, "kommune", "sprak.tlh", ansvarlig_navn="Kari Eksempel")
    side = les(kommunen.get(svar.url))
    assert '<html lang="nb">' in side
    assert 'value="Kari Eksempel"' in side
