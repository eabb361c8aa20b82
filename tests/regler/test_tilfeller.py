"""Verdict rules against the worked examples, with both column types."""

import random
from collections import Counter

import pytest

import kostra
from kostra.kontroll.modell import Rapport
from orakel import generator11cf, generator11f, orakel11cf, orakel11f
from orakel.tilfelle import Tilfelle
from regler.alle_tilfeller import ALLE, av

AARENE = range(2022, 2027)
SKJEMAER = {"11CF": (generator11cf, orakel11cf), "11F": (generator11f, orakel11f)}


def kontroller(tilfelle: Tilfelle, kolonner: str = "ren", tillegg: bool = False) -> Rapport:
    return kostra.kontroller(
        tilfelle.innhold,
        skjema=tilfelle.skjema,
        aar=tilfelle.aar,
        region=tilfelle.region,
        vedlegg=tilfelle.vedlegg,
        tillegg=tillegg,
        kolonner=kolonner,
    )


@pytest.mark.parametrize("tilfelle", ALLE, ids=lambda t: t.id)
def test_tilfelle(tilfelle: Tilfelle) -> None:
    """The verdict, also beside the additional rules, and the same messages from both column types."""
    ren, numpy = (kontroller(tilfelle, kolonner, tillegg=True) for kolonner in ("ren", "numpy"))
    antall = Counter((m.kontroll, m.alvorlighetsgrad.name) for m in ren.funn)
    assert tuple(sorted((k, g, n) for (k, g), n in antall.items())) == tilfelle.ventet
    assert ren.alvorlighetsgrad.name == tilfelle.alvorlighetsgrad
    if tilfelle.antall_kontroller is not None:
        assert ren.antall_kontroller == tilfelle.antall_kontroller
    assert ren.meldinger == numpy.meldinger
    assert ren.alvorlighetsgrad == numpy.alvorlighetsgrad
    assert ren.antall_kontroller == numpy.antall_kontroller


@pytest.mark.parametrize("skjema", SKJEMAER)
@pytest.mark.parametrize("aar", AARENE)
def test_hver_regel_har_utloser_og_nabo(aar: int, skjema: str) -> None:
    """Each rule of the year triggers in some example, and is silent in another."""
    egne = av(skjema, aar)
    meldt = [{kontroll for kontroll, *_ in t.ventet} for t in egne]
    regler = {i.id for i in kontroller(egne[0]).kontroller} - {"K000", "K001"}
    assert {r for r in regler if not any(r in m for m in meldt)} == set()
    assert {r for r in regler if all(r in m for m in meldt)} == set()


@pytest.mark.parametrize("skjema", SKJEMAER)
@pytest.mark.parametrize("kolonner", ["ren", "numpy"])
@pytest.mark.parametrize("aar", AARENE)
def test_tilfeldige_filer(aar: int, kolonner: str, skjema: str) -> None:
    """Random files: the same findings, number of controls and tables as the record-by-record one."""
    generator, orakel = SKJEMAER[skjema]
    for nr in range(60):
        innhold, region = generator.tilfeldig_fil(random.Random(f"regler-{aar}-{nr}"), aar)
        fasit = orakel.funn(innhold, aar=aar, region=region)
        rapport = kostra.kontroller(
            innhold, skjema=skjema, aar=aar, region=region, tillegg=False, kolonner=kolonner
        )
        # in 2022 K001 is one finding that lists all lines
        fikk = sorted(
            (m.kontroll, m.alvorlighetsgrad.name, 0 if (aar, m.kontroll) == (2022, "K001") else n)
            for m in rapport.meldinger
            for n in (m.postnumre[:1] or (0,))
        )
        assert fikk == sorted((k, grad, n or 0) for k, grad, n in fasit.funn)
        assert rapport.antall_kontroller == fasit.antall_kontroller
        assert rapport.alvorlighetsgrad.name == fasit.alvorlighetsgrad
        tall = [[n for _, n in tabell.rader] for tabell in rapport.statistikk]
        assert tall == [[n for _, n in rader] for _, rader in fasit.statistikk or []]
