"""T08  Ukjent alder.

Et nummer kan ha riktige kontrollsifre uten å inneholde en dato. Fra 2023 er alderskontrollene da
stille; i 2022 regner K06 det som under 18 år. Bare nuller meldes av T16.
"""

from kostra.kontroll import Grad, Regel, T
from kostra.regler.felles.begreper import alder, bare_nuller, fnr, fra_2023

REGEL = Regel(
    id="T08",
    tittel=T("Ukjent alder", "Ukjend alder", "Unknown age"),
    grad=Grad.INFO,
    hvorfor=T(
        "Alderen leses av fødselsnummeret. Når det ikke går, er alderskontrollene ikke brukt, og "
        "personen telles som «Ugyldig fnr» i statistikken. Noen testnumre er slik.",
        "Alderen blir lesen av fødselsnummeret. Når det ikkje går, er alderskontrollane ikkje "
        "brukte, og personen er talt som «Ugyldig fnr» i statistikken. Nokre testnummer er slik.",
        "The age is read from the identity number. When that fails, the age controls aren't used, "
        "and the person counts as invalid in the tables. Some test numbers are like that.",
    ),
    gjor=T(
        "Kontroller fødselsnummeret mot folkeregisteret.",
        "Kontroller fødselsnummeret mot folkeregisteret.",
        "Check the identity number against the population register.",
    ),
    avvik_naar=fra_2023(fnr.er_fnr & ~alder.kjent & ~bare_nuller),
    melding=T(
        "Fødselsnummeret har riktige kontrollsifre, men alderen kan ikke leses av det.",
        "Fødselsnummeret har rette kontrollsiffer, men alderen kan ikkje lesast av det.",
        "The identity number has the right control digits, but the age can't be read from it.",
    ),
    tillegg=True,
)
