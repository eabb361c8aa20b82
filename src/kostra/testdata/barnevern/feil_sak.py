"""Faults of reports, assessments, plans and moves."""

from __future__ import annotations

from typing import Final

from kostra.testdata.barnevern.mutasjon import Mutasjon
from kostra.testdata.barnevern.sak import (
    INNHOLD,
    MELDER,
    SANKTHANS,
    Dag,
    flytting,
    i_sak,
    kodet,
    legg_til,
    melding,
    sett,
    slutt,
    start,
    undersokelse,
)

#: Two days around the day before the simple case starts.
FOR_SAKEN, ETTER_AT_SAKEN_STARTET = Dag(7, 31, -1), Dag(8, 3, -1)
DAGEN_ETTER = Dag(6, 25)
_KONKLUDERT = Dag(11, 3)


FEIL: Final[dict[str, tuple[Mutasjon, ...]]] = {
    "MELDER_02": (i_sak(legg_til(melding(kodet("Melder", "22"), INNHOLD))),),
    "MELDING_02A": (i_sak(legg_til(melding(SluttDato=Dag(2, 1), Konklusjon="3"))),),
    "MELDING_02C": (
        i_sak(
            slutt(SANKTHANS),
            legg_til(melding(StartDato=Dag(6, 20), SluttDato=DAGEN_ETTER, Konklusjon="3")),
        ),
    ),
    "MELDING_02D": (i_sak(slutt(SANKTHANS, avsluttet=True), legg_til(melding())),),
    "MELDING_02E": (
        i_sak(
            legg_til(
                melding(StartDato=FOR_SAKEN, SluttDato=ETTER_AT_SAKEN_STARTET, Konklusjon="3")
            )
        ),
    ),
    "MELDING_03": (i_sak(legg_til(melding(SluttDato=Dag(2, 11), Konklusjon="3"))),),
    "MELDING_04": (i_sak(legg_til(melding(INNHOLD, SluttDato=Dag(2, 5), Konklusjon="1"))),),
    "MELDING_05": (i_sak(legg_til(melding(MELDER, SluttDato=Dag(2, 5), Konklusjon="1"))),),
    "SAKSINNHOLD_02": (
        i_sak(legg_til(melding(MELDER, kodet("Saksinnhold", "18")))),
        i_sak(legg_til(melding(MELDER, kodet("Saksinnhold", "19")))),
    ),
    "PLAN_02A": (i_sak(sett("Plan", StartDato=Dag(3, 2), SluttDato=Dag(3, 1))),),
    "PLAN_02C": (i_sak(slutt(SANKTHANS), sett("Plan", SluttDato=DAGEN_ETTER)),),
    "PLAN_02D": (i_sak(slutt(SANKTHANS, avsluttet=True), sett("Plan", SluttDato=None)),),
    "PLAN_02E": (i_sak(sett("Plan", StartDato=FOR_SAKEN)),),
    "UNDERSOKELSE_02A": (
        i_sak(legg_til(undersokelse(SluttDato=Dag(9, 5), Konklusjon="3"))),
    ),
    "UNDERSOKELSE_02B": (
        i_sak(
            legg_til(undersokelse(meldt=Dag(10, 1, -1), SluttDato=Dag(12, 20, -1), Konklusjon="3"))
        ),
    ),
    "UNDERSOKELSE_02C": (
        i_sak(
            slutt(Dag(11, 2)), legg_til(undersokelse(SluttDato=_KONKLUDERT, Konklusjon="3"))
        ),
    ),
    "UNDERSOKELSE_02D": (i_sak(slutt(Dag(11, 2), avsluttet=True), legg_til(undersokelse())),),
    "UNDERSOKELSE_02E": (
        i_sak(start(Dag(9, 1)), legg_til(undersokelse(StartDato=Dag(8, 31))), med="T47"),
    ),
    "UNDERSOKELSE_03": (
        i_sak(legg_til(undersokelse(SluttDato=_KONKLUDERT, Konklusjon="5"))),
    ),
    "UNDERSOKELSE_04": (i_sak(legg_til(undersokelse(SluttDato=_KONKLUDERT))),),
    "UNDERSOKELSE_07": (
        i_sak(legg_til(undersokelse(SluttDato=_KONKLUDERT, Konklusjon="1"))),
        i_sak(legg_til(undersokelse(SluttDato=_KONKLUDERT, Konklusjon="2"))),
    ),
    "UNDERSOKELSE_08": (i_sak(legg_til(undersokelse(meldt=Dag(3, 1)))),),
    "VEDTAK_02": (
        i_sak(
            legg_til(
                undersokelse(
                    kodet("Vedtaksgrunnlag", "19"), SluttDato=_KONKLUDERT, Konklusjon="1"
                )
            )
        ),
    ),
    "FLYTTING_02C": (i_sak(slutt(SANKTHANS), legg_til(flytting(DAGEN_ETTER))),),
    "FLYTTING_02F": (i_sak(legg_til(flytting(FOR_SAKEN))),),
}  # fmt: skip
