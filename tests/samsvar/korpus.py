"""Random files of 11CF and 11F that oracle and product are held against: few, but with every rule.

Each rule of the year triggers in at least ``MINST`` of them, at each of its severities. After a change
of a generator the seeds are found anew, from the root: ``PYTHONPATH=tests python -m samsvar.korpus``.
"""

from __future__ import annotations

import random
from collections import Counter
from functools import cache
from typing import NamedTuple

from orakel import generator11cf, generator11f, orakel11cf, orakel11f
from orakel.regelliste import REGLER, grad
from orakel.resultat import Resultat

GENERATORER = {"11CF": generator11cf, "11F": generator11f}
ORAKLER = {"11CF": orakel11cf, "11F": orakel11f}
MINST = 3
#: Seeds that are in whatever they give.
ALLTID = range(10)
FRO = {
    ("11CF", 2022): (15, 42, 56, 106, 197, 212, 267, 319, 397, 613, 1311),
    ("11CF", 2023): (10, 13, 15, 37, 42, 103, 287, 340, 521, 674, 1083),
    ("11CF", 2024): (10, 15, 42, 48, 66, 287, 521, 646, 805, 1093, 1885),
    ("11CF", 2025): (15, 21, 37, 40, 42, 287, 521, 543, 646, 721),
    ("11CF", 2026): (15, 37, 42, 52, 287, 397, 521, 697, 698, 1079),
    ("11F", 2022): (
        13,
        15,
        28,
        97,
        106,
        153,
        199,
        205,
        210,
        289,
        431,
        454,
        504,
        613,
        809,
        835,
        838,
    ),
    ("11F", 2023): (11, 15, 35, 69, 287, 427, 463, 493, 521, 553, 604, 1086),
    ("11F", 2024): (11, 15, 69, 130, 255, 287, 338, 374, 493, 521, 553, 697),
    ("11F", 2025): (13, 15, 69, 73, 231, 287, 493, 521, 527, 553, 559, 835),
    ("11F", 2026): (13, 15, 69, 75, 216, 287, 447, 493, 521, 527, 553, 559, 565),
}


class Fil(NamedTuple):
    """A file, the region it is for, and what the oracle finds in it."""

    fro: int
    innhold: bytes
    region: str
    fasit: Resultat


def lag(skjema: str, aar: int, fro: int) -> Fil:
    innhold, region = GENERATORER[skjema].tilfeldig_fil(random.Random(fro), aar)
    return Fil(fro, innhold, region, ORAKLER[skjema].funn(innhold, aar=aar, region=region))


@cache
def filer(skjema: str, aar: int) -> tuple[Fil, ...]:
    """The files of a form and year."""
    return tuple(lag(skjema, aar, fro) for fro in (*ALLTID, *FRO[skjema, aar]))


def truffet(fil: Fil) -> set[tuple[str, str]]:
    """The rules that the oracle lets trigger in the file, with their severities."""
    return {(regel, grad) for regel, grad, _ in fil.fasit.funn}


def finn_fro(skjema: str, aar: int, antall: int = 2000) -> tuple[int, ...]:
    """The seeds beside ``ALLTID`` that give what is missing, the most useful first."""
    mangler = Counter({(r, grad(r, skjema, aar)): MINST for r in REGLER[skjema, aar]})
    funnet = {fro: truffet(lag(skjema, aar, fro)) for fro in range(antall)}
    for fro in ALLTID:
        mangler -= Counter(funnet.pop(fro))
    valgt = []
    while mangler:
        fro = max(funnet, key=lambda f: sum(1 for r in funnet[f] if mangler[r] > 0))
        mangler -= Counter(funnet.pop(fro))
        valgt.append(fro)
    return tuple(sorted(valgt))


if __name__ == "__main__":
    for skjema, aar in REGLER:
        print(f"    ({skjema!r}, {aar}): {finn_fro(skjema, aar)},")
