"""A clock that stands still until it is turned, and a rapportør to log in."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from portal import bygg
from portal.konto import hjelp


class Klokka:
    """The one clock of the test."""

    def __init__(self, reise: time_machine.Traveller) -> None:
        self._reise = reise

    def fram(self, **hvor_mye) -> None:
        """Turns it forward."""
        self._reise.shift(timedelta(**hvor_mye))


@pytest.fixture
def klokka():
    """Noon, 12 January 2027; it stands still."""
    with time_machine.travel(datetime(2027, 1, 12, 11, 0, tzinfo=UTC), tick=False) as reise:
        yield Klokka(reise)


@pytest.fixture
def klient():
    """A browser on https."""
    return hjelp.nettleser()


@pytest.fixture
def nora(db):
    """A rapportør of Senja."""
    bygg.runde()
    return bygg.rapportor(bygg.enhet(), "11CF")
