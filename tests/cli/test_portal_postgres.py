"""The cluster that the tests start for themselves (``verktoy/postgres.py``)."""

from __future__ import annotations

import importlib.util
import subprocess
import sys

import pytest
from hjelp_portal_cli import ROT

VERKTOY = ROT / "verktoy" / "postgres.py"
_SPOR = """
import os, psycopg
with psycopg.connect(os.environ["KOSTRA_TEST_DATABASE"]) as kobling:
    mappe = kobling.execute("SHOW data_directory").fetchone()[0]
    print(mappe, os.stat(mappe).st_uid if os.path.exists(mappe) else "")
raise SystemExit(7)
"""


@pytest.fixture
def postgres():
    spec = importlib.util.spec_from_file_location("postgres_verktoy", VERKTOY)
    modul = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(modul)
    return modul


@pytest.fixture
def _finnes(postgres):
    try:
        postgres.finn_mappe()
    except postgres.IngenPostgres:
        pytest.skip("PostgreSQL isn't installed")


@pytest.mark.usefixtures("_finnes")
def test_kommandoen_faar_en_base_og_alt_er_borte_etterpaa():
    svar = subprocess.run(
        [sys.executable, VERKTOY, sys.executable, "-c", _SPOR],
        capture_output=True,
        text=True,
        check=False,
        timeout=90,
    )
    assert svar.returncode == 7, svar.stderr
    mappe, eier = svar.stdout.split()
    assert eier != "0"
    assert not (ROT / mappe).exists()


@pytest.mark.parametrize(("ci", "kode"), [("", 0), ("true", 1)])
def test_uten_postgres_sies_det_og_ci_feiler(postgres, monkeypatch, capsys, ci, kode):
    def ingen():
        raise postgres.IngenPostgres("PostgreSQL is not installed")

    monkeypatch.setattr(postgres, "finn_mappe", ingen)
    monkeypatch.setenv("CI", ci)
    assert postgres.hoved(["finnes-ikke-og-kjores-ikke"]) == kode
    assert "PostgreSQL is not installed" in capsys.readouterr().err
