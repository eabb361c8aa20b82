"""Both column types, and a naive oracle written from the specification alone, agree."""

import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import kostra
import kostra.kontroll.kontroller as motor
from kontroll.poster import fil, odde_fil, post
from orakel.generator11cf import tilfeldig_fil
from samlet import i_ett
from samsvar.sammenlign import sammenlign

AAR = [2022, 2023, 2024, 2025, 2026]


def funn(innhold, aar=2026, region="110300", **valg):
    rapport = kostra.kontroller(
        innhold, skjema="11CF", aar=aar, region=region, **{"maks_per_regel": None, **valg}
    )
    return rapport, [
        (m.kontroll, m.alvorlighetsgrad, m.postnumre, m.linjenumre, m.journalnummer, m.tekst)
        for m in rapport.meldinger
    ]


def like(innhold, aar, region):
    (en, a), (to, b) = (funn(innhold, aar, region, kolonner=k) for k in ("ren", "numpy"))
    assert a == b
    assert en.statistikk == to.statistikk
    assert (en.alvorlighetsgrad, en.antall_kontroller) == (
        to.alvorlighetsgrad,
        to.antall_kontroller,
    )
    assert en.kontroller == to.kontroller


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(aar=st.sampled_from(AAR), fro=st.integers(0, 2**32))
def test_both_column_types_and_the_oracle_agree(aar, fro):
    innhold, region = tilfeldig_fil(random.Random(fro), aar)
    assert sammenlign(innhold, aar, region) == []
    like(innhold, aar, region)


@pytest.mark.treg
@pytest.mark.parametrize("aar", AAR)
def test_the_oracle_agrees_on_a_fixed_set_of_files(aar):
    rng = random.Random(aar)
    for _ in range(400):
        innhold, region = tilfeldig_fil(rng, aar)
        assert sammenlign(innhold, aar, region) == []


@pytest.mark.parametrize("antall", [40, pytest.param(500, marks=pytest.mark.treg)])
def test_odd_bytes_and_block_sizes_change_nothing(antall, monkeypatch):
    filer = [odde_fil(fro, antall) for fro in range(5)]
    ventet = [funn(innhold, kolonner="ren") for innhold in filer]
    for blokk in (152, 16 * 153, 1 << 22):
        monkeypatch.setattr(motor, "BLOKK_BYTES", {"ren": blokk, "numpy": blokk})
        for innhold, (forste, meldinger) in zip(filer, ventet, strict=True):
            for kolonner in ("ren", "numpy"):
                rapport, fikk = funn(innhold, kolonner=kolonner)
                assert fikk == meldinger
                assert rapport.statistikk == forste.statistikk


@pytest.mark.parametrize("kolonner", ["ren", "numpy"])
@settings(max_examples=20, deadline=None)
@given(fro=st.integers(0, 2**32))
def test_findings_do_not_depend_on_the_order_of_records(kolonner, fro):
    rng = random.Random(fro)
    linjer = odde_fil(fro, 40).decode("latin-1").split("\n")
    stokket = sorted(range(len(linjer)), key=lambda _: rng.random())

    def av(rekkefolge):
        _, alle = funn(
            "\n".join(linjer[i] for i in rekkefolge).encode("latin-1"), kolonner=kolonner
        )
        return sorted((k, g, rekkefolge[p[0] - 1]) for k, g, p, *_ in alle)

    assert av(stokket) == av(range(len(linjer)))


@i_ett("kolonner", ["ren", "numpy"])
def test_one_bad_record_adds_findings_only_for_itself(kolonner):
    gode = [
        post(PERSON_JOURNALNR=f"J{i:07d}", STATUS=str(i % 2 + 1), PERSON_FODSELSNR=nr)
        for i, nr in enumerate(["15869010089", "16869010018", "31920850017"])
    ]
    for plass in range(4):
        linjer = [
            *gode[:plass],
            post(KJONN="9", PERSON_JOURNALNR="J9999999", STATUS="2"),
            *gode[plass:],
        ]
        _, alle = funn(fil(*linjer), kolonner=kolonner, tillegg=False)
        ventet = [plass + 1]
        assert [p for k, _, p, *_ in alle if k == "K08"] == [tuple(ventet)]


def test_two_journal_numbers_that_differ_only_above_latin1_are_not_twins():
    linjer = [
        post(PERSON_JOURNALNR=j, PERSON_FODSELSNR=nr)
        for j, nr in (("Jš000001", "15869010089"), ("Jč000001", "16869010018"))
    ]
    for kolonner in ("ren", "numpy"):
        _, alle = funn(fil(*linjer), kolonner=kolonner)
        assert "K05B" not in [k for k, *_ in alle]
    _, alle = funn(fil(linjer[0], linjer[0].replace("15869010089", "16869010018")))
    assert [(j, k) for k, _, _, _, j, _ in alle if k == "K05B"] == [("Jš000001", "K05B")] * 2
