"""Same arguments, same bytes: in every process, on every platform and Python version."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from itertools import pairwise

import pytest

from kostra.testdata import Feil, lag_fil

#: Change one of these only when the generator is meant to make other files, and say so in CHANGELOG.
FASIT: list[tuple[int, str, int, int, Feil | None, str]] = [
    (2022, "542100", 2_000, 7, None, ""),
    (2023, "030100", 2_000, 7, 0.3, ""),
    (2024, "553000", 2_000, 0, 0.05, ""),
    (2025, "030115", 2_000, 123_456_789_012, 1.0, ""),
    (2026, "553000", 2_000, 7, None, ""),
    (2026, "110300", 2_000, -1, ["K14", "K27", "K05A"], ""),
]


@pytest.mark.parametrize(("aar", "region", "antall", "fro", "feil", "sha256"), FASIT)
def test_filene_er_de_samme_som_da_de_ble_skrevet_ned(
    aar: int, region: str, antall: int, fro: int, feil: Feil | None, sha256: str
) -> None:
    fil = lag_fil("11CF", aar, region, antall, fro=fro, feil=feil)
    assert hashlib.sha256(fil).hexdigest() == sha256


def test_en_annen_prosess_med_annen_hashing_gir_samme_fil() -> None:
    kode = (
        "import hashlib; from kostra.testdata import lag_fil;"
        "print(hashlib.sha256(lag_fil('11CF', 2026, '110300', 500, feil=0.5)).hexdigest())"
    )
    summer = {
        subprocess.run(
            [sys.executable, "-c", kode],
            env={"PYTHONHASHSEED": hashing, "PYTHONPATH": ":".join(sys.path)},
            capture_output=True,
            check=True,
        ).stdout
        for hashing in ("1", "2")
    }
    assert len(summer) == 1


def test_fro_aar_og_region_gir_ulike_filer() -> None:
    filer = [
        lag_fil("11CF", 2026, "110300", 50, fro=1),
        lag_fil("11CF", 2026, "110300", 50, fro=2),
        lag_fil("11CF", 2026, "110600", 50, fro=1),
        lag_fil("11CF", 2025, "110300", 50, fro=1),
    ]
    # the record's first six characters are kommune and year
    personer = [{linje[6:] for linje in fil.splitlines()} for fil in filer]
    assert all(en.isdisjoint(to) for en, to in pairwise(personer))
