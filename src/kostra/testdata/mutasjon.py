"""What a fault is: new texts for some fields of a valid record, or another line or file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from kostra.skjema import Felt, Filbeskrivelse
from kostra.testdata.feilvalg import Maate
from kostra.testdata.grunnlag import Post
from kostra.testdata.personer import Personer
from kostra.testdata.trekk import Tilfeldig


@dataclass(frozen=True, slots=True)
class Tilfelle:
    """Where a fault is put in. ``forrige`` is the last valid record before it, ``ny`` the result."""

    fb: Filbeskrivelse
    region: str
    ny: Post
    forrige: Post | None
    personer: Personer
    r: Tilfeldig


@dataclass(frozen=True, slots=True)
class Dag:
    """A date as the year's layout writes it. ``aar`` is counted from the reporting year."""

    ddmm: str
    aar: int = 0


#: A fixed text, a date, or what the case makes of it.
Ny = str | Dag | Callable[[Tilfelle], str]


@dataclass(frozen=True, slots=True)
class Mutasjon(Maate):
    """One way to trigger a rule: new texts of fields, or another line (``linje``) or file (``fil``)."""

    felt: Mapping[str, Ny] = field(default_factory=dict)
    linje: Callable[[str], str] | None = None
    fil: bytes = b""


def muter(mutasjon: Mutasjon, tilfelle: Tilfelle) -> None:
    """Puts the fault into the record ``tilfelle.ny``."""
    for navn, ny in mutasjon.felt.items():
        if callable(ny):
            tilfelle.ny[navn] = ny(tilfelle)
        elif felt := tilfelle.fb.etter_navn.get(navn):
            tilfelle.ny[navn] = _tekst(ny, felt, tilfelle.fb.aar)


def _tekst(ny: str | Dag, felt: Felt, aar: int) -> str:
    if isinstance(ny, Dag):
        aarstall = f"{aar + ny.aar}"
        return ny.ddmm + (aarstall if felt.lengde == 8 else aarstall[2:])
    return ny.rjust(felt.lengde) if felt.datatype == "heltall" else ny.ljust(felt.lengde)
