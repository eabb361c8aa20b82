"""Faults of measures."""

from __future__ import annotations

from typing import Final

from kostra.testdata.barnevern.feil_individ import UNGE_VOKSNE
from kostra.testdata.barnevern.feil_sak import DAGEN_ETTER, FOR_SAKEN
from kostra.testdata.barnevern.mutasjon import Mutasjon
from kostra.testdata.barnevern.sak import (
    SANKTHANS,
    VANLIG_ALDER,
    Dag,
    bytt,
    i_sak,
    kodet,
    legg_til,
    sett,
    slutt,
    tiltak,
)

PLASSERT = bytt(tiltak(kategori="2.2", grunnlag="omsorg"))

FEIL: Final[dict[str, tuple[Mutasjon, ...]]] = {
    "LOVHJEMMEL_03": (i_sak(PLASSERT, alder=UNGE_VOKSNE),),
    "LOVHJEMMEL_04": (
        i_sak(sett("Lovhjemmel", Paragraf="0")),
        i_sak(sett("Lovhjemmel", Kapittel="0")),
    ),
    "TILTAK_02A": (i_sak(sett("Tiltak", StartDato=Dag(3, 2), SluttDato=Dag(3, 1))),),
    "TILTAK_02B": (i_sak(sett("Tiltak", SluttDato=Dag(12, 1, -1))),),
    "TILTAK_02C": (i_sak(slutt(SANKTHANS), sett("Tiltak", SluttDato=DAGEN_ETTER)),),
    "TILTAK_02D": (i_sak(slutt(SANKTHANS, avsluttet=True), sett("Tiltak", SluttDato=None)),),
    "TILTAK_02E": (i_sak(sett("Tiltak", StartDato=FOR_SAKEN)),),
    "TILTAK_04": (i_sak(PLASSERT, sett("Tiltak", SluttDato=SANKTHANS), alder=VANLIG_ALDER),),
    "TILTAK_05": (i_sak(bytt(tiltak(kategori="4.1")), alder=(7, 17)),),
    "TILTAK_06": (i_sak(bytt(tiltak(kategori="4.2")), alder=(11, 17)),),
    "TILTAK_07": (i_sak(bytt(tiltak(kategori="3.7"))), i_sak(bytt(tiltak(kategori="8.99")))),
    "TILTAK_08": (
        i_sak(bytt(tiltak(kodet("Opphevelse", "4"), SluttDato=SANKTHANS))),
    ),
    "TILTAK_09": (
        i_sak(legg_til(
            tiltak(Id="T2", kategori="2.1"),
            tiltak(Id="T3", kategori="1.1", StartDato=Dag(3, 1)),
        ), alder=VANLIG_ALDER),
    ),
}  # fmt: skip
