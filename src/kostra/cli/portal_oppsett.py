"""What every portal command does first: the settings, the secret of a demo, Django.

Nothing here imports Django before the settings are known to be right.
"""

from __future__ import annotations

import contextlib
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from kostra.cli.utgang import BrukFeil, SkriveFeil, UtgangFeil

if TYPE_CHECKING:
    from kostra.portal.miljo import Innstillinger

#: sysexits' EX_UNAVAILABLE: the database doesn't answer.
UTILGJENGELIG = 69
_HEMMELIGHET = "KOSTRA_HEMMELIGHET"
#: Django's name for where its settings are.
INNSTILLINGER = "DJANGO_SETTINGS_MODULE"


def sett_opp() -> Innstillinger:
    """Reads the settings and starts Django; the folder of data is there afterwards.

    Raises:
        BrukFeil: settings are wrong (all of them told), or the extra ``portal`` isn't installed.
        SkriveFeil: the folder of data can't be made.
    """
    innstillinger = les_innstillinger()
    lag_mappe(innstillinger.data)
    if not innstillinger.er_demo or os.environ.get(_HEMMELIGHET):
        start_django()
        return innstillinger
    # the portal, its worker and mottak must have the same secret, also in a demo
    os.environ[_HEMMELIGHET] = _demoens_hemmelighet(innstillinger.data)
    innstillinger = les_innstillinger()
    start_django()
    return innstillinger


def les_innstillinger() -> Innstillinger:
    """The settings. Raises :class:`BrukFeil` with a line for each fault."""
    from kostra.portal.miljo import InnstillingsFeil, les

    try:
        return les(os.environ)
    except InnstillingsFeil as feil:
        linjer = "\n".join(f"  {setning}" for setning in feil.feil)
        raise BrukFeil(
            f"Portalen starter ikke med disse innstillingene:\n{linjer}\n"
            "Se «kostra portal innstillinger»."
        ) from feil


def start_django() -> None:
    """Django with the portal's settings. Raises :class:`BrukFeil` without the extra ``portal``."""
    os.environ.setdefault(INNSTILLINGER, "kostra.portal.settings")
    try:
        import django
        from django.apps import apps

        if not apps.ready:
            django.setup()
    except ModuleNotFoundError as feil:
        if (feil.name or "").startswith("kostra"):
            raise
        raise BrukFeil(
            f"Portalen mangler pakken {feil.name}. Installer tillegget: pip install 'kostra[portal]'."
        ) from feil


def lag_mappe(mappe: Path) -> None:
    """Makes the folder of data for us alone; one that is there is closed to others."""
    try:
        mappe.mkdir(parents=True, exist_ok=True, mode=0o700)
        if os.name == "posix" and mappe.stat().st_mode & 0o077:
            mappe.chmod(0o700)
    except OSError as feil:
        raise SkriveFeil(
            f"Mappen for data (KOSTRA_DATA), {mappe}, kan ikke brukes. Sjekk stien og tilgangen."
        ) from feil


def _demoens_hemmelighet(data: Path) -> str:
    """The secret a demo made for itself the first time. Two that start at once get the same."""
    fil = data / "hemmelighet"
    try:
        with contextlib.suppress(FileExistsError):
            ny = data / f"hemmelighet.{secrets.token_hex(4)}"
            ny.touch(mode=0o600)
            ny.write_text(secrets.token_urlsafe(48), encoding="ascii")
            try:
                os.link(ny, fil)  # whole, and only if there is none
            finally:
                ny.unlink()
        return fil.read_text(encoding="ascii")
    except OSError as feil:
        raise SkriveFeil(f"{fil} kan ikke lages. Oppgi en annen mappe i KOSTRA_DATA.") from feil


def venter_migreringer() -> int:
    """How many migrations the database lacks.

    Raises:
        UtgangFeil: the database doesn't answer.
    """
    from django.db import DatabaseError

    from kostra.portal.drift.migreringer import venter

    try:
        return venter()
    except DatabaseError as feil:
        raise databasefeil() from feil


def databasefeil() -> UtgangFeil:
    """The sentence for a database that doesn't answer; its own text may hold an address."""
    return UtgangFeil(
        "Databasen svarer ikke. Sjekk KOSTRA_DATABASE og at den kjører.", UTILGJENGELIG
    )


@contextmanager
def database() -> Iterator[None]:
    """A database that fails is one sentence, without the address that its own message may hold."""
    start_django()
    from django.db import OperationalError, ProgrammingError

    try:
        yield
    except ProgrammingError as feil:
        raise BrukFeil("Databasen er ikke klar. Kjør «kostra portal migrer» først.") from feil
    except OperationalError as feil:
        if "no such table" in str(feil):  # SQLite's word for the same
            raise BrukFeil("Databasen er ikke klar. Kjør «kostra portal migrer» først.") from feil
        raise databasefeil() from feil
