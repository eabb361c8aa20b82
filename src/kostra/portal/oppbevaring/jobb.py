"""The daily job: does what the table says, and leaves the counts in the event log."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import structlog
from django.db import Error, transaction

from kostra.portal import klokke
from kostra.portal.konto.models import Bruker
from kostra.portal.oppbevaring.tabell import TABELL, Slag
from kostra.portal.revisjon import logg, utvalg
from kostra.portal.revisjon.models import Hendelse

#: Everything that was due was done, or something is left for the next time.
SLETTET, HELT, DELVIS = "oppbevaring.slettet", "ok", "ufullstendig"
_HVILER = timedelta(hours=20)
_logg = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Utfall:
    """One kind of data: how many are due, or were done. ``rest``: how many are still due."""

    slag: Slag
    antall: int
    rest: int = 0


def forhandsvis(naa: datetime | None = None) -> list[Utfall]:
    """What :func:`slett` would do now. Changes nothing."""
    tid = naa or klokke.naa()
    return [Utfall(s, s.velg(tid).count()) for s in TABELL if s.velg is not None]


def slett(*, bruker: Bruker | None = None) -> list[Utfall]:
    """Does what is due, a kind at a time. One that fails stops no other, and is tried the next day.

    ``bruker``: who asked for it; nobody is the daily job or the command line.
    """
    naa = klokke.naa()
    utfall = [_gjor(slag, naa) for slag in TABELL if slag.velg is not None]
    with transaction.atomic():
        helt = not any(ett.rest for ett in utfall)
        gjort: dict[str, Any] = {ett.slag.id: ett.antall for ett in utfall if ett.antall}
        logg.foy_til(
            SLETTET,
            bruker=bruker,
            resultat=HELT if helt else DELVIS,
            i_alt=sum(gjort.values()),
            **gjort,
        )
    _logg.info("oppbevaring.slettet", i_alt=sum(gjort.values()))
    return utfall


def _gjor(slag: Slag, naa: datetime) -> Utfall:
    assert slag.velg is not None
    assert slag.gjor is not None
    try:
        antall = slag.gjor(slag.velg(naa), naa)
    except Error as feil:
        _logg.error("oppbevaring.feilet", slag=slag.id, unntak=type(feil).__name__)
        antall = 0
    return Utfall(slag, antall, slag.velg(naa).count())


def hver_dag() -> None:
    """Once a day, however many workers there are and however often they start."""
    siste = utvalg.siste(SLETTET)
    if siste is None or siste.tid <= klokke.naa() - _HVILER:
        slett()


def kjoringer(antall: int = 10) -> list[Hendelse]:
    """The latest runs, as the log has them."""
    rader = Hendelse.objects.filter(handling=SLETTET).order_by("-tid", "-nr")
    return list(rader[:antall])
