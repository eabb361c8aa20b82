"""FLYTTING_02F  Flyttingen er før sakens start.

Kilde: regeltabellen for 15F, Flytting kontroll 2f. En flytting har bare sluttdato. Samme dag er
greit.
"""

from kostra.kontroll import Grad, Regel, T
from kostra.regler.barnevern.tabeller import flytting, individ

REGEL = Regel(
    id="FLYTTING_02F",
    tittel=T(
        "Flytting: slutt før sakens start",
        "Flytting: slutt før starten på saka",
        "Move: end before the case's start",
    ),
    grad=Grad.ERROR,
    hvorfor=T(
        "Saken starter med det første som skjer i den, så barnet kan ikke ha flyttet tidligere. "
        "Vanligst er at saken fikk en ny startdato da den ble overført til et annet fagsystem, "
        "eller at en av datoene er skrevet feil.",
        "Saka startar med det første som skjer i ho, så barnet kan ikkje ha flytta tidlegare. "
        "Vanlegast er at saka fekk ein ny startdato då ho vart overført til eit anna fagsystem, "
        "eller at ein av datoane er skriven feil.",
        "The case starts with the first thing that happens in it, so the child can't have moved "
        "earlier. Usually the case got a new start date when it was moved to another case-work "
        "system, or one of the dates is a slip.",
    ),
    gjor=T(
        "Kontroller de to datoene i fagsystemet, og rett den som er feil.",
        "Kontroller dei to datoane i fagsystemet, og rett den som er feil.",
        "Check the two dates in the case-work system, and correct the one that is wrong.",
    ),
    avvik_naar=flytting.slutt < individ.start,
    melding=T(
        "Sluttdatoen for flyttingen er {slutt}, før sakens startdato {sak}.",
        "Sluttdatoen for flyttinga er {slutt}, før startdatoen på saka, {sak}.",
        "The end date of the move is {slutt}, before the case's start date {sak}.",
    ),
    vis={"slutt": flytting.slutt, "sak": individ.start},
)
