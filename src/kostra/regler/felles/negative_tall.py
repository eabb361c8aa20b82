"""What the forms share of T15, negative numbers.

Et negativt tall er et heltall for kontrollene. K11 melder antall barn når svaret er ja; ellers går
det stille forbi.
"""

from kostra.kontroll import Grad, Regel, T, Variant, f

barn = f.ANTBU18.heltall()


def regel(*belop: Variant) -> Regel:
    """The rule for a form; ``belop`` are its amounts, where no other control tells of them."""
    return Regel(
        id="T15",
        tittel=T("Negative tall", "Negative tal", "Negative numbers"),
        grad=Grad.WARNING,
        hvorfor=T(
            "Antall barn og utbetalt stønad kan ikke være under 0. Et negativt beløp er oftest en "
            "tilbakebetaling som er ført alene, og det trekkes fra kommunens sum.",
            "Talet på barn og utbetalt stønad kan ikkje vere under 0. Eit negativt beløp er oftast "
            "ei tilbakebetaling som er ført åleine, og det blir trekt frå summen til kommunen.",
            "The number of children and the benefit paid can't be below 0. A negative amount is "
            "often a repayment entered alone, and is taken from the municipality's total.",
        ),
        gjor=T(
            "Skriv det riktige tallet i fagsystemet, uten minustegn.",
            "Skriv det rette talet i fagsystemet, utan minusteikn.",
            "Enter the right number in the case-work system, without a minus sign.",
        ),
        varianter=(
            Variant(
                (f.BU18 != "1") & (barn < 0),
                T(
                    "Antall barn under 18 år er {antall}.",
                    "Talet på barn under 18 år er {antall}.",
                    "The number of children under 18 is {antall}.",
                ),
                {"antall": barn},
            ),
            *belop,
        ),
        tillegg=True,
    )
