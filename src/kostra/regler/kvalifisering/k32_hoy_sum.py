"""K32  Høy sum.

Kilde: regeltabellen for 11CF, K32. Slår ut over grensen, ikke på den. Lik alle år.
"""

from kostra.kontroll import Grad, Regel, T, per_aar
from kostra.regler.kvalifisering.begreper import stonad

grense = per_aar({2022: 600_000})

REGEL = Regel(
    id="K32",
    tittel=T("Stønad over 600 000 kr", "Stønad over 600 000 kr", "Benefit above NOK 600 000"),
    grad=Grad.WARNING,
    hvorfor=T(
        "En deltaker får sjelden så mye i løpet av et år. Vanligst er at to beløp er slått sammen, "
        "at beløpet er ført i øre, eller at et siffer er kommet med to ganger.",
        "Ein deltakar får sjeldan så mykje i løpet av eit år. Vanlegast er at to beløp er slått "
        "saman, at beløpet er ført i øre, eller at eit siffer er kome med to gonger.",
        "A participant seldom gets so much in a year. Usually two amounts are merged, the amount "
        "is in øre, or a digit is repeated.",
    ),
    gjor=T(
        "Kontroller beløpet mot det som er utbetalt. Er det riktig, kan filen leveres.",
        "Kontroller beløpet mot det som er utbetalt. Er det rett, kan fila leverast.",
        "Check the amount against what was paid. If it is right, the file can be delivered.",
    ),
    avvik_naar=stonad > grense,
    melding=T(
        "Stønaden er {belop} kr, over kontrollgrensen på {grense} kr.",
        "Stønaden er {belop} kr, over kontrollgrensa på {grense} kr.",
        "The benefit is NOK {belop}, above the control limit of NOK {grense}.",
    ),
    vis={"belop": stonad, "grense": grense},
)
