"""K05  Fødselsnummer.

Kilde: regeltabellene, K05. I 2022 teller bare kontrollsifrene. Fra 2023 godtas også et
nummer laget av fødselsdato og 00100, 00200 eller 99999. Advarsel til og med 2023, deretter feil.
"""

from kostra.kontroll import Grad, Regel, T, Variant, per_aar
from kostra.regler.felles.begreper import fnr

gyldig = per_aar({2022: fnr.mod11, 2023: fnr.er_fnr})

REGEL = Regel(
    id="K05",
    tittel=T("Fødselsnummer", "Fødselsnummer", "National identity number"),
    grad=per_aar({2022: Grad.WARNING, 2024: Grad.ERROR}),
    hvorfor=T(
        "Nummeret brukes til å regne ut alder og til å koble opplysningene til andre registre. "
        "Vanlige feil er to sifre som har byttet plass, eller et siffer som mangler.",
        "Nummeret blir brukt til å rekne ut alder og til å kople opplysningane til andre register. "
        "Vanlege feil er to siffer som har bytt plass, eller eit siffer som manglar.",
        "The number is used to work out the age and to link with other registers. Usual slips are "
        "two digits that have changed places, or a digit that is missing.",
    ),
    gjor=T(
        "Hent nummeret fra folkeregisteret, og rett det i fagsystemet.",
        "Hent nummeret frå folkeregisteret, og rett det i fagsystemet.",
        "Get the number from the population register, and correct it in the case-work system.",
    ),
    varianter=(
        Variant(
            fnr.blank & ~gyldig,
            T(
                "Fødselsnummer eller d-nummer mangler.",
                "Fødselsnummer eller d-nummer manglar.",
                "The national identity number or D number is missing.",
            ),
        ),
        Variant(
            ~fnr.blank & ~gyldig,
            T(
                "Fødselsnummeret eller d-nummeret er ikke gyldig. Det skal ha 11 siffer, og de to "
                "siste skal stemme med de andre.",
                "Fødselsnummeret eller d-nummeret er ikkje gyldig. Det skal ha 11 siffer, og dei "
                "to siste skal stemme med dei andre.",
                "The national identity number or D number is not valid. It must have 11 digits, "
                "and the last two must fit the others.",
            ),
        ),
    ),
)
