"""INDIVID_08  Over 18 år uten tiltak.

Kilde: regeltabellen for 15F, Individ Kontroll 08. Feil siden 2023-årgangen; dokumentasjonen sier
advarsel.
"""

from kostra.kontroll import Grad, Regel, T, ingen
from kostra.regler.barnevern.begreper import MYNDIG, alder
from kostra.regler.barnevern.tabeller import tiltak

REGEL = Regel(
    id="INDIVID_08",
    tittel=T("Over 18 år uten tiltak", "Over 18 år utan tiltak", "Over 18 years, no measure"),
    grad=Grad.ERROR,
    hvorfor=T(
        "En som er over 18 år, er bare i barnevernet hvis et tiltak fortsetter som ettervern. "
        "Vanligst er at tiltaket mangler i uttrekket, eller at saken skulle vært avsluttet.",
        "Ein som er over 18 år, er berre i barnevernet viss eit tiltak held fram som ettervern. "
        "Vanlegast er at tiltaket manglar i uttrekket, eller at saka skulle vore avslutta.",
        "A person over 18 is with the child welfare service only if a measure goes on as "
        "aftercare. Usually the measure is missing in the extract, or the case should have been "
        "ended.",
    ),
    gjor=T(
        "Registrer tiltaket, eller avslutt saken og ta den ut av filen.",
        "Registrer tiltaket, eller avslutt saka og ta ho ut av fila.",
        "Register the measure, or end the case and take it out of the file.",
    ),
    avvik_naar=(alder > MYNDIG) & ingen(tiltak),
    melding=T(
        "Personen er {alder} år og har ikke noe tiltak.",
        "Personen er {alder} år og har ikkje noko tiltak.",
        "The person is {alder} and has no measure.",
    ),
    vis={"alder": alder},
)
