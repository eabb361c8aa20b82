"""A small document (headings, paragraphs, lists, commands, tables) as Markdown or as one HTML page.

The page is self-contained (no outside resource), accessible and printable; all text is escaped.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Final

from kostra.skjema.modell import Sprak


@dataclass(frozen=True, slots=True)
class Lenke:
    """A link to the heading with that text in the same document."""

    tekst: str
    overskrift: str


Celle = str | Lenke


@dataclass(frozen=True, slots=True)
class Overskrift:
    """A heading; ``nivaa`` 2 or 3 (1 is the document's title)."""

    tekst: str
    nivaa: int = 2


@dataclass(frozen=True, slots=True)
class Avsnitt:
    tekst: str


@dataclass(frozen=True, slots=True)
class Punkter:
    punkter: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Kommando:
    """What is typed on the command line, word by word."""

    tekst: str


@dataclass(frozen=True, slots=True)
class Tabell:
    """The first column heads its row. ``tall``: indexes of columns set flush right.

    A line feed in a cell is a line break.
    """

    tittel: str
    kolonner: tuple[str, ...]
    rader: tuple[tuple[Celle, ...], ...]
    tall: frozenset[int] = frozenset()


Del = Overskrift | Avsnitt | Punkter | Kommando | Tabell


@dataclass(frozen=True, slots=True)
class Dokument:
    tittel: str
    sprak: Sprak
    deler: tuple[Del, ...]


def anker(overskrift: str) -> str:
    """The anchor of a heading, as GitHub makes it."""
    return re.sub(r"[^\w\- ]", "", overskrift.lower()).replace(" ", "-")


# Markdown (GitHub's dialect)


def som_md(dokument: Dokument) -> str:
    """The document as GitHub Markdown, ending in a line feed."""
    deler = [f"# {_md(dokument.tittel)}", *(_md_del(del_) for del_ in dokument.deler)]
    return "\n\n".join(deler) + "\n"


def _md_del(del_: Del) -> str:
    match del_:
        case Overskrift():
            return f"{'#' * del_.nivaa} {_md(del_.tekst)}"
        case Avsnitt():
            return _md(del_.tekst)
        case Punkter():
            return "\n".join(f"- {_md(punkt)}" for punkt in del_.punkter)
        case Kommando():
            return f"```\n{del_.tekst}\n```"
        case Tabell():
            skille = ["--:" if i in del_.tall else "---" for i in range(len(del_.kolonner))]
            rader = [del_.kolonner, skille, *del_.rader]
            linjer = [f"| {' | '.join(_md_celle(c) for c in rad)} |" for rad in rader]
            return "\n".join([f"**{_md(del_.tittel)}**", "", *linjer])


def _md(tekst: str) -> str:
    """Escapes what Markdown would read as markup; underscores inside a name are not markup."""
    return re.sub(r"([\\`*|\[\]])", r"\\\1", tekst.replace("&", "&amp;").replace("<", "&lt;"))


def _md_celle(celle: Celle) -> str:
    if isinstance(celle, Lenke):
        return f"[{_md(celle.tekst)}](#{anker(celle.overskrift)})"
    return _md(celle).replace("\n", "<br>")


# HTML (also well-formed XML)

_STIL: Final = """
:root { color-scheme: light dark; }
body { font: 1rem/1.5 system-ui, sans-serif; margin: 0 auto; padding: 1rem; max-width: 90rem; }
h1 { font-size: 1.6rem; line-height: 1.25; }
h2 { font-size: 1.25rem; margin-top: 2rem; }
h3 { font-size: 1.1rem; }
h1, h2, h3, td, th { overflow-wrap: break-word; hyphens: auto; }
.ramme, pre { overflow-x: auto; margin: 1rem 0; }
.ramme:focus-visible, pre:focus-visible, a:focus-visible { outline: 3px solid; outline-offset: 2px; }
table { border-collapse: collapse; font-size: .9rem; }
caption { text-align: left; font-weight: 600; padding: .25rem 0; }
th, td { border: 1px solid #767676; padding: .3rem .5rem; text-align: left; vertical-align: top; }
thead th { background: #e9eef3; color: #000; }
tbody th { font-weight: 600; }
.tall { white-space: nowrap; text-align: right; font-variant-numeric: tabular-nums; }
@media screen and (max-width: 80rem) {
  table { font-size: .8rem; }
  th, td { padding: .2rem .3rem; }
}
@media print {
  @page { size: A4 landscape; margin: 12mm; }
  body { padding: 0; max-width: none; font-size: 9pt; }
  .ramme { overflow: visible; }
  table { font-size: 8pt; }
  thead { display: table-header-group; }
  tr { break-inside: avoid; }
  h2, h3, caption { break-after: avoid; }
}
"""


def som_html(dokument: Dokument) -> str:
    """The document as one HTML page that is also well-formed XML."""
    tittel, kropp = escape(dokument.tittel), som_innhold(dokument)
    return (
        f'<!DOCTYPE html>\n<html lang="{dokument.sprak}">\n<head>\n<meta charset="utf-8" />\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1" />\n'
        f"<title>{tittel}</title>\n<style>{_STIL}</style>\n</head>\n"
        f"<body>\n<main>\n<h1>{tittel}</h1>\n{kropp}\n</main>\n</body>\n</html>\n"
    )


def som_innhold(dokument: Dokument) -> str:
    """What stands below the title, for a page that has its own frame and style."""
    return "\n".join(_html_del(nr, del_) for nr, del_ in enumerate(dokument.deler))


def _html_del(nr: int, del_: Del) -> str:
    match del_:
        case Overskrift():
            merke = f"h{del_.nivaa}"
            return f'<{merke} id="{escape(anker(del_.tekst))}">{escape(del_.tekst)}</{merke}>'
        case Avsnitt():
            return f"<p>{escape(del_.tekst)}</p>"
        case Punkter():
            return f"<ul>\n{''.join(f'<li>{escape(p)}</li>{chr(10)}' for p in del_.punkter)}</ul>"
        case Kommando():
            return f'<pre tabindex="0"><code>{escape(del_.tekst)}</code></pre>'
        case Tabell():
            return _html_tabell(f"tabell-{nr}", del_)


def _html_tabell(navn: str, tabell: Tabell) -> str:
    """A wide table scrolls in a frame of its own, which the keyboard reaches."""
    hoder = "".join(
        f'<th scope="col"{_klasse(tabell, i)}>{escape(k)}</th>'
        for i, k in enumerate(tabell.kolonner)
    )
    rader = "\n".join(f"<tr>{_html_rad(tabell, rad)}</tr>" for rad in tabell.rader)
    return (
        f'<div class="ramme" role="region" tabindex="0" aria-labelledby="{navn}">\n<table>\n'
        f'<caption id="{navn}">{escape(tabell.tittel)}</caption>\n'
        f"<thead>\n<tr>{hoder}</tr>\n</thead>\n<tbody>\n{rader}\n</tbody>\n</table>\n</div>"
    )


def _html_rad(tabell: Tabell, rad: Sequence[Celle]) -> str:
    forste, *resten = rad
    celler = (f"<td{_klasse(tabell, i)}>{_html_celle(c)}</td>" for i, c in enumerate(resten, 1))
    return f'<th scope="row">{_html_celle(forste)}</th>{"".join(celler)}'


def _klasse(tabell: Tabell, kolonne: int) -> str:
    return ' class="tall"' if kolonne in tabell.tall else ""


def _html_celle(celle: Celle) -> str:
    if isinstance(celle, Lenke):
        return f'<a href="#{escape(anker(celle.overskrift))}">{escape(celle.tekst)}</a>'
    # a long field name may break after an underscore
    return escape(celle).replace("\n", "<br />").replace("_", "_<wbr />")
