"""K20A  Kilde ikke trygd mot trygdesituasjon.

Kilde: regeltabellen for 11F, K20A. Bare 2024 og 2025. Tomme felt og feil koder er med.
"""

from kostra.kontroll import Grad, Regel, T, f, kodeliste, per_aar

REGEL = Regel(
    id="K20A",
    tittel=T(
        "Ikke trygd mot trygdesituasjon",
        "Ikkje trygd mot trygdesituasjon",
        "No benefit against insurance situation",
    ),
    grad=Grad.WARNING,
    hvorfor=T(
        "Er ikke trygd eller stønad den viktigste kilden, har mottakeren oftest ingen trygd. "
        "Kontrollen ble tatt bort i 2026, for en mindre trygd kan komme i tillegg.",
        "Er ikkje trygd eller stønad den viktigaste kjelda, har mottakaren oftast inga trygd. "
        "Kontrollen vart teken bort i 2026, for ei mindre trygd kan kome i tillegg.",
        "When a national insurance benefit isn't the main source, the recipient mostly has none. "
        "The control was removed in 2026, for a smaller benefit may come in addition.",
    ),
    gjor=T(
        "Kontroller trygdesituasjonen og kilden til livsopphold. Er begge riktige, kan filen "
        "leveres.",
        "Kontroller trygdesituasjonen og kjelda til livsopphald. Er begge rette, kan fila leverast.",
        "Check the insurance situation and the source of subsistence. If both are right, the file "
        "can be delivered.",
    ),
    gjelder=f.VKLO != "3",
    avvik_naar=per_aar({2022: None, 2024: f.TRYGDESIT != "12", 2026: None}),
    melding=T(
        "Viktigste kilde til livsopphold er {kilde}, ikke trygd, men trygdesituasjonen er {trygd}. "
        "Ventet: {ventet}.",
        "Viktigaste kjelde til livsopphald er {kilde}, ikkje trygd, men trygdesituasjonen er "
        "{trygd}. Venta: {ventet}.",
        "The main source of subsistence is {kilde}, not a benefit, but the national insurance "
        "situation is {trygd}. Expected: {ventet}.",
    ),
    vis={"kilde": f.VKLO, "trygd": f.TRYGDESIT, "ventet": kodeliste(f.TRYGDESIT, "12")},
)
