"""K31  Lav stønadssum.

Kilde: regeltabellen for 11F, K31. Fra 2023 slår den ut også når begge beløp er 0, sammen med K27; i
2022 ikke.
"""

from kostra.kontroll import Grad, Regel, T, per_aar
from kostra.regler.sosialhjelp.begreper import bidrag, laan, stonad

grense = per_aar({2022: 200})
_lav = stonad <= grense

REGEL = Regel(
    id="K31",
    tittel=T("Lav stønadssum", "Låg stønadssum", "Low benefit amount"),
    grad=Grad.WARNING,
    hvorfor=T(
        "Så små beløp utbetales sjelden. Vanligst er at et siffer mangler, at beløpet er ført i "
        "tusen kroner, eller at en tilbakebetaling er trukket fra.",
        "Så små beløp blir sjeldan utbetalte. Vanlegast er at eit siffer manglar, at beløpet er "
        "ført i tusen kroner, eller at ei tilbakebetaling er trekt frå.",
        "Such small amounts are seldom paid. Usually a digit is missing, the amount is in thousands, "
        "or a repayment was taken off.",
    ),
    gjor=T(
        "Kontroller beløpene mot det som er utbetalt. Er de riktige, kan filen leveres.",
        "Kontroller beløpa mot det som er utbetalt. Er dei rette, kan fila leverast.",
        "Check the amounts against what was paid. If they are right, the file can be delivered.",
    ),
    avvik_naar=per_aar({2022: _lav & ((bidrag != 0) | (laan != 0)), 2023: _lav}),
    melding=T(
        "Samlet stønad er {stonad} kr (bidrag {bidrag}, lån {laan}), {grense} kr eller lavere.",
        "Samla stønad er {stonad} kr (bidrag {bidrag}, lån {laan}), {grense} kr eller lågare.",
        "The total benefit is NOK {stonad} (grants {bidrag}, loans {laan}), NOK {grense} or lower.",
    ),
    vis={"stonad": stonad, "bidrag": bidrag, "laan": laan, "grense": grense},
)
