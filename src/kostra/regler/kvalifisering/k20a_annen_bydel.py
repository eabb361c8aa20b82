"""K20A  Program i annen bydel.

Kilde: regeltabellen for 11CF, K20A. Bare 2022, og bare linjer med Oslos kommunenummer.
"""

from kostra.kontroll import Grad, Regel, T, f, kodeliste
from kostra.regler.felles.begreper import bare_2022, oslo

REGEL = Regel(
    id="K20A",
    tittel=T(
        "Program i annen bydel", "Program i annan bydel", "Programme in another city district"
    ),
    grad=Grad.WARNING,
    hvorfor=T(
        "I Oslo viser svaret om deltakeren tok med seg programmet fra en annen bydel. Vanligst er "
        "at spørsmålet ikke er besvart.",
        "I Oslo viser svaret om deltakaren tok med seg programmet frå ein annan bydel. Vanlegast "
        "er at spørsmålet ikkje er svart på.",
        "In Oslo the answer shows whether the participant brought the programme from another city "
        "district. Usually the question wasn't answered.",
    ),
    gjor=T(
        "Svar ja eller nei på om deltakeren kom fra program i en annen bydel.",
        "Svar ja eller nei på om deltakaren kom frå program i ein annan bydel.",
        "Answer yes or no to whether the participant came from a programme in another district.",
    ),
    gjelder=oslo,
    avvik_naar=bare_2022(~f.KVP_OSLO.finnes),
    melding=T(
        "Svaret på om deltakeren kom fra program i annen bydel er {svar}. Gyldige koder: {koder}.",
        "Svaret på om deltakaren kom frå program i annan bydel er {svar}. Gyldige kodar: {koder}.",
        "The answer on coming from a programme in another city district is {svar}. Valid codes: "
        "{koder}.",
    ),
    vis={"svar": f.KVP_OSLO, "koder": kodeliste(f.KVP_OSLO)},
)
