"""INDIVID_02A, MELDING_02A, PLAN_02A, TILTAK_02A, UNDERSOKELSE_02A  Start etter slutt.

Kilde: regeltabellen for 15F, Individ Kontroll 02a og kontroll 2a for de andre. Samme dag er greit.
Uten sluttdato er kontrollen stille.
"""

from kostra.kontroll import Grad, Regel, T
from kostra.regler.barnevern.begreper import Del
from kostra.regler.barnevern.tabeller import Periode


def regel(del_: Del[Periode]) -> Regel:
    """The rule about that part of the case."""
    rad, hva, om = del_.rad, del_.navn, del_.om
    return Regel(
        id=f"{del_.id}_02A",
        tittel=T(
            f"{hva.nb}: start etter slutt",
            f"{hva.nn}: start etter slutt",
            f"{hva.en}: start after end",
        ),
        grad=Grad.ERROR,
        hvorfor=T(
            "Datoene brukes til å regne ut hvor lenge noe har vart, og er starten etter slutten, "
            "blir tiden negativ. Vanligst er at de to er byttet om, eller at årstallet er feil i "
            "en av dem.",
            "Datoane blir brukte til å rekne ut kor lenge noko har vart, og er starten etter "
            "slutten, blir tida negativ. Vanlegast er at dei to er bytte om, eller at årstalet er "
            "feil i ein av dei.",
            "The dates are used to work out how long something lasted, and when the start is "
            "after the end, the time is negative. Usually the two are swapped, or one of them has "
            "the wrong year.",
        ),
        gjor=T(
            "Kontroller de to datoene i fagsystemet, og rett den som er feil.",
            "Kontroller dei to datoane i fagsystemet, og rett den som er feil.",
            "Check the two dates in the case-work system, and correct the one that is wrong.",
        ),
        avvik_naar=rad.start > rad.slutt,
        melding=T(
            f"Startdatoen for {om.nb} er {{start}}, etter sluttdatoen {{slutt}}.",
            f"Startdatoen for {om.nn} er {{start}}, etter sluttdatoen {{slutt}}.",
            f"The start date of {om.en} is {{start}}, after its end date {{slutt}}.",
        ),
        vis={"start": rad.start, "slutt": rad.slutt},
    )
