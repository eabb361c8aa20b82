"""The scene that the security tests play in: built once for a module, each request rolled back."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from kostra.portal.drift import klar
from portal.sikkerhet.kulisse import Kulisse, argumenter, bygg_kulisse


@pytest.fixture(scope="module")
def kulisse(django_db_setup, django_db_blocker) -> Iterator[Kulisse]:
    klar.migrert.sett = True  # SQLite's test database is made of the models
    with django_db_blocker.unblock(), _rulles_tilbake():
        yield bygg_kulisse()


@contextmanager
def _rulles_tilbake() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


class Spor:
    """Asks the portal as a role; what the request did to the database is undone afterwards."""

    def __init__(self, kulisse: Kulisse) -> None:
        self.kulisse = kulisse

    def adresse(self, rute: str, rolle: str, objekt: str) -> str:
        return reverse(rute, kwargs=argumenter(self.kulisse, rute, rolle, objekt))

    @contextmanager
    def nettleser(self, rolle: str) -> Iterator[Client]:
        """A browser that sends the token by itself; all it does is undone at the end."""
        with _rulles_tilbake():
            klient = self.kulisse.klient(rolle)
            klient.defaults["HTTP_X_CSRFTOKEN"] = _med_token(klient)
            yield klient

    def __call__(
        self, metode: str, adresse: str, rolle: str, *, token: bool = True, data=None, **hoder
    ):
        with _rulles_tilbake():
            klient = self.kulisse.klient(rolle)
            if token and metode != "GET":
                hoder |= {"HTTP_X_CSRFTOKEN": _med_token(klient)}
            return klient.generic(metode, adresse, **_kropp(metode, data), **hoder)


def _kropp(metode: str, data) -> dict:
    if isinstance(data, bytes):
        return {"data": data, "content_type": "application/octet-stream"}
    if metode == "GET" or data is None:
        return {"content_type": "application/x-www-form-urlencoded"}
    from urllib.parse import urlencode

    kropp = urlencode(data, doseq=True, errors="surrogatepass").encode()
    return {"data": kropp, "content_type": "application/x-www-form-urlencoded"}


def _med_token(klient: Client) -> str:
    """Gives the browser a CSRF cookie; the token that goes with it."""
    from django.conf import settings

    hemmelig = "a" * 32
    klient.cookies[settings.CSRF_COOKIE_NAME] = hemmelig
    return hemmelig


@pytest.fixture
def spor(kulisse) -> Spor:
    return Spor(kulisse)
