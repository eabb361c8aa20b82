"""Same arguments, same bytes: in every process, on every platform and Python version."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from itertools import pairwise

from kostra.testdata import Feil, lag_fil
from samlet import i_ett

#: Change one of these only when the generator is meant to make other files, and say so in CHANGELOG.
FASIT: list[tuple[int, str, int, int, Feil | None, str]] = [
    (
        2022,
        "542100",
        2_000,
        7,
        None,
        "18bbc1a0a3a239211424339dbed8544530e36249cde98e5de9715f5847580afc",
    ),
    (
        2023,
        "030100",
        2_000,
        7,
        0.3,
        "cc392762d8454ff450cdc79c49e930d318ef0553a473477bc3e2b369e7256489",
    ),
    (
        2024,
        "553000",
        2_000,
        0,
        0.05,
        "5fbbed00bd0f782deb8fe8353467a82d24280d1cedf756aeba95d18808180dd2",
    ),
    (
        2025,
        "030115",
        2_000,
        123_456_789_012,
        1.0,
        "d8eafcc5de8d53cfe10a77300e513f3c95044157fe9d4b3c15fecd47c252aba5",
    ),
    (
        2026,
        "553000",
        2_000,
        7,
        None,
        "97731ddfe76c0aa1b729feb7fa8a9c5c4fa094142202a59ff3c7dfa66830eb46",
    ),
    (
        2026,
        "110300",
        2_000,
        -1,
        ["K14", "K27", "K05A"],
        "f6076d9b15284f67e61cfc02734baa6c421fe6a3894b7afcbb8d72f8e6cd07a8",
    ),
]


@i_ett(("aar", "region", "antall", "fro", "feil", "sha256"), FASIT)
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
            env={"PYTHONHASHSEED": hashing, "PYTHONPATH": os.pathsep.join(sys.path)},
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
