"""T39  Omsorgstiltak for en over 18 år, etter dokumentasjonen.

LOVHJEMMEL_03 kjenner bare noen av de hjemlene som dokumentasjonen nevner. Denne tar de andre: § 4-8
jamført med § 4-12 i loven av 1992, og § 5-1 i loven av 2021 uten bokstav a til g.
"""

from kostra.kontroll import Grad, Regel, T, noen
from kostra.regler.barnevern.begreper import (
    BOKSTAVER_OM_OMSORG,
    LEDD_OM_OMSORG,
    MYNDIG,
    alder,
    hjemlet,
)
from kostra.regler.barnevern.tabeller import jmfrlovhjemmel, tiltak

aatte_jamfort_med_tolv = (
    hjemlet(tiltak, "BVL", "4", "8")
    & ~tiltak.ledd.i(*LEDD_OM_OMSORG)
    & noen(hjemlet(jmfrlovhjemmel, "BVL", "4", "12"))
)
fem_en_uten_bokstav = hjemlet(tiltak, "BVL2021", "5", "1") & ~tiltak.bokstav.i(*BOKSTAVER_OM_OMSORG)

REGEL = Regel(
    id="T39",
    tittel=T(
        "Trolig omsorgstiltak for en over 18 år",
        "Truleg omsorgstiltak for ein over 18 år",
        "Probable care order, person over 18",
    ),
    grad=Grad.WARNING,
    hvorfor=T(
        "Et vedtak om å overta omsorgen faller bort når barnet fyller 18 år. Hjemmelen er skrevet "
        "slik at LOVHJEMMEL_03 ikke kjenner den igjen, men den gjelder trolig et omsorgstiltak.",
        "Eit vedtak om å ta over omsorga fell bort når barnet fyller 18 år. Heimelen er skriven "
        "slik at LOVHJEMMEL_03 ikkje kjenner han igjen, men han gjeld truleg eit omsorgstiltak.",
        "A care order lapses when the child turns 18. The legal basis is written in a way that "
        "LOVHJEMMEL_03 doesn't recognise, but it is probably that of a care order.",
    ),
    gjor=T(
        "Kontroller hjemmelen. Er det et omsorgstiltak, avslutt det og registrer ettervernet for "
        "seg.",
        "Kontroller heimelen. Er det eit omsorgstiltak, avslutt det og registrer ettervernet for "
        "seg.",
        "Check the legal basis. If it is a care order, end it and register the aftercare on its "
        "own.",
    ),
    avvik_naar=(alder > MYNDIG) & (aatte_jamfort_med_tolv | fem_en_uten_bokstav),
    melding=T(
        "Personen er {alder} år, men tiltaket fra {start} ser ut som et omsorgstiltak (lov {lov}, "
        "kapittel {kapittel}, paragraf {paragraf}).",
        "Personen er {alder} år, men tiltaket frå {start} ser ut som eit omsorgstiltak (lov "
        "{lov}, kapittel {kapittel}, paragraf {paragraf}).",
        "The person is {alder}, but the measure from {start} looks like a care order (act {lov}, "
        "chapter {kapittel}, section {paragraf}).",
    ),
    vis={
        "alder": alder,
        "start": tiltak.start,
        "lov": tiltak.lov,
        "kapittel": tiltak.kapittel,
        "paragraf": tiltak.paragraf,
    },
    tillegg=True,
)
