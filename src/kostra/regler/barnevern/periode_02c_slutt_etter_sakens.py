"""MELDING_02C, PLAN_02C, TILTAK_02C, UNDERSOKELSE_02C, FLYTTING_02C  Slutt etter sakens slutt.

Kilde: regeltabellen for 15F, kontroll 2c. En melding med konklusjon 1 (henlagt) slår ikke ut, en
uten konklusjon gjør det; dokumentasjonen sier det motsatte, og programmet i drift følges (T38 sier
resten).
"""

from kostra.kontroll import Grad, Regel, T
from kostra.kontroll.uttrykk import JaNei
from kostra.regler.barnevern.begreper import Del
from kostra.regler.barnevern.tabeller import Avsluttes, individ


def regel(del_: Del[Avsluttes], *, gjelder: JaNei | None = None) -> Regel:
    """The rule about that part of the case. ``gjelder`` where it isn't about all of them."""
    rad, navn, om = del_.rad, del_.navn, del_.om
    return Regel(
        id=f"{del_.id}_02C",
        tittel=T(
            f"{navn.nb}: slutt etter sakens slutt",
            f"{navn.nn}: slutt etter slutten på saka",
            f"{navn.en}: end after the case's end",
        ),
        grad=Grad.ERROR,
        hvorfor=T(
            "Når saken er avsluttet, skal ikke noe i den vare lenger. Vanligst er at saken ble "
            "avsluttet for tidlig i fagsystemet, eller at den er åpnet igjen uten at sluttdatoen "
            "er fjernet.",
            "Når saka er avslutta, skal ikkje noko i ho vare lenger. Vanlegast er at saka vart "
            "avslutta for tidleg i fagsystemet, eller at ho er opna igjen utan at sluttdatoen er "
            "fjerna.",
            "When the case has ended, nothing in it lasts longer. Usually the case was ended too "
            "early in the case-work system, or it was opened again without removing the end date.",
        ),
        gjor=T(
            "Rett den datoen som er feil, eller fjern sakens sluttdato hvis den er åpnet igjen.",
            "Rett den datoen som er feil, eller fjern sluttdatoen på saka viss ho er opna igjen.",
            "Correct the date that is wrong, or remove the case's end date if it was opened again.",
        ),
        gjelder=gjelder,
        avvik_naar=rad.slutt > individ.slutt,
        melding=T(
            f"Sluttdatoen for {om.nb} er {{slutt}}, etter sakens sluttdato {{sak}}.",
            f"Sluttdatoen for {om.nn} er {{slutt}}, etter sluttdatoen på saka, {{sak}}.",
            f"The end date of {om.en} is {{slutt}}, after the case's end date {{sak}}.",
        ),
        vis={"slutt": rad.slutt, "sak": individ.slutt},
    )
