"""K23, K23B  Overgangsstønad og barn.

Kilde: regeltabellen for 11F, K23 og K23B. Den samme kontrollen het K23 til og med 2025. I 2022 slo den
bare ut når svaret ikke var ja og antallet samtidig var 0.
"""

from kostra.kontroll import T, f, per_aar
from kostra.regler.sosialhjelp import barn
from kostra.regler.sosialhjelp.begreper import har_barn

_om = {
    "tittel": T(
        "Overgangsstønad og barn", "Overgangsstønad og barn", "Transitional benefit, child"
    ),
    "hvorfor": T(
        "Overgangsstønad gis til den som er alene med barn. Vanligst er at barnet ikke er ført opp, "
        "eller at feil trygd er valgt.",
        "Overgangsstønad blir gitt til den som er åleine med barn. Vanlegast er at barnet ikkje er "
        "ført opp, eller at feil trygd er vald.",
        "Transitional benefit is for single parents. Usually the child isn't entered, or the wrong "
        "benefit is chosen.",
    ),
}
_i_2022 = (f.BU18 != "1") & (f.ANTBU18.heltall() == 0)

K23 = barn.uten_barn("K23", "05", per_aar({2022: _i_2022, 2023: ~har_barn, 2026: None}), **_om)
K23B = barn.uten_barn("K23B", "05", per_aar({2022: None, 2026: ~har_barn}), **_om)
