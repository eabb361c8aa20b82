"""The generated documents in ``docs/`` are those that the product prints today."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

from samlet import i_ett

ROT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def verktoy() -> ModuleType:
    sti = ROT / "verktoy" / "lag_dokumenter.py"
    spec = importlib.util.spec_from_file_location("lag_dokumenter", sti)
    assert spec is not None
    assert spec.loader is not None
    modul = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(modul)
    return modul


def test_ingen_dokumenter_er_utdaterte(verktoy: ModuleType) -> None:
    assert verktoy.utdaterte() == []


@i_ett("skjema", ["11CF", "11F", "15F"])
def test_hvert_skjema_har_dokumenter_for_hvert_aar_og_hvert_steg(skjema: str) -> None:
    for mappe in ("filbeskrivelser", "kravspesifikasjon", "veiledninger"):
        oversikt = (ROT / "docs" / mappe / "README.md").read_text(encoding="utf-8")
        steg = range(2022, 2026) if mappe == "filbeskrivelser" else ()
        for navn in (
            *(f"{skjema}_{aar}.md" for aar in range(2022, 2027)),
            *(f"endringer_{skjema}_{aar}_{aar + 1}.md" for aar in steg),
        ):
            assert (ROT / "docs" / mappe / navn).is_file(), navn
            assert f"]({navn})" in oversikt


@i_ett("mappe", ["filbeskrivelser", "kravspesifikasjon", "veiledninger"])
def test_dokumentet_sier_at_det_er_laget_og_hvordan(mappe: str) -> None:
    for sti in (ROT / "docs" / mappe).glob("*.md"):
        forste = sti.read_text(encoding="utf-8").splitlines()[0]
        assert "python verktoy/lag_dokumenter.py" in forste, sti.name


def test_sjekk_finner_et_dokument_som_er_endret_for_haand(
    verktoy: ModuleType,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    endret = "docs/filbeskrivelser/11CF_2024.md"
    verktoy.skriv(tmp_path)
    monkeypatch.setattr(verktoy.utdaterte, "__defaults__", (tmp_path,))
    assert verktoy.hoved(["--sjekk"]) == 0
    (tmp_path / endret).write_text("endret")
    assert verktoy.hoved(["--sjekk"]) == 1
    assert endret in capsys.readouterr().err
    assert (tmp_path / endret).read_text() == "endret"
