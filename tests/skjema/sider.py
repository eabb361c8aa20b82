"""Help for the tests of generated pages."""

from __future__ import annotations

from xml.etree import ElementTree as ET


def les_side(html: str) -> ET.Element:
    """The page as a tree, after the demands that every page of ours shall meet."""
    assert html.startswith("<!DOCTYPE html>\n")
    side = ET.fromstring(html)
    assert side.get("lang") in {"nb", "nn", "en"}
    _uten_ytre_ressurser(side, html)
    _tilgjengelige_tabeller(side)
    idene = [e.get("id") for e in side.iter() if e.get("id")]
    assert len(set(idene)) == len(idene)
    assert {e.get("href", "")[1:] for e in side.iter("a")} <= set(idene)
    return side


def _uten_ytre_ressurser(side: ET.Element, html: str) -> None:
    merker = {e.tag for e in side.iter()}
    assert not merker & {"link", "script", "img", "iframe", "object", "embed", "base", "form"}
    assert not [e for e in side.iter() if {"src", "srcset", "style"} & set(e.attrib)]
    assert all(e.get("href", "#").startswith("#") for e in side.iter())
    assert not [ord_ for ord_ in ("http:", "https:", "url(", "@import") if ord_ in html]


def _tilgjengelige_tabeller(side: ET.Element) -> None:
    assert [e.text for e in side.iter("h1")] == [side.findtext("head/title")]
    for tabell in side.iter("table"):
        assert tabell.findtext("caption")
        assert {th.get("scope") for th in tabell.iterfind("thead/tr/th")} == {"col"}
        assert {th.get("scope") for th in tabell.iterfind("tbody/tr/th")} == {"row"}
        bredde = len(tabell.findall("thead/tr/th"))
        assert {len(rad) for rad in tabell.iterfind("tbody/tr")} == {bredde}


def celler(rad: ET.Element) -> list[str]:
    """The texts of a row's cells, line breaks as spaces."""
    for brudd in rad.iter("br"):
        brudd.text = " "
    return ["".join(celle.itertext()) for celle in rad]


def md_tabeller(md: str) -> list[list[list[str]]]:
    """The tables of a Markdown text: rows of cells, without the separator row."""
    tabeller: list[list[list[str]]] = []
    inne = False
    for linje in md.splitlines():
        if not linje.startswith("|"):
            inne = False
            continue
        if not inne:
            tabeller.append([])
            inne = True
        tabeller[-1].append([celle.strip() for celle in linje[1:-1].split(" | ")])
    return [[rad for i, rad in enumerate(tabell) if i != 1] for tabell in tabeller]
