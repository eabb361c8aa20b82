"""K06  Alder under 18 år.

Kilde: regeltabellen for 11F, K06. Ikke kjørt i 2022. Ukjent alder er stille til og med 2025; fra 2026
teller den som −1 og slår ut, også når nummeret er tomt.
"""

from kostra.kontroll import Grad, Regel, T, Variant, per_aar
from kostra.regler.felles.begreper import alder, fra_2023

REGEL = Regel(
    id="K06",
    tittel=T("Alder under 18 år", "Alder under 18 år", "Age below 18"),
    grad=Grad.WARNING,
    hvorfor=T(
        "Sosialhjelp til et barn føres vanligvis på den som har forsørgeransvaret. Vanligst er en "
        "skrivefeil i fødselsnummeret, eller at barnet er ført opp i stedet for den voksne.",
        "Sosialhjelp til eit barn blir vanlegvis ført på den som har forsørgjaransvaret. Vanlegast "
        "er ein skrivefeil i fødselsnummeret, eller at barnet er ført opp i staden for den vaksne.",
        "Assistance to a child is usually entered on the person who supports it. Usually there is "
        "a slip in the identity number, or the child is entered in place of the adult.",
    ),
    gjor=T(
        "Kontroller fødselsnummeret i fagsystemet. Er det riktig, kan filen leveres.",
        "Kontroller fødselsnummeret i fagsystemet. Er det rett, kan fila leverast.",
        "Check the identity number in the case-work system. If it is right, the file can be "
        "delivered.",
    ),
    varianter=(
        Variant(
            fra_2023(alder < 18),
            T(
                "Mottakeren er {alder} år, under 18.",
                "Mottakaren er {alder} år, under 18.",
                "The recipient is {alder} years old, below 18.",
            ),
            {"alder": alder},
        ),
        Variant(
            per_aar({2022: None, 2026: ~alder.kjent}),
            T(
                "Mottakerens alder er ukjent, og kontrollen regner det som under 18.",
                "Alderen til mottakaren er ukjend, og kontrollen reknar det som under 18.",
                "The recipient's age is unknown, which the control counts as below 18.",
            ),
        ),
    ),
)
