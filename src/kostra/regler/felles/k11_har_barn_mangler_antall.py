"""K11  Har barn, mangler antall.

Kilde: regeltabellene, K11. Tomt felt og tekst som ikke er et tall, teller som 0.
"""

from kostra.kontroll import Grad, Regel, T, f

REGEL = Regel(
    id="K11",
    tittel=T(
        "Har barn, mangler antall", "Har barn, manglar talet", "Has children, number is missing"
    ),
    grad=Grad.ERROR,
    hvorfor=T(
        "Når svaret er ja, trengs antallet for å vise hvor mange barn som er berørt. Vanligst er "
        "at antallet ikke er fylt ut, eller at svaret skulle vært nei.",
        "Når svaret er ja, trengst talet for å vise kor mange barn det gjeld. Vanlegast er at "
        "talet ikkje er fylt ut, eller at svaret skulle vore nei.",
        "When the answer is yes, the number is needed to show how many children there are. "
        "Usually it wasn't filled in, or the answer should have been no.",
    ),
    gjor=T(
        "Skriv antall barn under 18 år, eller endre svaret til nei.",
        "Skriv talet på barn under 18 år, eller endre svaret til nei.",
        "Enter the number of children under 18, or change the answer to no.",
    ),
    gjelder=f.BU18 == "1",
    avvik_naar=f.ANTBU18.heltall() <= 0,
    melding=T(
        "Det er svart ja på barn under 18 år, men antall barn er {antall}.",
        "Det er svart ja på barn under 18 år, men talet på barn er {antall}.",
        "The answer is yes to children under 18, but the number of children is {antall}.",
    ),
    vis={"antall": f.ANTBU18},
)
