"""The public entry: bytes in, report out."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

import kostra
from kostra.kontroll.kjoring import Fremdrift
from kostra.kontroll.kontroller import Kolonnetype, kontroller_fil
from kostra.kontroll.modell import Rapport
from kostra.kontroll.regelsett import Regelsett
from kostra.regler import regelsett
from kostra.skjema import UkjentSkjema, filbeskrivelse

if TYPE_CHECKING:
    from mmap import mmap


class UgyldigRegion(ValueError):
    """The region isn't six digits: municipality (four) and bydel (two, 00 where there is none)."""


def kontroller(
    innhold: bytes | mmap,
    *,
    skjema: str,
    aar: int,
    region: str,
    kvartal: str = " ",
    navn: str = "Uoppgitt",
    orgnr: str = " " * 9,
    vedlegg: bool = True,
    tillegg: bool = True,
    maks_per_regel: int | None = 1000,
    kolonner: Kolonnetype = "auto",
    fremdrift: Fremdrift | None = None,
    sett: Regelsett | None = None,
    arbeidere: int = 1,
) -> Rapport:
    """Controls a file extract against the rules of a form and reporting year.

    ``innhold`` is the file's bytes (UTF-8, else ISO-8859-1). ``region`` is six digits: municipality
    and bydel, ``00`` where there is none. ``vedlegg=False``: the form says that nobody is to be
    reported, and the file must be exactly one space. ``tillegg=False`` leaves the additional rules
    T01 … out. ``maks_per_regel`` caps the findings kept per rule (None: all); counts are always
    true. ``kolonner`` picks the column type; both give the same report. ``fremdrift`` is called with
    records done and records in all. ``sett``: other rules in the place of the form's own.
    ``arbeidere`` is how many processes share a large file (where the system can't fork it is one);
    the report is the same.

    Raises OSError when a mapped file needs temporary room and there is none, ChildProcessError when
    a process is killed, :class:`kostra.skjema.UkjentSkjema` for a form or year that doesn't exist and
    :class:`UgyldigRegion`.
    """
    region = _seks_siffer(region)
    kontroll_av = _kontroll_av(sett or regelsett(skjema), skjema, aar, arbeidere)
    startet, klokke = datetime.now().astimezone(), time.perf_counter()
    rapport = kontroll_av(
        innhold,
        region=region,
        vedlegg=vedlegg,
        tillegg=tillegg,
        maks_per_regel=maks_per_regel,
        kolonner=kolonner,
        fremdrift=fremdrift,
        navn=navn,
        orgnr=orgnr,
        kvartal=kvartal,
        programversjon=kostra.__version__,
    )
    return replace(
        rapport,
        startet=startet,
        ferdig=datetime.now().astimezone(),
        brukt_sekunder=time.perf_counter() - klokke,
    )


def _kontroll_av(sett: Regelsett, skjema: str, aar: int, arbeidere: int) -> Callable[..., Rapport]:
    """What controls a file of that form and year: lines of fixed width, or elements."""
    if not sett.har_elementer:
        fb = filbeskrivelse(skjema, aar)
        return partial(kontroller_fil, sett=sett, fb=fb, arbeidere=arbeidere)
    # a control of lines must not pay for reading XML
    from kostra.kontroll.kontroller_elementer import kontroller_elementer
    from kostra.skjema.struktur import struktur

    return partial(
        kontroller_elementer, sett=sett, struktur=struktur(skjema, aar), arbeidere=arbeidere
    )


def _seks_siffer(region: str) -> str:
    """The region; a municipality alone (four digits) has no bydel."""
    hel = f"{region}00" if len(region) == 4 else region
    if len(hel) != 6 or not (hel.isascii() and hel.isdigit()):
        raise UgyldigRegion(
            "Region skal være seks siffer: kommunenummer og bydel (00 utenfor Oslo). "
            f"Fikk {len(region)} tegn."
        )
    return hel


__all__ = ["UgyldigRegion", "UkjentSkjema", "kontroller"]
