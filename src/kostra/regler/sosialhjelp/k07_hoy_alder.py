"""K07  Høy alder.

Kilde: regeltabellen for 11F, K07. Ikke kjørt i 2022. Fra og med 68 år til og med 2024, fra og med 96
år fra 2025. Ukjent alder er stille.
"""

from kostra.kontroll import Grad, Regel, T, per_aar
from kostra.regler.felles.begreper import alder, fra_2023

grense = per_aar({2022: 68, 2025: 96})

REGEL = Regel(
    id="K07",
    tittel=T("Høy alder", "Høg alder", "High age"),
    grad=Grad.WARNING,
    hvorfor=T(
        "Få så gamle mottar sosialhjelp; de fleste har pensjon. Vanligst er en skrivefeil i "
        "fødselsnummeret.",
        "Få så gamle får sosialhjelp; dei fleste har pensjon. Vanlegast er ein skrivefeil i "
        "fødselsnummeret.",
        "Few as old as this receive social assistance; most have a pension. Usually there is a "
        "slip in the identity number.",
    ),
    gjor=T(
        "Kontroller fødselsnummeret i fagsystemet. Er det riktig, kan filen leveres.",
        "Kontroller fødselsnummeret i fagsystemet. Er det rett, kan fila leverast.",
        "Check the identity number in the case-work system. If it is right, the file can be "
        "delivered.",
    ),
    avvik_naar=fra_2023(alder >= grense),
    melding=T(
        "Mottakeren er {alder} år. Kontrollen slår ut ved {grense} år eller mer.",
        "Mottakaren er {alder} år. Kontrollen slår ut ved {grense} år eller meir.",
        "The recipient is {alder} years old. The control reacts to {grense} or more.",
    ),
    vis={"alder": alder, "grense": grense},
)
