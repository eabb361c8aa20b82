"""The forms of a page, read as a browser reads them, and the parameters our pages look for."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from unittest import mock

from django.http import QueryDict

import kostra.portal

_ROT = Path(kostra.portal.__file__).parent


@dataclass
class Sideskjema:
    """One ``<form>``. ``felt``: name -> (kind of field, value as the page holds it)."""

    adresse: str
    metode: str
    felt: dict[str, tuple[str, str]] = field(default_factory=dict)

    def fylt(self, streng: str, *, ogsaa_skjulte: bool) -> dict[str, str]:
        """The form with the string in every field a user can write in, or in all of them."""
        return {
            navn: verdi if slag == "hidden" and not ogsaa_skjulte else streng
            for navn, (slag, verdi) in self.felt.items()
            if navn != "csrfmiddlewaretoken"
        }


class _Leser(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.skjemaer: list[Sideskjema] = []
        self._aapent: Sideskjema | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        gitt = {navn: verdi or "" for navn, verdi in attrs}
        if tag == "form":
            self._aapent = Sideskjema(gitt.get("action", ""), gitt.get("method", "get").lower())
            self.skjemaer.append(self._aapent)
        elif tag in {"input", "select", "textarea", "button"} and gitt.get("name"):
            skjema = self._aapent or (self.skjemaer[-1] if self.skjemaer else None)
            if skjema is not None:
                slag = gitt.get("type", tag)
                skjema.felt.setdefault(gitt["name"], (slag, gitt.get("value", "")))

    handle_startendtag = handle_starttag

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._aapent = None


def skjemaer_i(html: str) -> list[Sideskjema]:
    """All forms of the page."""
    leser = _Leser()
    leser.feed(html)
    return leser.skjemaer


@contextmanager
def leste_navn() -> Iterator[set[str]]:
    """What is looked up meanwhile in addresses and forms; all of our names where all are copied."""
    lest: set[str] = set()
    ekte = {m: getattr(QueryDict, m) for m in ("__getitem__", "__contains__", "get", "getlist")}
    ekte_alle = {m: getattr(QueryDict, m) for m in ("copy", "dict", "items", "lists", "urlencode")}

    def et(metode: str) -> Callable[..., Any]:
        def slaa_opp(self: QueryDict, navn: str, *args: Any, **kwargs: Any) -> Any:
            lest.add(navn)
            return ekte[metode](self, navn, *args, **kwargs)

        return slaa_opp

    def alle(metode: str) -> Callable[..., Any]:
        def les(self: QueryDict, *args: Any, **kwargs: Any) -> Any:
            lest.update(parametre())
            return ekte_alle[metode](self, *args, **kwargs)

        return les

    bytter = {navn: et(navn) for navn in ekte} | {navn: alle(navn) for navn in ekte_alle}
    with mock.patch.multiple(QueryDict, **bytter):
        yield lest


@cache
def parametre() -> frozenset[str]:
    """Every name that some page looks up in its address, found in the source: none is forgotten."""
    funnet: set[str] = set()
    for fil in _ROT.rglob("*.py"):
        for node in ast.walk(ast.parse(fil.read_text("utf-8"))):
            funnet |= _navn_i(node)
    return frozenset(funnet)


def _navn_i(node: ast.AST) -> set[str]:
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.args:
        paa, forste = ast.unparse(node.func.value), node.args[0]
        er_get = paa.endswith("GET") or paa in {"get", "post", "data"}
        if node.func.attr in {"get", "getlist"} and er_get and isinstance(forste, ast.Constant):
            return {str(forste.value)}
    if isinstance(node, ast.Subscript) and ast.unparse(node.value).endswith("GET"):
        return {node.slice.value} if isinstance(node.slice, ast.Constant) else set()
    er_sporsmaal = isinstance(node, ast.Compare) and isinstance(node.left, ast.Constant)
    if er_sporsmaal and any(ast.unparse(mot).endswith("GET") for mot in node.comparators):
        return {str(node.left.value)}
    return set()
