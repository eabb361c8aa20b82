"""One corpus through the command line, the Python API and mottak: the same verdict and findings."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any, NamedTuple

import pytest

import kostra
from kostra.cli import kjor
from kostra.kontroll.modell import Melding, Rapport
from kostra.skjema.alle import alle_skjemaer
from mottak.hjelp import kontrollerer

EKSEMPLER = Path(__file__).parents[2] / "eksempler"
#: Every file of the newest year, and a spread of the others.
SPREDNING = 9


class Eksempel(NamedTuple):
    """A sample file and what it is an extract for."""

    fil: Path
    skjema: str
    aar: int
    region: str


def korpus(skjema: str) -> list[Eksempel]:
    with open(EKSEMPLER / skjema / "oversikt.csv", encoding="utf-8-sig", newline="") as f:
        rader = list(csv.DictReader(f, delimiter=";"))
    alle = [Eksempel(EKSEMPLER / r["fil"], skjema, int(r["aar"]), r["region"]) for r in rader]
    return [e for nr, e in enumerate(alle) if e.aar == 2026 or nr % SPREDNING == 0]


def funn(meldinger: tuple[Melding, ...]) -> list[tuple[Any, ...]]:
    return [
        (
            m.kontroll,
            m.alvorlighetsgrad.name,
            m.journalnummer,
            m.element_id,
            [*m.linjenumre],
            m.tekst,
        )
        for m in meldinger
    ]


def dom(rapport: Rapport) -> tuple[Any, ...]:
    funnene, tillegg = funn(rapport.funn), funn(rapport.tilleggsfunn)
    return rapport.alvorlighetsgrad.name, rapport.antall_kontroller, funnene, tillegg


def fra_kommandolinjen(e: Eksempel, ut: Path) -> tuple[tuple[Any, ...], int]:
    """The verdict as the JSON tells it, and the exit code."""
    valg = ["-s", e.skjema, "-y", str(e.aar), "-r", e.region, "-f", "json", "-o", str(ut)]
    kode = kjor(["kontroll", str(e.fil), *valg, "--overskriv"])
    svar = json.loads(ut.read_bytes())
    funnene, tillegg = (
        [
            (
                en["ruleId"],
                en["severity"],
                en["journalId"],
                en["contextId"],
                en["physicalLineNumbers"],
                en["messageText"],
            )
            for en in svar[del_]
        ]
        for del_ in ("reportEntries", "additionalEntries")
    )
    om = svar["validationSummary"]
    return (om["severityName"], om["numberOfControls"], funnene, tillegg), kode


def test_korpuset_har_alle_skjemaene() -> None:
    med_eksempler = {sti.parent.name for sti in EKSEMPLER.glob("*/oversikt.csv")}
    assert med_eksempler == set(alle_skjemaer())


@pytest.mark.parametrize("skjema", ["11CF", "11F", "15F"])
def test_samme_dom_paa_kommandolinjen_i_python_og_i_mottak(skjema: str, tmp_path: Path) -> None:
    filer = korpus(skjema)
    assert len(filer) > 60
    for e in filer:
        innhold = e.fil.read_bytes()
        rapport = kostra.kontroller(innhold, skjema=skjema, aar=e.aar, region=e.region)
        assert fra_kommandolinjen(e, tmp_path / "rapport.json") == (
            dom(rapport),
            rapport.returkode,
        ), e.fil.name
        if innhold == b" ":  # mottak answers *Ja* with the empty file before any rule
            continue
        mottatt = kontrollerer(innhold, skjema=skjema, aar=e.aar, region=e.region).rapport
        assert mottatt is not None
        assert dom(mottatt) == dom(rapport), e.fil.name
