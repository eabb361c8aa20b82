"""T15  Negative tall.

K29 melder fra 2023 et negativt beløp for status 1.
"""

from kostra.kontroll import T, Variant, f, per_aar
from kostra.regler.felles.negative_tall import regel
from kostra.regler.kvalifisering.begreper import stonad

REGEL = regel(
    Variant(
        per_aar({2022: stonad < 0, 2023: (f.STATUS != "1") & (stonad < 0)}),
        T(
            "Stønadsbeløpet er {belop} kr.",
            "Stønadsbeløpet er {belop} kr.",
            "The benefit amount is NOK {belop}.",
        ),
        {"belop": stonad},
    ),
)
