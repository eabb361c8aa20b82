"""T34  DUF-nummer, dubletter.

INDIVID_04 sammenlikner bare fødselsnumre. Stille når sakene har det samme gyldige fødselsnummeret,
for da sier INDIVID_04 det.
"""

from kostra.kontroll import Grad, Regel, T, poster_med_lik
from kostra.regler.barnevern.begreper import duf, fnr
from kostra.regler.barnevern.tabeller import individ

like = poster_med_lik(duf, blant=duf.er_duf)

REGEL = Regel(
    id="T34",
    tittel=T(
        "Samme DUF-nummer i flere saker",
        "Same DUF-nummer i fleire saker",
        "Same DUF number in several cases",
    ),
    grad=Grad.WARNING,
    hvorfor=T(
        "Hver person skal være med én gang, ellers telles barnet dobbelt. Vanligst er at en "
        "person fikk en ny journal da fødselsnummeret kom.",
        "Kvar person skal vere med éin gong, elles blir barnet talt dobbelt. Vanlegast er at ein "
        "person fekk ein ny journal då fødselsnummeret kom.",
        "Each person must be included once, or the child is counted twice. Usually a person got a "
        "new journal when the identity number came.",
    ),
    gjor=T(
        "Slå sammen journalene hvis de gjelder samme person, eller rett nummeret som er feil.",
        "Slå saman journalane viss dei gjeld same person, eller rett nummeret som er feil.",
        "Merge the journals if they are about the same person, or correct the number that is "
        "wrong.",
    ),
    avvik_naar=like.flere & (like.ulike(fnr) | ~fnr.mod11),
    melding=T(
        "DUF-nummeret i journal {journal} er brukt i {antall} saker. Andre journaler: {andre}.",
        "DUF-nummeret i journal {journal} er brukt i {antall} saker. Andre journalar: {andre}.",
        "The DUF number in journal {journal} is used in {antall} cases. Other journals: {andre}.",
    ),
    vis={
        "journal": individ.journalnummer,
        "antall": like.antall,
        "andre": like.andre(individ.journalnummer),
    },
    tillegg=True,
)
