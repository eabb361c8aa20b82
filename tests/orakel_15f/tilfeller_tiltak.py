"""Rules about measures: one file that triggers each, and the nearest that doesn't."""

from __future__ import annotations

from orakel_15f.bygg import (
    fil,
    flytting,
    individ,
    kodet,
    lov,
    tiltak,
)
from orakel_15f.tilfelle import Tilfelle, aldrende, par, slutt

JUNI = "2026-06-30"
OMSORG = lov("BVL2021", "5", "1", Bokstav="a")


TILFELLER: list[Tilfelle] = [
    *par(
        "LOVHJEMMEL_03", aldrende(19, tiltak(hjemmel=OMSORG)), aldrende(18, tiltak(hjemmel=OMSORG))
    ),
    *par(
        "LOVHJEMMEL_03",
        aldrende(19, tiltak(hjemmel=lov("BVL", "4", "8", Ledd="3"))),
        aldrende(19, tiltak(hjemmel=lov("BVL", "4", "8"))),
    ),
    *par(
        "LOVHJEMMEL_03",
        aldrende(19, tiltak(hjemmel=lov("BVL", "4", "12"))),
        aldrende(19, tiltak(lov("BVL", "4", "12", "JmfrLovhjemmel"))),
    ),
    *par(
        "LOVHJEMMEL_03",
        aldrende(19, tiltak(hjemmel=lov("BVL2021", "5", "1", Bokstav="g"))),
        aldrende(19, tiltak(hjemmel=lov("BVL2021", "5", "1", Bokstav="A"))),
    ),
    *par(
        "LOVHJEMMEL_04",
        individ(tiltak(hjemmel=lov("BVL", "0", "0"))),
        individ(tiltak(lov("BVL", "0", "0", "JmfrLovhjemmel"), hjemmel=lov("BVL", "00", "0 "))),
    ),
    *par(
        "TILTAK_02A",
        individ(tiltak(SluttDato="2026-01-31")),
        individ(tiltak(SluttDato="2026-02-01")),
    ),
    *par(
        "TILTAK_02B",
        individ(tiltak(StartDato="2025-07-01", SluttDato="2025-12-31")),
        individ(tiltak(StartDato="2025-07-01", SluttDato="2026-01-01")),
    ),
    *par(
        "TILTAK_02C",
        slutt(JUNI, tiltak(SluttDato="2026-07-01")),
        slutt(JUNI, tiltak(SluttDato=JUNI)),
    ),
    *par("TILTAK_02D", slutt(JUNI, tiltak(), avsluttet=True), slutt(JUNI, tiltak())),
    *par(
        "TILTAK_02E",
        individ(tiltak(), StartDato="2026-02-02"),
        individ(tiltak(), StartDato="2026-02-01"),
    ),
    *par(
        "TILTAK_04",
        individ(tiltak(hjemmel=OMSORG, SluttDato=JUNI)),
        individ(tiltak(kodet("Opphevelse", "1"), hjemmel=OMSORG, SluttDato=JUNI)),
    ),
    *par("TILTAK_05", aldrende(7, tiltak(kategori="4.1")), aldrende(6, tiltak(kategori="4.1"))),
    *par("TILTAK_06", aldrende(11, tiltak(kategori="4.2")), aldrende(10, tiltak(kategori="4.2"))),
    *par(
        "TILTAK_07",
        individ(tiltak(kategori="3.7")),
        individ(tiltak(kategori=kodet("Kategori", "3.7", ""))),
    ),
    *par("TILTAK_07", individ(tiltak(kategori="8.99")), individ(tiltak(kategori="3.6"))),
    *par(
        "TILTAK_08",
        individ(tiltak(kodet("Opphevelse", "4"))),
        individ(tiltak(kodet("Opphevelse", "4", ""))),
    ),
    *par(
        "TILTAK_09",
        individ(
            tiltak(kategori="1.1", Id="a", SluttDato="2026-05-02"), tiltak(kategori="8.2", Id="b")
        ),
        individ(
            tiltak(kategori="1.1", Id="a", SluttDato="2026-05-01"), tiltak(kategori="8.2", Id="b")
        ),
    ),
    *par(
        "TILTAK_09*2",
        individ(*(tiltak(kategori="2.1", Id=f"{n}") for n in range(3))),
        individ(
            tiltak(kategori="2.1", Id="1"), *(tiltak(kategori="8.1", Id=f"{n}") for n in (2, 3))
        ),
    ),
    *par(
        "TILTAK_09",
        individ(
            tiltak(kategori="2.1", Id="1", StartDato="2026-10-02"), tiltak(kategori="2.1", Id="2")
        ),
        individ(
            tiltak(kategori="2.1", Id="1", StartDato="2026-10-03"), tiltak(kategori="2.1", Id="2")
        ),
    ),
    *par(
        "LOVHJEMMEL_03",
        aldrende(19, tiltak(hjemmel=lov("BVL", "4", "8", Ledd="2"))),
        aldrende(19, tiltak(hjemmel=lov("BVL2021", "5", "1", Bokstav="h"))),
    ),
    *par(
        "TILTAK_09",
        individ(
            tiltak(kategori="2.1", Id="1"),
            tiltak(kategori="2.1", Id="2", SluttDato="2026-03-01"),
            tiltak(kategori="2.1", Id="3", StartDato="2026-03-01"),
        ),
        individ(
            tiltak(kategori="2.1", Id="1", SluttDato="2026-03-01"),
            tiltak(kategori="2.1", Id="2", StartDato="2026-03-01", SluttDato="2026-04-01"),
            tiltak(kategori="2.1", Id="3", StartDato="2026-04-01"),
        ),
    ),
    Tilfelle(
        "lov før 2023 og ukjent lov er ingen sak",
        fil(individ(tiltak(hjemmel=lov("XYZ", "1", "1")))),
    ),
    Tilfelle(
        "tiltaksgrunnlag og flytting uten presisering",
        fil(
            individ(
                tiltak(kodet("Tiltaksgrunnlag", "18")),
                flytting(kodet("ArsakFra", "2.9"), kodet("FlyttingTil", "8")),
            )
        ),
    ),
]
