"""INDIVID_19  DUF-nummeret er ufullstendig.

Kilde: regeltabellen for 15F, Individ Kontroll 19. Slår ut også når fødselsnummeret er i orden, og
når DUF-nummeret er oppgitt, men tomt.
"""

from kostra.kontroll import Grad, Regel, T
from kostra.regler.barnevern.begreper import duf

REGEL = Regel(
    id="INDIVID_19",
    tittel=T(
        "DUF-nummeret er ufullstendig",
        "DUF-nummeret er ufullstendig",
        "The DUF number is incomplete",
    ),
    grad=Grad.WARNING,
    hvorfor=T(
        "DUF-nummeret har tolv sifre, og de to siste skal stemme med de andre. Vanlige feil er to "
        "sifre som har byttet plass, eller et siffer som mangler.",
        "DUF-nummeret har tolv siffer, og dei to siste skal stemme med dei andre. Vanlege feil er "
        "to siffer som har bytt plass, eller eit siffer som manglar.",
        "The DUF number has twelve digits, and the last two must fit the others. Usual slips are "
        "two digits that have changed places, or a digit that is missing.",
    ),
    gjor=T(
        "Kontroller DUF-nummeret mot papirene fra utlendingsmyndighetene, og rett det i "
        "fagsystemet.",
        "Kontroller DUF-nummeret mot papira frå utlendingsstyresmaktene, og rett det i "
        "fagsystemet.",
        "Check the DUF number against the papers of the immigration authorities, and correct it "
        "in the case-work system.",
    ),
    avvik_naar=duf.oppgitt & ~duf.er_duf,
    melding=T(
        "DUF-nummeret er tomt, eller sifrene stemmer ikke.",
        "DUF-nummeret er tomt, eller siffera stemmer ikkje.",
        "The DUF number is empty, or its digits don't fit.",
    ),
)
