"""K20  Program i annen kommune, kommunenummer.

Kilde: regeltabellen for 11CF, K20. Årets kommuneliste gjelder; 9999 (uoppgitt) er med fra 2025.
"""

from kostra.kontroll import Grad, Regel, T, f, p

REGEL = Regel(
    id="K20",
    tittel=T(
        "Program i annen kommune, kommunenummer",
        "Program i annan kommune, kommunenummer",
        "Programme in another municipality, number",
    ),
    grad=Grad.ERROR,
    hvorfor=T(
        "Nummeret kobler deltakeren til programmet i den forrige kommunen. Vanligst er at det ikke "
        "er fylt ut, eller at det gikk ut ved en kommuneendring.",
        "Nummeret koplar deltakaren til programmet i den førre kommunen. Vanlegast er at det ikkje "
        "er fylt ut, eller at det gjekk ut ved ei kommuneendring.",
        "The number links the participant to the programme in the previous municipality. Usually "
        "it wasn't filled in, or it went out of use in a municipal reform.",
    ),
    gjor=T(
        "Velg kommunen deltakeren kom fra, eller endre svaret til nei.",
        "Vel kommunen deltakaren kom frå, eller endre svaret til nei.",
        "Choose the municipality the participant came from, or change the answer to no.",
    ),
    gjelder=f.KVP_KOMM == "1",
    avvik_naar=~f.KOMMNR_KVP_KOMM.finnes,
    melding=T(
        "Deltakeren kom fra program i en annen kommune, men kommunenummeret er {nummer}. Ventet et "
        "nummer fra kommunelisten for {aar}.",
        "Deltakaren kom frå program i ein annan kommune, men kommunenummeret er {nummer}. Venta "
        "eit nummer frå kommunelista for {aar}.",
        "The participant came from a programme in another municipality, but its number is "
        "{nummer}. It must be in the list of municipalities for {aar}.",
    ),
    vis={"nummer": f.KOMMNR_KVP_KOMM, "aar": p.aar},
)
