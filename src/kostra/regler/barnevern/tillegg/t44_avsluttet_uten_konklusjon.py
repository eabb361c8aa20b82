"""T44  Avsluttet uten konklusjon.

UNDERSOKELSE_04 godtar en konklusjon som er med, men tom. For en avsluttet melding uten konklusjon
finnes ingen kontroll.
"""

from kostra.kontroll import Grad, Regel, T, Variant
from kostra.regler.barnevern.tabeller import melding, undersokelse

REGEL = Regel(
    id="T44",
    tittel=T("Avsluttet uten konklusjon", "Avslutta utan konklusjon", "Ended without a conclusion"),
    grad=Grad.WARNING,
    hvorfor=T(
        "Det som er avsluttet, skal ha en konklusjon, ellers kan det ikke telles. Vanligst er at "
        "sluttdatoen ble satt før konklusjonen var klar.",
        "Det som er avslutta, skal ha ein konklusjon, elles kan det ikkje teljast. Vanlegast er "
        "at sluttdatoen vart sett før konklusjonen var klar.",
        "What has ended must have a conclusion, or it can't be counted. Usually the end date was "
        "set before the conclusion was ready.",
    ),
    gjor=T(
        "Velg konklusjonen, eller fjern sluttdatoen hvis arbeidet fortsatt pågår.",
        "Vel konklusjonen, eller fjern sluttdatoen viss arbeidet framleis går føre seg.",
        "Choose the conclusion, or remove the end date if the work still goes on.",
    ),
    varianter=(
        Variant(
            melding.slutt.kjent & melding.konklusjon.blank,
            T(
                "Meldingen fra {start} ble avsluttet {slutt}, men har ingen konklusjon.",
                "Meldinga frå {start} vart avslutta {slutt}, men har ingen konklusjon.",
                "The report from {start} ended on {slutt}, but has no conclusion.",
            ),
            {"start": melding.start, "slutt": melding.slutt},
        ),
        Variant(
            undersokelse.slutt.kjent
            & undersokelse.konklusjon.oppgitt
            & undersokelse.konklusjon.blank,
            T(
                "Undersøkelsen fra {start} ble avsluttet {slutt}, men konklusjonen er tom.",
                "Undersøkinga frå {start} vart avslutta {slutt}, men konklusjonen er tom.",
                "The investigation from {start} ended on {slutt}, but the conclusion is empty.",
            ),
            {"start": undersokelse.start, "slutt": undersokelse.slutt},
        ),
    ),
    tillegg=True,
)
