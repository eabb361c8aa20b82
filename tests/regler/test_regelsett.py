"""Which rules there are, in which order, and where they lie."""

import re
from pathlib import Path

import kostra.regler
from kostra.kontroll.modell import Grad
from kostra.kontroll.regel import Regel
from kostra.kontroll.regelsett import bundne_regler
from kostra.regler import kvalifisering, regelsett, sosialhjelp
from kostra.skjema import filbeskrivelse
from samlet import i_ett

ROT = Path(kostra.regler.__file__).parent
PAKKER = {"11CF": kvalifisering, "11F": sosialhjelp}
SETT = {skjema: regelsett(skjema) for skjema in PAKKER}
AARENE = range(2022, 2027)
HVERT_AAR = [(skjema, aar) for skjema in PAKKER for aar in AARENE]
REGIONER = ["110300", "030100", "030101"]
HODE = ["K03-komm", "K03-bydel", "K04", "K05"]
HODE_2025 = ["K03-komm", "K03-bydel", "K04", "K04A", "K05"]
DUBLETTER = ["K05A", "K05B"]


def fra_til(fra: int, til: int) -> list[str]:
    return [f"K{nr:02d}" for nr in range(fra, til + 1)]


RESTEN_11CF = [
    *fra_til(6, 16),
    *("K19", "K20", "K21", "K26", "K27", "K28", "K29", "K30", "K31", "K32"),
    *("K36", "K37", "K38", "K39"),
]
SLUTTEN_11F = [
    *("K24", "K24B", "K25", "K26", "K27", "K30", "K31", "K32", "K33", "K35"),
    *fra_til(36, 43),
]


def i_11f(*midten: str) -> list[str]:
    """11F from K06 on; ``midten`` is what stands after K19."""
    return [*fra_til(6, 19), *midten, *SLUTTEN_11F]


I_2022 = {
    "11CF": ["K05A", "K05B", "K002", *HODE, *RESTEN_11CF],
    "11F": ["K002", *HODE, *fra_til(8, 19), "K20", "K22", "K23", *SLUTTEN_11F, *DUBLETTER],
}
I_2022["11CF"].insert(I_2022["11CF"].index("K20") + 1, "K20A")
I_2022["11F"][I_2022["11F"].index("K30") : I_2022["11F"].index("K30")] = ["K28", "K29"]
REKKEFOLGE = {
    ("11CF", 2022): I_2022["11CF"],
    ("11CF", 2023): [*HODE, *DUBLETTER, *RESTEN_11CF],
    ("11CF", 2024): [*HODE, *DUBLETTER, *RESTEN_11CF],
    ("11CF", 2025): [*HODE_2025, *DUBLETTER, *RESTEN_11CF],
    ("11CF", 2026): [*HODE_2025, *DUBLETTER, *RESTEN_11CF],
    ("11F", 2022): I_2022["11F"],
    ("11F", 2023): [*HODE, *DUBLETTER, *i_11f("K20", "K21", "K22", "K23")],
    ("11F", 2024): [*HODE, *DUBLETTER, *i_11f("K20A", "K20B", "K21", "K22", "K23")],
    ("11F", 2025): [*HODE_2025, *DUBLETTER, *i_11f("K20A", "K20B", "K21", "K22", "K23")],
    ("11F", 2026): [
        *("K002", *HODE_2025, *DUBLETTER),
        *i_11f("K20B", "K21", "K22", "K23A", "K23B", "K23C"),
    ],
}
ANTALL = {
    "11CF": {2023: 31, 2024: 31, 2025: 32, 2026: 32},
    "11F": {2023: 42, 2024: 43, 2025: 44, 2026: 46},
}


def alle_regler(skjema: str) -> list[Regel]:
    """Each rule of the form once; one id may be two rules, in different years."""
    regler = [r for aar in AARENE for r in SETT[skjema].regler_i(aar, tillegg=True)]
    return list(dict.fromkeys(regler))


def regel(skjema: str, id_: str) -> Regel:
    """The rule with that id, the newest when there are two."""
    return next(r for r in alle_regler(skjema) if r.id == id_)


def bundne(skjema: str, aar: int, region: str, med_tillegg: bool) -> list[str]:
    fb = filbeskrivelse(skjema, aar)
    return [b.regel.id for b in bundne_regler(SETT[skjema], fb, region, med_tillegg)]


