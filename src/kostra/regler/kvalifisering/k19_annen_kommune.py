"""K19  Program i annen kommune.

Kilde: regeltabellen for 11CF, K19. Lik alle år.
"""

from kostra.kontroll import Grad, Regel, T, f, kodeliste

REGEL = Regel(
    id="K19",
    tittel=T(
        "Program i annen kommune", "Program i annan kommune", "Programme in another municipality"
    ),
    grad=Grad.ERROR,
    hvorfor=T(
        "Svaret viser om deltakeren tok med seg programmet fra en annen kommune, slik at det ikke "
        "telles som nytt. Vanligst er at spørsmålet ikke er besvart.",
        "Svaret viser om deltakaren tok med seg programmet frå ein annan kommune, slik at det "
        "ikkje blir talt som nytt. Vanlegast er at spørsmålet ikkje er svart på.",
        "The answer shows whether the participant brought the programme from another municipality, "
        "so that it isn't counted as new. Usually the question wasn't answered.",
    ),
    gjor=T(
        "Svar ja eller nei på om deltakeren kom fra program i en annen kommune.",
        "Svar ja eller nei på om deltakaren kom frå program i ein annan kommune.",
        "Answer yes or no to whether the participant came from a programme in another "
        "municipality.",
    ),
    avvik_naar=~f.KVP_KOMM.finnes,
    melding=T(
        "Svaret på om deltakeren kom fra program i annen kommune er {svar}. Gyldige koder: "
        "{koder}.",
        "Svaret på om deltakaren kom frå program i annan kommune er {svar}. Gyldige kodar: "
        "{koder}.",
        "The answer on coming from a programme in another municipality is {svar}. Valid codes: "
        "{koder}.",
    ),
    vis={"svar": f.KVP_KOMM, "koder": kodeliste(f.KVP_KOMM)},
)
