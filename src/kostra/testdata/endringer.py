"""Parts that several faults are put together from."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from kostra.skjema import bydeler, kommuner
from kostra.testdata.mutasjon import Dag, Ny, Tilfelle
from kostra.testdata.personer import (
    med_feil_kontrollsiffer,
    med_ukjent_maaned,
    plassholdernummer,
)
from kostra.testdata.region import OSLO

NYTTAAR, NYTTAARSAFTEN = "0101", "3112"
SISTE_DAG: Final = Dag(NYTTAARSAFTEN)


def annen_kommune(t: Tilfelle) -> str:
    """Another municipality than the one that delivers, and not Oslo."""
    andre = [nr for nr in kommuner(t.fb.aar) if nr not in (t.region[:4], OSLO)]
    return andre[int(t.r() * len(andre))]


def aaret_for(t: Tilfelle) -> str:
    return f"{(t.fb.aar - 1) % 100:02d}"


def feil_kontrollsiffer(t: Tilfelle) -> str:
    return med_feil_kontrollsiffer(t.ny["PERSON_FODSELSNR"])


def person_paa(fra: int, til: int, *, plassholder: bool = False) -> Callable[[Tilfelle], str]:
    """The number of a new person of an age in that span; the birth date in the record follows."""

    def ny(t: Tilfelle) -> str:
        alder = fra + int(t.r() * (til - fra + 1))
        person = t.personer.neste(t.fb.aar - alder)
        t.ny["FODSELSDATO"] = person.fodselsdato
        t.ny["KJONN"] = "1" if person.mann else "2"
        return plassholdernummer(person) if plassholder else person.fnr

    return ny


def samme(navn: str) -> Callable[[Tilfelle], str]:
    """What the valid record before has in that field."""

    def ny(t: Tilfelle) -> str:
        assert t.forrige is not None
        return t.forrige[navn]

    return ny


_PERSON: Final = ("PERSON_FODSELSNR", "FODSELSDATO", "KJONN")
SAMME_PERSON: Final[dict[str, Ny]] = {navn: samme(navn) for navn in _PERSON}


def annen_bydel(t: Tilfelle) -> str:
    """A bydel other than the one that delivers."""
    return next(nr for nr in bydeler() if nr != t.region[4:])


def egen_kommune(t: Tilfelle) -> str:
    return t.region[:4]


def annen_fodselsdato(t: Tilfelle) -> str:
    """A birth date one year off."""
    fodt = t.ny["FODSELSDATO"]
    return f"01{fodt[2:4]}{int(fodt[4:]) - 1}"


def person_med_ukjent_alder(t: Tilfelle) -> str:
    """A number with valid control digits whose month is raised by 65, which no year's rules decode."""
    while True:
        person = t.personer.neste(t.fb.aar - 30)
        if fnr := med_ukjent_maaned(person.fnr):
            t.ny["FODSELSDATO"] = person.fodselsdato
            t.ny["KJONN"] = "1" if person.mann else "2"
            return fnr
