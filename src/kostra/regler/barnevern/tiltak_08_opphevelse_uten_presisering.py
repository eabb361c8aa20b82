"""TILTAK_08  Opphevelse uten presisering.

Kilde: regeltabellen for 15F, Tiltak Kontroll 8. En tom presisering godtas (T42 sier fra).
"""

from kostra.kontroll import Grad, Regel, T, kodetekst
from kostra.regler.barnevern.tabeller import tiltak

REGEL = Regel(
    id="TILTAK_08",
    tittel=T(
        "Opphevelse uten presisering",
        "Oppheving utan presisering",
        "Reason for the ending not specified",
    ),
    grad=Grad.ERROR,
    hvorfor=T(
        "Koden for andre årsaker sier ikke hvorfor tiltaket ble opphevet, så det må skrives. "
        "Vanligst er at feltet ble hoppet over da tiltaket ble avsluttet.",
        "Koden for andre årsaker seier ikkje kvifor tiltaket vart oppheva, så det må skrivast. "
        "Vanlegast er at feltet vart hoppa over då tiltaket vart avslutta.",
        "The code for other reasons doesn't tell why the measure was ended, so it must be "
        "written. Usually the field was passed over when the measure was ended.",
    ),
    gjor=T(
        "Skriv kort hvorfor tiltaket ble opphevet, uten navn på personer, eller velg en annen "
        "kode.",
        "Skriv kort kvifor tiltaket vart oppheva, utan namn på personar, eller vel ein annan kode.",
        "Write shortly why the measure was ended, without names of persons, or choose another "
        "code.",
    ),
    avvik_naar=(tiltak.opphevelse == "4") & ~tiltak.opphevelse_presisering.oppgitt,
    melding=T(
        "Årsaken til at tiltaket fra {start} ble opphevet er {kode}, men den er ikke presisert.",
        "Årsaka til at tiltaket frå {start} vart oppheva er {kode}, men ho er ikkje presisert.",
        "The reason for ending the measure from {start} is {kode}, but it isn't specified.",
    ),
    vis={"start": tiltak.start, "kode": kodetekst(tiltak.opphevelse)},
)
