"""T38  Henlagt melding etter sakens slutt.

MELDING_02C slår ikke ut for konklusjon 1 (henlagt); dokumentasjonen sier at nettopp den skal det.
"""

from kostra.kontroll import Grad, Regel, T
from kostra.regler.barnevern.tabeller import individ, melding

REGEL = Regel(
    id="T38",
    tittel=T(
        "Henlagt melding etter sakens slutt",
        "Bortlagd melding etter slutten på saka",
        "Dismissed report after the case's end",
    ),
    grad=Grad.WARNING,
    hvorfor=T(
        "Når saken er avsluttet, skal ikke noe i den vare lenger, heller ikke en henlagt melding. "
        "Vanligst er at en ny melding kom etter at saken var avsluttet.",
        "Når saka er avslutta, skal ikkje noko i ho vare lenger, heller ikkje ei bortlagd "
        "melding. Vanlegast er at ei ny melding kom etter at saka var avslutta.",
        "When the case has ended, nothing in it lasts longer, not even a dismissed report. Usually "
        "a new report came after the case had ended.",
    ),
    gjor=T(
        "Rett den datoen som er feil. Kom meldingen etter at saken var avsluttet, kan filen "
        "sendes som den er.",
        "Rett den datoen som er feil. Kom meldinga etter at saka var avslutta, kan fila sendast "
        "som ho er.",
        "Correct the date that is wrong. If the report came after the case had ended, the file "
        "can be sent as it is.",
    ),
    avvik_naar=(melding.konklusjon == "1") & (melding.slutt > individ.slutt),
    melding=T(
        "Den henlagte meldingen ble avsluttet {slutt}, etter sakens sluttdato {sak}.",
        "Den bortlagde meldinga vart avslutta {slutt}, etter sluttdatoen på saka, {sak}.",
        "The dismissed report was ended on {slutt}, after the case's end date {sak}.",
    ),
    vis={"slutt": melding.slutt, "sak": individ.slutt},
    tillegg=True,
)
