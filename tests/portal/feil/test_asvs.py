"""``docs/sikkerhet/asvs.csv`` claims no more than there is: each test and document it names exists."""

from __future__ import annotations

import ast
import csv
from collections import Counter
from functools import cache
from pathlib import Path

ROT = Path(__file__).parents[3]
TILSTANDER = {
    "oppfylt-test", "oppfylt-dokument", "delvis", "ikke-oppfylt", "driftens-ansvar", "ikke-aktuelt",
}  # fmt: skip


def rader() -> list[dict[str, str]]:
    with (ROT / "docs/sikkerhet/asvs.csv").open(encoding="utf-8", newline="") as fil:
        return list(csv.DictReader(fil, delimiter=";"))


@cache
def navn_i(sti: str) -> set[str]:
    """The names of the tests in a file, without importing it."""
    tre = ast.parse((ROT / sti).read_bytes())
    return {
        node.name
        for node in ast.walk(tre)
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")
    }


def mangler(bevis: str) -> bool:
    """True if any of what is named isn't there; several are parted by a blank."""
    return any(_mangler(ett) for ett in bevis.split())


def _mangler(bevis: str) -> bool:
    sti, _, navn = bevis.partition("::")
    if not (ROT / sti).is_file():
        return True
    return bool(navn) and navn not in navn_i(sti)


def test_hvert_bevis_finnes():
    borte = {rad["krav"]: rad["bevis"] for rad in rader() if rad["bevis"] and mangler(rad["bevis"])}
    assert borte == {}


def har_det_den_trenger(rad: dict[str, str]) -> bool:
    """A met row names its proof, of the kind it says; every other row says why."""
    match rad["tilstand"]:
        case "oppfylt-test":
            return bool(rad["bevis"]) and all("::" in ett for ett in rad["bevis"].split())
        case "oppfylt-dokument":
            return rad["bevis"].startswith("docs/")
        case tilstand:
            return tilstand in TILSTANDER and bool(rad["merknad"])


def test_hver_tilstand_har_det_den_trenger():
    assert [rad["krav"] for rad in rader() if not har_det_den_trenger(rad)] == []


def test_alle_kravene_i_5_0_0_staar_en_gang():
    krav = Counter(rad["krav"] for rad in rader())
    assert set(krav.values()) == {1}
    assert Counter(rad["niva"] for rad in rader()) == {"1": 70, "2": 183, "3": 92}


def test_et_bevis_som_ikke_finnes_blir_sett():
    assert mangler("tests/portal/feil/test_asvs.py::test_finnes_ikke")
    assert mangler("docs/finnes-ikke.md")
    assert mangler("docs/sikkerhet/README.md docs/finnes-ikke.md")
    assert not mangler("tests/portal/feil/test_asvs.py::test_hvert_bevis_finnes")
