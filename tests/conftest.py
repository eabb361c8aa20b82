"""What all tests share: a real Chromium, held open for one module at a time.

Playwright keeps an event loop in the thread until it is closed. While it is open no other Playwright can
be, and Django refuses to ask its database: hence a module, and never the whole run.

Where Chromium or axe-core is missing the tests are skipped, but in CI they fail: a test that silently
doesn't run is none.
"""

from __future__ import annotations

import gc
import os
import shutil

import pytest

from rapport.nettleser_hjelp import AXE

_FLAGG = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def pytest_collection_finish() -> None:
    """What is imported stays: no use in looking through it for rubbish again and again."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker) -> None:
    """A database that was made of the models counts as migrated, as processes of the service ask."""
    from django.core.management import call_command
    from django.db import connection

    if not connection.settings_dict["TEST"].get("MIGRATE", True):
        with django_db_blocker.unblock():
            call_command("migrate", fake=True, verbosity=0)


@pytest.fixture(scope="session")
def chromium() -> str:
    """Where the browser is."""
    sti = shutil.which("chromium")
    if sti and AXE.exists():
        return sti
    mangler = [navn for navn, er in (("chromium", sti), ("axe-core", AXE.exists())) if not er]
    avslutt = pytest.fail if os.environ.get("CI") else pytest.skip
    return avslutt(f"mangler {' og '.join(mangler)}: kjør make system")


@pytest.fixture(scope="module")
def nettleser(chromium):
    from playwright.sync_api import sync_playwright

    with sync_playwright() as p:
        leser = p.chromium.launch(executable_path=chromium, args=_FLAGG)
        yield leser
        leser.close()
