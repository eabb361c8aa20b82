"""T32  Ukjent alder.

Et nummer kan ha riktige kontrollsifre uten å inneholde en dato. Alderskontrollene er da stille.
Bare nuller meldes av T31.
"""

from kostra.kontroll import Grad, Regel, T
from kostra.regler.barnevern.begreper import alder, bare_nuller, fnr

REGEL = Regel(
    id="T32",
    tittel=T("Ukjent alder", "Ukjend alder", "Unknown age"),
    grad=Grad.INFO,
    hvorfor=T(
        "Alderen leses av fødselsnummeret. Når det ikke går, er ingen av alderskontrollene brukt "
        "på saken. Noen testnumre er slik.",
        "Alderen blir lesen av fødselsnummeret. Når det ikkje går, er ingen av alderskontrollane "
        "brukte på saka. Nokre testnummer er slik.",
        "The age is read from the identity number. When that fails, none of the age controls is "
        "used on the case. Some test numbers are like that.",
    ),
    gjor=T(
        "Kontroller fødselsnummeret mot folkeregisteret.",
        "Kontroller fødselsnummeret mot folkeregisteret.",
        "Check the identity number against the population register.",
    ),
    avvik_naar=fnr.mod11 & ~alder.kjent & ~bare_nuller,
    melding=T(
        "Fødselsnummeret har riktige kontrollsifre, men alderen kan ikke leses av det.",
        "Fødselsnummeret har rette kontrollsiffer, men alderen kan ikkje lesast av det.",
        "The identity number has the right control digits, but the age can't be read from it.",
    ),
    tillegg=True,
)
