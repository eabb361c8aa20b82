"""Rules about reports, assessments, plans and moves: a trigger and a neighbour of each."""

from __future__ import annotations

from orakel_15f.bygg import (
    Node,
    flytting,
    individ,
    kodet,
    melding,
    plan,
    undersokelse,
)
from orakel_15f.tilfelle import Tilfelle, m_u, par, slutt

JUNI = "2026-06-30"


TILFELLER: list[Tilfelle] = [
    *par(
        "MELDER_02*2",
        individ(melding(kodet("Melder", "22"), kodet("Melder", "22", ""))),
        individ(melding(kodet("Melder", "22", " "), kodet("Melder", "21"))),
    ),
    *par(
        "MELDING_02A",
        individ(melding(SluttDato="2026-01-31")),
        individ(melding(SluttDato="2026-02-01")),
    ),
    *par(
        "MELDING_02C",
        slutt("2026-02-02", melding(SluttDato="2026-02-03")),
        slutt("2026-02-02", melding(SluttDato="2026-02-03", Konklusjon="1")),
        nabo_med="MELDING_04 MELDING_05",
    ),
    *par(
        "MELDING_02D",
        slutt(JUNI, melding(), avsluttet=True),
        slutt(JUNI, melding(SluttDato="2026-02-02"), avsluttet=True),
    ),
    *par(
        "MELDING_02E",
        individ(melding(), StartDato="2026-02-02"),
        individ(melding(), StartDato="2026-02-01"),
    ),
    *par(
        "MELDING_03",
        individ(melding(SluttDato="2026-02-10")),
        individ(melding(SluttDato="2026-02-09")),
    ),
    *par(
        "MELDING_04",
        individ(melding(kodet("Saksinnhold", "1"), SluttDato="2026-02-02", Konklusjon="2")),
        individ(melding(SluttDato="2026-02-02", Konklusjon="3")),
    ),
    *par(
        "MELDING_04",
        individ(
            melding(
                kodet("Saksinnhold", "1"),
                StartDato="2025-12-30",
                SluttDato="2026-01-01",
                Konklusjon="1",
            )
        ),
        individ(melding(StartDato="2025-12-30", SluttDato="2025-12-31", Konklusjon="1")),
    ),
    *par(
        "MELDING_05",
        individ(melding(kodet("Melder", "1"), SluttDato="2026-02-02", Konklusjon="1")),
        individ(melding(kodet("Melder", "1"), Konklusjon="1")),
    ),
    *par("PLAN_02A", individ(plan(SluttDato="2026-01-31")), individ(plan(SluttDato="2026-02-01"))),
    *par("PLAN_02C", slutt(JUNI, plan(SluttDato="2026-07-01")), slutt(JUNI, plan(SluttDato=JUNI))),
    *par(
        "PLAN_02D",
        slutt("2027-01-01", plan(SluttDato="2027-01-01"), avsluttet=True),
        slutt("2027-01-01", plan(SluttDato="2026-12-31"), avsluttet=True),
    ),
    *par(
        "PLAN_02E", individ(plan(), StartDato="2026-02-02"), individ(plan(), StartDato="2026-02-01")
    ),
    *par(
        "SAKSINNHOLD_02*2",
        individ(melding(kodet("Saksinnhold", "18"), kodet("Saksinnhold", "19"))),
        individ(melding(kodet("Saksinnhold", "18", ""), kodet("Saksinnhold", "17"))),
    ),
    *par(
        "UNDERSOKELSE_02A",
        individ(m_u(SluttDato="2026-07-31", Konklusjon="3")),
        individ(m_u(SluttDato="2026-08-01", Konklusjon="3")),
    ),
    *par(
        "UNDERSOKELSE_02B",
        individ(m_u(SluttDato="2027-01-01", Konklusjon="3")),
        individ(m_u(SluttDato="2026-12-31", Konklusjon="3")),
    ),
    *par(
        "UNDERSOKELSE_02C",
        slutt("2026-09-01", m_u(SluttDato="2026-09-02", Konklusjon="3")),
        slutt("2026-09-01", m_u(SluttDato="2026-09-01", Konklusjon="3")),
    ),
    *par(
        "UNDERSOKELSE_02D",
        slutt("2026-09-01", melding(undersokelse(), SluttDato="2026-02-02"), avsluttet=True),
        slutt(
            "2026-09-01",
            melding(undersokelse(SluttDato="2026-09-01", Konklusjon="3"), SluttDato="2026-02-02"),
            avsluttet=True,
        ),
    ),
    *par(
        "UNDERSOKELSE_02E",
        individ(melding(undersokelse(StartDato="2026-07-01")), StartDato="2026-07-02"),
        individ(
            melding(undersokelse(StartDato="2026-07-02"), StartDato="2026-07-02"),
            StartDato="2026-07-02",
        ),
        med="MELDING_02E",
    ),
    *par(
        "UNDERSOKELSE_03",
        individ(m_u(Konklusjon="5")),
        individ(melding(undersokelse(Node("Presisering"), Konklusjon="5"))),
    ),
    *par(
        "UNDERSOKELSE_04",
        individ(m_u(SluttDato="2026-09-01")),
        individ(m_u(SluttDato="2026-09-01", Konklusjon="")),
    ),
    *par(
        "UNDERSOKELSE_07",
        individ(m_u(Konklusjon="1")),
        individ(melding(undersokelse(kodet("Vedtaksgrunnlag", "1"), Konklusjon="2"))),
    ),
    *par("UNDERSOKELSE_08", individ(m_u(StartDato="2026-06-29")), individ(m_u(StartDato=JUNI))),
    *par(
        "VEDTAK_02",
        individ(melding(undersokelse(kodet("Vedtaksgrunnlag", "19")))),
        individ(melding(undersokelse(kodet("Vedtaksgrunnlag", "19", "")))),
    ),
    *par(
        "FLYTTING_02C",
        slutt("2026-02-28", plan(), flytting()),
        slutt("2026-03-01", plan(), flytting()),
    ),
    *par(
        "FLYTTING_02F",
        individ(plan(StartDato="2026-03-02"), flytting(), StartDato="2026-03-02"),
        individ(plan(StartDato="2026-03-01"), flytting(), StartDato="2026-03-01"),
    ),
    *par(
        "MELDING_04",
        individ(
            melding(
                kodet("Saksinnhold", "1"),
                StartDato="2026-12-30",
                SluttDato="2027-01-02",
                Konklusjon="1",
            )
        ),
        individ(
            melding(
                kodet("Melder", "1"),
                kodet("Saksinnhold", "1"),
                StartDato="2026-12-30",
                SluttDato="2027-01-02",
                Konklusjon="1",
            )
        ),
    ),
]
