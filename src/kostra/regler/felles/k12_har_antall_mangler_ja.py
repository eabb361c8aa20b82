"""K12  Har antall, mangler ja.

Kilde: regeltabellene, K12. Lik alle år.
"""

from kostra.kontroll import Grad, Regel, T, f

antall = f.ANTBU18.heltall()

REGEL = Regel(
    id="K12",
    tittel=T(
        "Har antall barn, mangler ja",
        "Har tal på barn, manglar ja",
        "Number of children, but not yes",
    ),
    grad=Grad.ERROR,
    hvorfor=T(
        "Antall barn skal bare fylles ut når svaret er ja. Vanligst er at et gammelt antall er "
        "blitt stående, eller at svaret ikke er krysset av.",
        "Talet på barn skal berre fyllast ut når svaret er ja. Vanlegast er at eit gammalt tal er "
        "blitt ståande, eller at svaret ikkje er kryssa av.",
        "The number of children is only filled in when the answer is yes. Usually an old number "
        "is left, or the answer wasn't ticked.",
    ),
    gjor=T(
        "Endre svaret til ja, eller fjern antallet.",
        "Endre svaret til ja, eller fjern talet.",
        "Change the answer to yes, or remove the number.",
    ),
    gjelder=f.BU18 != "1",
    avvik_naar=antall > 0,
    melding=T(
        "Antall barn er {antall}, men svaret på om det er barn under 18 år er {svar}, ikke ja.",
        "Talet på barn er {antall}, men svaret på om det er barn under 18 år er {svar}, ikkje ja.",
        "The number of children is {antall}, but the answer on children under 18 is {svar}, not "
        "yes.",
    ),
    vis={"antall": antall, "svar": f.BU18},
)
