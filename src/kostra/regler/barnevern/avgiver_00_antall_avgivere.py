"""AVGIVER_00  Antall avgivere.

Kilde: regeltabellen for 15F, Avgiver K0. En avgiver som ikke følger filbeskrivelsen (AVGIVER_01),
telles ikke.
"""

from kostra.kontroll import Grad, Regel, T, antall
from kostra.regler.barnevern.tabeller import avgiver

REGEL = Regel(
    id="AVGIVER_00",
    tittel=T("Antall avgivere", "Talet på avgivarar", "Number of reporters"),
    grad=Grad.ERROR,
    hvorfor=T(
        "Avgiveren sier hvilken kommune og hvilket år filen gjelder, så den må stå der én gang. "
        "Vanligst er at to uttrekk er slått sammen, eller at avgiveren har en feil som gjør at "
        "den ikke teller.",
        "Avgivaren seier kva kommune og kva år fila gjeld, så han må stå der éin gong. Vanlegast "
        "er at to uttrekk er slått saman, eller at avgivaren har ein feil som gjer at han ikkje "
        "tel.",
        "The reporter tells which municipality and year the file is about, so it must be there "
        "once. Usually two extracts were put together, or the reporter has a fault and doesn't "
        "count.",
    ),
    gjor=T(
        "Ta ut filen på nytt for én kommune og ett år. Blir feilen stående, må leverandøren rette "
        "uttrekket.",
        "Ta ut fila på nytt for éin kommune og eitt år. Blir feilen ståande, må leverandøren "
        "rette uttrekket.",
        "Make the extract again for one municipality and one year. If the fault stays, the vendor "
        "must correct the extract.",
    ),
    avvik_naar=antall(avgiver) != 1,
    melding=T(
        "Filen skal ha én avgiver som følger filbeskrivelsen, men har {antall}.",
        "Fila skal ha éin avgivar som følgjer filskildringa, men har {antall}.",
        "The file must have one reporter that follows the file description, but has {antall}.",
    ),
    vis={"antall": antall(avgiver)},
)
