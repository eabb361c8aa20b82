"""TILTAK_05  Barnehage for et barn over 6 år.

Kilde: regeltabellen for 15F, Tiltak Kontroll 5. Er alderen ukjent, er kontrollen stille.
"""

from kostra.kontroll import Grad, Regel, T
from kostra.regler.barnevern.begreper import alder
from kostra.regler.barnevern.tabeller import tiltak

GRENSE = 6

REGEL = Regel(
    id="TILTAK_05",
    tittel=T(
        "Barnehage for et barn over 6 år",
        "Barnehage for eit barn over 6 år",
        "Kindergarten above the age of 6",
    ),
    grad=Grad.WARNING,
    hvorfor=T(
        "Et barn over 6 år går på skole. Vanligst er at tiltaket ikke ble avsluttet da barnet "
        "begynte der, eller at koden for SFO skulle vært brukt.",
        "Eit barn over 6 år går på skule. Vanlegast er at tiltaket ikkje vart avslutta då barnet "
        "tok til der, eller at koden for SFO skulle vore brukt.",
        "A child above 6 goes to school. Usually the measure wasn't ended when the child began "
        "there, or the code for after-school care should have been used.",
    ),
    gjor=T(
        "Avslutt tiltaket, velg en annen kategori, eller rett fødselsnummeret.",
        "Avslutt tiltaket, vel ein annan kategori, eller rett fødselsnummeret.",
        "End the measure, choose another category, or correct the identity number.",
    ),
    avvik_naar=(alder > GRENSE) & (tiltak.kategori == "4.1"),
    melding=T(
        "Barnet er {alder} år og har barnehage som tiltak fra {start}.",
        "Barnet er {alder} år og har barnehage som tiltak frå {start}.",
        "The child is {alder} and has kindergarten as a measure from {start}.",
    ),
    vis={"alder": alder, "start": tiltak.start},
)
