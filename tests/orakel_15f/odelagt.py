"""Elements to bytes, in the ways a program may write them; and bytes that are no longer XML."""

from __future__ import annotations

import random
from collections.abc import Callable

from orakel_15f.bygg import Node, Raa, skriv


def skriv_fil(rng: random.Random, elementer: list[Node]) -> bytes:
    """The file: mostly UTF-8 without frills, at times another charset, namespace or root."""
    mellom = rng.choice(["", "\n", "\r\n  ", Raa("<!-- x -->")])
    innhold: list[Node | str] = [mellom]
    for element in elementer:
        innhold += [element, mellom]
    rot = Node("Barnevern", {}, innhold)
    trekk = rng.random()
    if trekk < 0.04:
        rot.navn = rng.choice(["Fil", "barnevern"])
    elif trekk < 0.08:
        rot.attr["xmlns"] = "urn:barnevern"
    elif trekk < 0.12:
        rot.barn = [Node("Nivaa", {}, innhold)]
    elif trekk < 0.14 and len(elementer) == 1:
        rot = elementer[0]
    tekst = skriv(rot)
    tegnsett, erklaert = rng.choice(
        [("utf-8", None)] * 4
        + [
            ("utf-8", "UTF-8"),
            ("iso-8859-1", "ISO-8859-1"),
            ("utf-16", "UTF-16"),
            ("utf-8-sig", None),
        ]
    )
    if erklaert:
        tekst = f'<?xml version="1.0" encoding="{erklaert}"?>' + rng.choice(["", "\n"]) + tekst
    return tekst.encode(tegnsett, errors="xmlcharrefreplace")


def odelegg(rng: random.Random, innhold: bytes) -> bytes:
    """The file with a fault in its XML; now and then the fault lands where it does no harm."""
    return rng.choice(_FEIL)(rng, innhold)


def _avkortet(rng: random.Random, innhold: bytes) -> bytes:
    return innhold[: rng.randrange(len(innhold))]


def _med(ny: bytes) -> Callable[[random.Random, bytes], bytes]:
    """Puts bytes in after a random «>»."""

    def feil(rng: random.Random, innhold: bytes) -> bytes:
        steder = [nr for nr, tegn in enumerate(innhold, 1) if tegn == ord(">")]
        sted = rng.choice(steder or [0])
        return innhold[:sted] + ny + innhold[sted:]

    return feil


def _bytt(gammel: bytes, ny: bytes) -> Callable[[random.Random, bytes], bytes]:
    """Exchanges bytes in one random place."""

    def feil(rng: random.Random, innhold: bytes) -> bytes:
        deler = innhold.split(gammel)
        if len(deler) == 1:
            return innhold
        sted = rng.randrange(1, len(deler))
        return gammel.join(deler[:sted]) + ny + gammel.join(deler[sted:])

    return feil


def _hel(ny: bytes) -> Callable[[random.Random, bytes], bytes]:
    return lambda _rng, _innhold: ny


_FEIL: list[Callable[[random.Random, bytes], bytes]] = [
    _avkortet,
    _avkortet,
    _med(b"&"),
    _med(b"<"),
    _med(b"&ukjent;"),
    _med(b"\x01"),
    _med(b"</Melding>"),
    _med(b"<Plan>"),
    _med(b"<x:Plan/>"),
    _med(b"\xff"),
    _med(b'<!DOCTYPE Barnevern [<!ENTITY a "b">]>'),
    _bytt(b'"', b""),
    _bytt(b'" ', b'"'),
    _bytt(b' Id="', b' Id="1" Id="'),
    _bytt(b' Id="', b' Id="<'),
    _bytt(b' Id="', b' Id="&x;'),
    _bytt(b"</", b"</x"),
    _bytt(b"/>", b">"),
    lambda _rng, innhold: b'<!DOCTYPE Barnevern SYSTEM "x.dtd">' + innhold,
    lambda _rng, innhold: innhold + b"tekst",
    lambda _rng, innhold: innhold + innhold,
    lambda _rng, innhold: b"PK\x03\x04" + innhold,
    lambda _rng, innhold: b'<?xml version="1.0" encoding="UTF-99"?>' + innhold,
    lambda _rng, innhold: b"\n" + innhold,
    _hel(b""),
    _hel(b" "),
    _hel(b"\n"),
    _hel(b"<Barnevern/>"),
]
