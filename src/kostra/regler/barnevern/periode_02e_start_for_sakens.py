"""MELDING_02E, PLAN_02E, TILTAK_02E, UNDERSOKELSE_02E  Start før sakens start.

Kilde: regeltabellen for 15F, kontroll 2e. Samme dag er greit.
"""

from kostra.kontroll import Grad, Regel, T
from kostra.regler.barnevern.begreper import Del
from kostra.regler.barnevern.tabeller import Periode, individ


def regel(del_: Del[Periode]) -> Regel:
    """The rule about that part of the case."""
    rad, hva, om = del_.rad, del_.navn, del_.om
    return Regel(
        id=f"{del_.id}_02E",
        tittel=T(
            f"{hva.nb}: start før sakens start",
            f"{hva.nn}: start før starten på saka",
            f"{hva.en}: start before the case's start",
        ),
        grad=Grad.ERROR,
        hvorfor=T(
            "Saken starter med det første som skjer i den, så ingenting i den kan starte "
            "tidligere. Vanligst er at saken fikk en ny startdato da den ble overført til et "
            "annet fagsystem, eller at en av datoene er skrevet feil.",
            "Saka startar med det første som skjer i ho, så ingenting i ho kan starte tidlegare. "
            "Vanlegast er at saka fekk ein ny startdato då ho vart overført til eit anna "
            "fagsystem, eller at ein av datoane er skriven feil.",
            "The case starts with the first thing that happens in it, so nothing in it can start "
            "earlier. Usually the case got a new start date when it was moved to another "
            "case-work system, or one of the dates is a slip.",
        ),
        gjor=T(
            "Kontroller de to startdatoene i fagsystemet, og rett den som er feil.",
            "Kontroller dei to startdatoane i fagsystemet, og rett den som er feil.",
            "Check the two start dates in the case-work system, and correct the one that is wrong.",
        ),
        avvik_naar=rad.start < individ.start,
        melding=T(
            f"Startdatoen for {om.nb} er {{start}}, før sakens startdato {{sak}}.",
            f"Startdatoen for {om.nn} er {{start}}, før startdatoen på saka, {{sak}}.",
            f"The start date of {om.en} is {{start}}, before the case's start date {{sak}}.",
        ),
        vis={"start": rad.start, "sak": individ.start},
    )
