"""Fødselsnummer and DUF number as 15F reads them: the same way in every reporting year."""

from __future__ import annotations

SUFFIKSER = ("00100", "00200", "99999")


def _er_sifre(tekst: str, antall: int) -> bool:
    return len(tekst) == antall and all(tegn in "0123456789" for tegn in tekst)


def _sum(nummer: str, vekter: tuple[int, ...]) -> int:
    return sum(int(nummer[i]) * vekt for i, vekt in enumerate(vekter))


def mod11(fnr: str) -> bool:
    if not _er_sifre(fnr, 11):
        return False
    en = _sum(fnr, (3, 7, 6, 1, 8, 9, 4, 5, 2, 1))
    to = _sum(fnr, (5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1))
    return en % 11 == 0 and to % 11 == 0


def fodselsaar(fnr: str, aar: int) -> int | None:
    """The birth year; None when the number tells no birth date."""
    if not _er_sifre(fnr, 11):
        return None
    dag, maaned, kort = int(fnr[0:2]), int(fnr[2:4]), int(fnr[4:6])
    if fnr[6:11] in SUFFIKSER:
        if not (1 <= dag <= 31 and 1 <= maaned <= 12):
            return None
        # every date of the year after the reporting year still counts as this century
        return 2000 + kort if 2000 + kort <= aar + 1 else 1900 + kort
    if int(fnr[0]) > 3:
        dag -= 40
    if int(fnr[2]) >= 8:
        maaned -= 80
    if not (1 <= dag <= 31 and 1 <= maaned <= 12):
        return None
    individ = int(fnr[6:9])
    if individ >= 500 and kort <= 39:
        return 2000 + kort
    if 500 <= individ <= 749 and kort >= 54:
        return 1800 + kort
    if individ <= 499:
        return 1900 + kort
    if individ >= 900 and kort >= 40:
        return 1900 + kort
    return 2000 + kort


def gyldig_eller_unntak(fnr: str, aar: int) -> bool:
    if not _er_sifre(fnr, 11):
        return False
    return mod11(fnr) or (fnr[6:11] in SUFFIKSER and fodselsaar(fnr, aar) is not None)


def gyldig_duf(duf: str) -> bool:
    if not _er_sifre(duf, 12):
        return False
    rest = _sum(duf, (4, 6, 3, 2, 4, 6, 3, 2, 7, 5)) % 11
    return int(duf[10:12]) == rest
