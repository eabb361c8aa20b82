"""T15  Negative tall.

Et negativt tall er et heltall for kontrollene. K11 melder antall barn når svaret er ja, og K27
beløpene når ingen av dem er over 0; ellers går de stille forbi.
"""

from kostra.kontroll import Grad, Regel, T, Variant, f, hvert_felt
from kostra.kontroll.uttrykk import feltnavn, posisjon
from kostra.regler.sosialhjelp.begreper import MAANEDER, bidrag, laan, noe_utbetalt

barn = f.ANTBU18.heltall()
maanedsbelop = hvert_felt.heter(*(f"{hva}_{m}" for m in MAANEDER for hva in ("BIDRAG", "LAAN")))

REGEL = Regel(
    id="T15",
    tittel=T("Negative tall", "Negative tal", "Negative numbers"),
    grad=Grad.WARNING,
    hvorfor=T(
        "Antall barn og utbetalt stønad kan ikke være under 0. Et negativt beløp er oftest en "
        "tilbakebetaling som er ført alene, og det trekkes fra kommunens sum.",
        "Talet på barn og utbetalt stønad kan ikkje vere under 0. Eit negativt beløp er oftast ei "
        "tilbakebetaling som er ført åleine, og det blir trekt frå summen til kommunen.",
        "The number of children and the benefit paid can't be below 0. A negative amount is often "
        "a repayment entered alone, and is taken from the municipality's total.",
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
        Variant(
            (bidrag < 0) & noe_utbetalt,
            T("Bidrag er {belop} kr.", "Bidrag er {belop} kr.", "Grants are NOK {belop}."),
            {"belop": bidrag},
        ),
        Variant(
            (laan < 0) & noe_utbetalt,
            T("Lån er {belop} kr.", "Lån er {belop} kr.", "Loans are NOK {belop}."),
            {"belop": laan},
        ),
        Variant(
            maanedsbelop & (hvert_felt.heltall() < 0),
            T(
                "Feltet {felt} (posisjon {posisjon}) er {belop} kr.",
                "Feltet {felt} (posisjon {posisjon}) er {belop} kr.",
                "The field {felt} (position {posisjon}) is NOK {belop}.",
            ),
            {
                "felt": feltnavn(hvert_felt),
                "posisjon": posisjon(hvert_felt),
                "belop": hvert_felt.heltall(),
            },
        ),
    ),
    tillegg=True,
)
