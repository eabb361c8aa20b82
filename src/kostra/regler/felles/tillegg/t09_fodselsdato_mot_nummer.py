"""T09  Fødselsdato og fødselsnummer er ulike.

Ingen K-kontroll sammenlikner dem. Fra 2025, da fødselsdatoen ble et eget felt. Bare når nummeret er
gyldig (ellers slår K05 ut) og begge datoer er kjent. Datoene vises ikke: de er en del av nummeret.
"""

from kostra.kontroll import Grad, Regel, T, f, per_aar
from kostra.regler.felles.begreper import fnr

REGEL = Regel(
    id="T09",
    tittel=T(
        "Fødselsdato og fødselsnummer er ulike",
        "Fødselsdato og fødselsnummer er ulike",
        "Date of birth and identity number differ",
    ),
    grad=Grad.WARNING,
    hvorfor=T(
        "De to skal si det samme. Er de ulike, er enten datoen skrevet feil, eller nummeret er en "
        "annen persons, for eksempel et barns eller en partners.",
        "Dei to skal seie det same. Er dei ulike, er anten datoen skriven feil, eller nummeret er "
        "ein annan person sitt, til dømes eit barn eller ein partnar.",
        "The two must agree. Otherwise the date is a slip, or the number is someone else's, such "
        "as a child's or a partner's.",
    ),
    gjor=T(
        "Hent personen fra folkeregisteret på nytt, og rett det som er feil.",
        "Hent personen frå folkeregisteret på nytt, og rett det som er feil.",
        "Fetch the person from the population register again, and correct what is wrong.",
    ),
    avvik_naar=per_aar(
        {2022: None, 2025: fnr.er_fnr & (f.FODSELSDATO.dato() != fnr.fodselsdato())}
    ),
    melding=T(
        "Fødselsdatoen er en annen enn den i fødselsnummeret.",
        "Fødselsdatoen er ein annan enn den i fødselsnummeret.",
        "The date of birth is not the one in the identity number.",
    ),
    tillegg=True,
)
