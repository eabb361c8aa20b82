"""T03  Mange barn, og det er riktig.

K13 spør om antallet er riktig, men stopper filen uansett svar.
"""

from kostra.kontroll import Grad, Regel, T
from kostra.kontroll.uttrykk import JaNei
from kostra.regler.felles.mange_barn import antall


def regel(stoppet: JaNei) -> Regel:
    """The rule for a form; ``stoppet`` says when K13 stops the file."""
    return Regel(
        id="T03",
        tittel=T(
            "Mange barn, hvis det er riktig",
            "Mange barn, viss det er rett",
            "Many children, if it is right",
        ),
        grad=Grad.INFO,
        hvorfor=T(
            "Kontroll K13 stopper filen også når en familie virkelig har så mange barn. Da kan "
            "kommunen ikke rette seg ut av det alene.",
            "Kontroll K13 stoppar fila òg når ein familie verkeleg har så mange barn. Då kan ikkje "
            "kommunen rette seg ut av det åleine.",
            "Control K13 stops the file also when a family really has so many children. Then the "
            "municipality can't solve it alone.",
        ),
        gjor=T(
            "Er antallet riktig, avtal med SSB hvordan filen skal leveres. Ikke skriv et annet "
            "antall for å komme forbi kontrollen.",
            "Er talet rett, avtal med SSB korleis fila skal leverast. Ikkje skriv eit anna tal for "
            "å kome forbi kontrollen.",
            "If the number is right, agree with Statistics Norway how to deliver the file. Don't "
            "enter another number to get past the control.",
        ),
        avvik_naar=stoppet,
        melding=T(
            "Antall barn under 18 år er {antall}. Det kan være riktig, men K13 stopper filen "
            "likevel.",
            "Talet på barn under 18 år er {antall}. Det kan vere rett, men K13 stoppar fila "
            "likevel.",
            "The number of children under 18 is {antall}. It may be right, but K13 stops the file.",
        ),
        vis={"antall": antall},
        tillegg=True,
    )
