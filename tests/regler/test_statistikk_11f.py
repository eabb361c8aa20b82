"""The statistics tables of 11F: bands, fixed order, sums of grants and loans."""

import kostra
from kostra.kontroll.modell import Tabell
from orakel.bygg11f import INGEN_MND, bygg_endringer
from orakel.tilfelle import Endring
from regler.felles_11f import bidrag, fnr
from samlet import i_ett


def tabeller(*poster: Endring, aar: int = 2025) -> tuple[Tabell, ...]:
    """2025: an unknown age and a missing loan then pass without an error."""
    egne = [{"PERSON_JOURNALNR": f"J{nr:07d}", **post} for nr, post in enumerate(poster)]
    rapport = kostra.kontroller(
        bygg_endringer(aar, egne), skjema="11F", aar=aar, region="030101", tillegg=False
    )
    return rapport.statistikk


def rader(tabell: Tabell, *, uten_null: bool = True) -> dict[str, int]:
    return {navn.nb: n for navn, n in tabell.rader if n or not uten_null}


@i_ett("aar", range(2022, 2027))
def test_hoder_og_rekkefolge(aar: int) -> None:
    sum_, alder, varighet, belop = tabeller({}, aar=aar)
    hoder = [f"{t.tittel.nb} / {t.kolonne.nb}" for t in (sum_, alder, varighet, belop)]
    assert hoder == [
        "Stønad / Sum", "Alder / Deltakere", "Stønadsvarighet / Deltakere", "Stønad / Deltakere",
    ]  # fmt: skip
    assert list(rader(alder, uten_null=False)) == [
        "Under 18", "18 - 24", "25 - 44", "45 - 66", "67 og over", "Ugyldig fnr",
    ]  # fmt: skip
    assert list(rader(belop, uten_null=False)) == [
        "1 - 9999", "10000 - 49999", "50000 - 99999", "100000 - 149999", "150000 og over",
        "Uoppgitt",
    ]  # fmt: skip
    assert rader(sum_, uten_null=False) == {"I alt": 12000, "Bidrag": 12000, "Lån": 0}
    assert rader(alder) == {"Ugyldig fnr" if aar == 2022 else "25 - 44": 1}
    assert rader(varighet) == {"1 måned": 1}
    assert rader(belop) == {"10000 - 49999": 1}


@i_ett(
    ("yy", "ventet"),
    [
        ("07", "18 - 24"), ("08", "Under 18"), ("25", "Under 18"), ("01", "18 - 24"),
        ("00", "25 - 44"), ("81", "25 - 44"), ("80", "45 - 66"), ("59", "45 - 66"),
        ("58", "67 og over"), ("26", "Ugyldig fnr"),
    ],
)  # fmt: skip
def test_aldre(yy: str, ventet: str) -> None:
    """Placeholder numbers: the year of birth as it is written."""
    _, alder, *_ = tabeller({**fnr(f"1506{yy}99999"), "FODSELSDATO": "15061990"})
    assert rader(alder) == {ventet: 1}


def test_ukjent_alder_er_ugyldig_fnr() -> None:
    _, alder, *_ = tabeller(fnr("15469010187"))
    assert rader(alder) == {"Ugyldig fnr": 1}


@i_ett(
    ("belop", "laan", "ventet"),
    [
        ("1", "", "1 - 9999"), ("9999", "0", "1 - 9999"), ("9999", "1", "10000 - 49999"),
        ("49999", "", "10000 - 49999"), ("50000", "", "50000 - 99999"),
        ("99999", "", "50000 - 99999"), ("0", "100000", "100000 - 149999"),
        ("149999", "", "100000 - 149999"), ("149999", "1", "150000 og over"),
        ("5", "-5", "Uoppgitt"),
    ],
)  # fmt: skip
def test_baandet_er_bidrag_og_laan_sammen(belop: str, laan: str, ventet: str) -> None:
    *_, tabell = tabeller({"BIDRAG": belop, "LAAN": laan})
    assert rader(tabell) == {ventet: 1}


def test_varighet_teller_riktige_koder() -> None:
    tre = {"STMND_1": "01", "STMND_2": "02", "STMND_3": "03"}
    *_, varighet, _ = tabeller({**INGEN_MND, **tre, "STMND_4": "05"})
    assert rader(varighet) == {"2 - 3 måneder": 1}


def test_summene_har_ingen_grense() -> None:
    poster = [
        {**bidrag("9999999"), "LAAN": "9999999", **fnr(""), "PERSON_DUF": "999900000108"}
        for _ in range(300)
    ]
    sum_, *_ = tabeller(*poster, aar=2023)
    ventet = 300 * 9_999_999
    assert rader(sum_) == {"I alt": 2 * ventet, "Bidrag": ventet, "Lån": ventet}


def test_ingen_tabeller_naar_filen_stoppes() -> None:
    assert tabeller({"KJONN": "3"}) == ()
