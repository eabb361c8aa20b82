"""T45  Bydelen i Oslo.

INDIVID_09 og INDIVID_10 godtar et tomt nummer og navn, enhver bydel, og en annen enn den som
leverer.
"""

from kostra.kontroll import Grad, Regel, T, Variant, p
from kostra.regler.barnevern.begreper import oslo
from kostra.regler.barnevern.tabeller import individ

oslobydel = individ.bydelsnummer.i(*(f"{n:02d}" for n in range(1, 16)))
en_bydel_leverer = ~(p.bydel == "00")

REGEL = Regel(
    id="T45",
    tittel=T("Bydelen i Oslo", "Bydelen i Oslo", "The city district in Oslo"),
    grad=Grad.WARNING,
    hvorfor=T(
        "Saken telles i bydelen som står på den, og Oslo har bydelene 01 til 15. Vanligst er at "
        "en sak er overført fra en annen bydel, eller at filen er levert for feil bydel.",
        "Saka blir talt i bydelen som står på ho, og Oslo har bydelane 01 til 15. Vanlegast er at "
        "ei sak er overført frå ein annan bydel, eller at fila er levert for feil bydel.",
        "The case is counted in the district that it names, and Oslo has the districts 01 to 15. "
        "Usually a case was moved from another district, or the file is delivered for the wrong "
        "one.",
    ),
    gjor=T(
        "Rett bydelen i fagsystemet, eller velg bydelen som filen gjelder.",
        "Rett bydelen i fagsystemet, eller vel bydelen som fila gjeld.",
        "Correct the district in the case-work system, or choose the one the file is about.",
    ),
    gjelder=oslo,
    varianter=(
        Variant(
            individ.bydelsnummer.oppgitt & ~oslobydel,
            T(
                "Bydelsnummer er {bydel}. I Oslo skal det være 01 til 15.",
                "Bydelsnummer er {bydel}. I Oslo skal det vere 01 til 15.",
                "The city district number is {bydel}. In Oslo it must be 01 to 15.",
            ),
            {"bydel": individ.bydelsnummer},
        ),
        Variant(
            en_bydel_leverer & oslobydel & (individ.bydelsnummer != p.bydel),
            T(
                "Bydelsnummer er {bydel}, men filen leveres for bydel {ventet}.",
                "Bydelsnummer er {bydel}, men fila blir levert for bydel {ventet}.",
                "The city district number is {bydel}, but the file is delivered for district "
                "{ventet}.",
            ),
            {"bydel": individ.bydelsnummer, "ventet": p.bydel},
        ),
        Variant(
            individ.bydelsnavn.oppgitt & individ.bydelsnavn.blank,
            T(
                "Bydelsnavnet er tomt.",
                "Bydelsnamnet er tomt.",
                "The name of the city district is empty.",
            ),
            gjor=T(
                "Skriv navnet på bydelen i fagsystemet.",
                "Skriv namnet på bydelen i fagsystemet.",
                "Enter the name of the city district in the case-work system.",
            ),
        ),
    ),
    tillegg=True,
)
