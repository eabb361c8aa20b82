"""LOVHJEMMEL_03  Omsorgstiltak for en som er over 18 år.

Kilde: regeltabellen for 15F, Lovhjemmel Kontroll 3 og avsnitt 3.4. Også avsluttede tiltak. Bare
Lovhjemmel leses, ikke JmfrLovhjemmel; det dokumentasjonen har i tillegg, tar T39. Er alderen
ukjent, er kontrollen stille.
"""

from kostra.kontroll import Grad, Regel, T
from kostra.regler.barnevern.begreper import MYNDIG, alder, omsorgstiltak
from kostra.regler.barnevern.tabeller import tiltak

REGEL = Regel(
    id="LOVHJEMMEL_03",
    tittel=T(
        "Omsorgstiltak for en over 18 år",
        "Omsorgstiltak for ein over 18 år",
        "Care order for a person over 18",
    ),
    grad=Grad.ERROR,
    hvorfor=T(
        "Et vedtak om å overta omsorgen faller bort når barnet fyller 18 år, og tiltak etter det "
        "har en annen hjemmel. Vanligst er at hjemmelen ikke ble endret da ettervernet begynte.",
        "Eit vedtak om å ta over omsorga fell bort når barnet fyller 18 år, og tiltak etter det "
        "har ein annan heimel. Vanlegast er at heimelen ikkje vart endra då ettervernet tok til.",
        "A care order lapses when the child turns 18, and later measures have another legal "
        "basis. Usually the legal basis wasn't changed when the aftercare began.",
    ),
    gjor=T(
        "Avslutt omsorgstiltaket, og registrer ettervernet som et nytt tiltak med sin egen "
        "hjemmel.",
        "Avslutt omsorgstiltaket, og registrer ettervernet som eit nytt tiltak med sin eigen "
        "heimel.",
        "End the care order, and register the aftercare as a new measure with its own legal basis.",
    ),
    avvik_naar=(alder > MYNDIG) & omsorgstiltak,
    melding=T(
        "Personen er {alder} år, men har et omsorgstiltak fra {start} (kapittel {kapittel}, "
        "paragraf {paragraf}).",
        "Personen er {alder} år, men har eit omsorgstiltak frå {start} (kapittel {kapittel}, "
        "paragraf {paragraf}).",
        "The person is {alder}, but has a care order from {start} (chapter {kapittel}, section "
        "{paragraf}).",
    ),
    vis={
        "alder": alder,
        "start": tiltak.start,
        "kapittel": tiltak.kapittel,
        "paragraf": tiltak.paragraf,
    },
)
