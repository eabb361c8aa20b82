"""INDIVID_10  Bydelsnavn i Oslo.

Kilde: regeltabellen for 15F, Individ Kontroll 10. Avgiverens region avgjør om det er Oslo. Et tomt
navn godtas (T45 sier fra).
"""

from kostra.kontroll import Grad, Regel, T
from kostra.regler.barnevern.begreper import oslo
from kostra.regler.barnevern.tabeller import individ

REGEL = Regel(
    id="INDIVID_10",
    tittel=T("Bydelsnavn i Oslo", "Bydelsnamn i Oslo", "City district name in Oslo"),
    grad=Grad.ERROR,
    hvorfor=T(
        "I Oslo skal både nummeret og navnet på bydelen være med, så en skrivefeil i det ene kan "
        "oppdages. Mangler navnet i alle sakene, er uttrekket trolig ikke satt opp for Oslo.",
        "I Oslo skal både nummeret og namnet på bydelen vere med, så ein skrivefeil i det eine kan "
        "oppdagast. Manglar namnet i alle sakene, er uttrekket truleg ikkje sett opp for Oslo.",
        "In Oslo both the number and the name of the city district are included, so that a slip "
        "in one can be seen. When the name is missing in all cases, the extract is probably not "
        "set up for Oslo.",
    ),
    gjor=T(
        "Skriv navnet på bydelen i fagsystemet.",
        "Skriv namnet på bydelen i fagsystemet.",
        "Enter the name of the city district in the case-work system.",
    ),
    avvik_naar=oslo & ~individ.bydelsnavn.oppgitt,
    melding=T(
        "Bydelsnavn mangler, og det kreves i Oslo.",
        "Bydelsnamn manglar, og det er kravd i Oslo.",
        "The name of the city district is missing, and Oslo requires it.",
    ),
)
