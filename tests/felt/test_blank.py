"""What counts as blank: the white space of the program in service, character by character."""

from __future__ import annotations

import unicodedata

from kostra.felt import BLANKE, er_blank, trim
from samlet import i_ett

SKILLETEGN = {*range(0x09, 0x0E), *range(0x1C, 0x20)}


def test_blanke_er_unicodes_mellomrom_og_ni_styretegn_og_ingen_andre() -> None:
    ventet = {
        chr(nr)
        for nr in range(0x110000)
        if nr in SKILLETEGN or unicodedata.category(chr(nr)) in ("Zs", "Zl", "Zp")
    }
    assert set(BLANKE) == ventet
    assert len(BLANKE) == len(ventet)


@i_ett(
    "tegn",
    [" ", "\t", "\n", "\x0b", "\x0c", "\r", "\x1c", "\x1d", "\x1e", "\x1f", "\xa0", "\u2007"],
    ids=ascii,
)
def test_blanke_tegn_er_blanke_og_trimmes_i_begge_ender(tegn: str) -> None:
    assert er_blank(tegn)
    assert er_blank(3 * tegn)
    assert trim(f"{tegn}{tegn}a{tegn}b{tegn}") == f"a{tegn}b"


@i_ett(
    "tegn",
    ["\x85", "\u200b", "\u200c", "\u200d", "\u2060", "\ufeff", "\x00", "\x08", "\x1b", "0", "."],
    ids=ascii,
)
def test_nel_tegn_uten_bredde_og_andre_styretegn_er_ikke_blanke(tegn: str) -> None:
    assert not er_blank(tegn)
    assert not er_blank(f" {tegn} ")
    assert trim(f" {tegn} ") == tegn


def test_tom_tekst_er_blank() -> None:
    assert er_blank("")
    assert trim("") == ""
