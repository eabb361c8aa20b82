"""Parts that several faults are put together from."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from kostra.skjema import bydeler, kommuner
from kostra.testdata.deltakere import OSLO
from kostra.testdata.fordelinger import SITUASJON, STMND, STOTTE
from kostra.testdata.mutasjon import Dag, Ny, Tilfelle
from kostra.testdata.personer import (
    med_feil_kontrollsiffer,
    med_ukjent_maaned,
    plassholdernummer,
)

NYTTAAR, NYTTAARSAFTEN = "0101", "3112"
SISTE_DAG: Final = Dag(NYTTAARSAFTEN)
FOR_GAMMEL: Final = Dag(NYTTAARSAFTEN, -5)

#: Applied, decided and started the year before, in that order.
FRA_I_FJOR: Final[dict[str, Ny]] = {
    "REG_DATO": Dag("0104", -1),
    "VEDTAK_DATO": Dag("0205", -1),
    "BEGYNT_DATO": Dag("0106", -1),
}
INGEN_MND: Final[dict[str, Ny]] = dict.fromkeys(STMND, "")
ALLE_MND: Final[dict[str, Ny]] = {navn: f"{n:02d}" for n, navn in enumerate(STMND, 1)}
INGEN_STOTTE: Final[dict[str, Ny]] = dict.fromkeys(STOTTE, "")
_AVSLUTNING: Final = ("AVSL_DATO", *SITUASJON, "AVSL_VIKTIGSTE_INNTEKT")
I_PROGRAM: Final[dict[str, Ny]] = {**dict.fromkeys(_AVSLUTNING, ""), "STATUS": "1"}
I_PERMISJON: Final[dict[str, Ny]] = {**I_PROGRAM, "STATUS": "2"}
AVBRUTT: Final[dict[str, Ny]] = {**I_PROGRAM, "STATUS": "4", "AVSL_DATO": SISTE_DAG}
FULLFORT: Final[dict[str, Ny]] = {**I_PROGRAM, "STATUS": "3", "AVSL_DATO": SISTE_DAG}


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
_PROGRAM: Final = ("REG_DATO", "VEDTAK_DATO", "BEGYNT_DATO", *STMND, "KVP_STONAD", "STATUS")
SAMME_PERSON: Final[dict[str, Ny]] = {navn: samme(navn) for navn in _PERSON}
#: The same person and course as in the valid record before, under a journal number of its own.
SAMME_SAK: Final[dict[str, Ny]] = {
    **SAMME_PERSON,
    **{navn: samme(navn) for navn in (*_PROGRAM, *_AVSLUTNING)},
}


def annen_status(t: Tilfelle) -> str:
    """A status of somebody still in the programme, other than in the valid record before."""
    assert t.forrige is not None
    return "2" if t.forrige["STATUS"] == "1" else "1"


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
