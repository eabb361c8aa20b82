"""A change of key, as those who run mottak rehearse it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest


@pytest.mark.treg
@pytest.mark.integrasjon
@pytest.mark.timeout(300)
def test_et_nokkelbytte_stemmer_fra_varsel_til_den_gamle_nokkelen_er_slettet(
    tmp_path: Path,
) -> None:
    svar = subprocess.run(
        [sys.executable, "-m", "kostra", "nokkel", "ovelse", "--mappe", str(tmp_path / "ovelse")],
        capture_output=True,
        text=True,
        env={n: v for n, v in os.environ.items() if not n.startswith(("KOSTRA_", "DJANGO_"))},
        check=False,
    )
    assert svar.returncode == 0, svar.stdout[-1500:] + svar.stderr[-1500:]
    for hva in (
        "varselet er borte", "forsiden har det nye først", "den tomme filen er kryptert til det nye",
        "en fil til det gamle leses fortsatt", "ingen kan kryptere til det lenger",
        "nøkkelen er tilbake: filen leveres av seg selv", "får e-post om å kryptere på nytt",
    ):  # fmt: skip
        assert hva in svar.stdout
