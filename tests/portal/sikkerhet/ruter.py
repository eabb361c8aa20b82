"""Every address of the portal as the URLconf has it, and the table of who may open which."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

TABELL = Path(__file__).parents[3] / "docs" / "sikkerhet" / "tilgang.csv"
KOLONNER = ["rute", "metode", "rolle", "objekt", "ventet"]
ANSATTE = ("saksbehandler", "drift", "revisor")
ROLLER = ("anonym", "kommune", "rapportor", "rapportor_uten_rett", *ANSATTE)
METODER = ("GET", "POST")
ANDRE_METODER = ("PUT", "PATCH", "DELETE")
UTFALL = ("ok", "innlogging", "ingen_tilgang", "finnes_ikke", "ikke_tillatt")
EGEN, ANNEN, UTEN = "egen", "annen", "-"

Nokkel = tuple[str, str, str, str]


@dataclass(frozen=True)
class Rute:
    """One address. ``navn``: with its namespace; ``argumenter``: the names in its pattern."""

    navn: str
    monster: str
    visning: Callable[..., Any]
    argumenter: frozenset[str]


def ruter() -> list[Rute]:
    """All of them, in order. An address without a name has an empty one."""
    return sorted(_under(get_resolver("kostra.portal.urls"), "", ""), key=lambda rute: rute.navn)


def _under(resolver: URLResolver, rom: str, foran: str) -> Iterator[Rute]:
    for del_ in resolver.url_patterns:
        monster = foran + str(del_.pattern)
        if isinstance(del_, URLResolver):
            indre = f"{rom}{del_.namespace}:" if del_.namespace else rom
            yield from _under(del_, indre, monster)
        elif isinstance(del_, URLPattern):
            navn = f"{rom}{del_.name}" if del_.name else ""
            argumenter = frozenset(del_.pattern.converters)
            yield Rute(navn, monster, del_.callback, argumenter)


def tabell() -> list[dict[str, str]]:
    """The rows of ``docs/sikkerhet/tilgang.csv``."""
    with TABELL.open(encoding="utf-8", newline="") as fil:
        leser = csv.DictReader(fil, delimiter=";")
        rader = list(leser)
    assert leser.fieldnames == KOLONNER
    return rader


def nokkel(rad: dict[str, str]) -> Nokkel:
    return rad["rute"], rad["metode"], rad["rolle"], rad["objekt"]
