"""K05A  Fødselsnummer, dubletter.

Kilde: regeltabellen for 11CF, K05A. I 2022 tas bare numre med gyldige kontrollsiffer med, og Oslo
kjennes på avgiveren; fra 2023 på linjens eget kommunenummer.
"""

from kostra.kontroll import Grad, Regel, T, f, poster_med_lik
from kostra.regler.felles.begreper import fnr
from kostra.regler.kvalifisering.begreper import samme_person

like = poster_med_lik(fnr, f.STATUS, blant=samme_person)

REGEL = Regel(
    id="K05A",
    tittel=T(
        "Fødselsnummer, dubletter", "Fødselsnummer, dublettar", "National identity number, twice"
    ),
    grad=Grad.ERROR,
    hvorfor=T(
        "Samme person med samme status skal stå på én linje. Står personen to ganger, telles "
        "deltakeren og stønaden dobbelt. Utenfor Oslo er årsaken oftest at en sak er opprettet to "
        "ganger.",
        "Same person med same status skal stå på éi linje. Står personen to gonger, blir "
        "deltakaren og stønaden talde dobbelt. Utanfor Oslo er årsaka oftast at ei sak er oppretta "
        "to gonger.",
        "The same person with the same status belongs on one line. Otherwise the participant and "
        "the benefit are counted twice. Outside Oslo the usual cause is a case opened twice.",
    ),
    gjor=T(
        "Slå sammen sakene i fagsystemet, eller rett fødselsnummeret der det er feil.",
        "Slå saman sakene i fagsystemet, eller rett fødselsnummeret der det er feil.",
        "Merge the cases in the case-work system, or correct the number where it is wrong.",
    ),
    avvik_naar=like.flere,
    melding=T(
        "Fødselsnummeret i journal {journal} står på {antall} linjer med samme status. Andre "
        "journalnumre: {andre}.",
        "Fødselsnummeret i journal {journal} står på {antall} linjer med same status. Andre "
        "journalnummer: {andre}.",
        "The identity number in journal {journal} is on {antall} lines with the same status. Other "
        "journal numbers: {andre}.",
    ),
    vis={
        "journal": f.PERSON_JOURNALNR,
        "antall": like.antall,
        "andre": like.andre(f.PERSON_JOURNALNR),
    },
)
