"""K30  Høy stønadssum.

Kilde: regeltabellen for 11F, K30. Over 600 000 kr i 2022, fra og med 600 000 kr i 2023 og 2024, over
1 000 000 kr fra 2025. Var feil til slutten av november 2023, deretter advarsel.
"""

from kostra.kontroll import Grad, Regel, T, per_aar
from kostra.regler.sosialhjelp.begreper import bidrag, laan, stonad

grense = per_aar({2022: 600_000, 2025: 1_000_000})

REGEL = Regel(
    id="K30",
    tittel=T("Høy stønadssum", "Høg stønadssum", "High benefit amount"),
    grad=Grad.WARNING,
    hvorfor=T(
        "En mottaker får sjelden så mye i løpet av et år. Vanligst er at to beløp er slått sammen, "
        "at beløpet er ført i øre, eller at et siffer er kommet med to ganger.",
        "Ein mottakar får sjeldan så mykje i løpet av eit år. Vanlegast er at to beløp er slått "
        "saman, at beløpet er ført i øre, eller at eit siffer er kome med to gonger.",
        "A recipient seldom gets so much in a year. Usually two amounts are merged, the amount is "
        "in øre, or a digit is repeated.",
    ),
    gjor=T(
        "Kontroller beløpene mot det som er utbetalt. Er de riktige, kan filen leveres.",
        "Kontroller beløpa mot det som er utbetalt. Er dei rette, kan fila leverast.",
        "Check the amounts against what was paid. If they are right, the file can be delivered.",
    ),
    avvik_naar=per_aar({2022: stonad > grense, 2023: stonad >= grense, 2025: stonad > grense}),
    melding=T(
        "Samlet stønad er {stonad} kr (bidrag {bidrag}, lån {laan}). Kontrollgrensen er {grense} kr.",
        "Samla stønad er {stonad} kr (bidrag {bidrag}, lån {laan}). Kontrollgrensa er {grense} kr.",
        "The total benefit is NOK {stonad} (grants {bidrag}, loans {laan}). The control limit is "
        "NOK {grense}.",
    ),
    vis={"stonad": stonad, "bidrag": bidrag, "laan": laan, "grense": grense},
)
