"""A whole round, as staff rehearse it: on SQLite, and on PostgreSQL where there is one."""

from __future__ import annotations

import os
import secrets
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest

POSTGRES = os.environ.get("KOSTRA_TEST_DATABASE")


@pytest.mark.integrasjon
@pytest.mark.timeout(600)
@pytest.mark.parametrize("database", [pytest.param("sqlite", marks=pytest.mark.treg), "postgresql"])
def test_en_hel_runde_stemmer_fra_pinbrev_til_stenging(tmp_path: Path, database: str) -> None:
    if database == "postgresql" and not POSTGRES:
        pytest.skip("uten PostgreSQL: make test starter en")
    kommando = [
        sys.executable, "-m", "kostra", "runde", "prov", "--leverer", "8",
        "--mappe", str(tmp_path / "ovelse"),
    ]  # fmt: skip
    miljo = {n: v for n, v in os.environ.items() if not n.startswith(("KOSTRA_", "DJANGO_"))}
    svar = subprocess.run(
        [*kommando, *(_egen_database() if database == "postgresql" else [])],
        capture_output=True,
        text=True,
        env=miljo,
        check=False,
    )
    assert svar.returncode == 0, svar.stdout[-1500:] + svar.stderr[-1500:]
    for hva in (
        "pinkodene slipper inn", "ingen prøve er igjen i databasen", "før åpning kan ingenting sendes",
        "ingen som har levert, fikk brev", "den som har utsettelse, fikk ikke brev",
        "den som foreslår, kan ikke godkjenne selv", "retter og sender på nytt",
        "i den stengte uken tas ingenting imot", "er utlevert som Parquet",
        "kjeden av hendelser er hel", "alle brev og SMS har kommet fram",
    ):  # fmt: skip
        assert hva in svar.stdout


def _egen_database() -> list[str]:
    assert POSTGRES
    navn = f"kostra_runde_{secrets.token_hex(4)}"
    with psycopg.connect(POSTGRES, autocommit=True) as kobling:
        kobling.execute(f"CREATE DATABASE {navn}")
    return ["--database", f"{POSTGRES.rpartition('/')[0]}/{navn}"]
