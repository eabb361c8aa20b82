"""Hostile records: no exception, the same findings from both column types and again."""

import random

import pytest

import kostra
from kontroll.poster import post
from samlet import i_ett

_TEGN = [
    *"0123456789" * 4, *"  AaXx+-.,;_", "\xa0", "\x85", "\x00", "\x1c", "\x7f", "\xb2", "æ", "Å",
    "š", "３", "٣", "\u2003", "\u200b", "😀",
]  # fmt: skip
_HELE = ["1_0", "+5", "6 ", " 6", "-1", "00000000000", "99999999999", "31022026", "29022023"]


def _linje(rng):
    linje = list(post(PERSON_JOURNALNR=f"J{rng.randrange(500):07d}"))
    for _ in range(rng.choice([0, 1, 1, 2, 3, 8])):
        nytt = rng.choice(_HELE) if rng.random() < 0.3 else rng.choice(_TEGN)
        hvor = rng.randrange(len(linje) - len(nytt) + 1)
        linje[hvor : hvor + len(nytt)] = list(nytt)
    while len("".join(linje).encode("utf-16-le")) > 2 * 152:  # an emoji counts two
        linje.pop()
    return "".join(linje)


def _fil(rng, antall):
    skille = rng.choice(["\n", "\r\n", "\n\n"])
    tekst = skille.join(_linje(rng) for _ in range(antall))
    return tekst.encode(rng.choice(["utf-8", "utf-8", "latin-1"]), "replace")


def _funn(innhold, aar, kolonner):
    rapport = kostra.kontroller(
        innhold, skjema="11CF", aar=aar, region="110300", kolonner=kolonner, maks_per_regel=None
    )
    assert not [m for m in rapport.meldinger if "Error" in m.tekst]
    return rapport.antall_kontroller, [
        (m.kontroll, m.postnumre, m.tekst) for m in rapport.meldinger
    ]


def _assert_likt_overalt(fro, antall):
    rng = random.Random(fro)
    innhold, aar = _fil(rng, antall), rng.choice([2025, 2026, 2026, 2026])
    forste = _funn(innhold, aar, "ren")
    assert forste == _funn(innhold, aar, "numpy") == _funn(innhold, aar, "ren")


@i_ett("fro", range(20))
def test_hostile_records_give_the_same_findings_everywhere(fro):
    _assert_likt_overalt(fro, 250)


@pytest.mark.treg
@pytest.mark.parametrize("fro", range(1000, 1500))
def test_a_million_hostile_records(fro):
    _assert_likt_overalt(fro, 2000)
