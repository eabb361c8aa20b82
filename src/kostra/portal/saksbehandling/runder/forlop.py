"""A round from its first day to its last: what happens, and what the users are told on each."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _

from kostra.portal.innsending.skjema import rundetekst
from kostra.portal.runde.aapning import Aapning, bedom
from kostra.portal.runde.kalender import begynnelsen
from kostra.portal.runde.models import Rapporteringsaar
from kostra.portal.runde.utvalg import frister
from kostra.portal.utseende import tekst


@dataclass(frozen=True)
class Steg:
    """``naar``: a day, or a day and a time. ``sies``: what a unit with no extension reads then."""

    naar: str
    hva: str
    sies: str


def forlop(runde: Rapporteringsaar) -> list[Steg]:
    """The round's steps in order."""
    dager = [(begynnelsen(dag), tekst.dato(dag), hva, frist) for dag, hva, frist in _dager(runde)]
    tider = [(naar, vist, hva, runde.frist) for naar, vist, hva in _tider(runde)]
    alle = sorted(dager + tider, key=lambda steg: steg[0])
    return [Steg(vist, hva, _sies(_paa(runde, naar, frist))) for naar, vist, hva, frist in alle]


def naa(runde: Rapporteringsaar, tiden: datetime) -> list[tuple[str, str]]:
    """(form with its version, what the users read about it now)."""
    mal = _("%(skjema)s, versjon %(versjon)s")
    return [
        (
            mal % {"skjema": rad.skjema, "versjon": rad.versjon},
            _sies(_paa(runde, tiden, rad.frist or runde.frist)),
        )
        for rad in runde.skjemaer.all()
    ]


def stand(runde: Rapporteringsaar, tiden: datetime) -> tuple[str, str]:
    """(colour, word) for how far the round has come."""
    aapning = _paa(runde, tiden, runde.frist)
    if aapning.prove and aapning.kan_sende:
        return "warning", _("Prøve")
    if aapning.kan_sende:
        return "success", _("Åpen")
    if tiden < runde.apner:
        return "info", _("Ikke åpnet")
    if aapning.igjen is not None:
        return "warning", _("Stengt en stund")
    return "neutral", _("Avsluttet")


def _tider(runde: Rapporteringsaar) -> list[tuple[datetime, str, str]]:
    """(moment, how it is written, what happens)."""
    begynner = [(runde.prove_fra, _("Prøven begynner")), (runde.apner, _("Runden åpner"))]
    slutter = [
        (runde.prove_til, _("Prøven er over, og alt i den slettes")),
        (runde.stenger, _("Runden stenger")),
    ]
    for stenging in runde.stenginger.all():
        begynner.append((stenging.til, _("Åpent for innsending igjen")))
        slutter.append((stenging.fra, _("Stengt for innsending")))
    return [
        *((naar, tekst.tid(naar), hva) for naar, hva in begynner if naar),
        *((naar, tekst.slutt(naar), hva) for naar, hva in slutter if naar),
    ]


def _dager(runde: Rapporteringsaar) -> list[tuple[date, str, date]]:
    """(day, what happens, the due date that the users are told of then)."""
    like = defaultdict(list)
    for skjema, frist in frister(runde).items():
        like[frist].append(skjema)
    dager = [
        (frist, _("Frist for %(skjemaer)s") % {"skjemaer": ", ".join(skjemaer)}, frist)
        for frist, skjemaer in like.items()
    ]
    andre = [
        (runde.forelopig, _("Foreløpige tall publiseres")),
        (runde.siste_retting, _("Siste dag for rettinger")),
        (runde.endelig, _("Endelige tall publiseres")),
    ]
    return dager + [(dag, hva, runde.frist) for dag, hva in andre if dag is not None]


def _paa(runde: Rapporteringsaar, tiden: datetime, frist: date) -> Aapning:
    return bedom(
        runde,
        naa=tiden,
        frist=frist,
        stenger=runde.stenger,
        stenginger=runde.stenginger.all(),
    )


def _sies(aapning: Aapning) -> str:
    om = rundetekst.om_proven(aapning) or rundetekst.frist(aapning)
    return rundetekst.hvorfor_ikke(aapning) or om
