"""The oracle against the worked examples: each file gives exactly what is listed."""

from __future__ import annotations

import random
from collections import Counter

from orakel_15f.bygg import fil, individ, melding, plan, tiltak, undersokelse
from orakel_15f.generator import tilfeldig_fil
from orakel_15f.orakel import kontroller
from orakel_15f.regler import ADVARSLER
from orakel_15f.tilfelle import Tilfelle
from orakel_15f.tilfeller import ALLE
from samlet import i_ett

OM_FILEN = {
    *("LESEFEIL", "AVGIVER_00", "AVGIVER_01", "AVGIVER_02", "AVGIVER_04", "AVGIVER_06"),
    *("INDIVID_00", "INDIVID_01", "INDIVID_04", "INDIVID_05"),
}
ANTALL_INDIVIDREGLER = 51


@i_ett("tilfelle", ALLE, ids=lambda t: t.navn)
def test_eksempel(tilfelle: Tilfelle) -> None:
    resultat = kontroller(tilfelle.innhold, aar=tilfelle.aar, region=tilfelle.region)
    assert Counter(funn.id for funn in resultat.funn) == tilfelle.regler


def test_hver_regel_har_utloser() -> None:
    utlost = {regel for tilfelle in ALLE for regel in tilfelle.regler}
    assert OM_FILEN <= utlost
    assert len(utlost - OM_FILEN) == ANTALL_INDIVIDREGLER


def test_funn_forteller_hvem_og_hva_de_gjelder() -> None:
    barn = individ(
        melding(undersokelse(Id="u7", Konklusjon="5")),
        tiltak(Id="t7", SluttDato="2025-07-01"),
        Journalnummer="J7",
        Saksbehandler="SB7",
    )
    funn = kontroller(fil(barn), aar=2026, region="110300").funn
    assert {(f.id, f.kontekst_id, f.journalnummer, f.saksbehandler) for f in funn} == {
        ("UNDERSOKELSE_03", "u7", "J7", "SB7"),
        ("TILTAK_02A", "t7", "J7", "SB7"),
        ("TILTAK_02B", "t7", "J7", "SB7"),
    }


def test_om_like_barn_staar_bare_journalnummeret() -> None:
    to = fil(individ(plan()), individ(plan(), Journalnummer="J2"))
    resultat = kontroller(to, aar=2026, region="110300")
    assert resultat.nokler == {("INDIVID_04", "ERROR", "J1"): 1, ("INDIVID_04", "ERROR", "J2"): 1}
    assert {(f.saksbehandler, f.kontekst_id) for f in resultat.funn} == {("", "")}


@i_ett(
    ("innhold", "antall", "grad"),
    [
        (fil(individ(plan())), 55, "OK"),
        (fil(individ(plan(), Fodselsnummer="15061600100")), 55, "WARNING"),
        (fil(individ(plan(Plantype="9"))), 4, "ERROR"),
        (fil(individ(plan()), individ()), 106, "ERROR"),
        (fil(individ(plan()))[:-1], 55, "ERROR"),
        (b"", 0, "ERROR"),
    ],
)
def test_antall_kontroller_og_samlet_grad(innhold: bytes, antall: int, grad: str) -> None:
    resultat = kontroller(innhold, aar=2026, region="110300")
    assert (resultat.antall_kontroller, resultat.alvorlighetsgrad) == (antall, grad)


def test_generatoren_treffer_hver_regel_ofte() -> None:
    truffet: Counter[str] = Counter()
    grader: set[tuple[str, str]] = set()
    for fro in range(300):
        aar = 2022 + fro % 5
        innhold, region = tilfeldig_fil(random.Random(fro), aar)
        funn = kontroller(innhold, aar=aar, region=region).funn
        truffet.update({f.id for f in funn})
        grader |= {(f.id, f.grad) for f in funn}
    assert len(truffet) == ANTALL_INDIVIDREGLER + len(OM_FILEN)
    assert min(truffet.values()) >= 3
    assert {regel for regel, grad in grader if grad == "WARNING"} == ADVARSLER


def test_samme_fro_gir_samme_fil() -> None:
    assert tilfeldig_fil(random.Random(7), 2024) == tilfeldig_fil(random.Random(7), 2024)
