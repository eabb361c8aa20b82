"""K13  Mange barn.

Kilde: regeltabellen for 11F, K13. I 2022 en advarsel ved 10 barn eller flere, eller når antallet ikke
er et tall (tomt også); fra 2023 som i 11CF.
"""

from kostra.kontroll import Grad, T, Variant, f, per_aar
from kostra.regler.felles import mange_barn
from kostra.regler.felles.begreper import bare_2022

grense = per_aar({2022: 10, 2023: 14})

REGEL = mange_barn.regel(
    Variant(
        bare_2022(~f.ANTBU18.er_heltall),
        T(
            "Antall barn under 18 år er {antall}. Ventet et tall, 00 når det ikke er noen barn.",
            "Talet på barn under 18 år er {antall}. Venta eit tal, 00 når det ikkje er nokon barn.",
            "The number of children under 18 is {antall}. It must be a number, 00 when there are "
            "none.",
        ),
        {"antall": f.ANTBU18},
    ),
    grense=grense,
    grad=per_aar({2022: Grad.WARNING, 2023: Grad.ERROR}),
)
