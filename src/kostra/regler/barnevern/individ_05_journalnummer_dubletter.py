"""INDIVID_05  Journalnummer, dubletter.

Kilde: regeltabellen for 15F, Individ Kontroll 05. Bare saker der fødselsnummer er oppgitt, om så
tomt; ett funn for hvert nummer. De andre sakene tar T35.
"""

from kostra.kontroll import Grad, Kontekst, Regel, T, poster_med_lik
from kostra.regler.barnevern.begreper import fnr
from kostra.regler.barnevern.tabeller import individ

like = poster_med_lik(individ.journalnummer, blant=fnr.oppgitt)

REGEL = Regel(
    id="INDIVID_05",
    tittel=T(
        "Samme journalnummer i flere saker",
        "Same journalnummer i fleire saker",
        "Same journal number in several cases",
    ),
    grad=Grad.ERROR,
    kontekst=Kontekst.FIL,
    hvorfor=T(
        "Hver person har sitt eget journalnummer, og det brukes til å finne saken igjen. Vanligst "
        "er at en sak er tatt med to ganger, eller at et nummer er brukt om igjen.",
        "Kvar person har sitt eige journalnummer, og det blir brukt til å finne saka att. "
        "Vanlegast er at ei sak er teken med to gonger, eller at eit nummer er brukt om att.",
        "Each person has a journal number of their own, used to find the case again. Usually a "
        "case is included twice, or a number has been used again.",
    ),
    gjor=T(
        "Gi hver person sitt eget journalnummer, eller ta ut saken som er med to ganger.",
        "Gi kvar person sitt eige journalnummer, eller ta ut saka som er med to gonger.",
        "Give each person a journal number of their own, or take out the case that is included "
        "twice.",
    ),
    avvik_naar=like.forste,
    melding=T(
        "Journalnummer {journal} er brukt {antall} ganger.",
        "Journalnummer {journal} er brukt {antall} gonger.",
        "Journal number {journal} is used {antall} times.",
    ),
    vis={"journal": individ.journalnummer, "antall": like.antall},
)
