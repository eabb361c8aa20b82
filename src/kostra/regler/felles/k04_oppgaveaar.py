"""K04  Oppgaveår.

Kilde: regeltabellene, K04. I 2022 sammenliknes teksten; fra 2023 tallet, med 1–99 lest som
2001–2099.
"""

from kostra.kontroll import Grad, Regel, T, f, p, per_aar
from kostra.regler.felles.begreper import aargang

REGEL = Regel(
    id="K04",
    tittel=T("Oppgaveår", "Oppgåveår", "Reporting year"),
    grad=Grad.ERROR,
    hvorfor=T(
        "Årgangen viser hvilket år opplysningene gjelder. Vanligst er at filen er tatt ut for et "
        "annet år, eller at fagsystemet ikke er oppdatert for årets rapportering.",
        "Årgangen viser kva år opplysningane gjeld. Vanlegast er at fila er teken ut for eit anna "
        "år, eller at fagsystemet ikkje er oppdatert for rapporteringa i år.",
        "This tells which year the figures are about. Usually the file was made for another year, "
        "or the case-work system hasn't been updated for this year's reporting.",
    ),
    gjor=T(
        "Ta ut filen på nytt for riktig år, eller velg året som filen gjelder.",
        "Ta ut fila på nytt for rett år, eller vel året som fila gjeld.",
        "Make the extract again for the right year, or choose the year that the file is about.",
    ),
    avvik_naar=per_aar({2022: p.aar_to_siffer != f.VERSION, 2023: aargang != p.aar}),
    melding=T(
        "Årgang er {aargang}. For {aar} skal den være {ventet}.",
        "Årgang er {aargang}. For {aar} skal han vere {ventet}.",
        "The reporting year is {aargang}. For {aar} it must be {ventet}.",
    ),
    vis={"aargang": f.VERSION, "aar": p.aar, "ventet": p.aar_to_siffer},
)
