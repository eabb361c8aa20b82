"""INDIVID_06  Ingen aktivitet i saken.

Kilde: regeltabellen for 15F, Individ Kontroll 06. En flytting teller ikke.
"""

from kostra.kontroll import Grad, Regel, T, ingen
from kostra.regler.barnevern.tabeller import melding, plan, tiltak

REGEL = Regel(
    id="INDIVID_06",
    tittel=T("Ingen aktivitet i saken", "Ingen aktivitet i saka", "Nothing happens in the case"),
    grad=Grad.ERROR,
    hvorfor=T(
        "En sak rapporteres fordi det skjedde noe i den i løpet av året. Er den tom, er den "
        "oftest åpnet ved en feil, eller meldingen og tiltakene er registrert i en annen journal.",
        "Ei sak blir rapportert fordi det skjedde noko i ho i løpet av året. Er ho tom, er ho "
        "oftast opna ved ein feil, eller meldinga og tiltaka er registrerte i ein annan journal.",
        "A case is reported because something happened in it during the year. When it is empty, "
        "it was usually opened by mistake, or the report and the measures are registered in "
        "another journal.",
    ),
    gjor=T(
        "Registrer det som skjedde i saken, eller ta den ut av filen.",
        "Registrer det som skjedde i saka, eller ta ho ut av fila.",
        "Register what happened in the case, or take it out of the file.",
    ),
    avvik_naar=ingen(melding) & ingen(plan) & ingen(tiltak),
    melding=T(
        "Saken har verken melding, plan eller tiltak.",
        "Saka har verken melding, plan eller tiltak.",
        "The case has no report, no plan and no measure.",
    ),
)
