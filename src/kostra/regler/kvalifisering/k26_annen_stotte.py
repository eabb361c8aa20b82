"""K26  Mottatt annen støtte.

Kilde: regeltabellen for 11CF, K26. Lik alle år.
"""

from kostra.kontroll import Grad, Regel, T, f, kodeliste, p

REGEL = Regel(
    id="K26",
    tittel=T("Mottatt annen støtte", "Motteken anna støtte", "Other support received"),
    grad=Grad.ERROR,
    hvorfor=T(
        "Svaret viser om stønaden var nok til å leve av, eller om deltakeren også trengte annen "
        "støtte. Vanligst er at spørsmålet ikke er besvart.",
        "Svaret viser om stønaden var nok til å leve av, eller om deltakaren òg trong anna støtte. "
        "Vanlegast er at spørsmålet ikkje er svart på.",
        "The answer shows whether the benefit was enough to live on, or other support was needed "
        "too. Usually the question wasn't answered.",
    ),
    gjor=T(
        "Svar ja eller nei på om deltakeren også fikk sosialhjelp eller bostøtte.",
        "Svar ja eller nei på om deltakaren òg fekk sosialhjelp eller bustøtte.",
        "Answer yes or no to whether the participant also got social assistance or housing "
        "benefit.",
    ),
    avvik_naar=~f.KVP_MED_ASTONAD.finnes,
    melding=T(
        "Svaret på om deltakeren i {aar} også fikk sosialhjelp eller bostøtte er {svar}. Gyldige "
        "koder: {koder}.",
        "Svaret på om deltakaren i {aar} òg fekk sosialhjelp eller bustøtte er {svar}. Gyldige "
        "kodar: {koder}.",
        "The answer on social assistance or housing benefit in {aar} is {svar}. Valid codes: "
        "{koder}.",
    ),
    vis={"aar": p.aar, "svar": f.KVP_MED_ASTONAD, "koder": kodeliste(f.KVP_MED_ASTONAD)},
)
