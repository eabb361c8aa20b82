"""What the worker of mottak takes from its environment: its own list, apart from the portal's.

:data:`VARIABLER` is the whole list. :func:`les` tells all faults at once, and :func:`ta_ut` takes the
variables out of the environment once they are read, so that nothing started from here, and no part of
the portal that runs in this process, finds the way to the keys there.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Mapping, MutableMapping
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Final

from kostra.kryptering import Profil

#: name -> what it is
VARIABLER: Final[dict[str, str]] = {
    "KOSTRA_MOTTAK_NOKLER": "mappen med private nøkler (NAVN.key.pem og NAVN.crt.pem)",
    "KOSTRA_MOTTAK_PASSORD_FIL": "filen med passordet til nøklene (én linje)",
    "KOSTRA_PASSORD": "passordet til nøklene, hvis det ikke står i en fil",
    "KOSTRA_PKCS11_MODUL": "biblioteket til en sikkerhetsmodul (PKCS#11) som har private nøkler",
    "KOSTRA_PKCS11_TOKEN": "navnet på token i sikkerhetsmodulen",
    "KOSTRA_PKCS11_PIN_FIL": "filen med PIN-koden til token (én linje)",
    "KOSTRA_PKCS11_PIN": "PIN-koden til token, hvis den ikke står i en fil",
    "KOSTRA_MOTTAK_PROFIL": "streng, eller apen for konvolutter fra andre programmer",
    "KOSTRA_MOTTAK_LEIE": "sekunder en arbeider kan være taus før en annen tar over (10–3600)",
    "KOSTRA_MOTTAK_PAUSE": "millisekunder mellom hver gang køen ses etter (50–60000)",
    "KOSTRA_MOTTAK_NAVN": "arbeiderens navn i helse og logg",
    "KOSTRA_MOTTAK_HODER": "mottakets egen mappe med hodene av revisjonsloggen som det har signert",
    "KOSTRA_MOTTAK_UTLEVERING": "mappen i sikker sone som statistikerne henter filer fra",
    "KOSTRA_MOTTAK_PSEUDONYM": "filen med nøkkelen for pseudonymer (minst 32 tilfeldige byte)",
}
_NAVN: Final = re.compile(r"[A-Za-z0-9._-]{1,40}")


class MottakInnstillingsFeil(Exception):
    """One or more settings are wrong. ``feil``: a sentence for each, naming the variable."""

    def __init__(self, feil: list[str]) -> None:
        super().__init__("\n".join(feil))
        self.feil = feil


@dataclass(frozen=True)
class Modulvalg:
    """Which token of which security module, and its PIN."""

    modul: str
    token: str
    pin: bytes = field(repr=False)


@dataclass(frozen=True)
class Mottaksinnstillinger:
    """The worker's settings."""

    nokler: Path
    passord: bytes | None = field(default=None, repr=False)
    modul: Modulvalg | None = None
    profil: Profil = Profil.STRENG
    leie: timedelta = timedelta(seconds=60)
    pause: timedelta = timedelta(milliseconds=500)
    navn: str = ""
    hoder: Path | None = None
    utlevering: Path | None = None
    pseudonym: Path | None = None


def les(miljo: Mapping[str, str], *, produksjon: bool = False) -> Mottaksinnstillinger:
    """The settings in that environment. Raises :class:`MottakInnstillingsFeil` with every fault.

    In production the keys may be readable by their owner alone.
    """
    feil = [
        f"{navn} er ikke en innstilling mottaket kjenner."
        for navn in sorted(miljo)
        if navn.startswith(("KOSTRA_MOTTAK_", "KOSTRA_PKCS11_")) and navn not in VARIABLER
    ]
    innstillinger = Mottaksinnstillinger(
        nokler=_mappe(miljo, produksjon, feil),
        passord=_hemmelig_linje(
            miljo, "KOSTRA_MOTTAK_PASSORD_FIL", "KOSTRA_PASSORD", produksjon, feil
        ),
        modul=modulvalg(miljo, feil, produksjon=produksjon),
        profil=_profil(miljo, feil),
        leie=timedelta(seconds=_tall(miljo, "KOSTRA_MOTTAK_LEIE", 60, 10, 3600, feil)),
        pause=timedelta(milliseconds=_tall(miljo, "KOSTRA_MOTTAK_PAUSE", 500, 50, 60_000, feil)),
        navn=_arbeidernavn(miljo, feil),
        hoder=_sti(miljo, "KOSTRA_MOTTAK_HODER"),
        utlevering=_sti(miljo, "KOSTRA_MOTTAK_UTLEVERING"),
        pseudonym=_hemmelig_fil(miljo, "KOSTRA_MOTTAK_PSEUDONYM", produksjon, feil),
    )
    if feil:
        raise MottakInnstillingsFeil(feil)
    return innstillinger


