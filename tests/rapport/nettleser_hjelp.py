"""What the browser tests ask of a page."""

from __future__ import annotations

from pathlib import Path

AXE = Path(__file__).parents[1] / "nettleser" / "node_modules" / "axe-core" / "axe.min.js"
KORT = "section.avsnitt article:not([hidden]) h3"


def axe(side):
    """What axe finds or can't decide, best practices too; closed details are opened first."""
    side.evaluate("() => document.querySelectorAll('details').forEach((d) => { d.open = true; })")
    if not side.evaluate("() => 'axe' in window"):
        side.evaluate(AXE.read_text(encoding="utf-8"))
    svar = side.evaluate("() => axe.run(document, { resultTypes: ['violations'] })")
    return [
        (brudd["id"], [node["html"][:160] for node in brudd["nodes"]])
        for brudd in svar["violations"] + svar["incomplete"]
    ]


def bred(side):
    return side.evaluate("() => document.documentElement.scrollWidth - window.innerWidth")


def treff(side, tekst):
    """Waits until the status line says so: typing is answered after a short pause."""
    from playwright.sync_api import expect

    expect(side.get_by_role("status")).to_have_text(tekst)
