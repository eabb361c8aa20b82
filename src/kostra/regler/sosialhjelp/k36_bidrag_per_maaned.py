"""K36  Bidrag per måned mot året.

Kilde: regeltabellen for 11F, K36. Tomt felt og tekst som ikke er et tall, teller som 0. I 2022 bare
når bidraget for året er over 0.
"""

from kostra.kontroll import T
from kostra.regler.sosialhjelp import maaneder
from kostra.regler.sosialhjelp.begreper import bidrag, bidrag_per_maaned

REGEL = maaneder.mot_aaret(
    "K36",
    bidrag,
    bidrag_per_maaned,
    tittel=T(
        "Bidrag per måned mot året",
        "Bidrag per månad mot året",
        "Grants per month against the year",
    ),
    melding=T(
        "Bidrag per måned er til sammen {summen} kr, men bidraget for året er {aaret} kr.",
        "Bidrag per månad er til saman {summen} kr, men bidraget for året er {aaret} kr.",
        "Grants per month are NOK {summen} together, but the grants of the year are NOK {aaret}.",
    ),
)