@i_ett("region", REGIONER)
@i_ett(("skjema", "aar"), HVERT_AAR)
def test_rekkefolge(skjema: str, aar: int, region: str) -> None:
    assert bundne(skjema, aar, region, False) == REKKEFOLGE[skjema, aar]


@i_ett("skjema", PAKKER)
def test_antall_per_post(skjema: str) -> None:
    for aar, ventet in ANTALL[skjema].items():
        per_post = filbeskrivelse(skjema, aar).kontrolltall.per_post
        assert len(REKKEFOLGE[skjema, aar]) == per_post == ventet


@i_ett(("skjema", "aar"), HVERT_AAR)
def test_tillegg_staar_sist_i_rekkefolge(skjema: str, aar: int) -> None:
    egne = REKKEFOLGE[skjema, aar]
    med = bundne(skjema, aar, "030101", True)
    ekstra = med[len(egne) :]
    assert med[: len(egne)] == egne
    assert ekstra == sorted(ekstra)
    assert all(id_.startswith("T") for id_ in ekstra)


def regelfiler(skjema: str) -> list[Path]:
    """The files of rules that the form may use: its own, and those that forms share."""
    mapper = (Path(PAKKER[skjema].__file__ or "").parent, ROT / "felles")
    return [fil for mappe in mapper for fil in mappe.rglob("*.py") if re.match(r"[kt]\d", fil.stem)]


def ider_i(fil: Path) -> list[str]:
    """The ids that the docstring of a rule file begins with: ``K22, K23A  Alderspensjon …``."""
    treff = re.match(r'"""((?:[KT][\w-]+, )*[KT][\w-]+)  \S', fil.read_text(encoding="utf-8"))
    return treff[1].split(", ") if treff else []


@i_ett("skjema", PAKKER)
def test_hver_regel_har_sin_fil_og_omvendt(skjema: str) -> None:
    """A file is named by an id that its docstring begins with; a rule of two ids has one file."""
    filer = regelfiler(skjema)
    for fil in filer:
        navn = [id_.lower().replace("-", "_") for id_ in ider_i(fil)]
        assert any(fil.stem.startswith(f"{n}_") for n in navn), fil.name
    regler = sorted(r.id for r in alle_regler(skjema))
    i_filene = sorted(id_ for fil in filer for id_ in ider_i(fil))
    assert i_filene == regler


@i_ett("skjema", PAKKER)
def test_filene_er_korte(skjema: str) -> None:
    for fil in regelfiler(skjema):
        assert fil.read_text(encoding="utf-8").count("\n") <= 70, fil.name


@i_ett("skjema", PAKKER)
def test_tabellen_i_tillegg(skjema: str) -> None:
    tillegg = PAKKER[skjema].tillegg
    linjer = re.findall(r"^\| (T\d\d) \| (\w+) ", tillegg.__doc__ or "", re.M)
    assert linjer == [(r.id, r.grad_i(2026).name) for r in tillegg.TILLEGG]


@i_ett("skjema", PAKKER)
def test_bare_tillegg_er_tillegg(skjema: str) -> None:
    for r in alle_regler(skjema):
        assert r.tillegg == r.id.startswith("T")
        if r.tillegg:
            assert r.grad_i(2026) in (Grad.INFO, Grad.WARNING)


def test_et_tilleggsnummer_betyr_det_samme_i_skjemaene() -> None:
    titler = {r.id: r.tittel.nb for r in alle_regler("11CF") if r.tillegg}
    i_begge = [r for r in alle_regler("11F") if r.id in titler]
    assert len(i_begge) == 11
    ulike = {r.id for r in i_begge if r.tittel.nb != titler[r.id]}
    assert ulike == {"T05"}  # after the year's end; in 11F also before its beginning


@i_ett(
    ("skjema", "id_", "grader"),
    [
        ("11CF", "K05", "WWEEE"),
        ("11CF", "K06", "WEEEE"),
        ("11F", "K05", "WWEEE"),
        ("11F", "K13", "WEEEE"),
        ("11F", "K30", "WWWWW"),
        ("11F", "K38", "EWWWW"),
    ],
)
def test_grader_som_skifter(skjema: str, id_: str, grader: str) -> None:
    assert [regel(skjema, id_).grad_i(aar).name[0] for aar in AARENE] == [*grader]
