"""K20, K20B  Kilde trygd mot trygdesituasjon.

Kilde: regeltabellen for 11F, K20 og K20B. Den samme kontrollen het K20 i 2022 og 2023. Kodelisten uten
12 godtas, så barnetrygd (13) er med fra 2024.
"""

from kostra.kontroll import Grad, Regel, T, f, kodeliste, per_aar
from kostra.kontroll.uttrykk import JaNei

TRYGDER = ("01", "02", "04", "05", "06", "07", "09", "10", "11", "13")
_mangler_trygd = ~(f.TRYGDESIT.finnes & (f.TRYGDESIT != "12"))


def _regel(id_: str, avvik_naar: JaNei) -> Regel:
    return Regel(
        id=id_,
        tittel=T(
            "Trygd mot trygdesituasjon",
            "Trygd mot trygdesituasjon",
            "Benefit against insurance situation",
        ),
        grad=Grad.ERROR,
        hvorfor=T(
            "Er trygd eller stønad den viktigste kilden til livsopphold, må det gå fram hvilken. "
            "Vanligst er at trygdesituasjonen ikke er oppdatert.",
            "Er trygd eller stønad den viktigaste kjelda til livsopphald, må det gå fram kva for "
            "ei. Vanlegast er at trygdesituasjonen ikkje er oppdatert.",
            "When a national insurance benefit is the main source of subsistence, it must be told "
            "which. Usually the insurance situation wasn't updated.",
        ),
        gjor=T(
            "Velg trygden eller pensjonen mottakeren hadde, eller rett kilden til livsopphold.",
            "Vel trygda eller pensjonen mottakaren hadde, eller rett kjelda til livsopphald.",
            "Choose the benefit or pension that the recipient had, or correct the source of "
            "subsistence.",
        ),
        gjelder=f.VKLO == "3",
        avvik_naar=avvik_naar,
        melding=T(
            "Viktigste kilde til livsopphold er {kilde}, men trygdesituasjonen er {trygd}. Ventet: "
            "{ventet}.",
            "Viktigaste kjelde til livsopphald er {kilde}, men trygdesituasjonen er {trygd}. "
            "Venta: {ventet}.",
            "The main source of subsistence is {kilde}, but the national insurance situation is "
            "{trygd}. Expected: {ventet}.",
        ),
        vis={
            "kilde": kodeliste(f.VKLO, "3"),
            "trygd": f.TRYGDESIT,
            "ventet": kodeliste(f.TRYGDESIT, *TRYGDER),
        },
    )


K20 = _regel("K20", per_aar({2022: _mangler_trygd, 2024: None}))
K20B = _regel("K20B", per_aar({2022: None, 2024: _mangler_trygd}))
