"""K27  Stønadssum mangler.

Kilde: regeltabellen for 11F, K27. Tomt felt og tekst som ikke er et tall, teller som 0. Lik alle år.
"""

from kostra.kontroll import Grad, Regel, T, f
from kostra.regler.sosialhjelp.begreper import noe_utbetalt

REGEL = Regel(
    id="K27",
    tittel=T("Stønadssum mangler", "Stønadssum manglar", "Benefit amount is missing"),
    grad=Grad.ERROR,
    hvorfor=T(
        "Beløpene går inn i det kommunen har betalt i sosialhjelp. Vanligst er at de ikke er "
        "overført fra økonomisystemet, eller at de er skrevet med annet enn sifre.",
        "Beløpa går inn i det kommunen har betalt i sosialhjelp. Vanlegast er at dei ikkje er "
        "overførte frå økonomisystemet, eller at dei er skrivne med anna enn siffer.",
        "The amounts are part of what the municipality has paid. Usually they weren't transferred "
        "from the accounts, or they are written with other characters than digits.",
    ),
    gjor=T(
        "Skriv bidraget og lånet mottakeren fikk i året, i hele kroner og bare med sifre.",
        "Skriv bidraget og lånet mottakaren fekk i året, i heile kroner og berre med siffer.",
        "Enter the grants and loans paid in the year, in whole kroner and with digits only.",
    ),
    avvik_naar=~noe_utbetalt,
    melding=T(
        "Verken bidrag eller lån er over 0. Bidrag er {bidrag}, og lån er {laan}.",
        "Verken bidrag eller lån er over 0. Bidrag er {bidrag}, og lån er {laan}.",
        "Neither grants nor loans are above 0. Grants are {bidrag}, and loans are {laan}.",
    ),
    vis={"bidrag": f.BIDRAG, "laan": f.LAAN},
)
