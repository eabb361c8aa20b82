"""TILTAK_02B, UNDERSOKELSE_02B  Slutt i et annet år.

Kilde: regeltabellen for 15F, Tiltak Kontroll 2b og Undersøkelse Kontroll 2b. Både tidligere og
senere år slår ut. Uten sluttdato er kontrollen stille.
"""

from kostra.kontroll import Grad, Regel, T, p
from kostra.regler.barnevern.begreper import Del
from kostra.regler.barnevern.tabeller import Periode


def regel(del_: Del[Periode]) -> Regel:
    """The rule about that part of the case."""
    rad, hva, om = del_.rad, del_.navn, del_.om
    return Regel(
        id=f"{del_.id}_02B",
        tittel=T(
            f"{hva.nb}: slutt i et annet år",
            f"{hva.nn}: slutt i eit anna år",
            f"{hva.en}: end in another year",
        ),
        grad=Grad.ERROR,
        hvorfor=T(
            "Filen gjelder ett år, og det som ble avsluttet før eller etter det, er rapportert "
            "eller skal rapporteres i sitt eget år. Vanligst er at noe gammelt er blitt med i "
            "uttrekket, eller at årstallet er skrevet feil.",
            "Fila gjeld eitt år, og det som vart avslutta før eller etter det, er rapportert "
            "eller skal rapporterast i sitt eige år. Vanlegast er at noko gammalt er komme med i "
            "uttrekket, eller at årstalet er skrive feil.",
            "The file is about one year, and what ended before or after it is reported in its own "
            "year. Usually something old is included in the extract, or the year is a slip.",
        ),
        gjor=T(
            "Rett sluttdatoen, eller ta det som ble avsluttet i et annet år, ut av filen.",
            "Rett sluttdatoen, eller ta det som vart avslutta i eit anna år, ut av fila.",
            "Correct the end date, or take what ended in another year out of the file.",
        ),
        avvik_naar=rad.slutt.aar != p.aar,
        melding=T(
            f"Sluttdatoen for {om.nb} er {{slutt}}, men filen gjelder {{aar}}.",
            f"Sluttdatoen for {om.nn} er {{slutt}}, men fila gjeld {{aar}}.",
            f"The end date of {om.en} is {{slutt}}, but the file is about {{aar}}.",
        ),
        vis={"slutt": rad.slutt, "aar": p.aar},
    )
