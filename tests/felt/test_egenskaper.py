"""Laws of the parsers that hold for any text at all."""

from __future__ import annotations

import re
import unicodedata
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kostra.felt import (
    aargang,
    alder,
    dato,
    er_blank,
    er_duf,
    er_fnr,
    er_orgnr,
    finnes,
    fodselsaar,
    fodselsdato,
    heltall,
    heltall_eller_0,
    mod11,
    syntetisk,
    trim,
)

AAR = st.sampled_from((2022, 2023, 2024, 2025, 2026))
#: Mostly what a field holds: digits, signs, blanks and their look-alikes; sometimes anything.
FELT = st.one_of(
    st.text(alphabet="0123456789", min_size=0, max_size=14),
    st.text(alphabet="0123456789+- \t\xa0\x85\x1f_.,A٣３²", max_size=14),
    st.text(max_size=20),
)
DATOTEKST = st.one_of(
    st.from_regex(r"[0-4][0-9][01][0-9]([0-9]{2}){1,2}", fullmatch=True),
    st.text(alphabet="0123456789", min_size=6, max_size=6),
    st.text(alphabet="0123456789", min_size=8, max_size=8),
    FELT,
)
mange = settings(max_examples=100, deadline=None)


def blank_ifolge_unicode(tegn: str) -> bool:
    return tegn in "\t\n\v\f\r\x1c\x1d\x1e\x1f" or unicodedata.category(tegn) in ("Zs", "Zl", "Zp")


def uten_blanke(tekst: str) -> str:
    while tekst and blank_ifolge_unicode(tekst[0]):
        tekst = tekst[1:]
    while tekst and blank_ifolge_unicode(tekst[-1]):
        tekst = tekst[:-1]
    return tekst


@mange
@given(st.one_of(FELT, st.text(alphabet=st.characters())), AAR)
def test_ingen_tekst_faar_en_parser_til_aa_feile(tekst: str, aar: int) -> None:
    for sann_eller_usann in (er_blank, er_duf, er_orgnr, mod11, syntetisk):
        assert sann_eller_usann(tekst) in (True, False)
    assert er_fnr(tekst, aar) in (True, False)
    assert finnes(tekst, frozenset({"1"})) is (tekst == "1")
    assert isinstance(aargang(tekst), int)
    for tall_eller_ingen in (dato(tekst), dato(tekst, streng=True), fodselsdato(tekst, aar)):
        assert tall_eller_ingen is None or 101 <= tall_eller_ingen <= 99991231
    assert alder(tekst, aar) is None or fodselsaar(tekst, aar) is not None


@mange
@given(FELT)
def test_heltall_er_fortegn_og_siffer_som_faar_plass_i_32_bit(tekst: str) -> None:
    kjerne = uten_blanke(tekst)
    ventet = int(kjerne) if re.fullmatch("[+-]?[0-9]+", kjerne) else None
    if ventet is not None and not -(2**31) <= ventet < 2**31:
        ventet = None
    assert heltall(tekst) == ventet
    assert heltall_eller_0(tekst) == (ventet or 0)


@mange
@given(st.integers(-(2**33), 2**33), st.sampled_from(("", "0", "000000")), st.integers(0, 4))
def test_heltall_leser_hvert_tall_uansett_plass_i_feltet(
    tall: int, nuller: str, blanke: int
) -> None:
    tekst = f"{'-' if tall < 0 else ''}{nuller}{abs(tall)}"
    ventet = tall if -(2**31) <= tall < 2**31 else None
    assert (
        heltall(tekst) == heltall(" " * blanke + tekst) == heltall(tekst + " " * blanke) == ventet
    )


@mange
@given(FELT)
def test_trim_fjerner_det_unicode_kaller_mellomrom_og_blank_er_ingenting_igjen(tekst: str) -> None:
    assert trim(tekst) == uten_blanke(tekst)
    assert er_blank(tekst) is (uten_blanke(tekst) == "")


@mange
@given(st.dates())
def test_hver_virkelig_dato_paa_aatte_siffer_leses_likt_strengt_og_lempelig(dag: date) -> None:
    tekst = f"{dag.day:02d}{dag.month:02d}{dag.year:04d}"
    ventet = dag.year * 10000 + dag.month * 100 + dag.day
    assert dato(tekst) == dato(tekst, streng=True) == ventet


@mange
@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_hver_virkelig_dato_paa_seks_siffer_er_i_dette_hundreaaret(dag: date) -> None:
    tekst = f"{dag.day:02d}{dag.month:02d}{dag.year % 100:02d}"
    ventet = dag.year * 10000 + dag.month * 100 + dag.day
    assert dato(tekst) == dato(tekst, streng=True) == ventet


@mange
@given(DATOTEKST)
def test_streng_dato_er_kalenderens_og_lempelig_setter_bare_dagen_tilbake(tekst: str) -> None:
    lempelig, streng = dato(tekst), dato(tekst, streng=True)
    if not re.fullmatch("[0-9]{6}|[0-9]{8}", tekst):
        assert lempelig is streng is None
        return
    aar = int(tekst[4:]) + (2000 if len(tekst) == 6 else 0)
    maaned, dag = int(tekst[2:4]), int(tekst[:2])
    try:
        assert streng == int(f"{date(aar, maaned, dag):%m%d}") + aar * 10000
        assert lempelig == streng
    except ValueError:
        assert streng is None
        if lempelig is not None:
            assert lempelig // 100 == aar * 100 + maaned
            assert dag <= 31
            assert lempelig % 100 < dag


@mange
@given(st.from_regex(r"[0-7][0-9][0189][0-9][0-9]{7}", fullmatch=True), AAR)
def test_alderen_er_rapporteringsaaret_minus_fodselsaaret(nummer: str, aar: int) -> None:
    fodt, ar = fodselsaar(nummer, aar), alder(nummer, aar)
    if fodt is None:
        assert ar is None
    else:
        assert ar == aar - fodt or (aar == 2022 and ar is None and aar - fodt == 99)


@mange
@given(st.text(alphabet="0123456789", min_size=6, max_size=6), AAR)
@pytest.mark.parametrize("suffiks", ["00100", "00200", "99999"])
def test_en_plassholder_er_gyldig_bare_naar_den_har_en_fodselsdato(
    suffiks: str, start: str, aar: int
) -> None:
    nummer = start + suffiks
    if aar == 2022:
        assert er_fnr(nummer, aar) is mod11(nummer)
    else:
        har_dato = fodselsdato(nummer, aar) is not None
        assert er_fnr(nummer, aar) is (mod11(nummer) or har_dato)
