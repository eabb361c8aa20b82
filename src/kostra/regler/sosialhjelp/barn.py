"""The controls of a benefit that goes with children against the children: K23, K23B and K23C."""

from __future__ import annotations

from kostra.kontroll import Grad, Regel, T, f, kodeliste
from kostra.kontroll.uttrykk import JaNei
from kostra.skjema.modell import Tekst3


def uten_barn(id_: str, trygd: str, avvik_naar: JaNei, *, tittel: Tekst3, hvorfor: Tekst3) -> Regel:
    """The benefit ``trygd`` demands a child in the household."""
    return Regel(
        id=id_,
        tittel=tittel,
        grad=Grad.ERROR,
        hvorfor=hvorfor,
        gjor=T(
            "Fyll ut svaret og antallet barn under 18 år, eller rett trygdesituasjonen.",
            "Fyll ut svaret og talet på barn under 18 år, eller rett trygdesituasjonen.",
            "Fill in the answer and the number of children under 18, or correct the insurance "
            "situation.",
        ),
        gjelder=f.TRYGDESIT == trygd,
        avvik_naar=avvik_naar,
        melding=T(
            "Trygdesituasjonen er {trygd}, men svaret på om det er barn under 18 år er {svar}, og "
            "antall barn er {antall}.",
            "Trygdesituasjonen er {trygd}, men svaret på om det er barn under 18 år er {svar}, og "
            "talet på barn er {antall}.",
            "The national insurance situation is {trygd}, but the answer on children under 18 is "
            "{svar}, and the number of children is {antall}.",
        ),
        vis={"trygd": kodeliste(f.TRYGDESIT, trygd), "svar": f.BU18, "antall": f.ANTBU18},
    )
