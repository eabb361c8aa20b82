"""T10  Journalnummer mangler.

K05B melder bare tomme journalnumre når det er flere av dem. Stille der K002 melder det tomme feltet.
"""

from kostra.kontroll import Grad, Regel, T
from kostra.kontroll.uttrykk import JaNei


def regel(naar: JaNei) -> Regel:
    """The rule for a form; ``naar`` is an empty journal number, in the years without K002."""
    return Regel(
        id="T10",
        tittel=T("Journalnummer mangler", "Journalnummer manglar", "Journal number is missing"),
        grad=Grad.WARNING,
        hvorfor=T(
            "Journalnummeret er det eneste som lar deg finne saken igjen fra en melding. Det mangler "
            "oftest når linjen er laget for hånd.",
            "Journalnummeret er det einaste som lèt deg finne saka att frå ei melding. Det manglar "
            "oftast når linja er laga for hand.",
            "The journal number is the only thing that leads from a message to the case. It is often "
            "missing when the line was made by hand.",
        ),
        gjor=T(
            "Gi personen et journalnummer som ingen andre i filen har.",
            "Gi personen eit journalnummer som ingen andre i fila har.",
            "Give the person a journal number that nobody else in the file has.",
        ),
        avvik_naar=naar,
        melding=T(
            "Journalnummer mangler på linjen.",
            "Journalnummer manglar på linja.",
            "The journal number is missing on the line.",
        ),
        tillegg=True,
    )
