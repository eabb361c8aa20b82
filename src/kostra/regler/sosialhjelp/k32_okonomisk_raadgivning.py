"""K32  Økonomisk rådgivning, gyldig kode.

Kilde: regeltabellen for 11F, K32. Lik alle år.
"""

from kostra.kontroll import Grad, Regel, T, f, kodeliste

REGEL = Regel(
    id="K32",
    tittel=T(
        "Økonomisk rådgivning, gyldig kode",
        "Økonomisk rådgiving, gyldig kode",
        "Financial counselling, valid code",
    ),
    grad=Grad.ERROR,
    hvorfor=T(
        "Svaret viser om mottakeren har fått økonomisk rådgivning i løpet av året. Uten et svar "
        "vet vi ikke om det ikke er gitt, eller om spørsmålet ikke er stilt.",
        "Svaret viser om mottakaren har fått økonomisk rådgiving i løpet av året. Utan eit svar "
        "veit vi ikkje om det ikkje er gitt, eller om spørsmålet ikkje er stilt.",
        "The answer shows whether the recipient got financial counselling in the year. Without it "
        "we can't tell no from a question that wasn't asked.",
    ),
    gjor=T(
        "Svar ja eller nei på om det er gitt økonomisk rådgivning.",
        "Svar ja eller nei på om det er gitt økonomisk rådgiving.",
        "Answer yes or no to whether financial counselling was given.",
    ),
    avvik_naar=~f.GITT_OKONOMIRAD.finnes,
    melding=T(
        "Svaret på om det er gitt økonomisk rådgivning er {verdi}. Gyldige koder: {koder}.",
        "Svaret på om det er gitt økonomisk rådgiving er {verdi}. Gyldige kodar: {koder}.",
        "The answer on financial counselling is {verdi}. Valid codes: {koder}.",
    ),
    vis={"verdi": f.GITT_OKONOMIRAD, "koder": kodeliste(f.GITT_OKONOMIRAD)},
)
