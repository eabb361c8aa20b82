"""INDIVID_00  Ingen individer.

Kilde: regeltabellen for 15F, Individ Kontroll 00. Individer som ikke følger filbeskrivelsen
(INDIVID_01), telles ikke.
"""

from kostra.kontroll import Grad, Regel, T, ingen
from kostra.regler.barnevern.tabeller import individ

REGEL = Regel(
    id="INDIVID_00",
    tittel=T("Ingen saker i filen", "Ingen saker i fila", "No cases in the file"),
    grad=Grad.ERROR,
    hvorfor=T(
        "Filen har ingen saker som kan kontrolleres. Vanligst er at uttrekket er tomt fordi feil "
        "år er valgt, eller at alle sakene har den samme feilen i oppbyggingen.",
        "Fila har ingen saker som kan kontrollerast. Vanlegast er at uttrekket er tomt fordi feil "
        "år er valt, eller at alle sakene har den same feilen i oppbygginga.",
        "The file has no cases that can be checked. Usually the extract is empty because the "
        "wrong year was chosen, or all cases have the same structural fault.",
    ),
    gjor=T(
        "Ta ut filen på nytt. Var det ingen saker i året, svar «Nei» i skjemaet og lever den "
        "tomme filen.",
        "Ta ut fila på nytt. Var det ingen saker i året, svar «Nei» i skjemaet og lever den tomme "
        "fila.",
        "Make the extract again. If there were no cases that year, answer No in the form and "
        "deliver the empty file.",
    ),
    avvik_naar=ingen(individ),
    melding=T(
        "Filen har ingen individer som følger filbeskrivelsen.",
        "Fila har ingen individ som følgjer filskildringa.",
        "The file has no person that follows the file description.",
    ),
)
