"""K16  Kilde kurs eller tiltak mot arbeid.

Kilde: regeltabellen for 11F, K16. Lik alle år.
"""

from kostra.kontroll import T
from kostra.regler.sosialhjelp import kilde

REGEL = kilde.mot_arbeid(
    "K16",
    "2",
    {2022: ("03", "05", "06")},
    tittel=T(
        "Kurs eller tiltak mot arbeidssituasjon",
        "Kurs eller tiltak mot arbeidssituasjon",
        "Course or measure against work situation",
    ),
    hvorfor=T(
        "Den som lever av kursstønad eller lønn i tiltak, er under utdanning eller i et tiltak. "
        "Vanligst er at bare ett av de to feltene er oppdatert.",
        "Den som lever av kursstønad eller løn i tiltak, er under utdanning eller i eit tiltak. "
        "Vanlegast er at berre eitt av dei to felta er oppdatert.",
        "Who lives on a course benefit or wages in a measure is in education or in a measure. "
        "Usually only one of the two fields was updated.",
    ),
)
