"""TILTAK_06  SFO for et barn over 10 år.

Kilde: regeltabellen for 15F, Tiltak Kontroll 6. Er alderen ukjent, er kontrollen stille.
"""

from kostra.kontroll import Grad, Regel, T
from kostra.regler.barnevern.begreper import alder
from kostra.regler.barnevern.tabeller import tiltak

GRENSE = 10

REGEL = Regel(
    id="TILTAK_06",
    tittel=T(
        "SFO for et barn over 10 år",
        "SFO for eit barn over 10 år",
        "After-school care above the age of 10",
    ),
    grad=Grad.WARNING,
    hvorfor=T(
        "SFO er for de fire første årene på skolen. Vanligst er at tiltaket ikke ble avsluttet da "
        "barnet sluttet der. For et barn med særlige behov kan det være riktig.",
        "SFO er for dei fire første åra på skulen. Vanlegast er at tiltaket ikkje vart avslutta "
        "då barnet slutta der. For eit barn med særlege behov kan det vere rett.",
        "After-school care is for the first four years at school. Usually the measure wasn't "
        "ended when the child left. For a child with special needs it may be right.",
    ),
    gjor=T(
        "Avslutt tiltaket, velg en annen kategori, eller rett fødselsnummeret.",
        "Avslutt tiltaket, vel ein annan kategori, eller rett fødselsnummeret.",
        "End the measure, choose another category, or correct the identity number.",
    ),
    avvik_naar=(alder > GRENSE) & (tiltak.kategori == "4.2"),
    melding=T(
        "Barnet er {alder} år og har SFO som tiltak fra {start}.",
        "Barnet er {alder} år og har SFO som tiltak frå {start}.",
        "The child is {alder} and has after-school care as a measure from {start}.",
    ),
    vis={"alder": alder, "start": tiltak.start},
)
