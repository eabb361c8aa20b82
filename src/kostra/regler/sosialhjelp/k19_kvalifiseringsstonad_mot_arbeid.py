"""K19  Kilde kvalifiseringsstønad mot arbeid.

Kilde: regeltabellen for 11F, K19. Lik alle år.
"""

from kostra.kontroll import T
from kostra.regler.sosialhjelp import kilde

REGEL = kilde.mot_arbeid(
    "K19",
    "8",
    {2022: ("10",)},
    tittel=T(
        "Kvalifiseringsstønad mot arbeidssituasjon",
        "Kvalifiseringsstønad mot arbeidssituasjon",
        "Qualification benefit against work situation",
    ),
    hvorfor=T(
        "Den som lever av kvalifiseringsstønad, er i kvalifiseringsprogrammet. Vanligst er at "
        "bare ett av de to feltene er oppdatert.",
        "Den som lever av kvalifiseringsstønad, er i kvalifiseringsprogrammet. Vanlegast er at "
        "berre eitt av dei to felta er oppdatert.",
        "Who lives on the qualification benefit is in the qualification programme. Usually only "
        "one of the two fields was updated.",
    ),
)
