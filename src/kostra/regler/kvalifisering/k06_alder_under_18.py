"""K06  Alder under 18 år.

Kilde: regeltabellen for 11CF, K06. Ukjent alder er stille, men i 2022 telte den som −1 (og 99 år
som ukjent). Advarsel i 2022, deretter feil.
"""

from kostra.kontroll import Grad, Regel, T, Variant, per_aar
from kostra.regler.felles.begreper import alder, bare_2022

REGEL = Regel(
    id="K06",
    tittel=T("Alder under 18 år", "Alder under 18 år", "Age below 18"),
    grad=per_aar({2022: Grad.WARNING, 2023: Grad.ERROR}),
    hvorfor=T(
        "Kvalifiseringsprogrammet er for personer mellom 18 og 67 år. Vanligst er en skrivefeil i "
        "fødselsnummeret, eller at et barn er ført opp i stedet for den voksne.",
        "Kvalifiseringsprogrammet er for personar mellom 18 og 67 år. Vanlegast er ein skrivefeil "
        "i fødselsnummeret, eller at eit barn er ført opp i staden for den vaksne.",
        "The qualification programme is for persons between 18 and 67. Usually there is a slip in "
        "the identity number, or a child is entered in place of the adult.",
    ),
    gjor=T(
        "Kontroller fødselsnummeret i fagsystemet, og om personen skal være med i filen.",
        "Kontroller fødselsnummeret i fagsystemet, og om personen skal vere med i fila.",
        "Check the identity number in the case-work system, and whether the person belongs in the "
        "file.",
    ),
    varianter=(
        Variant(
            alder < 18,
            T(
                "Deltakeren er {alder} år, under 18.",
                "Deltakaren er {alder} år, under 18.",
                "The participant is {alder} years old, below 18.",
            ),
            {"alder": alder},
        ),
        Variant(
            bare_2022(~alder.kjent),
            T(
                "Deltakerens alder er ukjent (eller 99 år), og i 2022 teller det som under 18.",
                "Alderen til deltakaren er ukjend (eller 99 år), og i 2022 tel det som under 18.",
                "The participant's age is unknown (or 99), which in 2022 counts as below 18.",
            ),
        ),
    ),
)
