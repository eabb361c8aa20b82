"""What a pair of the additional rules is: a change that triggers, and the nearest that doesn't."""

from dataclasses import dataclass

import kostra
from kostra.kontroll.modell import Rapport
from orakel.tilfelle import BYGGERE, Endring

FRA_2023, FRA_2025, ALLE = range(2023, 2027), range(2025, 2027), range(2022, 2027)
#: The changes of one record, or of each record of a file.
Endringer = Endring | list[Endring]


def dato(ddmmaaaa: str, aar: int) -> str:
    """The date as the year's file writes it."""
    return ddmmaaaa if aar >= 2025 else ddmmaaaa[:4] + ddmmaaaa[6:]


def finn(
    endring: Endringer, aar: int, region: str = "", kolonner: str = "ren", skjema: str = "11CF"
) -> Rapport:
    """Controls the year's base record with the change (see :class:`Par` about dates)."""
    poster = [
        {
            navn: dato(verdi[1:].format(a=aar, n=aar + 1, f=aar - 1), aar)
            if verdi.startswith("@")
            else verdi
            for navn, verdi in post.items()
        }
        for post in (endring if isinstance(endring, list) else [endring])
    ]
    bygger = BYGGERE[skjema]
    return kostra.kontroller(
        bygger.bygg_endringer(aar, poster),
        skjema=skjema,
        aar=aar,
        region=region or bygger.REGION,
        kolonner=kolonner,
    )


def ider(rapport: Rapport) -> list[str]:
    return [m.kontroll for m in rapport.tilleggsfunn]


@dataclass(frozen=True)
class Par:
    """A date in a change is written ``@ddMM{a}``: {a} the reporting year, {n} the next, {f} before."""

    id: str
    utloser: Endringer
    nabo: Endringer
    aar: range = ALLE
    region: str = ""
    region_nabo: str = ""
    antall: int = 1
    skjema: str = "11CF"
