"""A country of one's own for each test, and its way to the keys in the environment."""

from __future__ import annotations

from pathlib import Path

import pytest

from nasjonal.hjelp import Land, lag_land


@pytest.fixture
def land(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Land:
    landet = lag_land(tmp_path)
    for navn, verdi in landet.miljo().items():
        monkeypatch.setenv(navn, verdi)
    return landet
