"""K15  Kilde arbeidsinntekt mot arbeid.

Kilde: regeltabellen for 11F, K15. Lik alle år.
"""

from kostra.kontroll import T
from kostra.regler.sosialhjelp import kilde

REGEL = kilde.mot_arbeid(
    "K15",
    "1",
    {2022: ("01", "02")},
    tittel=T(
        "Arbeidsinntekt mot arbeidssituasjon",
        "Arbeidsinntekt mot arbeidssituasjon",
        "Income from work against work situation",
    ),
    hvorfor=T(
        "Den som lever av arbeidsinntekt, er i arbeid på heltid eller deltid. Vanligst er at bare "
        "ett av de to feltene er oppdatert.",
        "Den som lever av arbeidsinntekt, er i arbeid på heiltid eller deltid. Vanlegast er at "
        "berre eitt av dei to felta er oppdatert.",
        "Who lives on income from work is employed, full-time or part-time. Usually only one of "
        "the two fields was updated.",
    ),
)
