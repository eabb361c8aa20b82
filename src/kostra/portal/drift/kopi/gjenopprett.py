"""Puts a backup back into an empty system, and checks that it became what it was.

The store first and the database last, and that in one step: cut short, the database is still empty, and
the same command goes on where it was.
"""

from __future__ import annotations

import contextlib
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, BinaryIO, cast

from django.conf import settings
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from kostra import kjede
from kostra.kryptering import KonvoluttFeil, Mottakernokkel, dekrypter_strom
from kostra.portal.drift import kopistand
from kostra.portal.drift.kopi import database
from kostra.portal.drift.kopi.manifest import BIT, KopiFeil, Manifest, les, sum_av
from kostra.portal.drift.kopi.ta import LAGER, Fortell
from kostra.portal.innsending.opplasting import lager as lagring
from kostra.portal.revisjon import logg

#: Later than any file can be.
_ALT = datetime(9999, 1, 1, tzinfo=UTC)


def gjenopprett(
    mappe: Path, fortell: Fortell, nokler: Callable[[], Sequence[Mottakernokkel]]
) -> Manifest:
    """Fills the empty database and store from ``mappe``. ``nokler``: asked if the database is encrypted.

    Raises :class:`KopiFeil` before anything is changed if the backup isn't whole or the system isn't
    empty; afterwards if what came back isn't what was saved.
    """
    manifest = les(mappe)
    _krev_lik(manifest)
    _krev_tomt(manifest)
    with _tatt_tid(fortell, "summer", f"{len(manifest.filer)} filer"):
        _sjekk_summer(mappe, manifest)
    with _klartekst(mappe, manifest, nokler) as inn:
        with _tatt_tid(fortell, "lager", f"{len(manifest.filer) - 1} filer"):
            for sti, rad in manifest.filer.items():
                if sti.startswith(f"{LAGER}/"):
                    _legg_tilbake_fil(mappe / sti, rad)
        with _tatt_tid(fortell, "database", f"{sum(manifest.tabeller.values())} rader"):
            database.legg_tilbake(inn)
    with _tatt_tid(fortell, "kontroll", f"{manifest.kjede[0]} hendelser i kjeden"):
        _sjekk_basen(manifest)
    kopistand.noter(
        kopistand.GJENOPPRETTET, filer=len(manifest.filer) - 1, hendelser=manifest.kjede[0]
    )
    return manifest


@contextlib.contextmanager
def _tatt_tid(fortell: Fortell, del_: str, hva: str) -> Iterator[None]:
    begynt = time.monotonic()
    yield
    fortell(del_, hva, time.monotonic() - begynt)


def _krev_lik(manifest: Manifest) -> None:
    if manifest.database != connection.vendor:
        raise KopiFeil(
            f"Sikkerhetskopien er av {manifest.database}, og KOSTRA_DATABASE er {connection.vendor}."
        )
    kjente = {f"{app}.{navn}" for app, navn in MigrationLoader(None).disk_migrations}
    if set(manifest.migreringer) - kjente:
        raise KopiFeil(
            f"Sikkerhetskopien er tatt med en nyere versjon ({manifest.kostra}). Installer den først."
        )


def _krev_tomt(manifest: Manifest) -> None:
    if database.tabeller(database.naa()):
        raise KopiFeil(
            "Databasen er ikke tom. En sikkerhetskopi legges bare tilbake i et tomt system: lag en ny "
            "database, eller ta bort tabellene."
        )
    ventet = {sti.removeprefix(f"{LAGER}/") for sti in manifest.filer}
    try:
        andre = [navn for navn in lagring.lager().gamle(_ALT) if navn not in ventet]
    except lagring.LagerFeil as feil:
        raise KopiFeil("Lageret svarer ikke. Sjekk innstillingene for lageret.") from feil
    if andre:
        raise KopiFeil(
            f"Lageret er ikke tomt: {len(andre)} filer er ikke fra sikkerhetskopien. Bruk et tomt lager."
        )


def _sjekk_summer(mappe: Path, manifest: Manifest) -> None:
    for sti, fasit in manifest.filer.items():
        if ".." in Path(sti).parts or Path(sti).is_absolute():
            raise KopiFeil("Manifestet nevner en fil utenfor sikkerhetskopien.")
        try:
            with open(mappe / sti, "rb") as fil:
                funnet = sum_av(fil)
        except OSError as feil:
            raise KopiFeil(f"{sti} mangler i sikkerhetskopien, eller kan ikke leses.") from feil
        if funnet != fasit:
            raise KopiFeil(f"{sti} er endret siden sikkerhetskopien ble tatt. Bruk en annen kopi.")


@contextlib.contextmanager
def _klartekst(
    mappe: Path, manifest: Manifest, nokler: Callable[[], Sequence[Mottakernokkel]]
) -> Iterator[BinaryIO]:
    """The database's file, opened; decrypted where the database itself is going to lie."""
    with open(mappe / manifest.databasefil, "rb") as fil:
        if not manifest.kryptert:
            yield fil
            return
        with tempfile.TemporaryFile(dir=settings.KOSTRA.data) as apen:
            try:
                dekrypter_strom(fil, cast(BinaryIO, apen), nokler())
            except KonvoluttFeil as feil:
                raise KopiFeil(f"{manifest.databasefil}: {feil}") from feil
            apen.seek(0)
            yield cast(BinaryIO, apen)


def _legg_tilbake_fil(fra: Path, fasit: list[Any]) -> None:
    lageret, navn = lagring.lager(), fra.name
    try:
        if _staar(lageret, navn, fasit):
            return
        lageret.slett(navn)
        lageret.begynn(navn)
        plass = 0
        with open(fra, "rb") as fil:
            while bit := fil.read(BIT):
                lageret.skriv_bit(navn, plass, bit)
                plass += len(bit)
        lageret.ferdigstill(navn)
        if not _staar(lageret, navn, fasit):
            raise KopiFeil(f"Lageret ga noe annet tilbake for {navn} enn det som ble lagt der.")
    except lagring.LagerFeil as feil:
        raise KopiFeil(f"Lageret tok ikke imot {navn} ({feil}). Prøv igjen.") from feil


def _staar(lageret: lagring.Lager, navn: str, fasit: list[Any]) -> bool:
    try:
        with lageret.apne(navn) as fil:
            return sum_av(fil) == fasit
    except lagring.FinnesIkke:
        return False


def _sjekk_basen(manifest: Manifest) -> None:
    les_, skal = database.naa(), manifest.tabeller
    er = database.tabeller(les_)
    galt = sorted(navn for navn in er.keys() | skal.keys() if er.get(navn) != skal.get(navn))
    if galt:
        raise KopiFeil(f"Antall rader stemmer ikke i: {', '.join(galt)}.")
    if database.kjedehode(les_) != manifest.kjede:
        raise KopiFeil("Hodet på revisjonsloggen er ikke det som sto i manifestet.")
    funnet = logg.verifiser()
    if isinstance(funnet, kjede.Brudd):
        raise KopiFeil(
            f"Revisjonsloggen er brutt ved hendelse {funnet.nr}, og var det da kopien ble tatt."
        )
