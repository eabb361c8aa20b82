"""What is asked of every page, whatever it shows."""

from __future__ import annotations

from typing import Any

from rapport.nettleser_hjelp import AXE, bred

#: 640 px is what is left of a wide window at 200 % zoom.
BREDDER = (1280, 640, 320)
#: What stands around every page. Once axe has seen it as it is, it needn't on the next.
_RAMMEN = ".demobaand, .topp, .meny, .bunn"
#: The frame's parts as they are written, but for what differs from page to page.
_LES_RAMMEN = """(hva) => {
  document.querySelectorAll('details').forEach((d) => { d.open = true; });
  return [...document.querySelectorAll(hva)].map((e) => e.outerHTML
    .replace(/ value="[^"]*"| aria-current="page"/g, ''));
}"""
#: All rules, those for best practice and for WCAG 2.2 too; what axe can't decide counts as found. It
#: never can for words in a drawing: those of the curve are in the page's own two colours of text.
_KJOR = """async ([farger, utenom]) => {
  if (!window.axe) window.lastAxe();
  const tid = new Promise((_, nei) => setTimeout(() => nei(new Error('axe ble ikke ferdig')), 60000));
  const svar = await Promise.race([tid, axe.run({ exclude: ['.kurve text', ...utenom] }, {
    resultTypes: ['violations', 'incomplete'], rules: {
      'target-size': { enabled: true }, 'color-contrast': { enabled: farger } } })]);
  return [...svar.violations, ...svar.incomplete].map(
    (b) => `${b.id}: ${b.nodes.map((n) => n.html.slice(0, 200)).slice(0, 3).join(' | ')}`);
}"""


#: The frames that axe has had nothing to say about, in this process.
_SETT: set[tuple[str, bool]] = set()


def axe(side: Any, *, farger: bool = True) -> list[str]:
    """What axe finds, closed details included. Halfway opened they are pale: ask for reduced motion."""
    side.bring_to_front()  # a page behind another gets its timers seldom, and axe lives by them
    _ha_axe(side)
    deler = [(html, farger) for html in side.evaluate(_LES_RAMMEN, _RAMMEN)]
    utenom = _RAMMEN.split(", ") if _SETT.issuperset(deler) else []
    funnet = list(side.evaluate(_KJOR, [farger, utenom]))
    if not funnet:
        _SETT.update(deler)
    return funnet


def _ha_axe(side: Any) -> None:
    """Sends axe to the browser once: the pages to come have it, and read it only if they are asked."""
    if not side.evaluate("() => 'lastAxe' in window"):
        kilde = f"window.lastAxe = function () {{ {AXE.read_text(encoding='utf-8')} }};"
        side.context.add_init_script(kilde)
        side.evaluate(kilde)


def _varig(side: Any, farger: bool) -> list[str]:
    """What is found, and found again: while a part is being opened, its text is pale for a moment."""
    forst = axe(side, farger=farger)
    if not forst:
        return []
    side.wait_for_timeout(600)
    igjen = axe(side, farger=farger)
    return [ett for ett in igjen if ett.partition(":")[0] in {f.partition(":")[0] for f in forst}]


def funn(side: Any, *, bare_ordene: bool = False) -> list[str]:
    """What is wrong with the page: axe's findings, and sideways scrolling where there is least room.

    Axe looks at it wide with its colours; ``bare_ordene``, in the other languages, narrow and for what
    the words may have spoilt, and for scrolling at every width.
    """
    ut = []
    axe_ved = BREDDER[-1] if bare_ordene else BREDDER[0]
    storrelse = side.viewport_size
    for bredde in BREDDER if bare_ordene else (BREDDER[0], BREDDER[-1]):
        side.set_viewport_size({"width": bredde, "height": 900})
        if bredde == axe_ved:
            ut += [f"{bredde} px: {ett}" for ett in _varig(side, farger=not bare_ordene)]
        if (over := bred(side)) > 0:
            ut.append(f"{bredde} px: {over} px sidelengs")
    side.set_viewport_size(storrelse)
    return ut
