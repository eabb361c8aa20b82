"""K17  Kilde stipend eller lån mot arbeid.

Kilde: regeltabellen for 11F, K17. Lik alle år.
"""

from kostra.kontroll import T
from kostra.regler.sosialhjelp import kilde

REGEL = kilde.mot_arbeid(
    "K17",
    "4",
    {2022: ("03",)},
    tittel=T(
        "Stipend eller lån mot arbeidssituasjon",
        "Stipend eller lån mot arbeidssituasjon",
        "Student grant or loan against work situation",
    ),
    hvorfor=T(
        "Den som lever av stipend eller studielån, er under utdanning. Vanligst er at bare ett av "
        "de to feltene er oppdatert.",
        "Den som lever av stipend eller studielån, er under utdanning. Vanlegast er at berre eitt "
        "av dei to felta er oppdatert.",
        "Who lives on a student grant or loan is in education. Usually only one of the two fields "
        "was updated.",
    ),
)
