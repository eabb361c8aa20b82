"""Faults of the child itself: structure, dates, identity and age."""

from __future__ import annotations

from typing import Final

from kostra.felt import mod11
from kostra.felt.fodselsnummer import PLASSHOLDERE
from kostra.testdata.barnevern.barn import dufnummer
from kostra.testdata.barnevern.mutasjon import Endring, Mutasjon, Tilfelle
from kostra.testdata.barnevern.sak import (
    PLAN,
    VANLIG_ALDER,
    Dag,
    fjern,
    i_sak,
    legg_til,
    sett,
    slutt,
    start,
)
from kostra.testdata.personer import med_feil_kontrollsiffer

FEIL_DUF = "202000000099"
_UFULLSTENDIG = "INDIVID_11 INDIVID_12"
UNGE_VOKSNE = (19, 24)


def _feil_kontrollsiffer(t: Tilfelle) -> None:
    t.individ.attr["Fodselsnummer"] = med_feil_kontrollsiffer(t.individ.attr["Fodselsnummer"])


def _plassholder(t: Tilfelle) -> None:
    """The birth date as it is, then five digits that all can see are made up."""
    numre = (f"{t.barn.fodt:%d%m%y}{suffiks}" for suffiks in PLASSHOLDERE)
    t.individ.attr["Fodselsnummer"] = next(nr for nr in numre if not mod11(nr))


def bare_duf(t: Tilfelle) -> None:
    """A DUF number instead of a fødselsnummer; of another year than those of valid children."""
    t.individ.attr["DUFnummer"] = dufnummer(t.aar - 1, int(t.individ.attr["Id"]))
    del t.individ.attr["Fodselsnummer"]


def samme(navn: str) -> Endring:
    """What the last valid child that has it has in that attribute."""

    def endre(t: Tilfelle) -> None:
        t.individ.attr[navn] = t.forrige[navn]

    return endre


FEIL: Final[dict[str, tuple[Mutasjon, ...]]] = {
    "INDIVID_01": (
        i_sak(sett("Kategori", Kode="6.5")),
        i_sak(sett("Individ", Journalnummer=None)),
        i_sak(sett("Tiltak", StartDato="01.09.2025")),
        i_sak(legg_til(PLAN)),
        i_sak(fjern("Lovhjemmel")),
    ),
    "INDIVID_01A": (i_sak(sett("Plan", EvaluertDato="2050-01-01")),),
    "INDIVID_02A": (i_sak(start(Dag(6, 2)), sett("Individ", SluttDato=Dag(6, 1))),),
    "INDIVID_02B": (i_sak(sett("Individ", SluttDato=Dag(12, 30, -1))),),
    "INDIVID_02D": (
        i_sak(fjern("Plan"), slutt(Dag(6, 24), avsluttet=True), sett("Individ", SluttDato=None),
              med="TILTAK_02D"),
    ),
    "INDIVID_03": (
        i_sak(_feil_kontrollsiffer, med=_UFULLSTENDIG),
        i_sak(sett("Individ", Fodselsnummer=None), med=_UFULLSTENDIG),
        i_sak(
            sett("Individ", Fodselsnummer=None, DUFnummer=FEIL_DUF),
            med=f"{_UFULLSTENDIG} INDIVID_19",
        ),
    ),
    "INDIVID_04": (i_sak(samme("Fodselsnummer"), etter_gyldig=True),),
    "INDIVID_05": (i_sak(samme("Journalnummer"), etter_gyldig=True),),
    "INDIVID_06": (i_sak(fjern("Plan"), fjern("Tiltak"), alder=VANLIG_ALDER),),
    "INDIVID_07": (i_sak(alder=(26, 29)),),
    "INDIVID_08": (i_sak(fjern("Tiltak"), alder=UNGE_VOKSNE),),
    "INDIVID_09": (i_sak(sett("Individ", Bydelsnummer=None), oslo=True),),
    "INDIVID_10": (i_sak(sett("Individ", Bydelsnavn=None), oslo=True),),
    "INDIVID_11": (i_sak(_plassholder),),
    "INDIVID_12": (i_sak(bare_duf, med="INDIVID_11"),),
    "INDIVID_19": (i_sak(sett("Individ", DUFnummer=FEIL_DUF)),),
}  # fmt: skip
