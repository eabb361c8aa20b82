"""K37  Lån per måned mot året.

Kilde: regeltabellen for 11F, K37. Tomt felt og tekst som ikke er et tall, teller som 0. I 2022 bare
når lånet for året er over 0.
"""

from kostra.kontroll import T
from kostra.regler.sosialhjelp import maaneder
from kostra.regler.sosialhjelp.begreper import laan, laan_per_maaned

REGEL = maaneder.mot_aaret(
    "K37",
    laan,
    laan_per_maaned,
    tittel=T(
        "Lån per måned mot året",
        "Lån per månad mot året",
        "Loans per month against the year",
    ),
    melding=T(
        "Lån per måned er til sammen {summen} kr, men lånet for året er {aaret} kr.",
        "Lån per månad er til saman {summen} kr, men lånet for året er {aaret} kr.",
        "Loans per month are NOK {summen} together, but the loans of the year are NOK {aaret}.",
    ),
)
