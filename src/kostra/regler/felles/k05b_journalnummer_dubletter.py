"""K05B  Journalnummer, dubletter.

Kilde: regeltabellene, K05B. Tomme journalnumre teller som like. 11CF holder Oslo utenfor:
i 2022 etter avgiveren, fra 2023 etter linjens eget kommunenummer.
"""

from kostra.kontroll import Grad, Regel, T, Variant, f, poster_med_lik
from kostra.kontroll.uttrykk import JaNei


def regel(blant: JaNei | None = None) -> Regel:
    """The rule for a form; ``blant`` says which records take part, None that all do."""
    like = poster_med_lik(f.PERSON_JOURNALNR, blant=blant)
    return Regel(
        id="K05B",
        tittel=T("Journalnummer, dubletter", "Journalnummer, dublettar", "Journal number, twice"),
        grad=Grad.ERROR,
        hvorfor=T(
            "Hver person i filen har sitt eget journalnummer, og det brukes til å finne saken "
            "igjen. Vanligst er at en sak er tatt med to ganger, eller at et nummer er brukt om "
            "igjen.",
            "Kvar person i fila har sitt eige journalnummer, og det blir brukt til å finne saka "
            "att. Vanlegast er at ei sak er teken med to gonger, eller at eit nummer er brukt om "
            "att.",
            "Each person in the file has a journal number of their own, used to find the case "
            "again. Usually a case is included twice, or a number has been used again.",
        ),
        gjor=T(
            "Gi hver person sitt eget journalnummer, eller fjern linjen som er med to ganger.",
            "Gi kvar person sitt eige journalnummer, eller fjern linja som er med to gonger.",
            "Give each person a journal number of their own, or remove the line included twice.",
        ),
        varianter=(
            Variant(
                like.flere & ~f.PERSON_JOURNALNR.blank,
                T(
                    "Journalnummer {journal} er brukt på {antall} linjer.",
                    "Journalnummer {journal} er brukt på {antall} linjer.",
                    "Journal number {journal} is used on {antall} lines.",
                ),
                {"journal": f.PERSON_JOURNALNR, "antall": like.antall},
            ),
            Variant(
                like.flere & f.PERSON_JOURNALNR.blank,
                T(
                    "Journalnummer mangler, og det gjør det på {antall} linjer.",
                    "Journalnummer manglar, og det gjer det på {antall} linjer.",
                    "The journal number is missing, and so it is on {antall} lines.",
                ),
                {"antall": like.antall},
            ),
        ),
    )
