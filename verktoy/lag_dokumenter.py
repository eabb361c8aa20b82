"""Writes the generated documents in ``docs/``, or compares them with what would be written.

``python verktoy/lag_dokumenter.py`` writes; with ``--sjekk`` nothing is written, stale files are
listed and the exit code is 1 if there are any.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

from kostra.cli.portal_innstillinger import som_dokument
from kostra.rapport import kravspesifikasjon
from kostra.regler import regelsett
from kostra.skjema import endringstekst, filbeskrivelse, skjemaer, utskrift
from kostra.skjema.endringer import endringer

ROT = Path(__file__).resolve().parent.parent
MERKE = "<!-- Laget av `python verktoy/lag_dokumenter.py`. Ikke rediger filen for hånd. -->\n\n"

#: A document's path under the root, and what produces its text (without ``MERKE``).
Dokument = tuple[str, Callable[[], str]]


def _filbeskrivelse(skjema: str, aar: int) -> Dokument:
    return (
        f"docs/filbeskrivelser/{skjema}_{aar}.md",
        lambda: utskrift.skriv(filbeskrivelse(skjema, aar, med_tekster=True), "md"),
    )


def _endringer(skjema: str, fra: int, til: int) -> Dokument:
    return (
        f"docs/filbeskrivelser/endringer_{skjema}_{fra}_{til}.md",
        lambda: endringstekst.skriv(endringer(skjema, fra, til), "md"),
    )


def _kravspesifikasjon(skjema: str, aar: int) -> Dokument:
    return (
        f"docs/kravspesifikasjon/{skjema}_{aar}.md",
        lambda: kravspesifikasjon.skriv(regelsett(skjema), filbeskrivelse(skjema, aar), "md"),
    )


def _kravspesifikasjoner() -> str:
    linjer = [
        f"- [{skjema} {aar}]({skjema}_{aar}.md)"
        for skjema, alle in skjemaer().items()
        for aar in alle
    ]
    return (
        "# Kravspesifikasjon\n\n"
        "Hvilke kontroller et filuttrekk går gjennom, laget av reglene som programmet kjører. "
        "`kostra regler -s 11CF -y 2026` skriver det samme, også på nynorsk og engelsk (`--sprak`) og "
        "som html, json eller csv (`-f`).\n\n" + "\n".join(linjer) + "\n"
    )


def _filbeskrivelser() -> str:
    linjer = []
    for skjema, alle in skjemaer().items():
        tittel = filbeskrivelse(skjema, alle[-1]).tittel.nb
        layouter = ", ".join(f"[{aar}]({skjema}_{aar}.md)" for aar in alle)
        steg = (f"[{a}–{b}](endringer_{skjema}_{a}_{b}.md)" for a, b in pairwise(alle))
        linjer += [f"- {tittel}: {layouter}", f"- Endret fra år til år: {', '.join(steg)}"]
    return (
        "# Filbeskrivelser\n\n"
        "Laget av de samme definisjonene som programmet leser filene med. "
        "`kostra filbeskrivelse -s 11CF -y 2026` og `kostra endringer` skriver det samme, også på "
        "nynorsk og engelsk (`--sprak`) og i andre formater (`-f`).\n\n" + "\n".join(linjer) + "\n"
    )


DOKUMENTER: list[Dokument] = [
    ("docs/filbeskrivelser/README.md", _filbeskrivelser),
    *(_filbeskrivelse(skjema, aar) for skjema, alle in skjemaer().items() for aar in alle),
    *(_endringer(skjema, *par) for skjema, alle in skjemaer().items() for par in pairwise(alle)),
    *(_kravspesifikasjon(skjema, aar) for skjema, alle in skjemaer().items() for aar in alle),
    ("docs/kravspesifikasjon/README.md", _kravspesifikasjoner),
    ("docs/innstillinger.md", som_dokument),
]


def utdaterte(rot: Path = ROT) -> list[str]:
    """The documents that are missing under ``rot`` or differ from what would be written now."""
    return [
        sti
        for sti, lag in DOKUMENTER
        if not (rot / sti).is_file() or (rot / sti).read_bytes() != (MERKE + lag()).encode()
    ]


def skriv(rot: Path = ROT) -> None:
    """Writes all documents under ``rot``."""
    for sti, lag in DOKUMENTER:
        maal = rot / sti
        maal.parent.mkdir(parents=True, exist_ok=True)
        maal.write_bytes((MERKE + lag()).encode())


def hoved(argumenter: list[str]) -> int:
    """0: written, or all up to date. 1: stale documents. 64: unknown argument."""
    match argumenter:
        case []:
            skriv()
            return 0
        case ["--sjekk"]:
            gamle = utdaterte()
            for sti in gamle:
                sys.stderr.write(f"Utdatert: {sti}. Kjør python verktoy/lag_dokumenter.py.\n")
            return 1 if gamle else 0
        case _:
            sys.stderr.write("Bruk: python verktoy/lag_dokumenter.py [--sjekk]\n")
            return 64


if __name__ == "__main__":
    sys.exit(hoved(sys.argv[1:]))
