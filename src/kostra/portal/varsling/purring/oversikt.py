"""What the pages about reminders show: the plan of each form, and what was sent."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from django.db.models import Prefetch, Q, QuerySet

from kostra.portal import klokke
from kostra.portal.runde.models import Rapporteringsaar, Utsettelse
from kostra.portal.runde.utvalg import frister
from kostra.portal.varsling.models import Forsendelse, Purring
from kostra.portal.varsling.purring import plan as planer
from kostra.portal.varsling.purring.grunnlag import Grunnlag, les
from kostra.portal.varsling.purring.plan import Forfall
from kostra.portal.varsling.purring.utvalg import forhandsvis, runder

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
    alle = (enhet.pk for enhet in grunnlag.enheter)
    mangler = [nr for nr in alle if (nr, skjema) not in grunnlag.levert]
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


def neste_utsending(aar: int) -> Planlagt | None:
    """The next one of that year's round, as the dry run of that day has it; None if none is near.

    Today's is past when it is sent, and a day may be for units that have delivered: a few days are
    tried, not the whole plan, since each reads the nation.
    """
    runde = runder(aar).first()
    for dag in _dager(runde)[:_DAGER_PROVES] if runde else ():
        faar = forhandsvis(dag, aar=aar).faar
        if faar:
            skjemaer = tuple(sorted({rad.skjema for rad in faar}))
            return Planlagt(dag, skjemaer, len({rad.enhet.pk for rad in faar}))
    return None


def _dager(runde: Rapporteringsaar) -> list[date]:
    """The days from today on that a step is planned for, by the due dates of any unit."""
    utsatte = list(Utsettelse.objects.filter(runde=runde).values_list("skjema", "ny_frist"))
    dager = set()
    for plan in runde.purreplaner.all():
        frist = frister(runde).get(plan.skjema)
        if plan.aktiv and frist is not None:
            fristene = {frist, *(dag for skjema, dag in utsatte if skjema in ("", plan.skjema))}
            dager |= {planer.planlagt(en, plan.etter_frist) for en in fristene}
    return sorted(dag for dag in dager if dag >= klokke.i_dag())


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
