"""K10  Forsørgerplikt, gyldig kode.

Kilde: regeltabellene, K10. Lik alle år.
"""

from kostra.kontroll import Grad, Regel, T, f, kodeliste

REGEL = Regel(
    id="K10",
    tittel=T(
        "Forsørgerplikt, gyldig kode",
        "Forsørgingsplikt, gyldig kode",
        "Children to support, valid code",
    ),
    grad=Grad.ERROR,
    hvorfor=T(
        "Svaret viser om det er barn som personen eller partneren forsørger. Uten et svar vet vi "
        "ikke om det er ingen barn, eller om spørsmålet ikke er stilt.",
        "Svaret viser om det er barn som personen eller partnaren forsørgjer. Utan eit svar veit "
        "vi ikkje om det ikkje er barn, eller om spørsmålet ikkje er stilt.",
        "The answer tells whether there are children whom the person or the partner supports. "
        "Without it we can't tell no children from a question that wasn't asked.",
    ),
    gjor=T(
        "Svar ja eller nei på om det er barn under 18 år i husholdningen.",
        "Svar ja eller nei på om det er barn under 18 år i hushaldet.",
        "Answer yes or no to whether there are children under 18 in the household.",
    ),
    avvik_naar=~f.BU18.finnes,
    melding=T(
        "Svaret på om det er barn under 18 år i husholdningen er {verdi}. Gyldige koder: {koder}.",
        "Svaret på om det er barn under 18 år i hushaldet er {verdi}. Gyldige kodar: {koder}.",
        "The answer on children under 18 in the household is {verdi}. Valid codes: {koder}.",
    ),
    vis={"verdi": f.BU18, "koder": kodeliste(f.BU18)},
)
