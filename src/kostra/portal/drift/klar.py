"""Is this process able to do its work? Asked often and by anyone, so an answer holds for some seconds."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from datetime import timedelta
from typing import Final

import structlog
from django.db import connection

from kostra.portal import klokke
from kostra.portal.drift import migreringer
from kostra.portal.innsending.kontroll import mottaksvakt
from kostra.portal.innsending.opplasting import lager as lagring

#: A control that has waited this long tells that mottak doesn't keep up, or isn't there.
KO_GAMMEL: Final = timedelta(minutes=15)
_HOLDER: Final = 5.0  # seconds
_logg = structlog.get_logger(__name__)


class IkkeKlar(Exception):
    """This part isn't as it must be."""


class _Migrert:
    """Once the database has all that this process knows of, it keeps having it."""

    def __init__(self) -> None:
        self.sett = False

    def __call__(self) -> None:
        self.sett = self.sett or not migreringer.venter()
        if not self.sett:
            raise IkkeKlar


def _database() -> None:
    with connection.cursor() as peker:
        peker.execute("SELECT 1")


def _lager() -> None:
    lagring.lager().svarer()


def _ko() -> None:
    if mottaksvakt.helse(klokke.naa()).eldste > KO_GAMMEL:
        raise IkkeKlar


migrert = _Migrert()
#: What a web process must have to serve anyone, in the order it is looked at.
PORTALEN: Final[dict[str, Callable[[], None]]] = {
    "database": _database,
    "migreringer": migrert,
    "lager": _lager,
}
#: The same, and that what comes in is taken care of.
ALT: Final = PORTALEN | {"ko": _ko}


class Svar:
    """The latest answer for some parts, asked anew when it is too old. Safe for threads."""

    def __init__(self, deler: dict[str, Callable[[], None]]) -> None:
        self._deler = deler
        self._laas = threading.Lock()
        self._naar, self._feil = float("-inf"), ()  # type: tuple[float, tuple[str, ...]]

    def feil(self) -> tuple[str, ...]:
        """The names of the parts that aren't ready."""
        with self._laas:
            if time.monotonic() - self._naar >= _HOLDER:
                self._feil = tuple(
                    navn for navn, se in self._deler.items() if not _er_klar(navn, se)
                )
                self._naar = time.monotonic()
            return self._feil

    def glem(self) -> None:
        """The next is asked anew."""
        self._naar = float("-inf")


def _er_klar(navn: str, se: Callable[[], None]) -> bool:
    try:
        se()
    except Exception as feil:  # whatever it is, the part isn't ready; its text may hold an address
        _logg.warning("drift.ikke_klar", del_=navn, unntak=type(feil).__qualname__)
        return False
    return True


portalen, alt = Svar(PORTALEN), Svar(ALT)
