"""AVGIVER_06  Kommunenavn.

Kilde: regeltabellen for 15F, Avgiver K6. Bare et navn av mellomrom slår ut; et tomt gir AVGIVER_01.
Navnet sammenliknes ikke med noe.
"""

from kostra.kontroll import Grad, Regel, T
from kostra.regler.barnevern.tabeller import avgiver

REGEL = Regel(
    id="AVGIVER_06",
    tittel=T("Kommunenavn", "Kommunenamn", "Municipality name"),
    grad=Grad.ERROR,
    hvorfor=T(
        "Navnet gjør at en feil i kommunenummeret kan oppdages. Mangler det, er fagsystemet "
        "trolig ikke satt opp for rapporteringen.",
        "Namnet gjer at ein feil i kommunenummeret kan oppdagast. Manglar det, er fagsystemet "
        "truleg ikkje sett opp for rapporteringa.",
        "The name lets a slip in the municipality number be seen. When it is missing, the "
        "case-work system is probably not set up for the reporting.",
    ),
    gjor=T(
        "Skriv kommunens navn i oppsettet av fagsystemet, og ta ut filen på nytt.",
        "Skriv namnet på kommunen i oppsettet av fagsystemet, og ta ut fila på nytt.",
        "Enter the name of the municipality in the setup of the case-work system, and make the "
        "extract again.",
    ),
    avvik_naar=avgiver.kommunenavn.blank,
    melding=T("Kommunenavn mangler.", "Kommunenamn manglar.", "The municipality name is missing."),
)
