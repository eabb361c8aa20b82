"""Dates as the format writes them."""

from __future__ import annotations

from typing import NamedTuple

XML_HVITT = " \t\r\n"


class Dato(NamedTuple):
    """A calendar date; the year may be negative. Tuples sort as dates do."""

    aar: int
    maaned: int
    dag: int

    def nummer(self) -> int:
        """Days since a fixed day, so that the difference of two is the days between them."""
        aar, maaned = (
            (self.aar, self.maaned) if self.maaned > 2 else (self.aar - 1, self.maaned + 12)
        )
        return 365 * aar + aar // 4 - aar // 100 + aar // 400 + (153 * maaned - 457) // 5 + self.dag


def les_dato(tekst: str) -> Dato | None:
    """The date of «2026-05-17» or «2026-05-17T12:30:00.5Z»; None when it can't be read."""
    tekst = tekst.strip(XML_HVITT)
    negativ = tekst.startswith("-")
    dag, skille, klokke = tekst.removeprefix("-").partition("T")
    if skille and not _er_klokkeslett(klokke):
        return None
    deler = dag.split("-")
    if [len(del_) for del_ in deler] != [4, 2, 2] or not all(map(_sifre, deler)):
        return None
    aar, maaned, dagen = (int(del_) for del_ in deler)
    if aar == 0:
        return None
    if negativ:
        aar = -aar
    if not (1 <= maaned <= 12 and 1 <= dagen <= _dager_i(maaned, aar)):
        return None
    return Dato(aar, maaned, dagen)


def _sifre(tekst: str) -> bool:
    return tekst != "" and all(tegn in "0123456789" for tegn in tekst)


def _er_klokkeslett(tekst: str) -> bool:
    deler = tekst.removesuffix("Z").split(":")
    if len(deler) not in (2, 3):
        return False
    if len(deler) == 3:
        deler[2], punktum, brok = deler[2].partition(".")
        if punktum and brok and not (_sifre(brok) and len(brok) <= 9):
            return False
    if not all(len(del_) == 2 and _sifre(del_) for del_ in deler):
        return False
    return int(deler[0]) <= 23 and all(int(del_) <= 59 for del_ in deler[1:])


def _dager_i(maaned: int, aar: int) -> int:
    if maaned == 2:
        return 29 if aar % 4 == 0 and (aar % 100 != 0 or aar % 400 == 0) else 28
    return 30 if maaned in (4, 6, 9, 11) else 31
