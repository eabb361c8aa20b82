"""T47  Datoer i feil rekkefølge.

En undersøkelse starter tidligst når meldingen kom, og en plan evalueres tidligst når den startet.
Samme dag er greit.
"""

from kostra.kontroll import Grad, Regel, T, Variant
from kostra.regler.barnevern.tabeller import melding, plan, undersokelse

REGEL = Regel(
    id="T47",
    tittel=T("Datoer i feil rekkefølge", "Datoar i feil rekkjefølgje", "Dates in the wrong order"),
    grad=Grad.WARNING,
    hvorfor=T(
        "Datoene brukes til å regne ut hvor lenge noe har vart, og i feil rekkefølge blir tiden "
        "negativ. Vanligst er at to datoer er byttet om, eller feil år i en av dem.",
        "Datoane blir brukte til å rekne ut kor lenge noko har vart, og i feil rekkjefølgje blir "
        "tida negativ. Vanlegast er at to datoar er bytte om, eller feil år i ein av dei.",
        "The dates are used to work out how long something lasted, and in the wrong order the "
        "time is negative. Usually two dates are swapped, or one has the wrong year.",
    ),
    gjor=T(
        "Kontroller de to datoene i fagsystemet, og rett den som er feil.",
        "Kontroller dei to datoane i fagsystemet, og rett den som er feil.",
        "Check the two dates in the case-work system, and correct the one that is wrong.",
    ),
    varianter=(
        Variant(
            undersokelse.start < melding.start,
            T(
                "Undersøkelsen startet {start}, før meldingen kom {melding}.",
                "Undersøkinga starta {start}, før meldinga kom {melding}.",
                "The investigation started on {start}, before the report came on {melding}.",
            ),
            {"start": undersokelse.start, "melding": melding.start},
        ),
        Variant(
            plan.evaluert < plan.start,
            T(
                "Planen ble evaluert {evaluert}, før den startet {start}.",
                "Planen vart evaluert {evaluert}, før han starta {start}.",
                "The plan was evaluated on {evaluert}, before it started on {start}.",
            ),
            {"evaluert": plan.evaluert, "start": plan.start},
        ),
    ),
    tillegg=True,
)
