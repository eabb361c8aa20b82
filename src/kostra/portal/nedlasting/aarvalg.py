"""Which reporting year a public page is about: the one asked for, or the one that is under way."""

from __future__ import annotations

from dataclasses import dataclass

from kostra.portal import klokke
from kostra.portal.runde import utvalg
from kostra.skjema.alle import alle_skjemaer


@dataclass(frozen=True)
class Aarvalg:
    """``alle``: the years there are documents for, ascending."""

    valgt: int
    alle: list[int]


def velg_aar(onsket: str) -> Aarvalg:
    """The year in the address where there is such a year; else that of the round under way.

    Between rounds that is the one that comes: what is reported in January is last year.
    """
    alle = sorted({aar for aarene in alle_skjemaer().values() for aar in aarene})
    if onsket.isascii() and onsket.isdigit() and len(onsket) == 4 and int(onsket) in alle:
        return Aarvalg(int(onsket), alle)
    aapne = [runde.aar for runde in utvalg.aapne_runder() if runde.aar in alle]
    return Aarvalg(max(aapne) if aapne else _naermest(alle), alle)


def _naermest(alle: list[int]) -> int:
    i_aar = klokke.i_dag().year
    return min(alle, key=lambda aar: (abs(aar - i_aar), -aar))
