"""The control page's files, put together of the source as it is, into a folder for a test's portal."""

from __future__ import annotations

import importlib.util
import os
from pathlib import Path
from types import ModuleType

import pytest

_VERKTOY = Path(__file__).resolve().parents[1] / "verktoy" / "lag_nettleser.py"


def verktoy() -> ModuleType:
    """The tool that ``make nettleser`` runs."""
    spek = importlib.util.spec_from_file_location("lag_nettleser", _VERKTOY)
    assert spek is not None
    assert spek.loader is not None
    modul = importlib.util.module_from_spec(spek)
    spek.loader.exec_module(modul)
    return modul


def bygg(mappe: Path) -> Path:
    """The set, in that folder. Skips the test where Pyodide isn't fetched; in CI that fails."""
    modul = verktoy()
    if not modul.er_hentet():
        avslutt = pytest.fail if os.environ.get("CI") else pytest.skip
        avslutt("mangler Pyodide: kjør make system")
    modul.lag(mappe, komprimert=False)
    return mappe
