"""T37  Undersøkelse som startet 30. juni.

Dokumentasjonen sier før 1. juli, men UNDERSOKELSE_08 tar ikke med den siste dagen.
"""

from kostra.kontroll import Grad, Regel, T
from kostra.regler.barnevern.tabeller import undersokelse
from kostra.regler.barnevern.undersokelse_08_over_seks_maaneder import GRENSE

REGEL = Regel(
    id="T37",
    tittel=T(
        "Undersøkelse som startet 30. juni",
        "Undersøking som starta 30. juni",
        "Investigation from 30 June",
    ),
    grad=Grad.INFO,
    hvorfor=T(
        "En undersøkelse skal være ferdig innen tre måneder, i særlige tilfeller seks. En som "
        "startet 30. juni, har vart i seks måneder ved årets slutt, men gir ikke advarsel i "
        "UNDERSOKELSE_08.",
        "Ei undersøking skal vere ferdig innan tre månader, i særlege tilfelle seks. Ei som "
        "starta 30. juni, har vart i seks månader ved slutten av året, men gir ikkje åtvaring i "
        "UNDERSOKELSE_08.",
        "An investigation must be finished within three months, in special cases six. One that "
        "started on 30 June has lasted six months at the end of the year, but UNDERSOKELSE_08 "
        "doesn't warn of it.",
    ),
    gjor=T(
        "Avslutt undersøkelsen hvis den er ferdig. Ellers kan filen sendes som den er.",
        "Avslutt undersøkinga viss ho er ferdig. Elles kan fila sendast som ho er.",
        "End the investigation if it is finished. Otherwise the file can be sent as it is.",
    ),
    avvik_naar=(undersokelse.start == GRENSE) & ~undersokelse.slutt.kjent,
    melding=T(
        "Undersøkelsen startet {start} og er ikke avsluttet.",
        "Undersøkinga starta {start} og er ikkje avslutta.",
        "The investigation started on {start} and has not ended.",
    ),
    vis={"start": undersokelse.start},
    tillegg=True,
)
