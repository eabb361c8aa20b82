"""What ``kostra nasjonal forskjell`` prints: a table for the terminal, CSV and JSON."""

from __future__ import annotations

import csv
import io
from collections import Counter
from typing import TYPE_CHECKING

from kostra.rapport.rens import som_tekst
from kostra.skjema import bydeler, kommuner

if TYPE_CHECKING:
    from kostra.nasjonal.forskjell import Endring, Forskjell

_KOLONNER = (
    "skjema", "aar", "regel", "tittel", "kommune", "bydel", "navn", "grad_for", "grad_etter",
    "funn_for", "funn_etter", "endring",
)  # fmt: skip
#: Deliveries that are named on a terminal.
_NEVNES = 10


def skriv(funnet: Forskjell, format_: str, *, per_kommune: bool) -> bytes:
    """In that format, as UTF-8."""
    if format_ == "json":
        return funnet.som_json()
    if format_ == "csv":
        return _som_csv(funnet.per_region)
    return _som_tekst(funnet, per_kommune=per_kommune).encode()


def _som_csv(endringer: list[Endring]) -> bytes:
    ut = io.StringIO()
    skriver = csv.writer(ut, delimiter=";", lineterminator="\r\n")
    skriver.writerow(_KOLONNER)
    for e in endringer:
        sted = (som_tekst(e.region[:4]), som_tekst(e.region[4:]), som_tekst(_navn(e)))
        tall = (e.for_, e.etter, e.etter - e.for_)
        skriver.writerow(
            (e.skjema, e.aar, e.regel, som_tekst(e.tittel), *sted, e.grad_for, e.grad_etter, *tall)
        )
    return b"\xef\xbb\xbf" + ut.getvalue().encode()


def _som_tekst(funnet: Forskjell, *, per_kommune: bool) -> str:
    from rich.console import Console
    from rich.table import Table

    ut = io.StringIO()
    konsoll = Console(file=ut, width=100, color_system=None, force_terminal=False)
    steder = Counter((e.skjema, e.aar, e.regel) for e in funnet.per_region)
    if funnet.regler:
        tabell = Table(box=None, pad_edge=False)
        for navn in ("Skjema", "År", "Regel", "Tittel", "Grad"):
            tabell.add_column(navn)
        for navn in ("Før", "Etter", "Endring", "Enheter"):
            tabell.add_column(navn, justify="right")
        for e in funnet.regler:
            antall = steder[e.skjema, e.aar, e.regel]
            tabell.add_row(*_celler(e), e.tittel, _grad(e), *_tall(e), str(antall))
        konsoll.print(tabell, markup=False, highlight=False)
    if per_kommune and funnet.per_region:
        tabell = Table(box=None, pad_edge=False)
        for navn in ("Skjema", "År", "Regel", "Enhet", "Navn"):
            tabell.add_column(navn)
        for navn in ("Før", "Etter", "Endring"):
            tabell.add_column(navn, justify="right")
        for e in funnet.per_region:
            tabell.add_row(*_celler(e), e.region, _navn(e), *_tall(e))
        konsoll.print()
        konsoll.print(tabell, markup=False, highlight=False)
    return ut.getvalue() + "\n".join(_om_leveringer(funnet)) + "\n"


def _celler(e: Endring) -> tuple[str, str, str]:
    return e.skjema, str(e.aar), e.regel


def _tall(e: Endring) -> tuple[str, str, str]:
    return str(e.for_), str(e.etter), f"{e.etter - e.for_:+d}"


def _grad(e: Endring) -> str:
    if e.grad_for and e.grad_etter and e.grad_for != e.grad_etter:
        return f"{e.grad_for} → {e.grad_etter}"
    return e.grad_etter or e.grad_for


def _navn(e: Endring) -> str:
    kommune = kommuner(e.aar).get(e.region[:4], "")
    bydel = bydeler().get(e.region[4:], "") if e.region[:4] == "0301" else ""
    return f"{kommune}, {bydel}" if bydel else kommune


def _om_leveringer(funnet: Forskjell) -> list[str]:
    linjer = [f"{funnet.felles} leveringer er sammenlignet."]
    if funnet.bare_i_en:
        linjer.append(
            f"{funnet.bare_i_en} leveringer er kontrollert i bare én av kjøringene, og er ikke med."
        )
    for hva, numre in (
        ("ville nå blitt stoppet", funnet.stoppes),
        ("ville ikke lenger blitt stoppet", funnet.slipper),
    ):
        if numre:
            nevnt = ", ".join(numre[:_NEVNES]) + (" …" if len(numre) > _NEVNES else "")
            linjer.append(f"{len(numre)} leveringer {hva}: {nevnt}")
    if not funnet.noe:
        linjer.append("Ingen forskjell.")
    return linjer
