"""An extract that becomes a table, and an extract again, is the same to the last byte."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from konvertering.arbeid import layout, post, uttrekk
from kostra.konvertering import Format, konverter
from kostra.konvertering.tegn import bredde
from kostra.skjema import Felt, Filbeskrivelse, skjemaer
from samlet import i_ett

OPPSETT = [(s, aar) for s in ("11CF", "11F") for aar in skjemaer()[s]]
#: No control characters (refused), and no byte order mark, which a file may begin with.
TEGN = st.characters(
    codec="utf-8", exclude_categories=["Cc", "Cs"], exclude_characters="\ufeff\ufffe\uffff"
)
VRIENT = st.sampled_from(
    ["=1+1", "+47", "-5", "@SUM", "'", "''", "1E5", "1E+10", "0301", "1.0", "3,0", "TRUE", "1-2", "MAR1",
     "1.1.2026", '"', ";", ",", "_x0041_", "0", "00", " 1", "1 ", "\u00a0", "\U0001f600", "e\u0301"]
)  # fmt: skip


def fylt(felt: Felt, tekst: str, plass: int) -> str:
    """The text with blanks around it, ``plass`` of them in front where there is room."""
    while bredde(tekst) > felt.lengde:
        tekst = tekst[:-1]
    rest = felt.lengde - bredde(tekst)
    foran = min(plass, rest)
    return " " * foran + tekst + " " * (rest - foran)


def felttekst(felt: Felt, tegn: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    koder = st.sampled_from([kode.kode for kode in felt.koder] or [""])
    innhold = st.one_of(
        koder,
        VRIENT,
        st.text("0123456789", max_size=felt.lengde),
        st.text(tegn, max_size=felt.lengde),
    )
    return st.builds(fylt, st.just(felt), innhold, st.integers(0, felt.lengde))


@cache
def endringer(
    fb: Filbeskrivelse, tegn: st.SearchStrategy[str] = TEGN
) -> st.SearchStrategy[dict[str, str]]:
    """New texts for a few of the fields: drawing all of them takes too long to draw often."""
    en = st.sampled_from(fb.felt).flatmap(lambda f: st.tuples(st.just(f.navn), felttekst(f, tegn)))
    return st.lists(en, max_size=6).map(dict)


def filer(
    fb: Filbeskrivelse, maks: int, tegn: st.SearchStrategy[str] = TEGN
) -> st.SearchStrategy[bytes]:
    grunn = {"VERSION": f"{fb.aar % 100}", "PERSON_JOURNALNR": "00012345"}
    poster = st.lists(endringer(fb, tegn), min_size=1, max_size=maks)
    return poster.map(
        lambda alle: "".join(f"{post(fb, **{**en, **grunn})}\n" for en in alle).encode()
    )


ROLIG = settings(deadline=None, suppress_health_check=list(HealthCheck))


@pytest.mark.parametrize(("skjema", "aar"), OPPSETT)
@settings(ROLIG, max_examples=15)
@given(data=st.data())
def test_uttrekk_til_csv_og_tilbake(skjema: str, aar: int, data: st.DataObject) -> None:
    fb = layout(skjema, aar)
    innhold = data.draw(filer(fb, 3))
    tabell = konverter(innhold, fb, "csv")
    tilbake = konverter(tabell.data, fb, "uttrekk")
    assert tilbake.data == innhold
    assert tilbake.antall_poster == innhold.count(b"\n")
    assert tabell.merknader == tilbake.merknader == ()


@pytest.mark.parametrize(("skjema", "aar"), [("11CF", 2022), ("11F", 2026)])
@settings(ROLIG, max_examples=10)
@given(data=st.data())
def test_uttrekk_til_excel_og_tilbake(skjema: str, aar: int, data: st.DataObject) -> None:
    fb = layout(skjema, aar)
    innhold = data.draw(filer(fb, 2))
    tilbake = konverter(konverter(innhold, fb, "xlsx").data, fb, "uttrekk")
    assert (tilbake.data, tilbake.merknader) == (innhold, ())


@settings(ROLIG, max_examples=10)
@given(data=st.data())
def test_tabell_til_den_andre_tabellen_og_tilbake(data: st.DataObject) -> None:
    fb = layout()
    tabell = konverter(data.draw(filer(fb, 2)), fb, "csv").data
    assert konverter(konverter(tabell, fb, "xlsx").data, fb, "csv").data == tabell


@settings(ROLIG, max_examples=15)
@given(data=st.data())
def test_iso_8859_1_er_likt_i_begge_retninger(data: st.DataObject) -> None:
    fb = layout()
    latin1 = st.characters(codec="iso-8859-1", exclude_categories=["Cc"])
    innhold = data.draw(filer(fb, 2, latin1)).decode()
    assume(all(tegn <= "\xff" for tegn in innhold))
    latin = innhold.encode("iso-8859-1")
    # «Â» and a hard space are also one character of UTF-8: such a file can't be told from that
    assume(latin.isascii() or "\ufffd" in latin.decode("utf-8", "replace"))
    tabell = konverter(latin, fb, "csv", tegnsett="iso-8859-1").data
    assert konverter(tabell, fb, "uttrekk", tegnsett="iso-8859-1").data == latin


@i_ett("til", ["csv", "xlsx"])
@i_ett("aar", skjemaer()["11CF"])
def test_et_helt_uttrekk_er_det_samme_etter_turen(aar: int, til: Format) -> None:
    fb, innhold = layout(aar=aar), uttrekk(30, aar)
    assert konverter(konverter(innhold, fb, til).data, fb, "uttrekk").data == innhold
