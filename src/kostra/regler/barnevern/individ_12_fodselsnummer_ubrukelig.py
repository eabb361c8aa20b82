"""INDIVID_12  Fødselsnummeret kan ikke brukes.

Kilde: regeltabellen for 15F, Individ Kontroll 12. Kommer i tillegg til INDIVID_11, men ikke for
numre som er laget av en fødselsdato og 00100, 00200 eller 99999.
"""

from kostra.kontroll import Grad, Regel, T, Variant
from kostra.regler.barnevern.begreper import fnr, fnr_gyldig

REGEL = Regel(
    id="INDIVID_12",
    tittel=T(
        "Fødselsnummeret kan ikke brukes",
        "Fødselsnummeret kan ikkje brukast",
        "The identity number can't be used",
    ),
    grad=Grad.WARNING,
    hvorfor=T(
        "Alderen leses av fødselsnummeret, og uten den kan ikke alderskontrollene brukes. Det er "
        "ikke galt når personen bare har DUF-nummer.",
        "Alderen blir lesen av fødselsnummeret, og utan han kan ikkje alderskontrollane brukast. "
        "Det er ikkje gale når personen berre har DUF-nummer.",
        "The age is read from the identity number, and without it the age controls can't be used. "
        "It isn't wrong when the person has a DUF number only.",
    ),
    gjor=T(
        "Hent nummeret fra folkeregisteret. Har ikke personen noe, kan det lages av fødselsdatoen "
        "med seks sifre og 00100, 00200 eller 99999.",
        "Hent nummeret frå folkeregisteret. Har ikkje personen noko, kan det lagast av "
        "fødselsdatoen med seks siffer og 00100, 00200 eller 99999.",
        "Get the number from the population register. If the person has none, it can be made of "
        "the birth date with six digits and 00100, 00200 or 99999.",
    ),
    varianter=(
        Variant(
            ~fnr.oppgitt,
            T(
                "Fødselsnummer mangler, så alderen er ukjent.",
                "Fødselsnummer manglar, så alderen er ukjend.",
                "The national identity number is missing, so the age is unknown.",
            ),
        ),
        Variant(
            fnr.oppgitt & ~fnr_gyldig,
            T(
                "Fødselsnummeret er tomt eller feil og kan ikke brukes.",
                "Fødselsnummeret er tomt eller feil og kan ikkje brukast.",
                "The national identity number is empty or wrong and can't be used.",
            ),
        ),
    ),
)
