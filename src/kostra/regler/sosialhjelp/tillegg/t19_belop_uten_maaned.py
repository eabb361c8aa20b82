"""T19  Beløp i en måned som ikke er krysset av.

Ingen K-kontroll sammenlikner avkryssingen med beløpene for samme måned. Er ingen måned krysset av,
melder K26 det. Et kryss uten beløp er ikke med: stønaden for en måned kan være utbetalt i en annen.
"""

from kostra.kontroll import Grad, Regel, T, Variant
from kostra.regler.felles.begreper import maaned_krysset, stmnd
from kostra.regler.sosialhjelp.begreper import per_maaned

#: Norwegian and English name of each month.
NAVN = (
    ("Januar", "January"),
    ("Februar", "February"),
    ("Mars", "March"),
    ("April", "April"),
    ("Mai", "May"),
    ("Juni", "June"),
    ("Juli", "July"),
    ("August", "August"),
    ("September", "September"),
    ("Oktober", "October"),
    ("November", "November"),
    ("Desember", "December"),
)

REGEL = Regel(
    id="T19",
    tittel=T(
        "Beløp i en måned uten kryss",
        "Beløp i ein månad utan kryss",
        "Amount in a month without a tick",
    ),
    grad=Grad.WARNING,
    hvorfor=T(
        "En måned med bidrag eller lån er en stønadsmåned. Mangler krysset, telles mottakeren med "
        "for kort stønadstid. Vanligst er at en etterbetaling er ført uten at måneden er krysset av.",
        "Ein månad med bidrag eller lån er ein stønadsmånad. Manglar krysset, blir mottakaren talt "
        "med for kort stønadstid. Vanlegast er at ei etterbetaling er ført utan at månaden er "
        "kryssa av.",
        "A month with grants or loans is a benefit month. Without the tick, the recipient counts "
        "with too short a time. Usually a later payment was entered without ticking the month.",
    ),
    gjor=T(
        "Kryss av for måneden, eller rett beløpet.",
        "Kryss av for månaden, eller rett beløpet.",
        "Tick the month, or correct the amount.",
    ),
    gjelder=maaned_krysset,
    varianter=tuple(
        Variant(
            ~krysset & ((bidrag.heltall() > 0) | (laan.heltall() > 0)),
            T(
                f"{norsk} er ikke krysset av som stønadsmåned, men bidraget er "
                "{bidrag} kr og lånet {laan} kr.",
                f"{norsk} er ikkje kryssa av som stønadsmånad, men bidraget er "
                "{bidrag} kr og lånet {laan} kr.",
                f"{engelsk} isn't ticked as a benefit month, but the grants are "
                "NOK {bidrag} and the loans NOK {laan}.",
            ),
            {"bidrag": bidrag.heltall(), "laan": laan.heltall()},
        )
        for (norsk, engelsk), krysset, bidrag, laan in zip(
            NAVN, stmnd.finnes, per_maaned("BIDRAG"), per_maaned("LAAN"), strict=True
        )
    ),
    tillegg=True,
)
