"""UNDERSOKELSE_08  Undersøkelsen har vart i over seks måneder.

Kilde: regeltabellen for 15F, Undersøkelse Kontroll 8. En som startet 30. juni, slår ikke ut;
dokumentasjonen sier før 1. juli, og det tar T37.
"""

from kostra.kontroll import Grad, Regel, T, dag
from kostra.regler.barnevern.tabeller import undersokelse

GRENSE = dag(30, 6)

REGEL = Regel(
    id="UNDERSOKELSE_08",
    tittel=T(
        "Undersøkelse i over seks måneder",
        "Undersøking i over seks månader",
        "Investigation of more than six months",
    ),
    grad=Grad.WARNING,
    hvorfor=T(
        "En undersøkelse skal være ferdig innen tre måneder, i særlige tilfeller seks. Vanligst "
        "er at den er ferdig, men ikke ble avsluttet i fagsystemet.",
        "Ei undersøking skal vere ferdig innan tre månader, i særlege tilfelle seks. Vanlegast er "
        "at ho er ferdig, men ikkje vart avslutta i fagsystemet.",
        "An investigation must be finished within three months, in special cases six. Usually it "
        "is finished, but wasn't ended in the case-work system.",
    ),
    gjor=T(
        "Avslutt undersøkelsen hvis den er ferdig. Ellers kan filen sendes som den er.",
        "Avslutt undersøkinga viss ho er ferdig. Elles kan fila sendast som ho er.",
        "End the investigation if it is finished. Otherwise the file can be sent as it is.",
    ),
    avvik_naar=(undersokelse.start < GRENSE) & ~undersokelse.slutt.kjent,
    melding=T(
        "Undersøkelsen startet {start} og er ikke avsluttet.",
        "Undersøkinga starta {start} og er ikkje avslutta.",
        "The investigation started on {start} and has not ended.",
    ),
    vis={"start": undersokelse.start},
)
