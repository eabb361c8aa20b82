"""Dates in every place of the structure. What a date is: ``tests/felt/test_isodato.py``."""

from __future__ import annotations

from lesing_xml.xmlfil import Lest, les_individ, melding, tiltak, undersokelse
from samlet import i_ett


def plan(navn: str, verdi: str) -> str:
    egne = {"StartDato": "2026-02-01", navn: verdi}
    return '<Plan Id="P" Plantype="1"' + "".join(f' {n}="{v}"' for n, v in egne.items()) + "/>"


def flytting(verdi: str) -> str:
    inni = '<ArsakFra Kode="1.3"/><FlyttingTil Kode="6"/>'
    return f'<Flytting Id="F" SluttDato="{verdi}">{inni}</Flytting>'


STEDER = {
    ("individ", "start"): lambda v: les_individ(StartDato=v),
    ("individ", "slutt"): lambda v: les_individ(SluttDato=v),
    ("melding", "start"): lambda v: les_individ(melding(StartDato=v)),
    ("melding", "slutt"): lambda v: les_individ(melding(SluttDato=v)),
    ("undersokelse", "start"): lambda v: les_individ(melding(undersokelse(StartDato=v))),
    ("undersokelse", "slutt"): lambda v: les_individ(melding(undersokelse(SluttDato=v))),
    ("plan", "start"): lambda v: les_individ(plan("StartDato", v)),
    ("plan", "slutt"): lambda v: les_individ(plan("SluttDato", v)),
    ("plan", "evaluert"): lambda v: les_individ(plan("EvaluertDato", v)),
    ("tiltak", "start"): lambda v: les_individ(tiltak(StartDato=v)),
    ("tiltak", "slutt"): lambda v: les_individ(tiltak(SluttDato=v)),
    ("flytting", "slutt"): lambda v: les_individ(flytting(v)),
}


@i_ett("sted", STEDER, ids=".".join)
@i_ett(
    ("tekst", "dato"),
    [
        (" 2026-12-31 ", 20261231),
        ("2026-05-05T12:00:00.5Z", 20260505),
        ("0001-01-01", 10101),
        ("-2026-05-05", -2026 * 10000 + 505),  # valid structure; a rule finds it out of bounds
    ],
)
def test_gyldig_dato(sted: tuple[str, str], tekst: str, dato: int) -> None:
    lest: Lest = STEDER[sted](tekst)
    assert lest.kolonne(*sted) == [dato]


@i_ett("sted", STEDER, ids=".".join)
@i_ett("tekst", ["2025-02-29", "2025-12-31Z", "2025-1-31", "31.12.2025", "0000-01-01"])
def test_ugyldig_dato(sted: tuple[str, str], tekst: str) -> None:
    lest: Lest = STEDER[sted](tekst)
    assert lest.dom == "avvist"
    assert "skal være en dato som finnes" in lest.sagt
    assert tekst not in lest.sagt


def test_mange_ulike_datoer_blir_alle_lest_riktig() -> None:
    """Dates are remembered as text, but not without end."""
    inni = "".join(
        f'<Plan Id="{nr}" Plantype="1" StartDato="{1 + nr // 28:04d}-03-{1 + nr % 28:02d}"/>'
        for nr in range(60_000)
    )
    datoer = les_individ(inni).kolonne("plan", "start")
    assert datoer == [(1 + nr // 28) * 10000 + 300 + 1 + nr % 28 for nr in range(60_000)]
