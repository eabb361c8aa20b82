"""Reads a list of units: a CSV file with one line per kommune, or per bydel of Oslo.

``kommunenr`` must be there; ``orgnr``, ``bydelsnr``, ``sprak``, ``kontakt``, ``epost``, ``telefon``,
``gyldig_fra`` and ``gyldig_til`` may. A column that is missing, and a cell that is empty, says nothing.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from kostra.blankett import telefon
from kostra.felt import aargang, er_orgnr
from kostra.portal.tilgang.models import INGEN_BYDEL
from kostra.skjema import bydeler, kommuner, skjemaer

OSLO: Final = "0301"
KOLONNER: Final = (
    "kommunenr", "bydelsnr", "orgnr", "sprak", "kontakt", "epost", "telefon", "gyldig_fra",
    "gyldig_til",
)  # fmt: skip
MAKS_RADER: Final = 2000
MAKS_BYTE: Final = 1_000_000
_LENGST_NAVN: Final = 120
#: A unit: kommunenr and bydelsnr; an empty bydelsnr stands for all of Oslo's.
Nokkel = tuple[str, str]


@dataclass(frozen=True)
class Radfeil:
    """What is wrong in a line of the list, in which column, and what to do about it."""

    linje: int
    felt: str
    hva: str

    def __str__(self) -> str:
        return _("Linje %(linje)d: %(hva)s") % {"linje": self.linje, "hva": self.hva}


class ImportFeil(ValueError):
    """The list can't be used as it is. ``rader``: each fault; ``feil``: the same as sentences."""

    def __init__(self, rader: list[Radfeil]) -> None:
        self.rader = rader
        self.feil = [str(rad) for rad in rader]
        super().__init__("\n".join(self.feil))


class IkkeTekst(ValueError):
    """The file is no list at all. The text says what to do."""


@dataclass(frozen=True)
class Rad:
    """One line of the list. What is empty says nothing. ``telefon``: E.164."""

    orgnr: str = ""
    sprak: str = ""
    kontakt: str = ""
    epost: str = ""
    telefon: str = ""
    gyldig_fra: int | None = None
    gyldig_til: int | None = None


def les_tekst(data: bytes) -> str:
    """The file's text: UTF-8, or what a Norwegian Excel writes. Raises :class:`IkkeTekst`."""
    if len(data) > MAKS_BYTE:
        raise IkkeTekst(_("Filen er større enn 1 MB. Velg en mindre liste."))
    if b"\0" in data or data.startswith((b"PK\x03\x04", b"%PDF")):
        raise IkkeTekst(_("Filen er ikke en tekstfil. Lagre listen som CSV, og velg den filen."))
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def les_liste(tekst: str) -> dict[Nokkel, Rad]:
    """The lines by unit. Raises :class:`ImportFeil` with every fault there is."""
    rader, feil = les_alle(tekst)
    if feil:
        raise ImportFeil(feil)
    return rader


def les_alle(tekst: str) -> tuple[dict[Nokkel, Rad], list[Radfeil]]:
    """The lines that can be used, and what is wrong with the others."""
    funnet: dict[Nokkel, Rad] = {}
    feil: list[Radfeil] = []
    try:
        for linje, celler in _linjer(tekst):
            nokkel, rad, galt = _les_rad(linje, celler)
            if not galt and nokkel in funnet:
                hva = _("kommune %(nr)s står to ganger. Behold den ene linjen.")
                galt = [Radfeil(linje, "kommunenr", hva % {"nr": "-".join(filter(None, nokkel))})]
            feil += galt
            if not galt:
                funnet[nokkel] = rad
    except ImportFeil as stans:
        return {}, stans.rader
    return funnet, feil


def _linjer(tekst: str) -> Iterator[tuple[int, dict[str, str]]]:
    """(line number, column -> cell). Raises :class:`ImportFeil` when the columns can't be known."""
    renset = tekst.lstrip("\ufeff")
    hode = renset.split("\n", 1)[0]
    leser = csv.DictReader(io.StringIO(renset), delimiter=";" if ";" in hode else ",")
    try:
        leser.fieldnames = [navn.strip().lower() for navn in leser.fieldnames or ()]
        if "kommunenr" not in leser.fieldnames or not set(leser.fieldnames) <= set(KOLONNER):
            hva = _("kolonnene skal være kommunenr og en eller flere av: %(kolonner)s.")
            kolonner = ", ".join(KOLONNER[1:])
            raise ImportFeil([Radfeil(1, "", hva % {"kolonner": kolonner})])
        for nr, rad in enumerate(leser):
            if nr >= MAKS_RADER:
                hva = _("listen har over %(maks)d linjer. Del den.") % {"maks": MAKS_RADER}
                raise ImportFeil([Radfeil(leser.line_num, "", hva)])
            yield leser.line_num, _celler(rad)
    except csv.Error as brudd:
        hva = _("linjen kan ikke leses. Se etter et anførselstegn som mangler.")
        raise ImportFeil([Radfeil(leser.line_num, "", hva)]) from brudd


