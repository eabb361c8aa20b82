"""Takes a backup: the database of one moment, then every file that it knows of, then the manifest."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from cryptography import x509
from django.conf import settings
from django.db import connection

from kostra import __version__
from kostra.kryptering import krypter_strom
from kostra.portal import klokke
from kostra.portal.drift import kopistand
from kostra.portal.drift.kopi import database
from kostra.portal.drift.kopi.manifest import KopiFeil, Manifest, Summert, kopier, ny_fil
from kostra.portal.innsending.models import Fil
from kostra.portal.innsending.opplasting import lager as lagring

#: Told of each part when it is done: its name, what was done, and seconds.
Fortell = Callable[[str, str, float], None]
LAGER = "lager"


def ta(mappe: Path, fortell: Fortell, sertifikater: Sequence[x509.Certificate] = ()) -> Manifest:
    """Fills ``mappe``, which is empty or not there. With certificates, the database is encrypted to them.

    Whatever ends it early leaves no manifest. Raises :class:`KopiFeil`, SertifikatFeil, OSError.
    """
    _gjor_klar(mappe)
    with database.oyeblikk() as bilde:
        begynt = time.monotonic()
        tabeller = database.tabeller(bilde.les)
        kjede = database.kjedehode(bilde.les)
        kjente = database.filer(bilde.les)
        migreringer = database.migreringer(bilde.les) if "django_migrations" in tabeller else []
        navn = bilde.filnavn + (".p7m" if sertifikater else "")
        with ny_fil(mappe / navn) as fil, bilde.strom() as inn:
            ut = Summert(fil)
            if sertifikater:
                krypter_strom(inn, bilde.storrelse, ut, sertifikater, naa=klokke.naa())  # type: ignore[arg-type]  # only writes
            else:
                kopier(inn, ut)
        filer = {navn: ut.som_rad()}
        fortell("database", f"{sum(tabeller.values())} rader", time.monotonic() - begynt)
    begynt = time.monotonic()
    avvik: dict[str, str] = {}
    for lagernavn, storrelse, sum_ in kjente:
        grunn = _kopier_fil(mappe, lagernavn, [storrelse, sum_])
        if grunn:
            avvik[lagernavn] = grunn
        else:
            filer[f"{LAGER}/{lagernavn}"] = [storrelse, sum_]
    fortell("lager", f"{len(filer) - 1} filer", time.monotonic() - begynt)
    manifest = Manifest(
        laget=klokke.naa().isoformat(timespec="seconds"),
        kostra=__version__,
        database=connection.vendor,
        databasefil=navn,
        kryptert=bool(sertifikater),
        tabeller=tabeller,
        kjede=kjede,
        migreringer=migreringer,
        filer=filer,
        avvik=avvik,
    )
    manifest.skriv(mappe)
    kopistand.noter(kopistand.TATT, filer=len(filer) - 1, hendelser=kjede[0])
    return manifest


def _gjor_klar(mappe: Path) -> None:
    if mappe.absolute().is_relative_to(settings.KOSTRA.data):
        raise KopiFeil(f"{mappe} er i mappen for data. Legg sikkerhetskopien et annet sted.")
    mappe.mkdir(mode=0o700, parents=True, exist_ok=True)
    if any(mappe.iterdir()):
        raise KopiFeil(f"{mappe} er ikke tom. Velg en ny mappe for hver sikkerhetskopi.")
    if os.name == "posix":
        mappe.chmod(0o700)
    (mappe / LAGER).mkdir(mode=0o700)


def _kopier_fil(mappe: Path, navn: str, fasit: list[object]) -> str:
    """Copies one of the store's files; why it couldn't, when it couldn't."""
    til = mappe / LAGER / navn
    try:
        with lagring.lager().apne(navn) as inn, ny_fil(til) as fil:
            ut = Summert(fil)
            kopier(inn, ut)
    except lagring.FinnesIkke:
        til.unlink(missing_ok=True)
        kjent = Fil.objects.filter(lagernavn=navn, utslettet=None).exists()
        return "mangler" if kjent else "slettet"  # taken away after the moment of the database
    if ut.som_rad() != fasit:
        til.unlink()
        return "endret"
    return ""
