"""Holds the product's control of a 15F file against the oracle's, and lists the differences.

As a program, from the root: ``PYTHONPATH=tests python -m samsvar.sammenlign15f --antall 2000``.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from collections.abc import Hashable
from typing import Any

import kostra
from kostra.kontroll.modell import Melding
from orakel_15f.generator import tilfeldig_fil
from orakel_15f.orakel import kontroller

#: Rules whose entries carry no journal number in the key that verdicts are compared by.
UTEN_JOURNAL = {
    *("LESEFEIL", "AVGIVER_00", "AVGIVER_01", "AVGIVER_02", "AVGIVER_04", "AVGIVER_06"),
    *("INDIVID_00", "INDIVID_01", "INDIVID_05"),
}


def sammenlign(innhold: bytes, aar: int, region: str, kolonner: str = "auto") -> list[str]:
    """Empty when the two agree."""
    rapport = kostra.kontroller(
        innhold,
        skjema="15F",
        aar=aar,
        region=region,
        tillegg=False,
        maks_per_regel=None,
        kolonner=kolonner,
    )
    fasit = kontroller(innhold, aar=aar, region=region)
    nokler: Counter[Hashable] = Counter(
        (m.kontroll, m.alvorlighetsgrad.name, _journal(m)) for m in rapport.meldinger
    )
    kontekster: Counter[Hashable] = Counter(
        (m.kontroll, "" if m.kontroll in {*UTEN_JOURNAL, "INDIVID_04"} else m.element_id)
        for m in rapport.meldinger
    )
    med_linje = {f.id for f in fasit.funn if f.linje}
    steder: Counter[Hashable] = Counter(
        (m.kontroll, m.saksbehandler, *m.linjenumre)
        for m in rapport.meldinger
        if m.kontroll in med_linje
    )
    return [
        *_ulike("funn", nokler, _trimmet(fasit.nokler)),
        *_ulike("element", kontekster, fasit.kontekster),
        *_ulike("sted", steder, _trimmet(fasit.steder)),
        *_ulik("antall_kontroller", rapport.antall_kontroller, fasit.antall_kontroller),
        *_ulik("alvorlighetsgrad", rapport.alvorlighetsgrad.name, fasit.alvorlighetsgrad),
    ]


def _journal(melding: Melding) -> str:
    return "" if melding.kontroll in UTEN_JOURNAL else melding.journalnummer


def _trimmet(tell: Counter[Any]) -> Counter[Hashable]:
    """Reports show caseworker and journal number without blanks around them."""
    ut: Counter[Hashable] = Counter()
    for nokkel, antall in tell.items():
        ut[tuple(d.strip() if isinstance(d, str) else d for d in nokkel)] += antall
    return ut


def _ulike(hva: str, har: Counter[Hashable], skal: Counter[Hashable]) -> list[str]:
    mangler = [f"{hva} mangler: {nokkel} ({n})" for nokkel, n in (skal - har).items()]
    return mangler + [f"{hva} for mye: {nokkel} ({n})" for nokkel, n in (har - skal).items()]


def _ulik(hva: str, har: object, skal: object) -> list[str]:
    return [] if har == skal else [f"{hva}: {har}, ventet {skal}"]


def hoved() -> int:
    leser = argparse.ArgumentParser(description=__doc__)
    leser.add_argument("--antall", type=int, default=2000, help="antall filer")
    leser.add_argument("--fro", type=int, default=0, help="første frø")
    leser.add_argument("--kolonner", choices=("auto", "ren", "numpy"), default="auto")
    valg = leser.parse_args()
    ulike = 0
    for fro in range(valg.fro, valg.fro + valg.antall):
        aar = 2022 + fro % 5
        innhold, region = tilfeldig_fil(random.Random(fro), aar)
        if forskjeller := sammenlign(innhold, aar, region, valg.kolonner):
            ulike += 1
            print(f"{aar} frø {fro} region {region}:", *forskjeller, sep="\n  ")
    print(f"{ulike} filer med forskjeller")
    return 1 if ulike else 0


if __name__ == "__main__":
    raise SystemExit(hoved())
