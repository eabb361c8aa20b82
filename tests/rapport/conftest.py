"""The HTML report in a real browser."""

from __future__ import annotations

import pytest

from kostra import rapport


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
