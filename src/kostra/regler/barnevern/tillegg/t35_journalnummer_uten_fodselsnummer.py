"""T35  Journalnummer, dubletter uten fødselsnummer.

INDIVID_05 ser bare på saker der fødselsnummer er oppgitt. Denne gjelder de andre; ett funn for hver
av dem.
"""

from kostra.kontroll import Grad, Regel, T, poster_med_lik
from kostra.regler.barnevern.begreper import fnr
from kostra.regler.barnevern.tabeller import individ

like = poster_med_lik(individ.journalnummer)

REGEL = Regel(
    id="T35",
    tittel=T(
        "Samme journalnummer, uten fødselsnummer",
        "Same journalnummer, utan fødselsnummer",
        "Same journal number, no identity number",
    ),
    grad=Grad.WARNING,
    hvorfor=T(
        "Hver person har sitt eget journalnummer, og det brukes til å finne saken igjen. Uten "
        "fødselsnummer er det ikke mulig å se om sakene gjelder samme person.",
        "Kvar person har sitt eige journalnummer, og det blir brukt til å finne saka att. Utan "
        "fødselsnummer går det ikkje an å sjå om sakene gjeld same person.",
        "Each person has a journal number of their own, used to find the case again. Without an "
        "identity number it can't be seen whether the cases are about the same person.",
    ),
    gjor=T(
        "Gi hver person sitt eget journalnummer, eller ta ut saken som er med to ganger.",
        "Gi kvar person sitt eige journalnummer, eller ta ut saka som er med to gonger.",
        "Give each person a journal number of their own, or take out the case that is included "
        "twice.",
    ),
    avvik_naar=like.flere & ~fnr.oppgitt,
    melding=T(
        "Journalnummer {journal} er brukt {antall} ganger, og saken har ikke fødselsnummer.",
        "Journalnummer {journal} er brukt {antall} gonger, og saka har ikkje fødselsnummer.",
        "Journal number {journal} is used {antall} times, and the case has no identity number.",
    ),
    vis={"journal": individ.journalnummer, "antall": like.antall},
    tillegg=True,
)
