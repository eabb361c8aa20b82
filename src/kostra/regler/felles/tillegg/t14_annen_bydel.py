"""T14  Annen bydel enn den som leverer.

K03-bydel godtar enhver bydel 01–15 i Oslo. Prøves bare når den som leverer er en bydel i Oslo, og
linjens bydel finnes.
"""

from kostra.kontroll import Grad, Regel, T, f, p
from kostra.regler.felles.begreper import oslo, oslo_avgiver, oslobydel

en_bydel_leverer = oslo_avgiver & ~(p.bydel == "00")

REGEL = Regel(
    id="T14",
    tittel=T(
        "Annen bydel enn den som leverer",
        "Annan bydel enn den som leverer",
        "Another city district than the one that delivers",
    ),
    grad=Grad.WARNING,
    hvorfor=T(
        "Linjen telles i bydelen som står på den. Vanligst er at en sak er overført fra en annen "
        "bydel uten at bydelen er endret, eller at filen er levert for feil bydel.",
        "Linja blir talt i bydelen som står på ho. Vanlegast er at ei sak er overført frå ein "
        "annan bydel utan at bydelen er endra, eller at fila er levert for feil bydel.",
        "The line is counted in the district that it names. Usually a case was moved from another "
        "district without changing it, or the file is delivered for the wrong one.",
    ),
    gjor=T(
        "Rett bydelen i fagsystemet, eller velg bydelen som filen gjelder.",
        "Rett bydelen i fagsystemet, eller vel bydelen som fila gjeld.",
        "Correct the district in the case-work system, or choose the one the file is about.",
    ),
    gjelder=en_bydel_leverer & oslo,
    avvik_naar=oslobydel & ~(p.bydel == f.BYDELSNR),
    melding=T(
        "Bydel er {bydel}, men filen leveres for bydel {ventet}.",
        "Bydel er {bydel}, men fila blir levert for bydel {ventet}.",
        "The city district is {bydel}, but the file is delivered for district {ventet}.",
    ),
    vis={"bydel": f.BYDELSNR, "ventet": p.bydel},
    tillegg=True,
)
