"""K42  Til-og-med-dato for utbetaling.

Kilde: regeltabellen for 11F, K42. 31.02. godtas som siste dag i måneden. Lik alle år.
"""

from kostra.kontroll import T, f
from kostra.regler.sosialhjelp.vilkarsdato import maa_finnes

REGEL = maa_finnes(
    "K42",
    f.UTBETTOMDATO,
    tittel=T(
        "Til-og-med-dato for utbetaling",
        "Til-og-med-dato for utbetaling",
        "End date of the payment decision",
    ),
    melding=T(
        "Det er stilt vilkår, men vedtakets til-og-med-dato er {dato}. Den mangler eller er ugyldig.",
        "Det er stilt vilkår, men til-og-med-datoen i vedtaket er {dato}. Han manglar eller er ugyldig.",
        "Conditions are set, but the end date of the decision is {dato}. It is missing or invalid.",
    ),
)
