"""A :class:`kostra.skjema.dokument.Dokument` as PDF/UA-1, the same bytes every time it is made."""

from __future__ import annotations

import json
from collections import Counter
from datetime import UTC, datetime
from functools import cache
from importlib.resources import files
from typing import Any

import kostra
from kostra.rapport.feil import ManglerTillegg
from kostra.rapport.som_pdf import settbar
from kostra.rapport.tekster import Tekster
from kostra.skjema.dokument import (
    Avsnitt,
    Celle,
    Del,
    Dokument,
    Kommando,
    Overskrift,
    Punkter,
    Tabell,
    anker,
)

#: A table with more columns than this is set on a page lying down.
_MAKS_STAAENDE = 5


def skriv(dokument: Dokument) -> bytes:
    """The document. Raises :class:`kostra.rapport.feil.ManglerTillegg` without typst."""
    try:
        import typst
    except ImportError:
        raise ManglerTillegg("pdf", dokument.sprak) from None
    return typst.compile(
        _mal(),
        format="pdf",
        sys_inputs={"data": json.dumps(settbar(_data(dokument)))},
        pdf_standards="ua-1",
        ignore_system_fonts=True,
        timestamp=_versjonens_dag(),
    )


@cache
def _mal() -> bytes:
    return (files("kostra.rapport") / "maler" / "dokument.typ").read_bytes()


def _versjonens_dag() -> datetime:
    aar, maaned, dag = (int(del_) for del_ in kostra.__version__.split(".")[:3])
    return datetime(aar, maaned, dag, tzinfo=UTC)


def _data(dokument: Dokument) -> dict[str, Any]:
    """An anchor goes along only where it is the only one of its kind: typst takes no other."""
    antall = Counter(anker(d.tekst) for d in dokument.deler if isinstance(d, Overskrift))
    ankre = {navn for navn, ganger in antall.items() if ganger == 1}
    tabeller = [d for d in dokument.deler if isinstance(d, Tabell)]
    return {
        "tittel": dokument.tittel,
        "sprak": dokument.sprak,
        "liggende": any(len(t.kolonner) > _MAKS_STAAENDE for t in tabeller),
        "side": Tekster(dokument.sprak)("rapport.side", n="{n}", alle="{alle}"),
        "deler": [_del(d, ankre) for d in dokument.deler],
    }


def _del(del_: Del, ankre: set[str]) -> dict[str, Any]:
    match del_:
        case Overskrift():
            til = anker(del_.tekst)
            return {
                "slag": "overskrift",
                "tekst": del_.tekst,
                "niva": str(del_.nivaa),
                "anker": til if til in ankre else "",
            }
        case Avsnitt() | Kommando():
            return {"slag": type(del_).__name__.lower(), "tekst": del_.tekst.split("\n")}
        case Punkter():
            return {"slag": "punkter", "punkter": [p.split("\n") for p in del_.punkter]}
        case Tabell():
            return {
                "slag": "tabell",
                "tittel": del_.tittel,
                "kolonner": list(del_.kolonner),
                "rader": [[_celle(c, ankre) for c in rad] for rad in del_.rader],
                "tall": [str(nr) for nr in sorted(del_.tall)],
            }


def _celle(celle: Celle, ankre: set[str]) -> list[str] | dict[str, str]:
    """Lines of text, or a link: a line feed isn't among the characters that can be set."""
    if isinstance(celle, str):
        return celle.split("\n")
    til = anker(celle.overskrift)
    return {"tekst": celle.tekst, "til": til} if til in ankre else [celle.tekst]
