"""UNDERSOKELSE_04  Avsluttet undersøkelse uten konklusjon.

Kilde: regeltabellen for 15F, Undersøkelse Kontroll 4. En tom konklusjon godtas (T44 sier fra).
"""

from kostra.kontroll import Grad, Regel, T
from kostra.regler.barnevern.tabeller import undersokelse

REGEL = Regel(
    id="UNDERSOKELSE_04",
    tittel=T(
        "Avsluttet undersøkelse uten konklusjon",
        "Avslutta undersøking utan konklusjon",
        "Ended investigation, no conclusion",
    ),
    grad=Grad.ERROR,
    hvorfor=T(
        "En undersøkelse avsluttes med en konklusjon: tiltak, nemnda eller henleggelse. Vanligst "
        "er at sluttdatoen ble satt før konklusjonen var klar.",
        "Ei undersøking blir avslutta med ein konklusjon: tiltak, nemnda eller bortlegging. "
        "Vanlegast er at sluttdatoen vart sett før konklusjonen var klar.",
        "An investigation ends with a conclusion: a measure, the tribunal, or that it is "
        "dismissed. Usually the end date was set before the conclusion was ready.",
    ),
    gjor=T(
        "Velg konklusjonen, eller fjern sluttdatoen hvis undersøkelsen fortsatt pågår.",
        "Vel konklusjonen, eller fjern sluttdatoen viss undersøkinga framleis går føre seg.",
        "Choose the conclusion, or remove the end date if the investigation still goes on.",
    ),
    avvik_naar=undersokelse.slutt.kjent & ~undersokelse.konklusjon.oppgitt,
    melding=T(
        "Undersøkelsen fra {start} ble avsluttet {slutt}, men konklusjonen mangler.",
        "Undersøkinga frå {start} vart avslutta {slutt}, men konklusjonen manglar.",
        "The investigation from {start} ended on {slutt}, but the conclusion is missing.",
    ),
    vis={"start": undersokelse.start, "slutt": undersokelse.slutt},
)
