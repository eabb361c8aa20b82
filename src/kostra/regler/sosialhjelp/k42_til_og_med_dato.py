"""K42  Til-og-med-dato for utbetaling.

Kilde: regeltabellen for 11F, K42. 31.02. godtas som siste dag i måneden. Lik alle år.
"""

from kostra.kontroll import Grad, Regel, T, f
from kostra.regler.sosialhjelp.begreper import vilkar_stilt

REGEL = Regel(
    id="K42",
    tittel=T(
        "Til-og-med-dato for utbetaling",
        "Til-og-med-dato for utbetaling",
        "End date of the payment decision",
    ),
    grad=Grad.ERROR,
    hvorfor=T(
        "Datoene viser hvilken periode vilkårene gjelder. Vanligst er at datoen ikke er skrevet "
        "inn, eller at den er skrevet på en annen form enn filbeskrivelsen sier.",
        "Datoane viser kva periode vilkåra gjeld. Vanlegast er at datoen ikkje er skriven inn, "
        "eller at han er skriven på ei anna form enn filskildringa seier.",
        "The dates show which period the conditions are about. Usually the date wasn't entered, or "
        "it is written in another form than the file description says.",
    ),
    gjor=T(
        "Skriv datoen fra vedtaket, eller rett svaret hvis det ikke er stilt vilkår.",
        "Skriv datoen frå vedtaket, eller rett svaret viss det ikkje er stilt vilkår.",
        "Enter the date of the decision, or correct the answer if no conditions were set.",
    ),
    gjelder=vilkar_stilt,
    avvik_naar=~f.UTBETTOMDATO.dato().kjent,
    melding=T(
        "Det er stilt vilkår, men vedtakets til-og-med-dato er {dato}. Den mangler eller er ugyldig.",
        "Det er stilt vilkår, men til-og-med-datoen i vedtaket er {dato}. Han manglar eller er ugyldig.",
        "Conditions are set, but the end date of the decision is {dato}. It is missing or invalid.",
    ),
    vis={"dato": f.UTBETTOMDATO},
)
