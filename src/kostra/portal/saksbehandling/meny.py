"""The staff's menu: every page, under its heading, for the roles that may open it.

A new page is a line here, an address in ``urls.py`` and its rows in ``docs/sikkerhet/tilgang.csv``.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kostra.portal.konto.models import ANSATTE, Bruker, Rolle


@dataclass(frozen=True)
class Side:
    """A page of the menu. ``antall``: how many things wait there, shown as a number."""

    rute: str
    tekst: Promise
    roller: frozenset[Rolle] = ANSATTE
    antall: Callable[[], int] | None = None


@dataclass(frozen=True)
class Lenke:
    """A page as this user's menu shows it."""

    url: str
    tekst: str
    aktiv: bool
    antall: int


@dataclass(frozen=True)
class Avsnitt:
    """A heading of this user's menu with its pages."""

    navn: str
    tittel: str
    lenker: list[Lenke]


#: heading id -> (heading, pages)
AVSNITT: dict[str, tuple[Promise, list[Side]]] = {
    "runden": (
        _("Runden"),
        [
            Side("saksbehandling:oversikt", _("Oversikt")),
        ],
    ),
    "avgivere": (_("Avgivere"), []),
    "mottak": (_("Mottak"), []),
    "ettersyn": (_("Ettersyn"), []),
}


def meny(bruker: Bruker, aktiv: str) -> list[Avsnitt]:
    """The headings and pages the user may open. ``aktiv``: the route of the page being shown."""
    rolle = Rolle(bruker.rolle)
    avsnitt = [
        Avsnitt(
            navn,
            str(tittel),
            [
                Lenke(
                    reverse(side.rute),
                    str(side.tekst),
                    side.rute == aktiv,
                    side.antall() if side.antall else 0,
                )
                for side in sider
                if rolle in side.roller
            ],
        )
        for navn, (tittel, sider) in AVSNITT.items()
    ]
    return [del_ for del_ in avsnitt if del_.lenker]
