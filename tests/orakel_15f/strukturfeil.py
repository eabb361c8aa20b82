"""Changes to the structure of an element: some that are accepted, some that are not."""

from __future__ import annotations

import random
from collections.abc import Callable

from orakel_15f.bygg import Node, Raa

LISTER = ("Melding", "Plan", "Tiltak", "Flytting", "Melder", "Saksinnhold", "Vedtaksgrunnlag",
          "JmfrLovhjemmel", "Tiltaksgrunnlag")  # fmt: skip
EN = (
    "Undersokelse",
    "Lovhjemmel",
    "Kategori",
    "Opphevelse",
    "Presisering",
    "ArsakFra",
    "FlyttingTil",
)
XSI = "http://www.w3.org/2001/XMLSchema-instance"
RARE = [
    *("", " ", "x", "0", "9", "99", "æøå", "1 ", " 1", "01", "1.10", "Ja", "\u00a0"),
    *("x" * 31, "x" * 101, "x" * 1001, "2025-13-01", "123456789012"),
    *(Raa("&#10;1"), Raa("a&#9;b"), Raa("&lt;x&gt;")),
]
TEKSTER = [
    *("tekst", "  \n ", "\u00a0"),
    *(Raa("&#13;"), Raa("<![CDATA[x]]>"), Raa("<![CDATA[ ]]>")),
    *(Raa("<!-- x -->"), Raa("<!-- x -->y"), Raa("<?pi x?>")),
]


def endre_struktur(rng: random.Random, element: Node) -> None:
    """Makes one random change somewhere in an Individ or Avgiver."""
    rng.choice(_ENDRINGER)(rng, rng.choice(element.noder()))


def _barn(node: Node) -> list[Node]:
    return [barn for barn in node.barn if isinstance(barn, Node)]


def _uten_attributt(rng: random.Random, node: Node) -> None:
    if node.attr:
        del node.attr[rng.choice(sorted(node.attr))]


def _rar_verdi(rng: random.Random, node: Node) -> None:
    if node.attr:
        node.attr[rng.choice(sorted(node.attr))] = rng.choice(RARE)


def _tom_verdi(rng: random.Random, node: Node) -> None:
    valgfrie = ["SluttDato", "Konklusjon", "EvaluertDato", "Bokstav", "Ledd", "Punktum", "Bydelsnummer",
                "Bydelsnavn", "Distriktsnummer", "Fodselsnummer", "DUFnummer"]  # fmt: skip
    aktuelle = [navn for navn in valgfrie if navn in node.attr]
    node.attr[rng.choice(aktuelle or valgfrie)] = ""


def _som_element(rng: random.Random, node: Node) -> None:
    """An attribute written as a child element, alone or beside the attribute."""
    if not node.attr:
        return
    navn = rng.choice(sorted(node.attr))
    verdi = node.attr[navn]
    if rng.random() < 0.8:
        del node.attr[navn]
    else:
        verdi = rng.choice([verdi, "1", ""])
    node.barn.insert(rng.randint(0, len(node.barn)), Node(navn, {}, [verdi] if verdi else []))


def _presisering(rng: random.Random, node: Node) -> None:
    """A Presisering of another shape: as attribute, empty, nil, with an element inside, doubled."""
    node.barn = [b for b in node.barn if not (isinstance(b, Node) and b.navn == "Presisering")]
    valg = rng.randrange(7)
    if valg == 0:
        node.attr["Presisering"] = rng.choice(["tekst", "", "x" * 300, "x" * 301, "x" * 1001])
    else:
        attr, innhold = [
            ({}, []),
            ({"xmlns:xsi": XSI, "xsi:nil": "true"}, []),
            ({"xmlns:xsi": XSI, "xsi:nil": "false"}, ["x"]),
            ({}, [Node("b", {}, ["inni"])]),
            ({}, ["ute", Node("b", {}, ["inni"])]),
            ({"ukjent": "1"}, [Raa("<![CDATA[a < b]]>")]),
        ][valg - 1]
        node.barn.insert(0, Node("Presisering", dict(attr), list(innhold)))


def _ukjent(rng: random.Random, node: Node) -> None:
    if rng.random() < 0.5:
        node.attr[rng.choice(["Ukjent", "id", "xml:lang"])] = "x"
    else:
        innhold: list[Node | str] = ["tekst", Node("Melding", {"Id": "x"}), "mer tekst"]
        ukjent = Node(rng.choice(["Ukjent", "melding", "Sak"]), {"Id": "9"}, innhold)
        node.barn.insert(rng.randint(0, len(node.barn)), ukjent)


def _stokk(rng: random.Random, node: Node) -> None:
    rng.shuffle(node.barn)


def _doblet_id(rng: random.Random, node: Node) -> None:
    rader = [barn for barn in _barn(node) if "Id" in barn.attr]
    for rad in rader:
        rad.attr["Id"] = rng.choice(["1", "2", "1 "])


def _en_ekstra(rng: random.Random, node: Node) -> None:
    """An element that may stand once, twice: the last one counts."""
    aktuelle = [barn for barn in _barn(node) if barn.navn in EN]
    if not aktuelle:
        return
    valgt = rng.choice(aktuelle)
    kopi = Node(valgt.navn, dict(valgt.attr), list(valgt.barn))
    kan_feile = [navn for navn in ("Kode", "Konklusjon", "Lov") if navn in kopi.attr]
    if kan_feile:
        navn = rng.choice(kan_feile)
        if rng.random() < 0.3 and navn != "Konklusjon":
            del kopi.attr[navn]
        else:
            kopi.attr[navn] = rng.choice(["1", "ukjent", "4", "4.1", "22"])
    node.barn.insert(rng.randint(0, len(node.barn)), kopi)


def _mange(rng: random.Random, node: Node) -> None:
    """The same list element again, with another Id."""
    aktuelle = [barn for barn in _barn(node) if barn.navn in LISTER]
    if aktuelle:
        valgt = rng.choice(aktuelle)
        for nr in range(rng.choice([1, 2, 4])):
            kopi = Node(valgt.navn, dict(valgt.attr), list(valgt.barn))
            if "Id" in kopi.attr:
                kopi.attr["Id"] = f"k{nr}"
            node.barn.insert(rng.randint(0, len(node.barn)), kopi)


def _tekst(rng: random.Random, node: Node) -> None:
    node.barn.insert(rng.randint(0, len(node.barn)), rng.choice(TEKSTER))


def _uten_barn(rng: random.Random, node: Node) -> None:
    if barn := _barn(node):
        fjernes = rng.choice(barn)
        node.barn = [b for b in node.barn if b is not fjernes]


def _med_prefiks(rng: random.Random, node: Node) -> None:
    if ":" not in node.navn:
        node.attr["xmlns:n"] = "urn:n"
        node.navn = f"n:{node.navn}"


_ENDRINGER: list[Callable[[random.Random, Node], None]] = [
    _uten_attributt, _rar_verdi, _rar_verdi, _rar_verdi, _tom_verdi, _tom_verdi, _som_element,
    _som_element, _presisering, _presisering, _ukjent, _stokk, _doblet_id, _en_ekstra, _mange, _tekst,
    _tekst, _uten_barn, _med_prefiks,
]  # fmt: skip
