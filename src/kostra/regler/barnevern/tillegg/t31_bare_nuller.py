"""T31  Fødselsnummer med bare nuller.

Elleve nuller har kontrollsifre som stemmer, så INDIVID_03 godtar dem.
"""

from kostra.kontroll import Grad, Regel, T
from kostra.regler.barnevern.begreper import bare_nuller

REGEL = Regel(
    id="T31",
    tittel=T(
        "Fødselsnummer med bare nuller",
        "Fødselsnummer med berre nullar",
        "Identity number of zeros only",
    ),
    grad=Grad.WARNING,
    hvorfor=T(
        "Nullene er satt inn fordi nummeret manglet, men regnes som et gyldig nummer. Personen "
        "kan ikke kobles til andre registre, og alderen er ukjent.",
        "Nullane er sette inn fordi nummeret mangla, men er rekna som eit gyldig nummer. Personen "
        "kan ikkje koplast til andre register, og alderen er ukjend.",
        "The zeros stand for a missing number, but count as a valid one. The person can't be "
        "linked with other registers, and the age is unknown.",
    ),
    gjor=T(
        "Hent nummeret fra folkeregisteret, og rett det i fagsystemet.",
        "Hent nummeret frå folkeregisteret, og rett det i fagsystemet.",
        "Get the number from the population register, and correct it in the case-work system.",
    ),
    avvik_naar=bare_nuller,
    melding=T(
        "Fødselsnummeret består bare av nuller.",
        "Fødselsnummeret er berre nullar.",
        "The identity number consists of zeros only.",
    ),
    tillegg=True,
)
