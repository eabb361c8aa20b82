"""The staff's menu: every page, under its heading, for the roles that may open it.

A new page is a line here, an address in ``urls.py`` and its rows in ``docs/sikkerhet/tilgang.csv``.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kostra.portal.innsending.henvendelser.utvalg import antall_besvart
from kostra.portal.konto.models import ANSATTE, Bruker, Rolle
from kostra.portal.saksbehandling.brukere.utvalg import antall_mobilbytter
from kostra.portal.saksbehandling.godkjenning import venter_paa
from kostra.portal.saksbehandling.karantene.utvalg import antall_som_venter


@dataclass(frozen=True)
class Side:
    """A page of the menu. ``antall``: how many things wait there, shown as a number; ``antall_for``: for
    the one who reads it.
    """

    rute: str
    tekst: Promise
    roller: frozenset[Rolle] = ANSATTE
    antall: Callable[[], int] | None = None
    antall_for: Callable[[Bruker], int] | None = None

    def venter(self, bruker: Bruker) -> int:
        if self.antall_for:
            return self.antall_for(bruker)
        return self.antall() if self.antall else 0


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
            Side("saksbehandling:runder", _("Rapporteringsår")),
            Side("saksbehandling:status", _("Status")),
            Side("saksbehandling:nyheter", _("Nyheter")),
            Side(
                "saksbehandling:banner",
                _("Melding på alle sider"),
                frozenset({Rolle.SAKSBEHANDLER, Rolle.DRIFT}),
            ),
            Side("saksbehandling:purring", _("Purring")),
        ],
    ),
    "avgivere": (
        _("Avgivere"),
        [
            Side("saksbehandling:kommuner", _("Kommuner")),
            Side("saksbehandling:pinbrev", _("PIN-brev"), frozenset({Rolle.SAKSBEHANDLER})),
            Side("saksbehandling:brukere", _("Brukere"), antall=antall_mobilbytter),
            Side(
                "saksbehandling:som_kommune",
                _("Se som kommune"),
                frozenset({Rolle.SAKSBEHANDLER}),
            ),
        ],
    ),
    "mottak": (
        _("Mottak"),
        [
            Side("saksbehandling:leveringer", _("Leveringer")),
            Side("saksbehandling:henvendelser", _("Spørsmål og retur"), antall=antall_besvart),
            Side("saksbehandling:utleveringer", _("Utleveringer")),
            Side("saksbehandling:ko", _("Kø og arbeidere")),
            Side("saksbehandling:karantene", _("Karantene"), antall=antall_som_venter),
            Side("saksbehandling:sertifikater", _("Sertifikater")),
            Side("saksbehandling:apinokler", _("API-nøkler")),
        ],
    ),
    "ettersyn": (
        _("Ettersyn"),
        [
            Side("saksbehandling:godkjenninger", _("Godkjenninger"), antall_for=venter_paa),
            Side("saksbehandling:revisjonslogg", _("Revisjonslogg")),
            Side("saksbehandling:innsyn", _("Hvem har sett"), frozenset({Rolle.REVISOR})),
            Side(
                "saksbehandling:oppbevaring",
                _("Oppbevaring og sletting"),
                frozenset({Rolle.DRIFT, Rolle.REVISOR}),
            ),
        ],
    ),
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
                    side.venter(bruker),
                )
                for side in sider
                if rolle in side.roller
            ],
        )
        for navn, (tittel, sider) in AVSNITT.items()
    ]
    return [del_ for del_ in avsnitt if del_.lenker]
