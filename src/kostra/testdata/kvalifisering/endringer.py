"""Parts that several faults of form 11CF are put together from."""

from __future__ import annotations

from typing import Final

from kostra.testdata.endringer import NYTTAARSAFTEN, SAMME_PERSON, SISTE_DAG, samme
from kostra.testdata.kvalifisering.fordelinger import SITUASJON, STMND, STOTTE
from kostra.testdata.mutasjon import Dag, Ny, Tilfelle

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

_PROGRAM: Final = ("REG_DATO", "VEDTAK_DATO", "BEGYNT_DATO", *STMND, "KVP_STONAD", "STATUS")
#: The same person and course as in the valid record before, under a journal number of its own.
SAMME_SAK: Final[dict[str, Ny]] = {
    **SAMME_PERSON,
    **{navn: samme(navn) for navn in (*_PROGRAM, *_AVSLUTNING)},
}


def annen_status(t: Tilfelle) -> str:
    """A status of somebody still in the programme, other than in the valid record before."""
    assert t.forrige is not None
    return "2" if t.forrige["STATUS"] == "1" else "1"
