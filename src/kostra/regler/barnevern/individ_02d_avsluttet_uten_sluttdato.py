"""INDIVID_02D  Saken er avsluttet, men sluttdatoen mangler.

Kilde: regeltabellen for 15F, Individ Kontroll 02d.
"""

from kostra.kontroll import Grad, Regel, T
from kostra.regler.barnevern.begreper import avsluttet
from kostra.regler.barnevern.tabeller import individ

REGEL = Regel(
    id="INDIVID_02D",
    tittel=T(
        "Sak: avsluttet uten sluttdato",
        "Sak: avslutta utan sluttdato",
        "Case: ended without an end date",
    ),
    grad=Grad.ERROR,
    hvorfor=T(
        "Sluttdatoen viser når barnevernstjenesten var ferdig med saken, og resten av saken "
        "kontrolleres mot den. Vanligst er at den ble glemt da saken ble avsluttet.",
        "Sluttdatoen viser når barnevernstenesta var ferdig med saka, og resten av saka blir "
        "kontrollert mot han. Vanlegast er at han vart gløymd då saka vart avslutta.",
        "The end date shows when the child welfare service had finished the case, and the rest of "
        "the case is checked against it. Usually it was forgotten when the case was ended.",
    ),
    gjor=T(
        "Skriv datoen saken ble avsluttet, eller rett det hvis den ikke er avsluttet.",
        "Skriv datoen saka vart avslutta, eller rett det viss ho ikkje er avslutta.",
        "Enter the date the case ended, or correct it if it has not ended.",
    ),
    avvik_naar=avsluttet & ~individ.slutt.kjent,
    melding=T(
        "Saken er meldt avsluttet ved utgangen av året, men sluttdatoen mangler.",
        "Saka er meld avslutta ved utgangen av året, men sluttdatoen manglar.",
        "The case is reported as ended at the end of the year, but the end date is missing.",
    ),
)
