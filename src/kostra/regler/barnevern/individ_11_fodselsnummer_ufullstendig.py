"""INDIVID_11  Fødselsnummeret er ufullstendig.

Kilde: regeltabellen for 15F, Individ Kontroll 11. Gjelder også alle som bare har DUF-nummer, og
numre som er laget av fødselsdato og 00100, 00200 eller 99999.
"""

from kostra.kontroll import Grad, Regel, T, Variant
from kostra.regler.barnevern.begreper import fnr, fnr_tomt

REGEL = Regel(
    id="INDIVID_11",
    tittel=T(
        "Fødselsnummeret er ufullstendig",
        "Fødselsnummeret er ufullstendig",
        "The identity number is incomplete",
    ),
    grad=Grad.WARNING,
    hvorfor=T(
        "Uten et fullstendig fødselsnummer kan ikke opplysningene kobles til andre registre. Det "
        "er ikke galt når personen ikke har fått fødselsnummer eller d-nummer.",
        "Utan eit fullstendig fødselsnummer kan ikkje opplysningane koplast til andre register. "
        "Det er ikkje gale når personen ikkje har fått fødselsnummer eller d-nummer.",
        "Without a complete identity number the information can't be linked with other registers. "
        "It isn't wrong when the person has not got an identity number or D number.",
    ),
    gjor=T(
        "Hent nummeret fra folkeregisteret hvis personen har fått det. Ellers kan filen sendes "
        "som den er.",
        "Hent nummeret frå folkeregisteret viss personen har fått det. Elles kan fila sendast som "
        "ho er.",
        "Get the number from the population register if the person has one. Otherwise the file "
        "can be sent as it is.",
    ),
    varianter=(
        Variant(
            fnr_tomt,
            T(
                "Fødselsnummer mangler.",
                "Fødselsnummer manglar.",
                "The national identity number is missing.",
            ),
        ),
        Variant(
            ~fnr_tomt & ~fnr.mod11,
            T(
                "Fødselsnummeret er ikke fullstendig: kontrollsifrene stemmer ikke.",
                "Fødselsnummeret er ikkje fullstendig: kontrollsiffera stemmer ikkje.",
                "The national identity number is not complete: the control digits don't fit.",
            ),
        ),
    ),
)
