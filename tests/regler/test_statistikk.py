"""The statistics tables of 11CF: bands, fixed order, unknown age, unbounded sums."""

from typing import Any

import kostra
from kostra.kontroll.lesing import les
from kostra.kontroll.modell import Tabell
from kostra.kontroll.numpy_blokk import NumpyBlokk
from kostra.kontroll.ren import RenBlokk
from kostra.kontroll.statistikk import Teller
from kostra.regler.kvalifisering.statistikk import TABELLER
from kostra.skjema import filbeskrivelse
from orakel.bygg import INGEN_MND, bygg_endringer
from orakel.tilfelle import Endring
from samlet import i_ett


def tabeller(*poster: Endring, aar: int = 2026) -> tuple[Tabell, ...]:
    for nr, post in enumerate(poster):
        post.setdefault("PERSON_JOURNALNR", f"J{nr:07d}")
    innhold = bygg_endringer(aar, list(poster))
    rapport = kostra.kontroller(
        innhold, skjema="11CF", aar=aar, region="110300", tillegg=False, kolonner="ren"
    )
    return rapport.statistikk


def rader(tabell: Tabell, *, uten_null: bool = True) -> dict[str, int]:
    return {navn.nb: n for navn, n in tabell.rader if n or not uten_null}


def test_hoder_og_rekkefolge() -> None:
    sum_, alder, varighet, belop = tabeller({})
    hoder = [f"{t.tittel.nb} / {t.kolonne.nb}" for t in (sum_, alder, varighet, belop)]
    assert hoder == [
        "Stønad / Sum", "Alder / Deltakere", "Stønadsvarighet / Deltakere", "Stønad / Deltakere",
    ]  # fmt: skip
    assert list(rader(alder, uten_null=False)) == [
        "I alt", "Under 20", "20 - 24", "25 - 29", "30 - 39", "40 - 49", "50 - 66", "67 og over",
        "Ugyldig fnr",
    ]  # fmt: skip
    assert list(rader(varighet, uten_null=False)) == [
        "1 måned", "2 - 3 måneder", "4 - 6 måneder", "7 - 9 måneder", "10 - 11 måneder",
        "12 måneder", "Uoppgitt",
    ]  # fmt: skip
    assert list(rader(belop, uten_null=False)) == [
        "1 - 7999", "8000 - 49999", "50000 - 99999", "100000 - 149999", "150000 og over",
        "Uoppgitt",
    ]  # fmt: skip
    assert rader(sum_) == {"I alt": 240000}
    assert rader(alder) == {"I alt": 1, "30 - 39": 1}
    assert rader(varighet) == {"12 måneder": 1}
    assert rader(belop) == {"150000 og over": 1}


@i_ett(
    ("nummer", "fodt", "ventet"),
    [
        ("31920850017", "31122008", "Under 20"),  # 18
        ("16869010018", "16061990", "30 - 39"),  # 36
        ("31926410051", "31121964", "50 - 66"),  # 62
        ("31925810188", "31121958", "67 og over"),  # 68
        ("15469010187", "15061990", "Ugyldig fnr"),  # unknown
        ("00000000000", "15061990", "Ugyldig fnr"),
    ],
)
def test_aldre(nummer: str, fodt: str, ventet: str) -> None:
    _, alder, *_ = tabeller({"PERSON_FODSELSNR": nummer, "FODSELSDATO": fodt})
    assert rader(alder) == {"I alt": 1, ventet: 1}


def test_ukjent_alder_i_2022() -> None:
    _, alder, *_ = tabeller({"PERSON_FODSELSNR": "32062200100"}, aar=2022)
    assert rader(alder) == {"I alt": 1, "Ugyldig fnr": 1}


@i_ett("blokktype", [RenBlokk, NumpyBlokk])
def test_negativ_alder_er_ugyldig(blokktype: type[Any]) -> None:
    """K06 stops such a file, so the table is counted directly."""
    fb = filbeskrivelse("11CF", 2026)
    innhold = bygg_endringer(2026, [{"PERSON_FODSELSNR": "15863960182"}])
    poster = les(innhold, fb.lesing, fb.recordlengde).poster
    assert poster is not None
    teller = Teller(TABELLER, fb, "110300")
    teller.tell(blokktype(poster, range(1)))
    assert rader(teller.ferdig()[1]) == {"I alt": 1, "Ugyldig fnr": 1}


@i_ett(
    ("antall", "ventet"),
    [
        (0, "Uoppgitt"), (1, "1 måned"), (2, "2 - 3 måneder"), (3, "2 - 3 måneder"),
        (4, "4 - 6 måneder"), (6, "4 - 6 måneder"), (7, "7 - 9 måneder"), (9, "7 - 9 måneder"),
        (10, "10 - 11 måneder"), (11, "10 - 11 måneder"), (12, "12 måneder"),
    ],
)  # fmt: skip
def test_varighet(antall: int, ventet: str) -> None:
    krysset = {f"STMND_{n}": f"{n:02d}" for n in range(1, antall + 1)}
    *_, varighet, _ = tabeller({**INGEN_MND, **krysset})
    assert rader(varighet) == {ventet: 1}


def test_feil_maanedskode_teller_ikke() -> None:
    *_, varighet, _ = tabeller({**INGEN_MND, "STMND_1": "01", "STMND_3": "04"})
    assert rader(varighet) == {"1 måned": 1}


@i_ett(
    ("belop", "ventet"),
    [
        ("", "Uoppgitt"), ("0000000", "Uoppgitt"), ("-000001", "Uoppgitt"), ("12A", "Uoppgitt"),
        ("1", "1 - 7999"), ("7999", "1 - 7999"), ("8000", "8000 - 49999"),
        ("49999", "8000 - 49999"), ("50000", "50000 - 99999"), ("99999", "50000 - 99999"),
        ("100000", "100000 - 149999"), ("149999", "100000 - 149999"),
        ("150000", "150000 og over"), ("9999999", "150000 og over"),
    ],
)  # fmt: skip
def test_belop(belop: str, ventet: str) -> None:
    *_, tabell = tabeller({"KVP_STONAD": belop})
    assert rader(tabell) == {ventet: 1}


def test_summen_har_ingen_grense() -> None:
    oslo = {"KOMMUNE_NR": "0301", "BYDELSNR": "01", "KVP_STONAD": "9999999"}
    innhold = bygg_endringer(2026, [oslo] * 300)
    rapport = kostra.kontroller(innhold, skjema="11CF", aar=2026, region="030101")
    assert rader(rapport.statistikk[0]) == {"I alt": 300 * 9_999_999}


def test_ingen_tabeller_naar_filen_stoppes() -> None:
    assert tabeller({"KJONN": "3"}) == ()
