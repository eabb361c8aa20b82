"""AVGIVER_03  Organisasjonsnummer.

Kilde: regeltabellen for 15F, Avgiver K3. Kan ikke slå ut, for filbeskrivelsen krever ni sifre og
gir AVGIVER_01; den er her fordi den teller som en kontroll. Nummeret sammenliknes ikke med noe.
"""

from kostra.kontroll import Grad, Regel, T
from kostra.regler.barnevern.tabeller import avgiver

REGEL = Regel(
    id="AVGIVER_03",
    tittel=T("Organisasjonsnummer", "Organisasjonsnummer", "Organisation number"),
    grad=Grad.ERROR,
    hvorfor=T(
        "Organisasjonsnummeret viser hvem som leverer filen. Mangler det, er fagsystemet trolig "
        "ikke satt opp for rapporteringen.",
        "Organisasjonsnummeret viser kven som leverer fila. Manglar det, er fagsystemet truleg "
        "ikkje sett opp for rapporteringa.",
        "The organisation number shows who delivers the file. When it is missing, the case-work "
        "system is probably not set up for the reporting.",
    ),
    gjor=T(
        "Skriv organisasjonsnummeret i oppsettet av fagsystemet, og ta ut filen på nytt.",
        "Skriv organisasjonsnummeret i oppsettet av fagsystemet, og ta ut fila på nytt.",
        "Enter the organisation number in the setup of the case-work system, and make the extract "
        "again.",
    ),
    avvik_naar=avgiver.organisasjonsnummer.blank,
    melding=T(
        "Organisasjonsnummer mangler.",
        "Organisasjonsnummer manglar.",
        "The organisation number is missing.",
    ),
)
