"""Bytes changed at random: always a verdict, never an exception, and nothing lost without a word."""

from __future__ import annotations

import random

from lesing_xml.xmlfil import (
    AVGIVER,
    FLYTTING,
    JMFR,
    KATEGORI,
    LOV,
    PLAN,
    fil,
    individ,
    les,
    melding,
    tiltak,
    undersokelse,
)
from samlet import i_ett

MELDER = '<Melder Kode="22"><Presisering>på tomta &amp; æøå 😀</Presisering></Melder>'
INDIVID = individ(
    melding(MELDER + undersokelse('<Vedtaksgrunnlag Kode="1"/>'))
    + PLAN
    + tiltak(LOV + JMFR + KATEGORI)
    + FLYTTING
)
DELER = [
    "<", ">", "/", "&", ";", '"', "'", "\x00", "\x01", "\ufeff", "é", "<!--", "-->", "<![CDATA[", "]]>",
    "&#0;", "&x;", "<?", "?>", "<!DOCTYPE a [", "xmlns", "xmlns:x='u'", "x:", "</Individ>", "<Individ>",
    "<Plan/>", PLAN, MELDER, AVGIVER, LOV, " Id='1'", "\r", "\n", "\u2028", "２", "2026-13-01", " " * 100,
]  # fmt: skip
KODINGER = {
    "utf-8": "",
    "utf-16": "",
    "iso-8859-1": '<?xml version="1.0" encoding="ISO-8859-1"?>',
    "cp1252": '<?xml version="1.0" encoding="windows-1252"?>',
}


def endret(rng: random.Random) -> bytes:
    """A file with one to five changes in its text, and at times one in its bytes."""
    tekst = fil(INDIVID, INDIVID)
    for _ in range(rng.randint(1, 5)):
        fra = rng.randrange(len(tekst))
        til = fra + rng.choice([0, 0, 0, 1, 3, 40])
        tekst = tekst[:fra] + rng.choice([*DELER, ""]) + tekst[til:]
    koding = rng.choice(list(KODINGER))
    data = bytearray((KODINGER[koding] + tekst).encode(koding, "xmlcharrefreplace"))
    if rng.random() < 0.3:
        data[rng.randrange(len(data))] = rng.randrange(256)
    return bytes(data)


@i_ett("fro", range(6))
def test_tilfeldige_endringer_gir_alltid_en_dom(fro: int) -> None:
    rng = random.Random(fro)
    for _ in range(50):
        innhold = endret(rng)
        forste, andre = les(innhold), les(innhold, individer_per_blokk=1)
        assert forste.dom == andre.dom
        assert forste.feil == andre.feil
        assert forste.antall("individ") == andre.antall("individ")
        assert forste.blokker


@i_ett("fro", range(20))
def test_rene_tilfeldige_byte(fro: int) -> None:
    rng = random.Random(fro)
    for lengde in (1, 2, 3, 4, 5, 17, 300):
        lest = les(rng.randbytes(lengde))
        assert lest.dom == "lesefeil"
        assert les(b"<" + rng.randbytes(lengde)).dom == "lesefeil"
