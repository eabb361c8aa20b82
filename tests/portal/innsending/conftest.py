"""A form that lacks its file, and a real browser that is logged in to it."""

from __future__ import annotations

import os

import pytest

from portal.innsending.fil_hjelp import sak


@pytest.fixture(scope="module")
def nettleser_i_traaden():
    """Playwright runs its own loop in this thread, and the tests ask the database in it."""
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    yield
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def saken(db, settings, nettleser_i_traaden):
    """The test's server speaks http, which gives no ``__Host-`` cookies."""
    settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME = "kostra", "kostra-csrf"
    settings.LANGUAGE_COOKIE_NAME = "kostra-sprak"
    settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = False
    return sak()


@pytest.fixture
def side(saken, live_server, nettleser):
    """A page of a logged-in browser. ``side.sendt``: (method, path, body) of all that left it."""
    kontekst = nettleser.new_context(
        base_url=live_server.url, viewport={"width": 1280, "height": 1400}
    )
    logg_inn(kontekst, saken, live_server)
    ny = kontekst.new_page()
    ny.sendt = []
    ny.feil = []
    ny.on("request", lambda r: ny.sendt.append((r.method, r.url, r.post_data_buffer or b"")))
    ny.on("console", lambda m: ny.feil.append(m.text) if m.type == "error" else None)
    ny.on("pageerror", lambda e: ny.feil.append(str(e)))
    yield ny
    kontekst.close()


def logg_inn(kontekst, saken, live_server) -> None:
    okt = saken.nettleser.cookies["kostra"].value
    kontekst.add_cookies([{"name": "kostra", "value": okt, "url": live_server.url}])
