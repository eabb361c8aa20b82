"""MELDING_02D, PLAN_02D, TILTAK_02D, UNDERSOKELSE_02D  Saken er avsluttet, men ikke alt i den.

Kilde: regeltabellen for 15F, kontroll 2d. Slår ut én gang, uansett hvor mange av de tre grunnene
som stemmer; derfor utelukker de tre meldingene hverandre.
"""

from kostra.kontroll import Grad, Regel, T, Variant, p
from kostra.regler.barnevern.begreper import Del, avsluttet
from kostra.regler.barnevern.tabeller import Periode, individ


def regel(del_: Del[Periode]) -> Regel:
    """The rule about that part of the case."""
    rad, hva, om = del_.rad, del_.navn, del_.om
    return Regel(
        id=f"{del_.id}_02D",
        tittel=T(
            f"{hva.nb}: ikke avsluttet med saken",
            f"{hva.nn}: ikkje avslutta med saka",
            f"{hva.en}: not ended with the case",
        ),
        grad=Grad.ERROR,
        hvorfor=T(
            "Når saken er avsluttet ved utgangen av året, skal alt i den også være avsluttet. "
            "Vanligst er at noe ble stående åpent i fagsystemet da saken ble avsluttet.",
            "Når saka er avslutta ved utgangen av året, skal alt i ho også vere avslutta. "
            "Vanlegast er at noko vart ståande ope i fagsystemet då saka vart avslutta.",
            "When the case has ended at the end of the year, everything in it has ended too. "
            "Usually something was left open in the case-work system when the case was ended.",
        ),
        gjor=T(
            "Skriv sluttdatoen som mangler, eller rett det hvis saken ikke er avsluttet.",
            "Skriv sluttdatoen som manglar, eller rett det viss saka ikkje er avslutta.",
            "Enter the end date that is missing, or correct it if the case has not ended.",
        ),
        gjelder=avsluttet,
        varianter=(
            Variant(
                ~rad.slutt.kjent,
                T(
                    f"Saken er avsluttet, men sluttdatoen for {om.nb} mangler. Startdatoen er "
                    f"{{start}}.",
                    f"Saka er avslutta, men sluttdatoen for {om.nn} manglar. Startdatoen er "
                    f"{{start}}.",
                    f"The case has ended, but the end date of {om.en} is missing. The start date is "
                    "{start}.",
                ),
                {"start": rad.start},
            ),
            Variant(
                rad.slutt > p.siste_dag,
                T(
                    f"Saken er avsluttet, men sluttdatoen for {om.nb} er {{slutt}}, etter utgangen av "
                    "{aar}.",
                    f"Saka er avslutta, men sluttdatoen for {om.nn} er {{slutt}}, etter utgangen av "
                    "{aar}.",
                    f"The case has ended, but the end date of {om.en} is {{slutt}}, after the end of "
                    "{aar}.",
                ),
                {"slutt": rad.slutt, "aar": p.aar},
            ),
            Variant(
                ~individ.slutt.kjent & (rad.slutt <= p.siste_dag),
                T(
                    f"Saken er meldt avsluttet uten sluttdato. Sluttdatoen for {om.nb}, {{slutt}}, kan "
                    "derfor ikke kontrolleres.",
                    f"Saka er meld avslutta utan sluttdato. Sluttdatoen for {om.nn}, {{slutt}}, kan "
                    "derfor ikkje kontrollerast.",
                    f"The case is reported as ended without an end date. The end date of {om.en}, "
                    "{slutt}, can therefore not be checked.",
                ),
                {"slutt": rad.slutt},
                gjor=T(
                    "Skriv datoen saken ble avsluttet, eller rett det hvis den ikke er avsluttet.",
                    "Skriv datoen saka vart avslutta, eller rett det viss ho ikkje er avslutta.",
                    "Enter the date the case ended, or correct it if it has not ended.",
                ),
            ),
        ),
    )
