"""The faults of the additional rules (T31 …). They are never among the random ones."""

from __future__ import annotations

from typing import Final

from kostra.testdata.barnevern.feil_individ import UNGE_VOKSNE, bare_duf, samme
from kostra.testdata.barnevern.feil_sak import DAGEN_ETTER
from kostra.testdata.barnevern.feil_tiltak import PLASSERT
from kostra.testdata.barnevern.mutasjon import Mutasjon, Tilfelle
from kostra.testdata.barnevern.sak import (
    MELDER,
    SANKTHANS,
    VANLIG_ALDER,
    Dag,
    Del,
    bytt,
    flytting,
    i_sak,
    kodet,
    legg_til,
    melding,
    sett,
    slutt,
    tiltak,
    undersokelse,
)
from kostra.testdata.personer import med_ukjent_maaned

_JMFR_NULL = Del("JmfrLovhjemmel", {"Lov": "BVL", "Kapittel": "4", "Paragraf": "0"})


def _ukjent_alder(t: Tilfelle) -> None:
    """The month raised in a way that the rules can't read."""
    while not (fnr := med_ukjent_maaned(t.individ.attr["Fodselsnummer"])):
        t.ny_person(*VANLIG_ALDER)
    t.individ.attr["Fodselsnummer"] = fnr


FEIL: Final[dict[str, tuple[Mutasjon, ...]]] = {
    "T31": (i_sak(sett("Individ", Fodselsnummer="0" * 11)),),
    "T32": (i_sak(_ukjent_alder),),
    "T33": (i_sak(alder=(-1, -1)),),
    "T34": (i_sak(samme("DUFnummer"), etter_gyldig=True),),
    "T35": (
        i_sak(bare_duf, samme("Journalnummer"), etter_gyldig=True, med="INDIVID_11 INDIVID_12"),
    ),
    "T36": (i_sak(legg_til(melding(SluttDato=Dag(2, 10), Konklusjon="3"))),),
    "T37": (i_sak(legg_til(undersokelse(meldt=Dag(6, 25)))),),
    "T38": (
        i_sak(
            slutt(SANKTHANS),
            legg_til(melding(StartDato=Dag(6, 20), SluttDato=DAGEN_ETTER, Konklusjon="1")),
        ),
    ),
    "T39": (
        i_sak(
            PLASSERT,
            sett("Lovhjemmel", Lov="BVL2021", Kapittel="5", Paragraf="1", Bokstav=None),
            alder=UNGE_VOKSNE,
        ),
    ),
    "T40": (i_sak(bytt(tiltak(_JMFR_NULL))),),
    "T41": (i_sak(sett("Lovhjemmel", Lov="Barnevernsloven")),),
    "T42": (i_sak(bytt(tiltak(kodet("Kategori", "3.7", " ")))),),
    "T43": (
        i_sak(bytt(tiltak(kodet("Tiltaksgrunnlag", "18")))),
        i_sak(legg_til(flytting(SANKTHANS, arsak="2.9"))),
    ),
    "T44": (i_sak(legg_til(melding(SluttDato=Dag(2, 5)))),),
    "T45": (i_sak(sett("Individ", Bydelsnummer="16"), oslo=True),),
    "T46": (i_sak(sett("Plan", StartDato=Dag(1, 15, 1))),),
    "T47": (i_sak(sett("Plan", EvaluertDato=Dag(8, 31, -1))),),
    "T48": (i_sak(legg_til(melding(MELDER, kodet("Saksinnhold", "16")))),),
    "T49": (i_sak(sett("Individ", StartDato="1998-03-01"), fra=2024),),
}