def _celler(rad: Mapping[str | None, str | list[str] | None]) -> dict[str, str]:
    """The cells, without what a spreadsheet leaves around them. Too many of them: under ``""``."""
    celler = {
        navn: " ".join(verdi.split())
        for navn, verdi in rad.items()
        if navn is not None and isinstance(verdi, str)
    }
    return celler | ({"": "+"} if rad.get(None) else {})


def _les_rad(linje: int, celler: dict[str, str]) -> tuple[Nokkel, Rad, list[Radfeil]]:
    feil: list[Radfeil] = []

    def galt(felt: str, hva: str) -> None:
        feil.append(Radfeil(linje, felt, hva))

    nokkel = _nokkel(celler)  # a spreadsheet takes the 0 of 0301 away
    nr, bydel = nokkel
    if "" in celler:
        galt("", _("linjen har flere felt enn det er kolonner. Rett linjen."))
    if nr not in kodelisten():
        galt("kommunenr", _("kommunenummeret finnes ikke i kodelisten. Skriv fire siffer."))
        return nokkel, Rad(), feil
    if bydel and bydel not in kodelisten()[nr]:
        galt("bydelsnr", _("bydelen finnes ikke. Skriv 01–15 for Oslo, og ingenting ellers."))
    orgnr = celler.get("orgnr", "").replace(" ", "")
    if orgnr and not er_orgnr(orgnr):
        hva = _("organisasjonsnummeret til %(nr)s er ikke gyldig. Se etter i Enhetsregisteret.")
        galt("orgnr", hva % {"nr": nr})
    sprak = celler.get("sprak", "").lower()
    if sprak not in {"", "nb", "nn"}:
        galt("sprak", _("sprak skal være nb eller nn."))
    epost = celler.get("epost", "")
    if epost and not _er_epost(epost):
        galt("epost", _("e-postadressen er ikke gyldig. Skriv navn@kommune.no."))
    nummer = telefon.normaliser(celler.get("telefon", ""))
    if nummer and not telefon.er_gyldig(nummer):
        galt("telefon", _("telefonnummeret er ikke gyldig. Skriv 8 siffer, eller + og landkode."))
    kontakt = celler.get("kontakt", "")
    if len(kontakt) > _LENGST_NAVN or not kontakt.isprintable():
        galt("kontakt", _("navnet er for langt eller har ulovlige tegn. Skriv høyst 120 tegn."))
    fra, til = _aar(celler.get("gyldig_fra", "")), _aar(celler.get("gyldig_til", ""))
    for felt, aar in (("gyldig_fra", fra), ("gyldig_til", til)):
        if aar == 0:
            galt(felt, _("%(felt)s skal være et rapporteringsår med fire siffer.") % {"felt": felt})
    if fra and til and til < fra:
        galt("gyldig_til", _("gyldig_til er før gyldig_fra. Rett det ene."))
    return nokkel, Rad(orgnr, sprak, kontakt, epost, nummer, fra, til), feil


def _nokkel(celler: dict[str, str]) -> Nokkel:
    nr, bydel = celler.get("kommunenr", ""), celler.get("bydelsnr", "")
    return nr.zfill(4), bydel.zfill(2) if bydel.strip("0") else ""


def _er_epost(epost: str) -> bool:
    try:
        validate_email(epost)
    except ValidationError:
        return False
    return len(epost) <= 254


def _aar(celle: str) -> int | None:
    """The year; None for an empty cell, 0 for what is no year."""
    if not celle:
        return None
    er_aar = len(celle) == 4 and celle.isascii() and celle.isdecimal() and celle >= "2000"
    return aargang(celle) if er_aar else 0


def aarene() -> tuple[int, ...]:
    """The reporting years that the definitions cover, the first one first."""
    return tuple(sorted({aar for alle in skjemaer().values() for aar in alle}))


@cache
def kodelisten() -> dict[str, Mapping[str, str]]:
    """kommunenr -> its bydeler (number -> name); one without a name outside Oslo."""
    return {
        nr: bydeler() if nr == OSLO else {INGEN_BYDEL: ""}
        for aar in aarene()
        for nr in kommuner(aar)
    }
