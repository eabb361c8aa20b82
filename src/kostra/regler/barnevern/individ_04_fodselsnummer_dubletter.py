"""INDIVID_04  Fødselsnummer, dubletter.

Kilde: regeltabellen for 15F, Individ Kontroll 04. Bare numre med riktige kontrollsifre; ett funn
for hver sak. Sakens eget journalnummer står ikke i listen over de andre, så den kan være tom.
"""

from kostra.kontroll import Grad, Kontekst, Regel, T, poster_med_lik
from kostra.regler.barnevern.begreper import fnr
from kostra.regler.barnevern.tabeller import individ

like = poster_med_lik(fnr, blant=fnr.mod11)

REGEL = Regel(
    id="INDIVID_04",
    tittel=T(
        "Samme fødselsnummer i flere saker",
        "Same fødselsnummer i fleire saker",
        "Same identity number in several cases",
    ),
    grad=Grad.ERROR,
    kontekst=Kontekst.JOURNAL,
    hvorfor=T(
        "Hver person skal være med én gang, ellers telles barnet dobbelt. Vanligst er at en "
        "person har to journaler i fagsystemet, eller at søsken har fått samme nummer ved en feil.",
        "Kvar person skal vere med éin gong, elles blir barnet talt dobbelt. Vanlegast er at ein "
        "person har to journalar i fagsystemet, eller at sysken har fått same nummer ved ein feil.",
        "Each person must be included once, or the child is counted twice. Usually a person has "
        "two journals in the case-work system, or siblings got the same number by mistake.",
    ),
    gjor=T(
        "Slå sammen journalene hvis de gjelder samme person, eller rett nummeret som er feil.",
        "Slå saman journalane viss dei gjeld same person, eller rett nummeret som er feil.",
        "Merge the journals if they are about the same person, or correct the number that is "
        "wrong.",
    ),
    avvik_naar=like.flere,
    melding=T(
        "Fødselsnummeret i journal {journal} er brukt i {antall} saker. Andre journaler: {andre}.",
        "Fødselsnummeret i journal {journal} er brukt i {antall} saker. Andre journalar: {andre}.",
        "The identity number in journal {journal} is used in {antall} cases. Other journals: "
        "{andre}.",
    ),
    vis={
        "journal": individ.journalnummer,
        "antall": like.antall,
        "andre": like.andre(individ.journalnummer),
    },
)
