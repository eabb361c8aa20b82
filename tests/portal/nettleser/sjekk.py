"""What is asked of every page, whatever it shows."""

from __future__ import annotations

from typing import Any

from rapport.nettleser_hjelp import AXE, bred

#: 640 px is what is left of a wide window at 200 % zoom.
ZOOMET = 640
BREDDER = (1280, ZOOMET, 320)
#: All rules, those for best practice and for WCAG 2.2 too; what axe can't decide counts as found.
_KJOR = """async () => {
  const svar = await axe.run(document, {
    resultTypes: ['violations', 'incomplete'], rules: { 'target-size': { enabled: true } } });
  return [...svar.violations, ...svar.incomplete].map(
    (b) => `${b.id}: ${b.nodes.map((n) => n.html.slice(0, 200)).slice(0, 3).join(' | ')}`);
}"""


def axe(side: Any) -> list[str]:
    """What axe finds, closed details included. Halfway opened they are pale: ask for reduced motion."""
    side.evaluate("() => document.querySelectorAll('details').forEach((d) => { d.open = true; })")
    if not side.evaluate("() => 'axe' in window"):
        side.evaluate(AXE.read_text(encoding="utf-8"))
    return list(side.evaluate(_KJOR))


def funn(side: Any) -> list[str]:
    """What is wrong with the page: axe's findings, wide and narrow, and scrolling sideways at any width."""
    ut = []
    storrelse = side.viewport_size
    for bredde in BREDDER:
        side.set_viewport_size({"width": bredde, "height": 900})
        if bredde != ZOOMET:
            ut += [f"{bredde} px: {ett}" for ett in axe(side)]
        if bred(side) > 0:
            ut.append(f"{bredde} px: {bred(side)} px sidelengs")
    side.set_viewport_size(storrelse)
    return ut
