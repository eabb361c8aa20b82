"""T41  Lov som ikke kjennes igjen.

Filbeskrivelsen godtar enhver tekst, men omsorgstiltak finnes bare ved BVL og BVL2021, bokstav for
bokstav.
"""

from kostra.kontroll import Grad, Regel, T
from kostra.regler.barnevern.tabeller import tiltak

REGEL = Regel(
    id="T41",
    tittel=T("Lov som ikke kjennes igjen", "Lov som ikkje er kjend", "Act that isn't recognised"),
    grad=Grad.INFO,
    hvorfor=T(
        "Kontrollene av omsorgstiltak finner bare lover skrevet som BVL (1992) eller BVL2021. "
        "Skrives loven på en annen måte, er tiltaket ikke kontrollert.",
        "Kontrollane av omsorgstiltak finn berre lover skrivne som BVL (1992) eller BVL2021. Er "
        "lova skriven på ein annan måte, er tiltaket ikkje kontrollert.",
        "The controls of care orders only find acts written as BVL (1992) or BVL2021. When the "
        "act is written in another way, the measure isn't checked.",
    ),
    gjor=T(
        "Velg BVL eller BVL2021, hvis tiltaket bygger på en av dem.",
        "Vel BVL eller BVL2021, viss tiltaket byggjer på ei av dei.",
        "Choose BVL or BVL2021, if the measure rests on one of them.",
    ),
    avvik_naar=~tiltak.lov.i("BVL", "BVL2021"),
    melding=T(
        "Loven for tiltaket fra {start} er {lov}. Kontrollene kjenner bare BVL og BVL2021.",
        "Lova for tiltaket frå {start} er {lov}. Kontrollane kjenner berre BVL og BVL2021.",
        "The act of the measure from {start} is {lov}. The controls only know BVL and BVL2021.",
    ),
    vis={"start": tiltak.start, "lov": tiltak.lov},
    tillegg=True,
)
