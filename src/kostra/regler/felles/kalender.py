"""Days that aren't in the calendar: what the control program reads as the last of the month."""

from __future__ import annotations

from kostra.kontroll import Grad, Regel, T, Variant, hvert_felt
from kostra.kontroll.uttrykk import JaNei, feltnavn, posisjon

felt = hvert_felt
finnes_ikke = felt.er("dato") & felt.dato().kjent & ~felt.dato(streng=True).kjent
_MELDING = T(
    "Feltet {felt} (posisjon {posisjon}) er {verdi}, en dag som ikke finnes i kalenderen.",
    "Feltet {felt} (posisjon {posisjon}) er {verdi}, ein dag som ikkje finst i kalenderen.",
    "The field {felt} (position {posisjon}) is {verdi}, a day that isn't in the calendar.",
)
_VIS = {"felt": feltnavn(felt), "posisjon": posisjon(felt), "verdi": felt}


def regel(*naar: JaNei) -> Regel:
    """T13 for a form: a variant on every field for each condition."""
    return Regel(
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
            "Datoen blir lesen som siste dag i månaden, så 31. februar blir 28. februar. Det er "
            "neppe det som var meint. Vanlegast er ein skrivefeil i månaden.",
            "The date is read as the last day of the month, so 31 February becomes 28 February. "
            "That is hardly what was meant. Usually there is a slip in the month.",
        ),
        gjor=T(
            "Rett datoen i fagsystemet.",
            "Rett datoen i fagsystemet.",
            "Correct the date in the case-work system.",
        ),
        varianter=tuple(Variant(betingelse, _MELDING, _VIS) for betingelse in naar),
        tillegg=True,
    )
