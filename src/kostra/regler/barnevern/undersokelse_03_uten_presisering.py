"""UNDERSOKELSE_03  Konklusjon uten presisering.

Kilde: regeltabellen for 15F, Undersøkelse Kontroll 3. En tom presisering godtas (T42 sier fra).
"""

from kostra.kontroll import Grad, Regel, T, kodetekst
from kostra.regler.barnevern.tabeller import undersokelse

REGEL = Regel(
    id="UNDERSOKELSE_03",
    tittel=T(
        "Henlagt ved flytting uten presisering",
        "Lagd bort ved flytting utan presisering",
        "Dismissed after moving, not specified",
    ),
    grad=Grad.ERROR,
    hvorfor=T(
        "Når en undersøkelse henlegges fordi familien flytter, skal det skrives hva som skjer "
        "videre. Vanligst er at feltet ble hoppet over da undersøkelsen ble avsluttet.",
        "Når ei undersøking blir lagd bort fordi familien flyttar, skal det skrivast kva som "
        "skjer vidare. Vanlegast er at feltet vart hoppa over då undersøkinga vart avslutta.",
        "When an investigation is dismissed because the family moves, it must be written what "
        "happens next. Usually the field was passed over when the investigation was ended.",
    ),
    gjor=T(
        "Skriv kort hva som skjer videre, uten navn på personer, eller velg en annen konklusjon.",
        "Skriv kort kva som skjer vidare, utan namn på personar, eller vel ein annan konklusjon.",
        "Write shortly what happens next, without names of persons, or choose another conclusion.",
    ),
    avvik_naar=(undersokelse.konklusjon == "5") & ~undersokelse.presisering.oppgitt,
    melding=T(
        "Undersøkelsen fra {start} har konklusjonen {kode}, men den er ikke presisert.",
        "Undersøkinga frå {start} har konklusjonen {kode}, men han er ikkje presisert.",
        "The investigation from {start} has the conclusion {kode}, but it isn't specified.",
    ),
    vis={"start": undersokelse.start, "kode": kodetekst(undersokelse.konklusjon)},
)
