"""A real Chromium against the real service. One service for each process of the test run.

With ``KOSTRA_TEST_DATABASE`` (a PostgreSQL) the guide alone is walked there: what a
page looks like doesn't depend on the database.
"""

from __future__ import annotations

import os
import secrets
from pathlib import Path

import psycopg
import pytest

from portal.nettleser.lesere import Leser
from portal.nettleser.tjeneste import tjeneste

HER = Path(__file__).parent

POSTGRES = os.environ.get("KOSTRA_TEST_DATABASE")
BILDER = os.environ.get("KOSTRA_TEST_BILDER")  # a folder: what each browser showed at the end
if POSTGRES:
    collect_ignore_glob = ["test_[!v]*.py"]


@pytest.fixture(scope="session")
def kostra(chromium, tmp_path_factory):
    """The service, running: see :class:`portal.nettleser.tjeneste.Tjeneste`."""
    with tjeneste(tmp_path_factory.mktemp("tjeneste"), egen_database()) as t:
        yield t


def egen_database() -> str | None:
    """A database of its own in the PostgreSQL that the tests were given; None: SQLite."""
    if not POSTGRES:
        return None
    navn = f"kostra_nettleser_{secrets.token_hex(4)}"
    with psycopg.connect(POSTGRES, autocommit=True) as kobling:
        kobling.execute(f"CREATE DATABASE {navn}")
    return f"{POSTGRES.rpartition('/')[0]}/{navn}"


@pytest.fixture
def aapne(nettleser, kostra, request):
    """Opens a browser of its own; when the test is over, none may have complained or asked others."""
    lesere: list[Leser] = []

    def aapne(**valg) -> Leser:
        lesere.append(Leser(nettleser, kostra, **valg))
        return lesere[-1]

    yield aapne
    for nr, leser in enumerate(lesere):
        if BILDER:
            leser.side.screenshot(path=f"{BILDER}/{request.node.name}-{nr}.png", full_page=True)
        leser.lukk()
    assert [klage for leser in lesere for klage in leser.klager] == []


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A browser that stops answering fails its test, and doesn't hold up the rest."""
    for ett in items:
        if HER in ett.path.parents:
            ett.add_marker(pytest.mark.timeout(300))
