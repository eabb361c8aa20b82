"""T12  Egen kommune oppgitt som annen kommune.

K20 godtar alle kommunenumre i listen, også nummeret til den som leverer.
"""

from kostra.kontroll import Grad, Regel, T, f, p

REGEL = Regel(
    id="T12",
    tittel=T(
        "Egen kommune oppgitt som annen kommune",
        "Eigen kommune oppgitt som annan kommune",
        "Own municipality given as another",
    ),
    grad=Grad.WARNING,
    hvorfor=T(
        "Spørsmålet gjelder deltakere som tok med seg et program fra en annen kommune. Vanligst er "
        "at svaret skulle vært nei, eller at feil kommune er valgt.",
        "Spørsmålet gjeld deltakarar som tok med seg eit program frå ein annan kommune. Vanlegast "
        "er at svaret skulle vore nei, eller at feil kommune er vald.",
        "The question is about participants who brought a programme from another municipality. "
        "Usually the answer should have been no, or the wrong municipality is chosen.",
    ),
    gjor=T(
        "Velg kommunen deltakeren kom fra, eller endre svaret til nei.",
        "Vel kommunen deltakaren kom frå, eller endre svaret til nei.",
        "Choose the municipality the participant came from, or change the answer to no.",
    ),
    gjelder=f.KVP_KOMM == "1",
    avvik_naar=p.kommune == f.KOMMNR_KVP_KOMM,
    melding=T(
        "Deltakeren kom fra program i en annen kommune, men kommunenummeret er {nummer}, det samme "
        "som filen leveres for.",
        "Deltakaren kom frå program i ein annan kommune, men kommunenummeret er {nummer}, det same "
        "som fila blir levert for.",
        "The participant came from a programme in another municipality, but its number is "
        "{nummer}, the one the file is delivered for.",
    ),
    vis={"nummer": f.KOMMNR_KVP_KOMM},
    tillegg=True,
)
