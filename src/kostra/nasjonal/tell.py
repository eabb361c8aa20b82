"""The statistics tables and counts of the whole country, with every person counted once.

Tasks count their deliveries and make pseudonyms of who is in them. The head adds up, and counts persons
in a second step over the pseudonyms alone, which are then taken away.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from kostra.kontroll.modell import Rapport
from kostra.nasjonal import geografi, kjoring
from kostra.nasjonal.arbeid import Ferdig, Oppgave, Rad, kontroller_en, om, utfor
from kostra.nasjonal.arbeidsplass import Arbeidsplass, pseudonymer
from kostra.nasjonal.deler import Deler
from kostra.nasjonal.motor import Motor
from kostra.nasjonal.personer import Personer, personer
from kostra.nasjonal.plan import Levert
from kostra.nasjonal.rekontroll import Bestilling
from kostra.nasjonal.utfall import LEVERINGER, PERSONER, TALL, Utfall
from kostra.regler.kontroller import kontroller

TABELLER = (LEVERINGER, TALL, PERSONER)


def tell_bunke(oppgave: Oppgave) -> Ferdig:
    """The task of ``tell``."""
    return utfor(oppgave, lambda plass: partial(_en, plass, pseudonymer(plass)))


def tell(
    hva: Bestilling,
    motor: Motor,
    mappe: Path,
    framdrift: Callable[[kjoring.Framdrift], None] = lambda _: None,
) -> None:
    """Writes ``leveringer``, ``tall`` and ``personer``. Raises :class:`kjoring.KjoringFeil`."""
    personene = mappe / f"{PERSONER}.parquet"

    def ferdigstill(deler: Deler, helt: bool) -> None:
        if not personene.exists():
            deler.samle(LEVERINGER, mappe / f"{LEVERINGER}.parquet")
            geografi.skriv_tall(deler, mappe / f"{TALL}.parquet")
            geografi.skriv_personer(deler, personene)
        if helt:  # else the next run needs them
            deler.fjern(PERSONER)

    oppdrag = kjoring.Oppdrag(
        "tell", tell_bunke, TABELLER, hva.leveringer, hva.lager, bunke=hva.bunke
    )
    kjoring.utfor(oppdrag, motor, mappe, ferdigstill, framdrift)


def _en(plass: Arbeidsplass, pseudonymer: Any, levert: Levert) -> Iterator[Rad]:
    kontroll = _MedPersoner(levert, pseudonymer)
    kontrollert, utfall, grunn = kontroller_en(plass, levert, kontroll)
    rapport = kontrollert.rapport
    if utfall is not Utfall.KONTROLLERT or rapport is None:
        yield om(levert, utfall, grunn)
        return
    if rapport.alvorlighetsgrad.stopper:  # by the rules of today: it has no tables, and no persons
        yield om(levert, Utfall.AVVIST, "stoppet_av_reglene", rapport)
        return
    assert kontroll.funnet is not None
    yield om(levert, utfall, "", rapport, kontroll.funnet.uten_nummer)
    hva = (levert.skjema, levert.aar, levert.region)
    for nr, tabell in enumerate(rapport.statistikk, 1):
        for rad, (tittel, verdi) in enumerate(tabell.rader, 1):
            yield TALL, (*hva, nr, tabell.tittel.nb, tabell.kolonne.nb, rad, tittel.nb, verdi)
    yield PERSONER, (*hva, kontroll.funnet.merker)


class _MedPersoner:
    """A control that also looks for persons while it has the content."""

    def __init__(self, levert: Levert, pseudonymer: Any) -> None:
        self._levert, self._pseudonymer = levert, pseudonymer
        self.funnet: Personer | None = None

    def __call__(self, innhold: bytes, **valg: Any) -> Rapport:
        rapport = kontroller(innhold, **valg)
        if not rapport.alvorlighetsgrad.stopper:
            self.funnet = personer(
                innhold, self._levert.skjema, self._levert.aar, self._pseudonymer
            )
        return rapport
