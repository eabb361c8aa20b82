"""K05A  Fødselsnummer, dubletter.

Kilde: regeltabellen for 11F, K05A. Bare numre med gyldige kontrollsiffer sammenliknes, så numre laget
av fødselsdato og 00100, 00200 eller 99999 går fri. Gjelder også Oslo. Lik alle år.
"""

from kostra.kontroll import Grad, Regel, T, f, poster_med_lik
from kostra.regler.felles.begreper import fnr

like = poster_med_lik(fnr, blant=fnr.mod11)

REGEL = Regel(
    id="K05A",
    tittel=T(
        "Fødselsnummer, dubletter", "Fødselsnummer, dublettar", "National identity number, twice"
    ),
    grad=Grad.ERROR,
    hvorfor=T(
        "Samme person skal stå på én linje. Står personen to ganger, telles mottakeren og stønaden "
        "dobbelt. Årsaken er oftest at en sak er opprettet to ganger, eller at personen har "
        "flyttet mellom to kontorer.",
        "Same person skal stå på éi linje. Står personen to gonger, blir mottakaren og stønaden "
        "talde dobbelt. Årsaka er oftast at ei sak er oppretta to gonger, eller at personen har "
        "flytta mellom to kontor.",
        "The same person belongs on one line. Otherwise the recipient and the benefit are counted "
        "twice. The usual cause is a case opened twice, or a person who moved between two offices.",
    ),
    gjor=T(
        "Slå sammen sakene i fagsystemet, eller rett fødselsnummeret der det er feil.",
        "Slå saman sakene i fagsystemet, eller rett fødselsnummeret der det er feil.",
        "Merge the cases in the case-work system, or correct the number where it is wrong.",
    ),
    avvik_naar=like.flere,
    melding=T(
        "Fødselsnummeret i journal {journal} står på {antall} linjer. Andre journalnumre: {andre}.",
        "Fødselsnummeret i journal {journal} står på {antall} linjer. Andre journalnummer: {andre}.",
        "The identity number in journal {journal} is on {antall} lines. Other journal numbers: "
        "{andre}.",
    ),
    vis={
        "journal": f.PERSON_JOURNALNR,
        "antall": like.antall,
        "andre": like.andre(f.PERSON_JOURNALNR),
    },
)