def ta_ut(miljo: MutableMapping[str, str]) -> None:
    """Takes mottak's variables out of the environment."""
    for navn in VARIABLER:
        miljo.pop(navn, None)


def _mappe(miljo: Mapping[str, str], produksjon: bool, feil: list[str]) -> Path:
    navn = "KOSTRA_MOTTAK_NOKLER"
    if not miljo.get(navn):
        feil.append(f"{navn} mangler: {VARIABLER[navn]}.")
        return Path()
    mappe = Path(miljo[navn]).absolute()
    if not mappe.is_dir():
        feil.append(f"{navn} peker ikke på en mappe.")
    elif produksjon and _andre_kan_lese(mappe):
        feil.append(f"{navn}: andre brukere kan lese mappen. Gi den rettighetene 0700.")
    return mappe


def _sti(miljo: Mapping[str, str], navn: str) -> Path | None:
    return Path(miljo[navn]).absolute() if miljo.get(navn) else None


def _hemmelig_fil(
    miljo: Mapping[str, str], navn: str, produksjon: bool, feil: list[str]
) -> Path | None:
    sti = _sti(miljo, navn)
    if sti is None:
        return None
    if not sti.is_file():
        feil.append(f"{navn} peker ikke på en fil.")
    elif produksjon and _andre_kan_lese(sti):
        feil.append(f"{navn}: andre brukere kan lese filen. Gi den rettighetene 0600.")
    return sti


def modulvalg(
    miljo: Mapping[str, str], feil: list[str], *, produksjon: bool = False
) -> Modulvalg | None:
    """The security module that the environment names, or None. Faults are added to ``feil``."""
    navn = ("KOSTRA_PKCS11_MODUL", "KOSTRA_PKCS11_TOKEN")
    pin = _hemmelig_linje(miljo, "KOSTRA_PKCS11_PIN_FIL", "KOSTRA_PKCS11_PIN", produksjon, feil)
    modul, token = (miljo.get(ett, "") for ett in navn)
    if not (modul or token or pin):
        return None
    feil += [f"{ett} mangler: {VARIABLER[ett]}." for ett in navn if not miljo.get(ett)]
    if pin is None and not miljo.get("KOSTRA_PKCS11_PIN_FIL"):
        feil.append("Oppgi PIN-koden i KOSTRA_PKCS11_PIN_FIL eller KOSTRA_PKCS11_PIN.")
    return Modulvalg(modul, token, pin or b"")


def _hemmelig_linje(
    miljo: Mapping[str, str], navn: str, direkte_navn: str, produksjon: bool, feil: list[str]
) -> bytes | None:
    """A secret that stands alone in a file, or in a variable of its own."""
    sti, direkte = miljo.get(navn), miljo.get(direkte_navn)
    if not sti:
        return direkte.encode() if direkte else None
    if direkte:
        feil.append(f"Oppgi enten {navn} eller {direkte_navn}, ikke begge.")
    try:
        with open(sti, "rb") as fil:
            data = fil.read(4097)
    except OSError:
        feil.append(f"{navn}: filen kan ikke leses.")
        return None
    linje = data.removesuffix(b"\n").removesuffix(b"\r")
    if not linje or len(data) > 4096 or b"\n" in linje:
        feil.append(f"{navn}: det skal stå alene i filen, på én linje.")
    if produksjon and _andre_kan_lese(Path(sti)):
        feil.append(f"{navn}: andre brukere kan lese filen. Gi den rettighetene 0600.")
    return linje


def _andre_kan_lese(sti: Path) -> bool:
    return os.name != "nt" and bool(stat.S_IMODE(sti.stat().st_mode) & 0o077)


def _profil(miljo: Mapping[str, str], feil: list[str]) -> Profil:
    try:
        return Profil(miljo.get("KOSTRA_MOTTAK_PROFIL") or "streng")
    except ValueError:
        feil.append("KOSTRA_MOTTAK_PROFIL skal være streng eller apen.")
        return Profil.STRENG


def _tall(
    miljo: Mapping[str, str], navn: str, standard: int, minst: int, mest: int, feil: list[str]
) -> int:
    tekst = miljo.get(navn) or str(standard)
    if tekst.isascii() and tekst.isdigit() and minst <= int(tekst) <= mest:
        return int(tekst)
    feil.append(f"{navn} skal være et helt tall fra {minst} til {mest}.")
    return standard


def _arbeidernavn(miljo: Mapping[str, str], feil: list[str]) -> str:
    navn = miljo.get("KOSTRA_MOTTAK_NAVN", "")
    if navn and not _NAVN.fullmatch(navn):
        feil.append("KOSTRA_MOTTAK_NAVN skal være 1–40 bokstaver, siffer, punktum eller strek.")
    return navn
