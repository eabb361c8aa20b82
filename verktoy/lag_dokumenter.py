"""Writes the generated documents in ``docs/``, or compares them with what would be written.

``python verktoy/lag_dokumenter.py`` writes; with ``--sjekk`` nothing is written, stale files are
listed and the exit code is 1 if there are any.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import cache
from itertools import pairwise
from pathlib import Path

from kostra.blankett import blanketter
from kostra.cli.portal_innstillinger import som_dokument
from kostra.cli.portal_oppsett import start_django
from kostra.rapport import kravspesifikasjon, veiledning
from kostra.regler import regelsett
from kostra.skjema import UkjentSkjema
from kostra.skjema.alle import alle_skjemaer, oppsett, skriv_endringer, skriv_filbeskrivelse
from kostra.skjema.struktur import strukturer

ROT = Path(__file__).resolve().parent.parent
MERKE = "<!-- Laget av `python verktoy/lag_dokumenter.py`. Ikke rediger filen for hånd. -->\n\n"

#: A document's path under the root, and what produces its text (without ``MERKE``).
Dokument = tuple[str, Callable[[], str]]


def _filbeskrivelse(skjema: str, aar: int) -> Dokument:
    return (
        f"docs/filbeskrivelser/{skjema}_{aar}.md",
        lambda: skriv_filbeskrivelse(skjema, aar, "md"),
    )


def _endringer(skjema: str, fra: int, til: int) -> Dokument:
    return (
        f"docs/filbeskrivelser/endringer_{skjema}_{fra}_{til}.md",
        lambda: skriv_endringer(skjema, fra, til, "md"),
    )


def _kravspesifikasjon(skjema: str, aar: int) -> Dokument:
    return (
        f"docs/kravspesifikasjon/{skjema}_{aar}.md",
        lambda: kravspesifikasjon.skriv(regelsett(skjema), oppsett(skjema, aar), "md"),
    )


def _veiledning(skjema: str, aar: int) -> Dokument:
    sti = f"docs/veiledninger/{skjema}_{aar}.md"
    return sti, lambda: veiledning.skriv(skjema, aar, "md")


def _per_skjema(finnes: Callable[[str, int], bool]) -> str:
    """A line for each form, with a link for each year that there is one for."""
    linjer = []
    for skjema, alle in alle_skjemaer().items():
        lenker = [f"[{aar}]({skjema}_{aar}.md)" for aar in alle if finnes(skjema, aar)]
        if lenker:
            linjer.append(f"- {_tittel(skjema)}: {', '.join(lenker)}\n")
    return "".join(linjer)


def _tittel(skjema: str) -> str:
    return oppsett(skjema, alle_skjemaer()[skjema][-1]).tittel.nb


def _kravspesifikasjoner() -> str:
    return (
        "# Kravspesifikasjon\n\n"
        "Hvilke kontroller et filuttrekk går gjennom, laget av reglene som programmet kjører. "
        "`kostra regler -s 11CF -y 2026` skriver det samme, også på nynorsk og engelsk (`--sprak`) og "
        "som html, json eller csv (`-f`).\n\n" + _per_skjema(_har_regler)
    )


def _veiledninger() -> str:
    return (
        "# Veiledninger\n\n"
        "Fra uttrekk til kvittering for ett skjema og ett år, laget av skjemaet i portalen og "
        "beskrivelsen av filen. `kostra veiledning -s 11CF -y 2026` skriver det samme, også på nynorsk "
        "og engelsk (`--sprak`) og som html (`-f`). Det som gjelder alle skjemaene, står i "
        "[For deg som rapporterer](../rapportor.md).\n\n" + _per_skjema(_har_blankett)
    )


def _filbeskrivelser() -> str:
    linjer = []
    for skjema, alle in alle_skjemaer().items():
        layouter = ", ".join(f"[{aar}]({skjema}_{aar}.md)" for aar in alle)
        steg = (f"[{a}–{b}](endringer_{skjema}_{a}_{b}.md)" for a, b in pairwise(alle))
        slag = "XML" if skjema in strukturer() else "linjer med fast bredde"
        linjer += [
            f"- {_tittel(skjema)}, {slag}: {layouter}",
            f"- Endret fra år til år: {', '.join(steg)}",
        ]
    return (
        "# Filbeskrivelser\n\n"
        "Laget av de samme definisjonene som programmet leser filene med. "
        "`kostra filbeskrivelse -s 11CF -y 2026` og `kostra endringer` skriver det samme, også på "
        "nynorsk og engelsk (`--sprak`) og i andre formater (`-f`).\n\n" + "\n".join(linjer) + "\n"
    )


def _oppbevaring() -> str:
    """The retention table: it names the portal's models, so Django must be there."""
    start_django()
    from django.utils import translation

    from kostra.portal.oppbevaring import dokument

    with translation.override("nb"):
        return dokument.skriv()


def _har_regler(skjema: str, _aar: int) -> bool:
    try:
        return bool(regelsett(skjema))
    except UkjentSkjema:
        return False


def _har_blankett(skjema: str, aar: int) -> bool:
    return any(blankett.id == skjema for blankett in blanketter(aar))


def _kilder() -> list[Dokument]:
    """All documents, in the order they are listed when they are stale."""
    alle = [(skjema, aar) for skjema, aarene in alle_skjemaer().items() for aar in aarene]
    return [
        ("docs/filbeskrivelser/README.md", _filbeskrivelser),
        *(_filbeskrivelse(*en) for en in alle),
        *(_endringer(s, *par) for s, aarene in alle_skjemaer().items() for par in pairwise(aarene)),
        *(_kravspesifikasjon(*en) for en in alle if _har_regler(*en)),
        ("docs/kravspesifikasjon/README.md", _kravspesifikasjoner),
        *(_veiledning(*en) for en in alle if _har_blankett(*en)),
        ("docs/veiledninger/README.md", _veiledninger),
        ("docs/innstillinger.md", som_dokument),
        ("docs/sikkerhet/oppbevaring.md", _oppbevaring),
    ]


@cache
def dokumenter() -> dict[str, bytes]:
    """Path under the root -> the document, each made once."""
    return {sti: (MERKE + lag()).encode() for sti, lag in _kilder()}


def utdaterte(rot: Path = ROT) -> list[str]:
    """The documents that are missing under ``rot`` or differ from what would be written now."""
    return [
        sti
        for sti, innhold in dokumenter().items()
        if not (rot / sti).is_file() or (rot / sti).read_bytes() != innhold
    ]


def skriv(rot: Path = ROT) -> None:
    """Writes all documents under ``rot``."""
    for sti, innhold in dokumenter().items():
        maal = rot / sti
        maal.parent.mkdir(parents=True, exist_ok=True)
        maal.write_bytes(innhold)


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
