"""A real browser for the tests of the HTML report.

Needs Debian's Chromium and ``npm ci`` in tests/nettleser. Where they are missing the tests are
skipped, but in CI they fail: an accessibility test that silently doesn't run is none.
"""

from __future__ import annotations

import os
import shutil

import pytest

from kostra import rapport
from rapport.nettleser_hjelp import AXE

CHROMIUM = shutil.which("chromium")
FLAGG = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="module")
def nettleser():
    mangler = [navn for navn, er in (("chromium", CHROMIUM), ("axe-core", AXE.exists())) if not er]
    if mangler:
        avslutt = pytest.fail if os.environ.get("CI") else pytest.skip
        avslutt(f"mangler {' og '.join(mangler)}: kjør make install")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as p:
        leser = p.chromium.launch(executable_path=CHROMIUM, args=FLAGG)
        yield leser
        leser.close()


@pytest.fixture
def aapne(nettleser, tmp_path):
    """Opens a report; fails the test if the page complained or asked for anything."""
    klager: list[str] = []
    sider = []

    def aapne(resultat, sprak="nb", bredde=1024, skript=True):
        fil = tmp_path / "rapport.html"
        fil.write_bytes(rapport.skriv(resultat, "html", sprak))
        omgivelse = nettleser.new_context(
            viewport={"width": bredde, "height": 800}, java_script_enabled=skript
        )
        side = omgivelse.new_page()
        side.on("console", lambda m: klager.append(m.text))
        side.on("pageerror", lambda feil: klager.append(str(feil)))
        side.on(
            "request",
            lambda r: None if r.url == fil.as_uri() else klager.append(f"hentet {r.url}"),
        )
        side.goto(fil.as_uri())
        sider.append(omgivelse)
        return side

    yield aapne
    for omgivelse in sider:
        omgivelse.close()
    assert klager == []
