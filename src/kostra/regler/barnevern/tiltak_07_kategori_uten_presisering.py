"""TILTAK_07  Kategori uten presisering.

Kilde: regeltabellen for 15F, Tiltak Kontroll 7. En tom presisering godtas (T42 sier fra).
"""

from kostra.kontroll import Grad, Regel, T, kodetekst
from kostra.regler.barnevern.begreper import ANDRE_TILTAK
from kostra.regler.barnevern.tabeller import tiltak

REGEL = Regel(
    id="TILTAK_07",
    tittel=T("Tiltak uten presisering", "Tiltak utan presisering", "Measure not specified"),
    grad=Grad.ERROR,
    hvorfor=T(
        "Kodene for andre tiltak sier ikke hva tiltaket er, så det må skrives. Vanligst er at "
        "feltet ble hoppet over da tiltaket ble registrert.",
        "Kodane for andre tiltak seier ikkje kva tiltaket er, så det må skrivast. Vanlegast er at "
        "feltet vart hoppa over då tiltaket vart registrert.",
        "The codes for other measures don't tell what the measure is, so it must be written. "
        "Usually the field was passed over when the measure was registered.",
    ),
    gjor=T(
        "Skriv kort hva tiltaket er, uten navn på personer, eller velg en annen kategori.",
        "Skriv kort kva tiltaket er, utan namn på personar, eller vel ein annan kategori.",
        "Write shortly what the measure is, without names of persons, or choose another category.",
    ),
    avvik_naar=tiltak.kategori.i(*ANDRE_TILTAK) & ~tiltak.kategori_presisering.oppgitt,
    melding=T(
        "Tiltaket fra {start} er {kode}, men det er ikke presisert hva det er.",
        "Tiltaket frå {start} er {kode}, men det er ikkje presisert kva det er.",
        "The measure from {start} is {kode}, but it isn't specified what that is.",
    ),
    vis={"start": tiltak.start, "kode": kodetekst(tiltak.kategori)},
)
