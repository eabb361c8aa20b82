"""K21  Kilde sosialhjelp mot arbeid.

Kilde: regeltabellen for 11F, K21. Ikke kjørt i 2022. Fra 2026 godtas
også utdanning (03).
"""

from kostra.kontroll import Grad, T
from kostra.regler.sosialhjelp import kilde

REGEL = kilde.mot_arbeid(
    "K21",
    "5",
    {
        2022: (),
        2023: ("02", "04", "05", "06", "07", "08"),
        2026: ("02", "03", "04", "05", "06", "07", "08"),
    },
    tittel=T(
        "Sosialhjelp mot arbeidssituasjon",
        "Sosialhjelp mot arbeidssituasjon",
        "Social assistance against work situation",
    ),
    hvorfor=T(
        "Den som er i full jobb, introduksjonsordning eller kvalifiseringsprogram, lever sjelden "
        "mest av sosialhjelp. Vanligst er at bare ett av de to feltene er oppdatert.",
        "Den som er i full jobb, introduksjonsordning eller kvalifiseringsprogram, lever sjeldan "
        "mest av sosialhjelp. Vanlegast er at berre eitt av dei to felta er oppdatert.",
        "Who works full-time or is in the introduction or qualification programme seldom lives "
        "mainly on social assistance. Usually only one of the two fields was updated.",
    ),
    grad=Grad.WARNING,
)
