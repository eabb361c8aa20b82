"""Which rules there are, in which order, how severe, and where they lie."""

import re
from pathlib import Path

import kostra.regler.barnevern
from kostra.kontroll.modell import Grad
from kostra.kontroll.regel import Regel
from kostra.regler import regelsett
from kostra.regler.barnevern import tillegg

SETT = regelsett("15F")
ROT = Path(kostra.regler.barnevern.__file__).parent
PERIODER = {
    "MELDING": ("02A", "02C", "02D", "02E", "03", "04", "05"),
    "PLAN": ("02A", "02C", "02D", "02E"),
    "SAKSINNHOLD": ("02",),
    "TILTAK": ("02A", "02B", "02C", "02D", "02E", "04", "05", "06", "07", "08", "09"),
    "UNDERSOKELSE": ("02A", "02B", "02C", "02D", "02E", "03", "04", "07", "08"),
    "VEDTAK": ("02",),
    "FLYTTING": ("02C", "02F"),
}
AVGIVER = ["AVGIVER_02", "AVGIVER_03", "AVGIVER_04", "AVGIVER_06"]
INDIVID = [
    *(f"INDIVID_{nr}" for nr in ("01A", "02A", "02B", "02D", "03", "06", "07", "08", "09", "10")),
    *("INDIVID_11", "INDIVID_12", "INDIVID_19", "LOVHJEMMEL_03", "LOVHJEMMEL_04", "MELDER_02"),
    *(f"{del_}_{nr}" for del_, numre in PERIODER.items() for nr in numre),
]
HELE_FILEN = ["AVGIVER_00", "INDIVID_00", "INDIVID_04", "INDIVID_05"]
REKKEFOLGE = [*AVGIVER, *INDIVID, *HELE_FILEN]
ADVARSLER = {
    *("INDIVID_11", "INDIVID_12", "INDIVID_19", "MELDING_03", "UNDERSOKELSE_08"),
    *("TILTAK_04", "TILTAK_05", "TILTAK_06", "TILTAK_09"),
}
AARENE = range(2022, 2027)


def alle_regler(aar: int = 2026) -> dict[str, Regel]:
    return {r.id: r for r in SETT.regler_i(aar, tillegg=True)}


def test_rekkefolge_og_grad() -> None:
    for aar in AARENE:
        regler = SETT.regler_i(aar, tillegg=False)
        assert [r.id for r in regler] == REKKEFOLGE
        assert {r.id for r in regler if r.grad_i(aar) is not Grad.ERROR} == ADVARSLER
        assert {r.grad_i(aar) for r in regler if r.id in ADVARSLER} == {Grad.WARNING}


def test_antall_kontroller_per_element() -> None:
    assert (len(AVGIVER), len(INDIVID)) == (4, 51)


def test_tillegg() -> None:
    """The ids go on after those of the other forms; the table says the same as the rules."""
    linjer = re.findall(r"^\| (T\d\d) \| (\w+) ", tillegg.__doc__ or "", re.M)
    assert linjer == [(r.id, r.grad_i(2026).name) for r in tillegg.TILLEGG]
    assert [id_ for id_, _ in linjer] == [f"T{nr}" for nr in range(31, 50)]
    assert {r.id for r in alle_regler().values() if r.tillegg} == {id_ for id_, _ in linjer}


def test_hver_fil_sier_hvilke_regler_den_har() -> None:
    """The docstring of a file begins with the ids of its rules, and each rule has one file."""
    hjem: dict[str, list[str]] = {}
    for fil in sorted(ROT.rglob("*.py")):
        tekst = fil.read_text(encoding="utf-8")
        forste = re.match(r'"""((?:[A-Z]+_?\d+[A-Z]?(?:, )?)+)  \S', tekst)
        if forste:
            assert len(tekst.splitlines()) <= 100, fil.name
            assert "\nfrom kostra.kontroll import" in tekst
            for id_ in forste[1].split(", "):
                hjem.setdefault(id_, []).append(fil.name)
    assert {id_: len(filer) for id_, filer in hjem.items()} == dict.fromkeys(alle_regler(), 1)
