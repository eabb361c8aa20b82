"""INDIVID_09  Bydelsnummer i Oslo.

Kilde: regeltabellen for 15F, Individ Kontroll 09. Avgiverens region avgjør om det er Oslo. Et tomt
nummer godtas (T45 sier fra).
"""

from kostra.kontroll import Grad, Regel, T
from kostra.regler.barnevern.begreper import oslo
from kostra.regler.barnevern.tabeller import individ

REGEL = Regel(
    id="INDIVID_09",
    tittel=T("Bydelsnummer i Oslo", "Bydelsnummer i Oslo", "City district number in Oslo"),
    grad=Grad.ERROR,
    hvorfor=T(
        "Oslo rapporterer per bydel, så SSB må vite hvilken bydel saken hører til. Mangler "
        "bydelen i alle sakene, er uttrekket trolig ikke satt opp for Oslo.",
        "Oslo rapporterer per bydel, så SSB må vite kva bydel saka høyrer til. Manglar bydelen i "
        "alle sakene, er uttrekket truleg ikkje sett opp for Oslo.",
        "Oslo reports by city district, so Statistics Norway must know which one the case belongs "
        "to. When it is missing in all cases, the extract is probably not set up for Oslo.",
    ),
    gjor=T(
        "Skriv bydelen med to sifre i fagsystemet.",
        "Skriv bydelen med to siffer i fagsystemet.",
        "Enter the city district with two digits in the case-work system.",
    ),
    avvik_naar=oslo & ~individ.bydelsnummer.oppgitt,
    melding=T(
        "Bydelsnummer mangler, og det kreves i Oslo.",
        "Bydelsnummer manglar, og det er kravd i Oslo.",
        "The city district number is missing, and Oslo requires it.",
    ),
)
