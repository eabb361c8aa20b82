"""Synthetic persons: nobody has their numbers, none comes twice, all readings agree on the birth date."""

from __future__ import annotations

from itertools import islice

import pytest

from kostra.felt import alder, er_fnr, fodselsdato, mod11, syntetisk
from kostra.felt.fodselsnummer import PLASSHOLDERE
from kostra.testdata import lag_fil
from kostra.testdata.grunnlag import alder_vekter
from kostra.testdata.kvalifisering import fordelinger
from kostra.testdata.kvalifisering.deltakere import MAKS_ANTALL
from kostra.testdata.personer import (
    Personer,
    _personer,
    med_feil_kontrollsiffer,
    med_ukjent_maaned,
    plassholdernummer,
)
from kostra.testdata.trekk import fordeling, tilfeldig
from samlet import i_ett
from testdata.kolonner import kolonne


@i_ett("fodselsaar", [1947, 1958, 1964, 1999, 2000, 2008, 2014])
def test_alle_aars_tolkninger_gir_fodselsdatoen(fodselsaar: int) -> None:
    personer = Personer(tilfeldig("prøve", fodselsaar))
    for _ in range(500):
        fnr, dato, mann = personer.neste(fodselsaar)
        assert mod11(fnr)
        assert syntetisk(fnr)
        assert mann == (int(fnr[8]) % 2 == 1)
        for aar in (2023, 2024, 2025, 2026):
            assert fodselsdato(fnr, aar) == int(dato[4:] + dato[2:4] + dato[:2])
            assert alder(fnr, aar) == aar - fodselsaar


@i_ett("fodselsaar", [1984, 2004])
def test_et_helt_fodselsaar_er_uten_gjentakelser_og_stort_nok(fodselsaar: int) -> None:
    numre = []
    with pytest.raises(ValueError, match="no more"):
        numre.extend(person.fnr for person in _personer(fodselsaar, 0.5))
    numre = [p.fnr for p in islice(_personer(fodselsaar, 0.5), 145_000)]
    assert len(set(numre)) == 145_000
    assert not any(nr.endswith(PLASSHOLDERE) for nr in numre)
    assert len({nr[:6] for nr in numre}) == 366


@i_ett("aar", range(2022, 2027))
def test_ingen_fodselsaar_kan_bli_tomt(aar: int) -> None:
    vekter = alder_vekter(fordelinger.ALDER, fordelinger.ELDSTE, aar)
    vanligste = max(vekter.values()) / sum(vekter.values())
    assert vanligste * MAKS_ANTALL * 1.05 < 145_000


@i_ett("aar", range(2022, 2027))
def test_bare_syntetiske_personer_i_filene(aar: int) -> None:
    """Also where there are faults: a raised month, a visibly made-up suffix, zeros or nothing."""
    for feil in (None, 0.9, ["K05", "K06", "K07", "T16"]):
        fil = lag_fil("11CF", aar, "110300", 2_000, feil=feil)
        for nr in kolonne(fil, aar, "PERSON_FODSELSNR"):
            assert syntetisk(nr) or nr.endswith(PLASSHOLDERE[0]) or nr in (" " * 11, "0" * 11)


def test_bytt_av_siste_siffer_gjor_nummeret_ugyldig() -> None:
    personer = Personer(tilfeldig("prøve"))
    for _ in range(2_000):
        fnr = personer.neste(1990).fnr
        feil = med_feil_kontrollsiffer(fnr)
        assert len(feil) == 11
        assert not any(er_fnr(feil, aar) for aar in range(2022, 2027))
    assert med_feil_kontrollsiffer("15869099998") == "15869099990"


def test_numre_med_kjent_og_ukjent_alder() -> None:
    personer = Personer(tilfeldig("prøve"))
    laget = 0
    for _ in range(200):
        person = personer.neste(1990)
        assert alder(plassholdernummer(person), 2022) == 32
        if nr := med_ukjent_maaned(person.fnr):
            laget += 1
            assert syntetisk(nr)
            assert mod11(nr)
            assert all(alder(nr, aar) is None for aar in range(2022, 2027))
    assert laget > 100


def test_vekter_som_ikke_gaar_opp_avvises() -> None:
    with pytest.raises(ValueError, match="999"):
        fordeling({"a": 999})
