"""K41  Vedtaksdato for utbetaling.

Kilde: regeltabellen for 11F, K41. 31.02. godtas som siste dag i måneden. Lik alle år.
"""

from kostra.kontroll import T, f
from kostra.regler.sosialhjelp.vilkarsdato import maa_finnes

REGEL = maa_finnes(
    "K41",
    f.UTBETDATO,
    tittel=T(
        "Vedtaksdato for utbetaling",
        "Vedtaksdato for utbetaling",
        "Date of the payment decision",
    ),
    melding=T(
        "Det er stilt vilkår, men vedtakets dato er {dato}. Den mangler eller er ugyldig.",
        "Det er stilt vilkår, men datoen i vedtaket er {dato}. Han manglar eller er ugyldig.",
        "Conditions are set, but the date of the decision is {dato}. It is missing or invalid.",
    ),
)
