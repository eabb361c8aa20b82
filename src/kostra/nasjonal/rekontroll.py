"""All deliveries controlled again: a table of deliveries, and one of findings per delivery and rule."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from kostra.nasjonal import kjoring
from kostra.nasjonal.arbeid import rekontroller
from kostra.nasjonal.deler import Deler
from kostra.nasjonal.motor import Motor
from kostra.nasjonal.plan import Leveringer
from kostra.nasjonal.regelverk import Regelendring
from kostra.nasjonal.utfall import FUNN, LEVERINGER

TABELLER = (LEVERINGER, FUNN)


@dataclass(frozen=True)
class Bestilling:
    """``lager``: its address, as the workers see it. ``endring``: rules to try in place of the year's."""

    leveringer: Leveringer
    lager: str
    endring: Regelendring | None = None
    bunke: int = kjoring.BUNKE


def rekontroll(
    hva: Bestilling,
    motor: Motor,
    mappe: Path,
    framdrift: Callable[[kjoring.Framdrift], None] = lambda _: None,
) -> None:
    """Writes ``leveringer.parquet`` and ``funn.parquet``. Raises :class:`kjoring.KjoringFeil`."""
    oppdrag = kjoring.Oppdrag(
        "rekontroll", rekontroller, TABELLER, hva.leveringer, hva.lager, hva.endring, hva.bunke
    )

    def ferdigstill(deler: Deler, _helt: bool) -> None:
        for navn in TABELLER:
            deler.samle(navn, mappe / f"{navn}.parquet")

    kjoring.utfor(oppdrag, motor, mappe, ferdigstill, framdrift)
