"""K23C  Barnetrygd og barn.

Kilde: regeltabellen for 11F, K23C. Fra 2026; skrevet, men ikke kjørt i 2024 og 2025.
"""

from kostra.kontroll import T, per_aar
from kostra.regler.sosialhjelp import barn
from kostra.regler.sosialhjelp.begreper import har_barn

REGEL = barn.uten_barn(
    "K23C",
    "13",
    per_aar({2022: None, 2026: ~har_barn}),
    tittel=T("Barnetrygd og barn", "Barnetrygd og barn", "Child benefit and children"),
    hvorfor=T(
        "Barnetrygd gis for barn under 18 år. Vanligst er at barnet ikke er ført opp, eller at feil "
        "trygd er valgt.",
        "Barnetrygd blir gitt for barn under 18 år. Vanlegast er at barnet ikkje er ført opp, eller "
        "at feil trygd er vald.",
        "Child benefit is paid for children under 18. Usually the child isn't entered, or the wrong "
        "benefit is chosen.",
    ),
)
