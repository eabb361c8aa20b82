"""LOVHJEMMEL_04  Kapittel eller paragraf er 0.

Kilde: regeltabellen for 15F, Lovhjemmel Kontroll 4. Bare teksten «0», ikke «00», og ikke i
JmfrLovhjemmel (det tar T40).
"""

from kostra.kontroll import Grad, Regel, T
from kostra.regler.barnevern.tabeller import tiltak

REGEL = Regel(
    id="LOVHJEMMEL_04",
    tittel=T(
        "Kapittel eller paragraf er 0",
        "Kapittel eller paragraf er 0",
        "Chapter or section is 0",
    ),
    grad=Grad.ERROR,
    hvorfor=T(
        "Et tiltak skal ha hjemmel i et kapittel og en paragraf i loven, og ingen av dem er 0. "
        "Vanligst er at fagsystemet setter inn 0 når hjemmelen ikke er fylt ut.",
        "Eit tiltak skal ha heimel i eit kapittel og ein paragraf i lova, og ingen av dei er 0. "
        "Vanlegast er at fagsystemet set inn 0 når heimelen ikkje er fylt ut.",
        "A measure rests on a chapter and a section of the act, and none of them is 0. Usually the "
        "case-work system puts in 0 when the legal basis wasn't filled in.",
    ),
    gjor=T(
        "Skriv kapittelet og paragrafen som vedtaket bygger på.",
        "Skriv kapittelet og paragrafen som vedtaket byggjer på.",
        "Enter the chapter and the section that the decision rests on.",
    ),
    avvik_naar=(tiltak.kapittel == "0") | (tiltak.paragraf == "0"),
    melding=T(
        "Hjemmelen for tiltaket fra {start} har kapittel {kapittel} og paragraf {paragraf}. Ingen "
        "av dem kan være 0.",
        "Heimelen for tiltaket frå {start} har kapittel {kapittel} og paragraf {paragraf}. Ingen "
        "av dei kan vere 0.",
        "The legal basis of the measure from {start} has chapter {kapittel} and section "
        "{paragraf}. Neither of them can be 0.",
    ),
    vis={"start": tiltak.start, "kapittel": tiltak.kapittel, "paragraf": tiltak.paragraf},
)
