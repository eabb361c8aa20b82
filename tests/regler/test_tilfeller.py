"""Verdict rules against the worked examples, with both column types."""

from collections import Counter, defaultdict

import pytest

import kostra
from kostra.kontroll.modell import Rapport
from orakel.regelliste import REGLER
from orakel.tilfelle import Tilfelle
from regler.alle_tilfeller import ALLE, av
from regler.meldingsord import sjekk_meldingene
from samlet import i_ett, prov_alle
from samsvar import korpus

#: «11CF K05»: what the examples are about, a rule or something that several rules look at.
OM = defaultdict(list)
for _tilfelle in ALLE:
    OM[f"{_tilfelle.skjema} {_tilfelle.id.split()[2]}"].append(_tilfelle)


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


@pytest.mark.parametrize("om", OM)
def test_tilfellene(om: str) -> None:
    """The verdict, also beside the additional rules, and the same messages from both column types."""
    prov_alle(OM[om], _sjekk, lambda t: t.id)


def _sjekk(tilfelle: Tilfelle) -> None:
    ren, numpy = (kontroller(tilfelle, kolonner, tillegg=True) for kolonner in ("ren", "numpy"))
    antall = Counter((m.kontroll, m.alvorlighetsgrad.name) for m in ren.funn)
    assert tuple(sorted((k, g, n) for (k, g), n in antall.items())) == tilfelle.ventet
    assert ren.alvorlighetsgrad.name == tilfelle.alvorlighetsgrad
    if tilfelle.antall_kontroller is not None:
        assert ren.antall_kontroller == tilfelle.antall_kontroller
    assert ren.meldinger == numpy.meldinger
    assert ren.alvorlighetsgrad == numpy.alvorlighetsgrad
    assert ren.antall_kontroller == numpy.antall_kontroller
    sjekk_meldingene(ren)


@i_ett(("skjema", "aar"), REGLER)
def test_hver_regel_har_utloser_og_nabo(skjema: str, aar: int) -> None:
    """Each rule of the year triggers in some example, and is silent in another."""
    egne = av(skjema, aar)
    meldt = [{kontroll for kontroll, *_ in t.ventet} for t in egne]
    regler = {i.id for i in kontroller(egne[0]).kontroller} - {"K000", "K001"}
    assert {r for r in regler if not any(r in m for m in meldt)} == set()
    assert {r for r in regler if all(r in m for m in meldt)} == set()


@pytest.mark.parametrize(("skjema", "aar"), REGLER)
def test_tilfeldige_filer(skjema: str, aar: int) -> None:
    """Random files: the same findings, number of controls and tables as the record-by-record one."""
    prov_alle(
        [(fil, kolonner) for fil in korpus.filer(skjema, aar) for kolonner in ("ren", "numpy")],
        lambda sak: _sjekk_mot_orakelet(skjema, aar, *sak),
        lambda sak: f"seed {sak[0].fro} {sak[1]}",
    )


def _sjekk_mot_orakelet(skjema: str, aar: int, fil: korpus.Fil, kolonner: str) -> None:
    rapport = kostra.kontroller(
        fil.innhold, skjema=skjema, aar=aar, region=fil.region, tillegg=False, kolonner=kolonner
    )
    # in 2022 K001 is one finding that lists all lines
    fikk = sorted(
        (m.kontroll, m.alvorlighetsgrad.name, 0 if (aar, m.kontroll) == (2022, "K001") else n)
        for m in rapport.meldinger
        for n in (m.postnumre[:1] or (0,))
    )
    assert fikk == sorted((k, grad, n or 0) for k, grad, n in fil.fasit.funn)
    assert rapport.antall_kontroller == fil.fasit.antall_kontroller
    assert rapport.alvorlighetsgrad.name == fil.fasit.alvorlighetsgrad
    tall = [[n for _, n in tabell.rader] for tabell in rapport.statistikk]
    assert tall == [[n for _, n in rader] for _, rader in fil.fasit.statistikk or []]
