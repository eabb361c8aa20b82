"""What the pages about reminders show: the plan of each form, and what was sent."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from django.db.models import Prefetch, Q, QuerySet

from kostra.portal import klokke
from kostra.portal.runde.models import Rapporteringsaar
from kostra.portal.varsling.models import Forsendelse, Purring
from kostra.portal.varsling.purring import plan as planer
from kostra.portal.varsling.purring.grunnlag import Grunnlag, les
from kostra.portal.varsling.purring.plan import Forfall
from kostra.portal.varsling.purring.utvalg import planlagte_dager, vurder
from kostra.portal.varsling.retur import varig_returnert

_DAGER_PROVES = 3


@dataclass(frozen=True)
class Skjemaplan:
    """A form's plan. ``neste``: the next date of any unit that hasn't delivered; ``antall``: how many."""

    skjema: str
    frist: date
    steg: tuple[Forfall, ...]
    neste: date | None
    antall: int
    mangler: int


def planene(aar: int) -> list[Skjemaplan]:
    """The plan of every form of the round; none for a year without a round."""
    alle = Rapporteringsaar.objects.prefetch_related("purreplaner", "skjemaer", "stenginger")
    runde = alle.filter(pk=aar).first()
    if runde is None:
        return []
    grunnlag, dag = les(runde), klokke.i_dag()
    return [_skjemaplan(grunnlag, skjema, dag) for skjema in sorted(grunnlag.frister)]


def _skjemaplan(grunnlag: Grunnlag, skjema: str, dag: date) -> Skjemaplan:
    frist = grunnlag.frister[skjema]
    steg = tuple(
        Forfall(plan, planer.planlagt(frist, plan.etter_frist))
        for plan in grunnlag.planer.get(skjema, ())
    )
    mangler = [enhet.pk for enhet in grunnlag.mangler(skjema)]
    aktive = grunnlag.aktive(skjema)
    neste_fra = cache(lambda frist, fra: planer.neste(aktive, frist, fra))
    dager = []
    for nr in mangler:
        sist = grunnlag.sendt.get((nr, skjema), date.min)
        fra = max(dag, sist + timedelta(days=1))
        forfall = neste_fra(grunnlag.frist(nr, skjema), fra)
        if forfall is not None:
            dager.append(forfall.planlagt)
    neste = min(dager, default=None)
    return Skjemaplan(skjema, frist, steg, neste, dager.count(neste) if neste else 0, len(mangler))


@dataclass(frozen=True)
class Planlagt:
    """The next day that somebody would be reminded, if nothing more were delivered.

    ``skjemaer``: what of; ``enheter``: how many units.
    """

    dato: date
    skjemaer: tuple[str, ...]
    enheter: int


def neste_utsending(grunnlag: Grunnlag) -> Planlagt | None:
    """The next one of the round, as the dry run of that day has it; None if none is near.

    Today's is past when it is sent, and a day may be for units that have delivered: a few days are
    tried, not the whole plan.
    """
    i_dag = klokke.i_dag()
    kommer = sorted(dag for dag in planlagte_dager(grunnlag.runde) if dag >= i_dag)
    feiler = varig_returnert() if kommer else frozenset()
    for dag in kommer[:_DAGER_PROVES]:
        rader = vurder(grunnlag, dag, feiler, ogsaa_leverte=False)
        faar = [rad for rad in rader if rad.faar]
        if faar:
            skjemaer = tuple(sorted({rad.skjema for rad in faar}))
            return Planlagt(dag, skjemaer, len({rad.enhet.pk for rad in faar}))
    return None


def sendte(aar: int | None = None, *, skjema: str = "", sok: str = "") -> QuerySet[Purring]:
    """The reminders that were sent, the latest first, with their letters."""
    alle = Purring.objects.order_by("-sendt", "-pk").select_related("plan", "enhet")
    if aar is not None:
        alle = alle.filter(plan__runde=aar)
    if skjema:
        alle = alle.filter(plan__skjema=skjema)
    if sok:
        alle = alle.filter(Q(enhet__kommunenr__startswith=sok) | Q(enhet__navn__icontains=sok))
    brev = Forsendelse.objects.order_by("til").prefetch_related("returer")
    return alle.prefetch_related(Prefetch("brev", brev))
