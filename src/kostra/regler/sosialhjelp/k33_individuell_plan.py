"""K33  Individuell plan, gyldig kode.

Kilde: regeltabellen for 11F, K33. Lik alle år.
"""

from kostra.kontroll import Grad, Regel, T, f, kodeliste

REGEL = Regel(
    id="K33",
    tittel=T(
        "Individuell plan, gyldig kode",
        "Individuell plan, gyldig kode",
        "Individual plan, valid code",
    ),
    grad=Grad.ERROR,
    hvorfor=T(
        "Svaret viser om det er laget en individuell plan for mottakeren. Uten et svar vet vi "
        "ikke om det ikke er noen, eller om spørsmålet ikke er stilt.",
        "Svaret viser om det er laga ein individuell plan for mottakaren. Utan eit svar veit vi "
        "ikkje om det ikkje er nokon, eller om spørsmålet ikkje er stilt.",
        "The answer shows whether an individual plan was made for the recipient. Without it we "
        "can't tell no from a question that wasn't asked.",
    ),
    gjor=T(
        "Svar ja eller nei på om mottakeren har en individuell plan.",
        "Svar ja eller nei på om mottakaren har ein individuell plan.",
        "Answer yes or no to whether the recipient has an individual plan.",
    ),
    avvik_naar=~f.FAAT_INDIVIDUELL_PLAN.finnes,
    melding=T(
        "Svaret på om det er laget individuell plan er {verdi}. Gyldige koder: {koder}.",
        "Svaret på om det er laga individuell plan er {verdi}. Gyldige kodar: {koder}.",
        "The answer on an individual plan is {verdi}. Valid codes: {koder}.",
    ),
    vis={"verdi": f.FAAT_INDIVIDUELL_PLAN, "koder": kodeliste(f.FAAT_INDIVIDUELL_PLAN)},
)
