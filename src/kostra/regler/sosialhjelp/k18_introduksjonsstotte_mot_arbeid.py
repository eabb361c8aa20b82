"""K18  Kilde introduksjonsstøtte mot arbeid.

Kilde: regeltabellen for 11F, K18. Lik alle år.
"""

from kostra.kontroll import T
from kostra.regler.sosialhjelp import kilde

REGEL = kilde.mot_arbeid(
    "K18",
    "6",
    {2022: ("09",)},
    tittel=T(
        "Introduksjonsstøtte mot arbeidssituasjon",
        "Introduksjonsstøtte mot arbeidssituasjon",
        "Introduction benefit against work situation",
    ),
    hvorfor=T(
        "Den som lever av introduksjonsstøtte, er i introduksjonsordningen. Vanligst er at bare "
        "ett av de to feltene er oppdatert.",
        "Den som lever av introduksjonsstøtte, er i introduksjonsordninga. Vanlegast er at berre "
        "eitt av dei to felta er oppdatert.",
        "Who lives on the introduction benefit is in the introduction programme. Usually only one "
        "of the two fields was updated.",
    ),
)
