"""K22, K23A  Alderspensjon og alder.

Kilde: regeltabellen for 11F, K22 og K23A. Den samme kontrollen het K22 til og med 2025. Grensen er 63
år til og med 2023, 60 år i 2024 og 2025, 62 år fra 2026. Ukjent alder teller som −1 og slår ut.
"""

from kostra.kontroll import Grad, Regel, T, Variant, f, per_aar
from kostra.kontroll.uttrykk import JaNei
from kostra.regler.felles.begreper import alder

grense = per_aar({2022: 63, 2024: 60, 2026: 62})


def _regel(id_: str, for_ung: JaNei, ukjent: JaNei) -> Regel:
    return Regel(
        id=id_,
        tittel=T("Alderspensjon og alder", "Alderspensjon og alder", "Retirement pension and age"),
        grad=Grad.ERROR,
        hvorfor=T(
            "Alderspensjon kan tidligst tas ut fra 62 år. Vanligst er at feil trygd er valgt, for "
            "eksempel i stedet for uføretrygd, eller en skrivefeil i fødselsnummeret.",
            "Alderspensjon kan tidlegast takast ut frå 62 år. Vanlegast er at feil trygd er vald, "
            "til dømes i staden for uføretrygd, eller ein skrivefeil i fødselsnummeret.",
            "A retirement pension can't be drawn before 62. Usually the wrong benefit is chosen, "
            "such as instead of disability benefit, or there is a slip in the identity number.",
        ),
        gjor=T(
            "Rett trygdesituasjonen eller fødselsnummeret, det som er feil.",
            "Rett trygdesituasjonen eller fødselsnummeret, det som er feil.",
            "Correct the insurance situation or the identity number, whichever is wrong.",
        ),
        gjelder=f.TRYGDESIT == "07",
        varianter=(
            Variant(
                for_ung,
                T(
                    "Mottakeren er {alder} år, under {grense}, og har alderspensjon.",
                    "Mottakaren er {alder} år, under {grense}, og har alderspensjon.",
                    "The recipient is {alder} years old, below {grense}, and has a retirement "
                    "pension.",
                ),
                {"alder": alder, "grense": grense},
            ),
            Variant(
                ukjent,
                T(
                    "Mottakeren har alderspensjon, men alderen er ukjent. Kontrollen regner det som "
                    "under {grense} år.",
                    "Mottakaren har alderspensjon, men alderen er ukjend. Kontrollen reknar det som "
                    "under {grense} år.",
                    "The recipient has a retirement pension, but the age is unknown. The control "
                    "counts it as below {grense}.",
                ),
                {"grense": grense},
            ),
        ),
    )


K22 = _regel(
    "K22",
    per_aar({2022: alder < grense, 2026: None}),
    per_aar({2022: ~alder.kjent, 2026: None}),
)
K23A = _regel(
    "K23A",
    per_aar({2022: None, 2026: alder < grense}),
    per_aar({2022: None, 2026: ~alder.kjent}),
)
