"""T13  Dagen finnes ikke i kalenderen.

K-kontrollene godtar 31.02. som siste dag i måneden. Bare K37 gjør det ikke, fra 2024, når statusen
krever avslutningsdato; da er T13 stille for det feltet.
"""

from kostra.kontroll import Grad, Regel, T, Variant, hvert_felt, per_aar
from kostra.kontroll.uttrykk import feltnavn, posisjon
from kostra.regler.kvalifisering.begreper import avsluttet

felt = hvert_felt
finnes_ikke = felt.er("dato") & felt.dato().kjent & ~felt.dato(streng=True).kjent
avslutning = felt.heter("AVSL_DATO")
melding = T(
    "Feltet {felt} (posisjon {posisjon}) er {verdi}, en dag som ikke finnes i kalenderen.",
    "Feltet {felt} (posisjon {posisjon}) er {verdi}, ein dag som ikkje finst i kalenderen.",
    "The field {felt} (position {posisjon}) is {verdi}, a day that isn't in the calendar.",
)
vis = {"felt": feltnavn(felt), "posisjon": posisjon(felt), "verdi": felt}

REGEL = Regel(
    id="T13",
    tittel=T(
        "Dagen finnes ikke i kalenderen",
        "Dagen finst ikkje i kalenderen",
        "The day is not in the calendar",
    ),
    grad=Grad.WARNING,
    hvorfor=T(
        "Datoen leses som siste dag i måneden, så 31.02. blir 28.02. Det er neppe det som var "
        "ment. Vanligst er en skrivefeil i måneden.",
        "Datoen blir lesen som siste dag i månaden, så 31. februar blir 28. februar. Det er neppe "
        "det som var meint. Vanlegast er ein skrivefeil i månaden.",
        "The date is read as the last day of the month, so 31 February becomes 28 February. That "
        "is hardly what was meant. Usually there is a slip in the month.",
    ),
    gjor=T(
        "Rett datoen i fagsystemet.",
        "Rett datoen i fagsystemet.",
        "Correct the date in the case-work system.",
    ),
    varianter=(
        Variant(finnes_ikke & ~avslutning, melding, vis),
        Variant(
            per_aar({2022: finnes_ikke & avslutning, 2024: finnes_ikke & avslutning & ~avsluttet}),
            melding,
            vis,
        ),
    ),
    tillegg=True,
)
