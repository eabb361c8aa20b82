"""K13, many children, for the forms: the limit and the severity differ."""

from kostra.kontroll import Grad, Regel, T, Variant, f
from kostra.kontroll.uttrykk import PerAar, Tall

antall = f.ANTBU18.heltall()


def regel(*flere: Variant, grense: Tall, grad: Grad | PerAar = Grad.ERROR) -> Regel:
    """The rule for a form; ``flere`` are other ways to trigger."""
    return Regel(
        id="K13",
        tittel=T("Mange barn", "Mange barn", "Many children"),
        grad=grad,
        hvorfor=T(
            "Så mange barn i én husholdning er sjeldent. Vanligst er en skrivefeil, som 20 i "
            "stedet for 2, eller at antallet er skrevet i feil felt.",
            "Så mange barn i eitt hushald er sjeldan. Vanlegast er ein skrivefeil, som 20 i "
            "staden for 2, eller at talet er skrive i feil felt.",
            "So many children in one household are rare. Usually it is a slip, such as 20 for 2, "
            "or the number is in the wrong field.",
        ),
        gjor=T(
            "Kontroller antall barn under 18 år, og rett det i fagsystemet.",
            "Kontroller talet på barn under 18 år, og rett det i fagsystemet.",
            "Check the number of children under 18, and correct it in the case-work system.",
        ),
        varianter=(
            Variant(
                antall >= grense,
                T(
                    "Antall barn under 18 år er {antall}. Kontrollen slår ut ved {grense} eller "
                    "flere.",
                    "Talet på barn under 18 år er {antall}. Kontrollen slår ut ved {grense} eller "
                    "fleire.",
                    "The number of children under 18 is {antall}. The control reacts to {grense} "
                    "or more.",
                ),
                {"antall": antall, "grense": grense},
            ),
            *flere,
        ),
    )
