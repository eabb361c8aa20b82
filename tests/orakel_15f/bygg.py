"""Builds 15F files for tests: elements with defaults that no rule finds anything in, in 2026.

``None`` takes a default attribute away: ``individ(Fodselsnummer=None)``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from itertools import product
from xml.sax.saxutils import escape, quoteattr

from orakel_15f.nummer import SUFFIKSER, mod11

AAR = 2026
REGION = "110300"


class Raa(str):
    """Text that is put into the file as it stands, without escaping."""

    __slots__ = ()


@dataclass
class Node:
    """One element: name, attributes in order, and texts and elements inside it."""

    navn: str
    attr: dict[str, str] = field(default_factory=dict)
    barn: list[Node | str] = field(default_factory=list)

    def noder(self) -> list[Node]:
        """The element and all below it."""
        under = [barn.noder() for barn in self.barn if isinstance(barn, Node)]
        return [self, *(node for noder in under for node in noder)]


def skriv(node: Node | str) -> str:
    """The element as XML."""
    if isinstance(node, str):
        return node if isinstance(node, Raa) else escape(node)
    attributter = "".join(
        f' {navn}="{verdi}"' if isinstance(verdi, Raa) else f" {navn}={quoteattr(verdi)}"
        for navn, verdi in node.attr.items()
    )
    if not node.barn:
        return f"<{node.navn}{attributter}/>"
    return f"<{node.navn}{attributter}>{''.join(map(skriv, node.barn))}</{node.navn}>"


def _node(navn: str, attr: dict[str, str | None], barn: tuple[Node | str, ...]) -> Node:
    return Node(navn, {n: v for n, v in attr.items() if v is not None}, list(barn))


@cache
def fodselsnummer(fodselsaar: int, lopenummer: int = 0) -> str:
    """A synthetic number (month + 80) with right control digits."""
    individnumre = range(500, 1000) if fodselsaar >= 2000 else range(499)
    funnet = 0
    for dag, individ in product(range(1, 29), individnumre):
        for kontroll in range(100):
            fnr = f"{dag:02d}86{fodselsaar % 100:02d}{individ:03d}{kontroll:02d}"
            if mod11(fnr) and not fnr.endswith(SUFFIKSER):
                if funnet == lopenummer:
                    return fnr
                funnet += 1
    raise ValueError(f"no number {lopenummer} for {fodselsaar}")


def dufnummer(lopenummer: int = 0) -> str:
    """A DUF number with right control digits."""
    ti = f"{2020000000 + lopenummer}"
    rest = sum(int(s) * v for s, v in zip(ti, (4, 6, 3, 2, 4, 6, 3, 2, 7, 5), strict=True)) % 11
    return f"{ti}{rest:02d}"


TI_AAR = fodselsnummer(AAR - 10)


def individ(*barn: Node | str, **attr: str | None) -> Node:
    """A child of ten with an open case."""
    standard = {
        "Id": "1",
        "StartDato": "2025-06-01",
        "Journalnummer": "J1",
        "Fodselsnummer": TI_AAR,
        "Saksbehandler": "SB1",
        "Avslutta3112": "2",
    }
    return _node("Individ", {**standard, **attr}, barn)


def melding(*barn: Node | str, **attr: str | None) -> Node:
    return _node("Melding", {"Id": "m1", "StartDato": "2026-02-01", **attr}, barn)


def undersokelse(*barn: Node | str, **attr: str | None) -> Node:
    return _node("Undersokelse", {"Id": "u1", "StartDato": "2026-08-01", **attr}, barn)


def plan(*barn: Node | str, **attr: str | None) -> Node:
    return _node("Plan", {"Id": "p1", "StartDato": "2026-02-01", "Plantype": "1", **attr}, barn)


def lov(
    lov: str, kapittel: str, paragraf: str, navn: str = "Lovhjemmel", **attr: str | None
) -> Node:
    return _node(navn, {"Lov": lov, "Kapittel": kapittel, "Paragraf": paragraf, **attr}, ())


def kodet(navn: str, kode: str, presisering: str | None = None) -> Node:
    """An element with a code, and a Presisering inside it when there is one."""
    under = () if presisering is None else (Node("Presisering", {}, [presisering]),)
    return _node(navn, {"Kode": kode}, under)


HJELPETILTAK = ("BVL2021", "3", "1")


def tiltak(
    *barn: Node | str,
    hjemmel: Node | None = None,
    kategori: str | Node = "4.3",
    **attr: str | None,
) -> Node:
    kategorien = kodet("Kategori", kategori) if isinstance(kategori, str) else kategori
    forste = (hjemmel or lov(*HJELPETILTAK), kategorien)
    return _node("Tiltak", {"Id": "t1", "StartDato": "2026-02-01", **attr}, (*forste, *barn))


def flytting(*barn: Node | str, **attr: str | None) -> Node:
    """Without children given: both that it must have."""
    under = barn or (kodet("ArsakFra", "2.1"), kodet("FlyttingTil", "6"))
    return _node("Flytting", {"Id": "f1", "SluttDato": "2026-03-01", **attr}, under)


def avgiver(**attr: str | None) -> Node:
    standard = {
        "Organisasjonsnummer": "999999999",
        "Versjon": str(AAR),
        "Kommunenummer": REGION[:4],
        "Kommunenavn": "Stavanger",
    }
    return _node("Avgiver", {**standard, **attr}, ())


def fil(*innhold: Node | str) -> bytes:
    """A file of these elements, with an avgiver first when there is none among them."""
    har_avgiver = any(isinstance(n, Node) and n.navn == "Avgiver" for n in innhold)
    deler = innhold if har_avgiver else (avgiver(), *innhold)
    return skriv(Node("Barnevern", {}, list(deler))).encode()
