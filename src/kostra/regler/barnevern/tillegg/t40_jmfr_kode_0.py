"""T40  Kapittel eller paragraf er 0 i en jmfr-hjemmel.

LOVHJEMMEL_04 ser bare på Lovhjemmel; dokumentasjonen sier alle hjemler. Ett funn for hver.
"""

from kostra.kontroll import Grad, Regel, T
from kostra.regler.barnevern.tabeller import jmfrlovhjemmel, tiltak

REGEL = Regel(
    id="T40",
    tittel=T(
        "Kapittel eller paragraf er 0 i jmfr-hjemmel",
        "Kapittel eller paragraf er 0 i jmfr-heimel",
        "Additional basis: chapter or section is 0",
    ),
    grad=Grad.WARNING,
    hvorfor=T(
        "En hjemmel er et kapittel og en paragraf i loven, og ingen av dem er 0. Vanligst er at "
        "fagsystemet setter inn 0 når det ikke er noen jmfr-hjemmel.",
        "Ein heimel er eit kapittel og ein paragraf i lova, og ingen av dei er 0. Vanlegast er at "
        "fagsystemet set inn 0 når det ikkje er nokon jmfr-heimel.",
        "A legal basis is a chapter and a section of the act, and none of them is 0. Usually the "
        "case-work system puts in 0 when there is no additional legal basis.",
    ),
    gjor=T(
        "Skriv kapittelet og paragrafen, eller fjern jmfr-hjemmelen.",
        "Skriv kapittelet og paragrafen, eller fjern jmfr-heimelen.",
        "Enter the chapter and the section, or remove the additional legal basis.",
    ),
    avvik_naar=(jmfrlovhjemmel.kapittel == "0") | (jmfrlovhjemmel.paragraf == "0"),
    melding=T(
        "Tiltaket fra {start} har en jmfr-hjemmel med kapittel {kapittel} og paragraf {paragraf}.",
        "Tiltaket frå {start} har ein jmfr-heimel med kapittel {kapittel} og paragraf {paragraf}.",
        "The measure from {start} has an additional legal basis with chapter {kapittel} and "
        "section {paragraf}.",
    ),
    vis={
        "start": tiltak.start,
        "kapittel": jmfrlovhjemmel.kapittel,
        "paragraf": jmfrlovhjemmel.paragraf,
    },
    tillegg=True,
)
