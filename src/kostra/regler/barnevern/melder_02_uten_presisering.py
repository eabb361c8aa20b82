"""MELDER_02  Melder uten presisering.

Kilde: regeltabellen for 15F, Melder Kontroll 2. Her godtas ikke en tom presisering, i motsetning
til i de andre kontrollene av presisering; en med bare mellomrom godtas. Ett funn for hver melder.
"""

from kostra.kontroll import Grad, Regel, T, kodetekst
from kostra.regler.barnevern.tabeller import melder, melding

REGEL = Regel(
    id="MELDER_02",
    tittel=T("Melder uten presisering", "Meldar utan presisering", "Notifier not specified"),
    grad=Grad.ERROR,
    hvorfor=T(
        "Koden for andre offentlige instanser sier ikke hvem som meldte, så det må skrives. "
        "Vanligst er at feltet ble hoppet over da meldingen ble registrert.",
        "Koden for andre offentlege instansar seier ikkje kven som melde, så det må skrivast. "
        "Vanlegast er at feltet vart hoppa over då meldinga vart registrert.",
        "The code for other public bodies doesn't tell who notified, so it must be written. "
        "Usually the field was passed over when the report was registered.",
    ),
    gjor=T(
        "Skriv hvem som meldte, uten navn på personer, eller velg en annen kode.",
        "Skriv kven som melde, utan namn på personar, eller vel ein annan kode.",
        "Write who notified, without names of persons, or choose another code.",
    ),
    avvik_naar=(melder.kode == "22") & (~melder.presisering.oppgitt | (melder.presisering == "")),
    melding=T(
        "Meldingen fra {start} har melder {kode}, men det er ikke presisert hvem det er.",
        "Meldinga frå {start} har meldar {kode}, men det er ikkje presisert kven det er.",
        "The report from {start} has notifier {kode}, but it isn't specified who that is.",
    ),
    vis={"kode": kodetekst(melder.kode), "start": melding.start},
)
