"""One field as a column of a table: the text of the field <-> the text of a cell.

A cell holds the value without the blanks that fill the field, when putting them back gives the same
text: numbers stand at the right, everything else at the left. Any other text stands in the cell in
full width. A leading apostrophe says *exactly this*: what follows is only filled out, never put
right. It also keeps a spreadsheet from taking the text for a formula, a number or a date.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final, TypeVar

from kostra.konvertering.feil import GalVerdi
from kostra.konvertering.tegn import bredde, samlet, styretegn, tegnets_navn
from kostra.skjema import Felt

V = TypeVar("V")
NOYAKTIG: Final = "'"
#: A spreadsheet leaves these as they are; everything else that looks like nothing gets an apostrophe.
_UENDRET: Final = re.compile(r"(?:0|[1-9][0-9]{0,8})|(?:[^\W\d_](?:[^\d]*[^\d\s])?)")
_SANT: Final = frozenset({"TRUE", "FALSE", "SANN", "USANN", "SANT", "USANT"})
_FORKORTET: Final = re.compile(r"[+-]?[0-9](?:[.,][0-9]+)?E[+-][0-9]{2,}", re.ASCII | re.IGNORECASE)
_NULLDESIMALER: Final = re.compile(r"([+-]?[0-9]+)[.,]0+", re.ASCII)
_DATO: Final = re.compile(
    r"(?P<d>[0-9]{1,2})\.(?P<m>[0-9]{1,2})\.(?P<y>[0-9]{4})|"
    r"(?P<Y>[0-9]{4})-(?P<M>[0-9]{2})-(?P<D>[0-9]{2})(?:[T ]00:00:00(?:\.0+)?)?",
    re.ASCII,
)
#: So many different texts of a field are remembered; most fields have few.
_MAKS_HUSKET: Final = 5_000


class Kolonne:
    """A field and what may stand in it."""

    def __init__(self, felt: Felt, tegnsett: str = "utf-8") -> None:
        self.felt = felt
        self._koder = frozenset(kode.kode for kode in felt.koder)
        self._latin1 = tegnsett == "iso-8859-1"
        self._fast_form = felt.datatype != "tekst" or bool(felt.koder) or felt.sifre
        self._celler: dict[str, tuple[str, bool]] = {}
        self._raa: dict[str, tuple[str, str]] = {}

    # --- out to a table

    def til_celle(self, raa: str, *, regneark_leser_tekst: bool) -> str:
        """The cell for a field's text, code units as :func:`kostra.kontroll.lesing.linjer` gives them.

        ``regneark_leser_tekst``: the cell goes to a spreadsheet as text (CSV), which it may change.
        Raises :class:`GalVerdi`.
        """
        celle, noyaktig = _husket(self._celler, raa, self._celle)
        if noyaktig or (regneark_leser_tekst and celle and not _uendret(celle)):
            return NOYAKTIG + celle
        return celle

    def _celle(self, raa: str) -> tuple[str, bool]:
        """The text of the cell, and whether it must have the apostrophe to mean the same."""
        tekst = samlet(raa)
        if tekst is None:
            raise GalVerdi("et tegn som trenger to plasser, går over kanten av feltet.")
        if galt := styretegn(tekst):
            raise GalVerdi(f"feltet inneholder et {galt}, som ikke kan stå i en tabell.")
        kort = tekst.strip(" ")
        for celle in (kort, tekst):
            if not celle.startswith(NOYAKTIG) and self._gir(celle) == tekst:
                return celle, False
        return (kort if self._fylt(kort) == tekst else tekst), True

    def _gir(self, celle: str) -> str | None:
        try:
            return self.til_raa(celle)[0]
        except GalVerdi:
            return None

    # --- in from a table

    def til_raa(self, celle: str) -> tuple[str, str]:
        """The field's text for a cell, and what was put right (a key of ``feil._RETTET``, or empty).

        Raises :class:`GalVerdi` for what has no place in the field.
        """
        return _husket(self._raa, celle, self._lest)

    def _lest(self, celle: str) -> tuple[str, str]:
        noyaktig, rettet = celle.startswith(NOYAKTIG), ""
        verdi = celle[1:] if noyaktig else celle
        if not noyaktig and bredde(verdi) != self.felt.lengde:
            verdi = verdi.strip(" ")
        if galt := styretegn(verdi):
            raise GalVerdi(f"verdien inneholder et {galt}. Ta det bort.")
        if not noyaktig:
            verdi, rettet = self._rettet(verdi)
        if self._latin1 and (utenfor := next((t for t in verdi if t > "\xff"), None)):
            raise GalVerdi(
                f"tegnet {tegnets_navn(utenfor)} finnes ikke i ISO-8859-1. Bytt det ut, eller skriv "
                "filen som UTF-8."
            )
        if (for_lang := bredde(verdi)) > self.felt.lengde:
            raise GalVerdi(
                f"verdien har {for_lang} tegn, og feltet har plass til {self.felt.lengde}."
            )
        return self._fylt(verdi), rettet

    def _fylt(self, verdi: str) -> str:
        blanke = " " * (self.felt.lengde - bredde(verdi))
        return blanke + verdi if self.felt.datatype == "heltall" else verdi + blanke

    def _rettet(self, verdi: str) -> tuple[str, str]:
        """The value as it was before a spreadsheet changed it, where only one is possible."""
        if _FORKORTET.fullmatch(verdi):
            raise GalVerdi(
                "regnearket har forkortet tallet (E+…), og sifre er borte. Hent verdien på nytt, i en "
                "celle med format Tekst."
            )
        if not self._fast_form:
            return verdi, ""
        rettet = ""
        if treff := _NULLDESIMALER.fullmatch(verdi):
            verdi, rettet = treff[1], "desimaler"
        if self.felt.datatype == "dato" and (treff := _DATO.fullmatch(verdi)):
            return self.dato(*_dato(treff)), "datoer"
        full = self._med_nuller(verdi)
        return (full, "nuller") if full else (verdi, rettet)

    def _med_nuller(self, verdi: str) -> str:
        """The digits in full width if a spreadsheet has taken zeros in front, else the empty text."""
        felt, mangler = self.felt, self.felt.lengde - len(verdi)
        if mangler < 1 or not (verdi.isascii() and verdi.isdigit()):
            return ""
        full = verdi.zfill(felt.lengde)
        if self._koder:
            return full if full in self._koder and self._fylt(verdi) not in self._koder else ""
        if felt.datatype == "dato":
            return full if mangler == 1 or verdi == "0" else ""
        return full if felt.sifre and mangler == 1 else ""

    def dato(self, aar: int, maaned: int, dag: int) -> str:
        """A date as the field has it. Raises :class:`GalVerdi` for a century that has no place."""
        if self.felt.lengde == 8:
            return f"{dag:02d}{maaned:02d}{aar:04d}"
        if not 2000 <= aar <= 2099:
            raise GalVerdi(
                f"datoen er ikke i 2000–2099, og året har bare to sifre i feltet ({self.felt.monster})."
            )
        return f"{dag:02d}{maaned:02d}{aar % 100:02d}"


def _husket(husk: dict[str, V], tekst: str, lag: Callable[[str], V]) -> V:
    """What ``lag`` makes of the text, made once for texts that come again."""
    if tekst not in husk:
        if len(husk) >= _MAKS_HUSKET:
            husk.clear()
        husk[tekst] = lag(tekst)
    return husk[tekst]


def _dato(treff: re.Match[str]) -> tuple[int, int, int]:
    navn = ("y", "m", "d") if treff["y"] else ("Y", "M", "D")
    aar, maaned, dag = (int(treff[n]) for n in navn)
    return aar, maaned, dag


def _uendret(celle: str) -> bool:
    """True if a spreadsheet shows and saves the text of a CSV file just as it is."""
    return _UENDRET.fullmatch(celle) is not None and celle.upper() not in _SANT
