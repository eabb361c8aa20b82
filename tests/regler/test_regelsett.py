"""Which rules there are, in which order, and where they lie."""

import re
from pathlib import Path

import pytest

import kostra.regler
from kostra.kontroll.modell import Grad
from kostra.kontroll.regel import Regel
from kostra.kontroll.regelsett import bundne_regler
from kostra.regler import regelsett
from kostra.regler.kvalifisering import tillegg
from kostra.skjema import filbeskrivelse

ROT = Path(kostra.regler.__file__).parent
SETT = regelsett("11CF")
AARENE = range(2022, 2027)
REGIONER = ["110300", "030100", "030101"]
HODE = ["K03-komm", "K03-bydel", "K04", "K05"]
DUBLETTER = ["K05A", "K05B"]
RESTEN = [
    *(f"K{nr:02d}" for nr in range(6, 17)),
    *("K19", "K20", "K21", "K26", "K27", "K28", "K29", "K30", "K31", "K32"),
    *("K36", "K37", "K38", "K39"),
]
FRA_2025 = ["K03-komm", "K03-bydel", "K04", "K04A", "K05", *DUBLETTER, *RESTEN]
I_2022 = ["K05A", "K05B", "K002", *HODE, *RESTEN]
I_2022.insert(I_2022.index("K20") + 1, "K20A")
REKKEFOLGE = {
    2022: I_2022,
    2023: [*HODE, *DUBLETTER, *RESTEN],
    2024: [*HODE, *DUBLETTER, *RESTEN],
    2025: FRA_2025,
    2026: FRA_2025,
}


def alle_regler() -> dict[str, Regel]:
    return {r.id: r for aar in AARENE for r in SETT.regler_i(aar, tillegg=True)}


def bundne(aar: int, region: str, med_tillegg: bool) -> list[str]:
    fb = filbeskrivelse("11CF", aar)
    return [b.regel.id for b in bundne_regler(SETT, fb, region, med_tillegg)]


@pytest.mark.parametrize("region", REGIONER)
@pytest.mark.parametrize("aar", AARENE)
def test_rekkefolge(aar: int, region: str) -> None:
    assert bundne(aar, region, False) == REKKEFOLGE[aar]


@pytest.mark.parametrize("aar", range(2023, 2027))
def test_antall_per_post(aar: int) -> None:
    per_post = filbeskrivelse("11CF", aar).kontrolltall.per_post
    assert len(REKKEFOLGE[aar]) == per_post == {2023: 31, 2024: 31}.get(aar, 32)


@pytest.mark.parametrize("aar", AARENE)
def test_tillegg_staar_sist_i_rekkefolge(aar: int) -> None:
    med = bundne(aar, "030101", True)
    ekstra = med[len(REKKEFOLGE[aar]) :]
    assert med[: len(REKKEFOLGE[aar])] == REKKEFOLGE[aar]
    assert ekstra == sorted(ekstra)
    assert all(id_.startswith("T") for id_ in ekstra)


def test_hver_fil_er_registrert_og_omvendt() -> None:
    """A file is named by its rule's id; each registered rule has one file, each file one rule."""
    filer = {fil.stem for fil in ROT.rglob("*.py") if re.match(r"[kt]\d", fil.stem)}
    hjem = {
        id_: [fil for fil in filer if fil.startswith(id_.lower().replace("-", "_") + "_")]
        for id_ in alle_regler()
    }
    assert {id_: f for id_, f in hjem.items() if len(f) != 1} == {}
    assert filer - {f for (f,) in hjem.values()} == set()


def test_filene_er_korte_og_sier_hva_de_er() -> None:
    for fil in ROT.rglob("*.py"):
        if re.match(r"[kt]\d", fil.stem):
            tekst = fil.read_text(encoding="utf-8")
            id_ = next(
                i for i in alle_regler() if fil.stem.startswith(i.lower().replace("-", "_") + "_")
            )
            assert tekst.startswith(f'"""{id_}  '), fil.name
            assert tekst.count("\n") <= 70, fil.name


def test_tabellen_i_tillegg() -> None:
    linjer = re.findall(r"^\| (T\d\d) \| (\w+) ", tillegg.__doc__ or "", re.M)
    assert linjer == [(r.id, r.grad_i(2026).name) for r in tillegg.TILLEGG]


def test_bare_tillegg_er_tillegg() -> None:
    for id_, regel in alle_regler().items():
        assert regel.tillegg == id_.startswith("T")
        if regel.tillegg:
            assert regel.grad_i(2026) in (Grad.INFO, Grad.WARNING)


def test_grader_som_skifter() -> None:
    regler = alle_regler()
    grader = {id_: [regler[id_].grad_i(a).name[0] for a in AARENE] for id_ in ("K05", "K06")}
    assert grader == {"K05": [*"WWEEE"], "K06": [*"WEEEE"]}
