"""What leaves the browser, and how much comes to it.

That no page asks another host for anything, and that no content security policy is broken, is held in
every test of this folder (``conftest.aapne``); here it is shown that a breach would be seen.
"""

from __future__ import annotations

import pytest

from portal.nettleser import vandring

MEST = 150_000  # bytes on the wire, headers and all


def test_et_bilde_fra_en_annen_og_et_skript_i_siden_ville_blitt_sett(aapne):
    leser = aapne()
    leser.side.goto("/")
    leser.side.evaluate(
        "() => { const s = document.createElement('script'); s.textContent = 'window.inne = 1';"
        " document.body.append(s); }"
    )
    leser.side.evaluate("() => { new Image().src = 'http://annensteds.example/bilde.png'; }")
    leser.side.wait_for_timeout(200)
    assert leser.side.evaluate("() => window.inne") is None
    assert [klage for klage in leser.klager if "CSP: script-src" in klage]
    assert [klage for klage in leser.klager if "CSP: img-src" in klage]
    leser.klager.clear()


@pytest.fixture
def veid(nettleser, kostra):
    """Bytes of the first load of each page, in a browser that has nothing of ours but the login."""

    def veid(tilstand, sti: str) -> int:
        omgivelse = nettleser.new_context(base_url=kostra.adresse, storage_state=tilstand)
        side = omgivelse.new_page()
        kanal = omgivelse.new_cdp_session(side)
        kanal.send("Network.enable")
        byte: list[int] = []
        kanal.on("Network.loadingFinished", lambda h: byte.append(int(h["encodedDataLength"])))
        side.goto(sti, wait_until="networkidle")
        omgivelse.close()
        assert len(byte) > 5
        return sum(byte)

    return veid


@pytest.mark.treg
def test_ingen_side_er_tyngre_enn_150_kB(aapne, kostra, veid):
    konto = kostra.ta_konto()
    leser = aapne().som_rapportor(konto)
    side = leser.side
    sti = leser.begynn("11CF")
    feil = ["K38", "K11", "K37", "K05"]
    uttrekk = vandring.lag_fil("11CF", 2026, konto.region, 400, fro=3, feil=feil)
    # every other record again: some hundred findings that records are alike
    leser.last_opp(kostra.krypter(uttrekk + b"".join(uttrekk.splitlines(keepends=True)[::2])))
    side.locator("[name=deltakere][value=ja]").check()
    leser.knapp("kontrollere").click()
    side.wait_for_url("**/rapport/**")
    rapport = side.url
    assert side.locator(".saker > li").count() > 50
    tilstand = leser.omgivelse.storage_state()
    stier = ["/skjema/", f"{sti}uttrekk/", rapport, f"{rapport}saksbehandler/", "/min-side/"]
    vekt = {sti: veid(tilstand, sti) for sti in stier}
    vekt |= {sti: veid(None, sti) for sti in ("/", "/logg-inn/")}
    assert {sti: byte for sti, byte in vekt.items() if byte > MEST} == {}
