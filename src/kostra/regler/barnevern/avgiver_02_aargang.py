"""AVGIVER_02  Årgang.

Kilde: regeltabellen for 15F, Avgiver K2. Versjonen leses som et heltall; her er det
rapporteringsåret.
"""

from kostra.kontroll import Grad, Regel, T, p
from kostra.regler.barnevern.tabeller import avgiver

REGEL = Regel(
    id="AVGIVER_02",
    tittel=T("Årgang", "Årgang", "Year of the file"),
    grad=Grad.ERROR,
    hvorfor=T(
        "Versjonen viser hvilket år opplysningene gjelder. Vanligst er at filen er tatt ut for et "
        "annet år, eller at fagsystemet ikke er oppdatert for årets rapportering.",
        "Versjonen viser kva år opplysningane gjeld. Vanlegast er at fila er teken ut for eit "
        "anna år, eller at fagsystemet ikkje er oppdatert for rapporteringa i år.",
        "The version shows which year the information is about. Usually the extract is of another "
        "year, or the case-work system isn't updated for this year's reporting.",
    ),
    gjor=T(
        "Ta ut filen på nytt for riktig år, eller velg året som filen gjelder.",
        "Ta ut fila på nytt for rett år, eller vel året som fila gjeld.",
        "Make the extract again for the right year, or choose the year that the file is about.",
    ),
    avvik_naar=avgiver.versjon != p.aar,
    melding=T(
        "Filen gjelder {versjon}, ventet {aar}.",
        "Fila gjeld {versjon}, venta {aar}.",
        "The file is about {versjon}, expected {aar}.",
    ),
    vis={"versjon": avgiver.versjon, "aar": p.aar},
)
