"""INDIVID_03  Personen kan ikke identifiseres.

Kilde: regeltabellen for 15F, Individ Kontroll 03. Et fødselsnummer som er oppgitt, men tomt, er
feil, og da ses ikke DUF-nummeret på.
"""

from kostra.kontroll import Grad, Regel, T, Variant
from kostra.regler.barnevern.begreper import duf, fnr, fnr_gyldig

_DUF_GJOR = T(
    "Hent DUF-nummeret fra utlendingsmyndighetene, eller skriv fødselsnummeret hvis personen har "
    "fått det.",
    "Hent DUF-nummeret frå utlendingsstyresmaktene, eller skriv fødselsnummeret viss personen har "
    "fått det.",
    "Get the DUF number from the immigration authorities, or enter the national identity number "
    "if the person has got one.",
)

REGEL = Regel(
    id="INDIVID_03",
    tittel=T(
        "Personen kan ikke identifiseres",
        "Personen kan ikkje identifiserast",
        "The person can't be identified",
    ),
    grad=Grad.ERROR,
    hvorfor=T(
        "Uten et gyldig nummer kan ikke SSB vite hvem opplysningene gjelder, og personen kan bli "
        "talt to ganger. Vanlige feil er to sifre som har byttet plass, eller at nummeret ikke er "
        "kommet inn i fagsystemet.",
        "Utan eit gyldig nummer kan ikkje SSB vite kven opplysningane gjeld, og personen kan bli "
        "talt to gonger. Vanlege feil er to siffer som har bytt plass, eller at nummeret ikkje er "
        "komme inn i fagsystemet.",
        "Without a valid number Statistics Norway can't tell who the information is about, and "
        "the person may be counted twice. Usual slips are two digits that have changed places, or "
        "a number that was never entered.",
    ),
    gjor=T(
        "Hent nummeret fra folkeregisteret, og rett det i fagsystemet.",
        "Hent nummeret frå folkeregisteret, og rett det i fagsystemet.",
        "Get the number from the population register, and correct it in the case-work system.",
    ),
    varianter=(
        Variant(
            fnr.oppgitt & ~fnr_gyldig,
            T(
                "Fødselsnummeret er tomt eller feil, så personen kan ikke identifiseres.",
                "Fødselsnummeret er tomt eller feil, så personen kan ikkje identifiserast.",
                "The national identity number is empty or wrong, so the person can't be "
                "identified.",
            ),
        ),
        Variant(
            ~fnr.oppgitt & duf.oppgitt & ~duf.er_duf,
            T(
                "DUF-nummeret er tomt eller feil, så personen kan ikke identifiseres.",
                "DUF-nummeret er tomt eller feil, så personen kan ikkje identifiserast.",
                "The DUF number is empty or wrong, so the person can't be identified.",
            ),
            gjor=_DUF_GJOR,
        ),
        Variant(
            ~fnr.oppgitt & ~duf.oppgitt,
            T(
                "Både fødselsnummer og DUF-nummer mangler, så personen kan ikke identifiseres.",
                "Både fødselsnummer og DUF-nummer manglar, så personen kan ikkje identifiserast.",
                "Both national identity number and DUF number are missing, so the person can't be "
                "identified.",
            ),
            gjor=T(
                "Skriv fødselsnummeret i fagsystemet, eller DUF-nummeret for en som ikke har det.",
                "Skriv fødselsnummeret i fagsystemet, eller DUF-nummeret for ein som ikkje har "
                "det.",
                "Enter the national identity number in the case-work system, or the DUF number of "
                "someone without it.",
            ),
        ),
    ),
)
